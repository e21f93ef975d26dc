"""Which pages there are: before there is a file, while it is locked, and of a whole story; and the addresses that are no page."""

from __future__ import annotations

from tests.browser.window import Window

EVENINGS = tuple(f"tonight/{situation}/" for situation in ("just_told", "waiting", "again", "helping"))
HELP = ("help/", "help/who-to-call/", "help/words/")
BEFORE = (
    "", "begin/", *EVENINGS, *HELP, "help/explained/kinds-of-recurrence/", "parts/", "story/tell/name/", "file/protect/",
    "file/protect/without/", "file/restore/", "file/example/leave/",
)  # fmt: skip
LOCKED = ("file/open/", "file/open/with-recovery-key/", "help/who-to-call/", "tonight/again/", "file/restore/")
QUESTIONS = (
    "name", "c1.cancer", "c1.found", "c1.side", "c1.t1.kind", "c1.t1.name", "c1.t1.dates", "c1.t2.kind", "c1.t2.name", "c1.clear",
    "c1.clear-on", "c1.b1.back", "c1.b1.where", "c1.b1.when", "c1.b1.word", "c1.another", "now",
)  # fmt: skip
STORY = (
    "", "begin/", "story/", "story/everything/", "story/who-did-what/", "story/bring/", "story/records/", "story/records/1/",
    "story/records/1/door/", "story/records/1/review/", "story/records/1/remove/", "story/notebook/",
    *(f"story/facts/add/{kind}/" for kind in ("cancer", "treatment", "status", "test", "illness", "relative", "note")),
    *(f"story/tell/{key}/" for key in QUESTIONS), "questions/", *HELP, "help/card/", "file/", "file/recovery-key/",
    "file/passphrase/", "file/new-key/", "file/back-ups/", "file/restore/", "file/readers/", "file/readers/add/",
)  # fmt: skip
SHEETS = (
    "story/sheet/",
    "story/what-i-had/sheet/",
    "help/card/sheet/",
    "file/recovery-key/sheet/",
    "tonight/just_told/sheet/",
)

# Addresses that are opened by other tests, or that never answer with a page.
NOT_HERE = {
    "root": "leads to the language", "start": "lets the browser in", "alive": "a sign of life, for a second start",
    "today:evening-sheet": "a sheet", "story:sheet": "a sheet", "story:treatments-sheet": "a sheet", "questions:sheet": "a sheet",
    "help:card-sheet": "a sheet", "vault:recovery-sheet": "a sheet", "story:lengths": "a button", "story:tell": "leads on",
    "story:tell-kept": "leads on", "story:tell-finished": "leads on", "story:suggestions": "a part of a page",
    "story:progress": "a part of a page", "story:cancel": "a button", "story:read-again": "a button", "story:claim": "a button",
    "story:download": "the record itself", "story:take-back": "a button", "story:undo": "a button", "story:notebook-remove": "a button",
    "questions:choose": "a button", "questions:leave-out": "a button", "questions:bring-back": "a button", "questions:move": "a button",
    "vault:lock": "a button", "vault:new-recovery-key": "a button", "vault:make-backup": "a button", "vault:backup-place": "a button",
    "vault:rename-reader": "a button", "vault:example": "leads to the example: test_example", "vault:held": "test_lock",
    "vault:remove-reader": "test_readers",
}  # fmt: skip


def pages_of_story(window: Window) -> tuple[str, ...]:
    """Every page of the story that is open in a window, one for each kind of thing in it."""
    return (
        *STORY,
        *_linked(window, "help/", "help/explained/"),
        *_linked(window, "story/", "story/disagree/"),
        *(
            f"{fact}{more}"
            for fact in _linked(window, "story/everything/", "story/facts/")[:1]
            for more in ("", "correct/")
        ),
        *(page for which in ("why/", "words/") for page in _linked(window, "questions/", "questions/", which)[:1]),
    )


def _linked(window: Window, page: str, begins: str, ends: str = "/") -> tuple[str, ...]:
    """The pages that a page links to, whose addresses begin and end in a way."""
    window.go(page)
    links = window.page.locator(f'main a[href^="/{window.lang}/{begins}"][href$="{ends}"]').all()
    return tuple((link.get_attribute("href") or "").removeprefix(f"/{window.lang}/") for link in links)
