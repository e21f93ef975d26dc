"""Takes a picture of every page and every sheet, in both languages, on a desk and on a phone, into build/screens/.

The program is started for real, an invented person's file is brought in through the pages, and every address that stands
for a page is opened. `--readme` also writes the three pictures of the README into docs/pictures/.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.program import MARISOLS_FILE, Program  # noqa: E402 - the folder of the checks is not a package of the program

OUT = ROOT / "build" / "screens"
PICTURES = ROOT / "docs" / "pictures"
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}

BEFORE = {
    "welcome": "", "tonight-just-told": "tonight/just_told/", "tonight-waiting": "tonight/waiting/",
    "tonight-again": "tonight/again/", "tonight-helping": "tonight/helping/", "who-to-call": "help/who-to-call/",
    "protect": "file/protect/", "without-passphrase": "file/protect/without/", "tell-name": "story/tell/name/",
}  # fmt: skip
AFTER = {
    "today": "", "story": "story/", "everything": "story/everything/", "records": "story/records/",
    "record": "story/records/1/", "door": "story/records/1/door/", "review": "story/records/1/review/",
    "remove-record": "story/records/1/remove/", "bring": "story/bring/", "journal": "story/who-did-what/",
    "notebook": "story/notebook/", "add-treatment": "story/facts/add/treatment/", "tell-cancer": "story/tell/c1.cancer/",
    "tell-found": "story/tell/c1.found/", "tell-treatment": "story/tell/c1.t1.kind/", "questions": "questions/",
    "help": "help/", "card": "help/card/", "words": "help/words/", "kinds": "help/explained/kinds-of-recurrence/",
    "same-or-new": "help/explained/same-or-new/", "file": "file/", "recovery-key": "file/recovery-key/",
    "passphrase": "file/passphrase/", "new-key": "file/new-key/", "back-ups": "file/back-ups/", "restore": "file/restore/",
    "readers": "file/readers/", "add-reader": "file/readers/add/", "missing": "story/nowhere/", "parts": "parts/",
}  # fmt: skip
SHEETS = {
    "sheet-story": "story/sheet/", "sheet-what-i-had": "story/what-i-had/sheet/", "sheet-tonight": "tonight/just_told/sheet/",
    "sheet-card": "help/card/sheet/", "sheet-recovery-key": "file/recovery-key/sheet/",
}  # fmt: skip
DARK = ("today", "story", "questions", "who-to-call", "tell-found")


@contextmanager
def context_of(
    browser: Browser, screen: str, lang: str, *, like: BrowserContext | None = None, dark: bool = False
) -> Iterator[Page]:
    """A page on one kind of screen, in the session of another one when given."""
    context = browser.new_context(
        viewport=SCREENS[screen], device_scale_factor=2 if screen == "phone" else 1, locale=lang,
        storage_state=like.storage_state() if like else None, color_scheme="dark" if dark else "light",
    )  # fmt: skip
    try:
        yield context.new_page()
    finally:
        context.close()


def take(page: Page, base: str, lang: str, screen: str, pages: dict[str, str], *, mark: str = "") -> None:
    """A picture of each page, whole."""
    for name, path in pages.items():
        page.goto(f"{base}/{lang}/{path}")
        page.screenshot(path=OUT / f"{name}-{screen}-{lang}{mark}.png", full_page=True)


def bring_in(page: Page, base: str, lang: str) -> None:
    """Go without a passphrase, bring in an invented person's file, and look."""
    page.goto(f"{base}/{lang}/file/protect/without/?next=/{lang}/story/bring/")
    page.click("main button[type=submit]")
    page.set_input_files("input[type=file]", str(MARISOLS_FILE))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/door/")
    page.screenshot(path=OUT / f"door-first-desk-{lang}.png", full_page=True)
    page.click("button[value=look]")
    page.goto(f"{base}/{lang}/?first=1")
    page.screenshot(path=OUT / f"today-first-desk-{lang}.png", full_page=True)


def print_sheets(page: Page, base: str, lang: str) -> None:
    """Every sheet, as the pages of its PDF."""
    for name, path in SHEETS.items():
        for languages in (lang, "both"):
            answer = page.context.request.get(f"{base}/{lang}/{path}?in={languages}")
            picture(answer.body(), OUT / f"{name}-{languages}.png")
    page.goto(f"{base}/{lang}/questions/")
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    for languages in (lang, "both"):
        form = {"csrfmiddlewaretoken": token, "languages": languages, "visit": "Dra. Ejemplo Ríos"}
        answer = page.context.request.post(
            f"{base}/{lang}/questions/sheet/", form=form, headers={"Origin": base, "Referer": page.url}
        )
        picture(answer.body(), OUT / f"sheet-questions-{languages}.png")


def picture(pdf: bytes, path: Path) -> None:
    """The pages of a PDF as pictures: the first under the name given, the others with their number."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, sheet in enumerate(document, start=1):
            target = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            sheet.render(scale=1.4).to_pil().save(target, optimize=True)


def pictures_in(browser: Browser, lang: str) -> None:
    """Everything in one language."""
    with tempfile.TemporaryDirectory(prefix="rumbo-screens-") as made, Program(Path(made) / "Rumbo") as program:
        base = program.base
        with context_of(browser, "desk", lang) as desk:
            desk.goto(f"{program.address}&lang={lang}")
            for screen in SCREENS:
                with context_of(browser, screen, lang, like=desk.context) as page:
                    take(page, base, lang, screen, BEFORE)
            bring_in(desk, base, lang)
            for screen in SCREENS:
                with context_of(browser, screen, lang, like=desk.context) as page:
                    take(page, base, lang, screen, AFTER)
                with context_of(browser, screen, lang, like=desk.context, dark=True) as page:
                    take(page, base, lang, screen, {name: {**BEFORE, **AFTER}[name] for name in DARK}, mark="-dark")
            print_sheets(desk, base, lang)


def for_the_readme() -> None:
    """The README's three pictures, small enough to load quickly."""
    from PIL import Image

    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, source, width, height in (
        ("today-desk-en", "today-first-desk-en", 1280, 620),
        ("today-phone-es", "today-phone-es", 390, 844),
        ("questions-sheet", "sheet-questions-both", 850, 1100),
    ):
        with Image.open(OUT / f"{source}.png") as image:
            scale = width / image.width
            small = image.convert("RGB").resize((width, round(image.height * scale)), Image.Resampling.LANCZOS)
            small.crop((0, 0, width, min(height, small.height))).quantize(96).save(
                PICTURES / f"{name}.png", optimize=True
            )


def main() -> None:
    """Take all pictures, and say how many there are."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    found = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for lang in ("en", "es"):
            pictures_in(browser, lang)
        browser.close()
    if "--readme" in sys.argv:
        for_the_readme()
    taken = sorted(path.name for path in OUT.iterdir())
    print("\n".join(taken), f"\n{len(taken)} pictures in build/screens")


if __name__ == "__main__":
    main()
