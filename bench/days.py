"""How long the pages of day to day take over two years of daily logs: those of the invented person in examples/days.

The logs are sent as a browser sends them; each page is asked for on this computer, so a time is the server's and a little more.
"""

from __future__ import annotations

import runpy
from functools import partial

from figures import show_times, times_of
from own_site import Browser, empty_folder, running

from rumbo.guide.feeling.felt import Felt
from rumbo.web.example import find_examples

PAGES = ("", "?time=all", "new/", "all/", "since/")
RUNS = 21


def fields_of(felt: Felt) -> dict[str, str]:
    """A log as the fields of the page's form."""
    return {
        "on": felt.on.isoformat(),
        "covers": felt.covers,
        "temperature": felt.temperature.words.replace("°", "") if felt.temperature else "",
        "words": felt.words,
        **{f"f-{name}": str(strength) for name, strength in felt.strengths.items()},
    }


def main() -> None:
    """Send two years of logs, then time every page."""
    logs = list(runpy.run_path(str(find_examples() / "days" / "logs.py"))["two_years"]())
    with empty_folder() as folder, running(folder) as address:
        browser = Browser(address)
        browser.post("/en/file/protect/without/")
        for felt in logs:
            browser.post("/en/living/feeling/new/", **fields_of(felt))
        for page in PAGES:
            asked = partial(browser.get, f"/en/living/feeling/{page}")
            show_times(f"{len(logs)} logs: /living/feeling/{page}", times_of(asked, runs=RUNS))


if __name__ == "__main__":
    main()
