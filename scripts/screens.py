"""Takes a picture of every page and every sheet into build/screens/, in both languages, and the three pictures of the README.

It starts Rumbo on folders of its own: an empty one, one with a whole story, and the example.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import open_chromium  # noqa: E402 - found beside the sources only now
from tests.browser.pages import BEFORE, LOCKED, SHEETS, pages_of_story  # noqa: E402
from tests.browser.walks import lock, unlock, write_a_whole_story  # noqa: E402
from tests.browser.window import DESK, PHONE, Screen, Window  # noqa: E402
from tests.program import Program  # noqa: E402

SCREENS = ROOT / "build" / "screens"
README = ROOT / "docs" / "pictures"
SIZES = {"desk": (DESK, 1), "phone": (PHONE, 2)}
IN_THE_DARK = ("", "story/", "questions/", "help/who-to-call/", "story/records/1/door/")
LARGEST_PICTURE = 300_000
BOX = "part => part.getBoundingClientRect().toJSON()"
BEGIN, END = {"en": ".top", "es": ".where"}, {"en": ".trail-wide", "es": ".trail-narrow"}
# The example says that it is one, which the README's reader knows; and the phone's trail is shown as it is when opened.
WITHOUT_ITS_NOTE = "document.querySelector('.example').remove(); document.querySelector('.trail-narrow').open = true"


def name_of(path: str) -> str:
    """A file name for a page: its address, without ids."""
    words = re.sub(r"[0-9a-f]{32,}|[0-9a-f-]{36}", "one", path.partition("?")[0]).strip("/").replace("/", "-")
    return words or "first"


def take(window: Window, paths: Sequence[str], folder: Path) -> None:
    """A picture of each page, from top to bottom."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        window.go(path)
        window.page.screenshot(path=folder / f"{name_of(path)}.png", full_page=True)


def take_dark(window: Window, folder: Path) -> None:
    """The five main pages in the dark."""
    window.page.emulate_media(color_scheme="dark")
    take(window, IN_THE_DARK, folder)
    window.page.emulate_media(color_scheme="light")


def take_sheets(window: Window, folder: Path) -> None:
    """Every page of every sheet, in this language and in both."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in SHEETS:
        for wanted in (window.lang, "both"):
            pdf = window.context.request.get(f"{window.base}/{window.lang}/{path}?in={wanted}").body()
            draw(pdf, folder / f"{name_of(path)}-{wanted}")
    for wanted in (window.lang, "both"):
        draw(questions_sheet(window, wanted), folder / f"questions-{wanted}")


def questions_sheet(window: Window, wanted: str) -> bytes:
    """The sheet of questions in a language."""
    window.go("questions/")
    window.choose(wanted, field="languages")
    return window.send('main form[action$="/questions/sheet/"]')


def draw(pdf: bytes, begin: Path) -> None:
    """The pages of a sheet as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            page.render(scale=1.5).to_pil().save(f"{begin}-{number}.png")


def take_all(browser: Browser, program: Program, home: Path, lang: str) -> None:
    """All pictures in one language: before there is a file, of a whole story, and of the locked file."""
    for size, (screen, scale) in SIZES.items():
        window = come_in(browser, program, lang, screen, scale)
        take(window, BEFORE, SCREENS / f"{lang}-{size}-before")
        window.close()
    with Program(home) as whole:
        for size, (screen, scale) in SIZES.items():
            window = come_in(browser, whole, lang, screen, scale)
            take(window, LOCKED, SCREENS / f"{lang}-{size}-locked")
            window.go("")
            unlock(window)
            take(window, pages_of_story(window), SCREENS / f"{lang}-{size}")
            take_dark(window, SCREENS / f"{lang}-{size}-dark")
            if size == "desk":
                take_sheets(window, SCREENS / f"{lang}-sheets")
            lock(window)
            window.close()


def come_in(browser: Browser, program: Program, lang: str, screen: Screen, scale: int = 1) -> Window:
    """A window that came in by the printed address."""
    window = Window(browser, base=program.base, lang=lang, screen=screen, scale=scale)
    window.page.goto(f"{program.address}&lang={lang}")
    return window


def take_for_readme(browser: Browser, example: Program) -> None:
    """The three pictures of the README, from the example."""
    README.mkdir(parents=True, exist_ok=True)
    for name, lang, screen, scale in (("today-desk-en", "en", DESK, 1), ("today-phone-es", "es", PHONE, 2)):
        window = come_in(browser, example, lang, screen, scale)
        window.go("")
        if lang == "en":
            draw(questions_sheet(window, "both"), README / "questions-sheet")
            window.go("")
        window.page.evaluate(WITHOUT_ITS_NOTE)
        begin, end = (window.page.locator(which[lang]).evaluate(BOX) for which in (BEGIN, END))
        clip = {
            "x": 0,
            "y": max(0, begin["y"] - 24),
            "width": screen.width,
            "height": end["y"] + end["height"] - begin["y"] + 48,
        }
        window.page.screenshot(path=README / f"{name}.png", full_page=True, clip=clip)
        window.close()
    (README / "questions-sheet-1.png").replace(README / "questions-sheet.png")
    for more in README.glob("questions-sheet-*.png"):
        more.unlink()
    for picture in README.glob("*.png"):
        make_small(picture)


def make_small(picture: Path) -> None:
    """Fewer colours, until a picture is small enough for a page that many people load."""
    Image.open(picture).convert("RGB").quantize(128).save(picture, optimize=True)
    if picture.stat().st_size > LARGEST_PICTURE:
        sys.exit(f"{picture.name} is too large for the README: {picture.stat().st_size} bytes")


def main() -> None:
    """Take all pictures, and list them."""
    shutil.rmtree(SCREENS, ignore_errors=True)
    with tempfile.TemporaryDirectory() as made, open_chromium() as browser:
        place = Path(made)
        with Program(place / "marisol") as program:
            window = come_in(browser, program, "en", DESK)
            write_a_whole_story(window)
            window.close()
        with Program(place / "empty") as empty:
            for lang in ("en", "es"):
                take_all(browser, empty, place / "marisol", lang)
        with Program(place / "example", arguments=("--demo",)) as example:
            take_for_readme(browser, example)
    for picture in (*sorted(SCREENS.rglob("*.png")), *sorted(README.glob("*.png"))):
        print(picture.relative_to(ROOT))


if __name__ == "__main__":
    main()
