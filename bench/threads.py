"""How long Today takes while a large file is being brought in, with 1, 2 and 4 threads of the one worker.

The load is bounded: one browser brings in the same file again and again, and another asks for Today.
"""

from __future__ import annotations

import threading
from pathlib import Path

from figures import show_times, times_of
from own_site import Browser, bring_in, empty_folder, running
from uploads import invented

from rumbo.web.example import WHO, find_examples

PAGES = 40
TODAY = "/en/"
LARGE_MB = 40


def prepared(address: str) -> Browser:
    """A browser in a file that holds one invented person's records, all doors open."""
    browser = Browser(address)
    browser.post("/en/file/protect/without/")
    for number, path in enumerate(sorted((find_examples() / WHO / "records").rglob("*.json")), start=1):
        bring_in(browser, path)
        page = f"/en/story/records/{number}/"
        while "progress" in browser.get(page):
            pass
        browser.post(f"{page}door/", answer="look")
    return browser


def keep_bringing(browser: Browser, large: Path, done: threading.Event) -> None:
    """Bring one file in again and again until told to stop."""
    while not done.is_set():
        bring_in(browser, large)


def main() -> None:
    """Measure Today alone and beside the slow page, for each number of threads."""
    for threads in (1, 2, 4):
        with empty_folder() as folder, running(folder, threads=threads) as address:
            browser = prepared(address)
            show_times(f"{threads} thread(s): Today alone", times_of(lambda: browser.get(TODAY), runs=PAGES))  # noqa: B023
            large = invented(LARGE_MB, folder.parent)
            show_times(f"{threads} thread(s): bringing in {LARGE_MB} MB", [bring_in(browser, large) for _ in range(5)])
            done = threading.Event()
            slow = threading.Thread(target=keep_bringing, args=(browser.copy(), large, done))
            slow.start()
            show_times(f"{threads} thread(s): Today beside it", times_of(lambda: browser.get(TODAY), runs=PAGES))  # noqa: B023
            done.set()
            slow.join()


if __name__ == "__main__":
    main()
