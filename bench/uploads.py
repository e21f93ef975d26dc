"""How fast a large file is brought in through the site: sent, encrypted and on disk when the page answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from figures import show
from own_site import WORDS, Browser, bring_in, empty_folder, running

SIZES_MB = (10, 100)


def invented(size_mb: int, folder: Path) -> Path:
    """A file of about this size that no reader knows, so that only bringing in is measured."""
    path = folder / f"invented-{size_mb}.json"
    line = json.dumps({"note": "words that nobody wrote " * 40}).encode() + b"\n"
    path.write_bytes(line * (size_mb * 1_000_000 // len(line)))
    return path


def main() -> None:
    """Bring files of growing size in, or those that are named."""
    with empty_folder() as folder, running(folder) as address:
        browser = Browser(address)
        browser.post("/en/file/protect/", passphrase=WORDS, again=WORDS)
        named = [Path(each) for each in sys.argv[1:]]
        for path in named or [invented(size, folder.parent) for size in SIZES_MB]:
            seconds, size = bring_in(browser, path), path.stat().st_size / 1e6
            show(f"bring in {size:.0f} MB", size / seconds, "MB/s", f"{seconds:.2f} s")


if __name__ == "__main__":
    main()
