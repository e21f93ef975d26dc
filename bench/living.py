"""How long the server takes for each page of day to day with two years of logs: those of the example (`examples/days`).

Pages are asked for within this process, through all middleware, of a file on disk; no network is in the figures. Beside the
clock stands the processor's time, which other programs on the machine lengthen less. A plain Django page, a table of the size
of the middle page and nothing else, is rendered in the same run, in turn with the others.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from figures import show
from own_site import empty_folder

BAR_MS = 50
PLAIN = "plain"
ROW = "<tr><th scope='row'>{{ each.on }}</th><td>{{ each.what }}</td><td>{{ each.words }}</td></tr>"


def pages_of(example: object) -> dict[str, str]:
    """Every page of day to day that can be looked at, by its name."""
    from django.urls import reverse

    from rumbo.guide.longview import substance_of

    found = {
        name: reverse(f"living:{name}")
        for name in (
            "living", "feeling", "feeling-log", "feeling-logs", "feeling-since", "medicines", "medicine-new", "medicine-day",
            "medicine-days", "calendar", "plan-add", "waits", "wait-new", "long-view", "long-view-add", "long-view-scans",
            "effects", "effects-lasting", "barriers", "barriers-check", "barriers-programs", "readings", "caring", "caring-check",
        )
    }  # fmt: skip
    story = example.story  # type: ignore[attr-defined]
    found["feeling, all two years"] = found["feeling"] + "?time=all"
    found["feeling-one"] = reverse("living:feeling-one", args=[story.kept_feelings.first().pk])
    found["feeling-change"] = reverse("living:feeling-change", args=[story.kept_feelings.first().pk])
    found["medicine"] = reverse("living:medicine", args=[story.kept_medicines.first().pk])
    found["plan"] = reverse("living:plan", args=[story.kept_plans.first().pk])
    found["wait"] = reverse("living:wait", args=[example.kept_waits.first().pk])  # type: ignore[attr-defined]
    for name in ("CA 15-3", "neutrophils"):
        found[f"one substance: {name}"] = reverse("living:long-view-measured", args=[substance_of(name).key])
    found["effects-one"] = reverse("living:effects-one", args=["targeted"])
    found["barriers-one"] = reverse("living:barriers-one", args=["transport"])
    found["Today"] = reverse("today:today")
    return found


def plain_page(size: int) -> Callable[[], object]:
    """A Django page that is a table of about so many bytes, rendered from values, without middleware and database."""
    from django.template import engines

    rows = [{"on": "2026-11-23", "what": "numb hands", "words": "a good morning, a long afternoon"}] * max(
        1, size // 110
    )
    page = engines["django"].from_string("<table>{% for each in rows %}" + ROW + "{% endfor %}</table>")
    return lambda: page.render({"rows": rows})


def measure(works: dict[str, Callable[[], object]], *, runs: int) -> dict[str, tuple[list[float], list[float]]]:
    """Seconds by the clock and of the processor for each, one after the other in turn, after two that do not count."""
    taken: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for number in range(runs + 2):
        for name, work in works.items():
            clock, busy = time.perf_counter(), time.process_time()
            work()
            if number > 1:
                taken[name][0].append(time.perf_counter() - clock)
                taken[name][1].append(time.process_time() - busy)
        gc.collect()
    return taken


def main() -> None:
    """Make the example, measure, and print a line for each page; ends with an error when one is over the bar."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=101)
    runs = arguments.parse_args().runs
    with empty_folder() as path:
        os.environ["RUMBO_HOME"] = str(path)
        slow = _measure_example(path, runs=runs)
    if slow:
        sys.exit(f"over {BAR_MS} ms of processor time in the middle: {', '.join(slow)}")


def _measure_example(path: Path, *, runs: int) -> list[str]:
    from rumbo.web import example
    from rumbo.web.vault.folder import VaultFolder

    example.fill(VaultFolder(path))
    from django.conf import settings
    from django.test import Client

    from rumbo.web.frame.doorkeeper import launch_cookie
    from rumbo.web.people.models import Reader

    settings.RUMBO_LAUNCH_TOKEN = "bench"  # noqa: S105 - of a folder that is thrown away
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.cookies[settings.RUMBO_LAUNCH_COOKIE] = launch_cookie()
    browser.get("/en/", follow=True)
    pages = pages_of(Reader.objects.get())
    sizes = {}
    for name, address in pages.items():
        shown = browser.get(address)
        if shown.status_code != 200:
            raise SystemExit(f"{address} was answered with {shown.status_code}")
        sizes[name] = len(shown.content)
    middle = int(statistics.median(sizes.values()))
    works = {name: lambda address=address: browser.get(address).content for name, address in pages.items()}
    taken = measure({PLAIN: plain_page(middle), **works}, runs=runs)
    sizes[PLAIN] = middle
    return [name for name, (clock, busy) in taken.items() if _show(name, clock, busy, sizes[name])]


def _show(name: str, clock: list[float], busy: list[float], size: int) -> bool:
    """Print a page's line; whether it is over the bar."""
    cpu = 1000 * statistics.median(busy)
    note = " ".join(
        f"{what} {1000 * value:.1f}"
        for what, value in (("p99", _p99(busy)), ("| clock median", statistics.median(clock)), ("p99", _p99(clock)))
    )
    show(f"{name} ({size // 1000} kB), processor time", cpu, "ms", note)
    return cpu > BAR_MS


def _p99(seconds: list[float]) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(0.99 * len(seconds)))]


if __name__ == "__main__":
    main()
