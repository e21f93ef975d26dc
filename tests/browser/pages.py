"""Which pages there are: before there is a file, while it is locked, and of a whole story; and the addresses that are no page."""

from __future__ import annotations

from tests.browser.window import Window

EVENINGS = tuple(f"tonight/{situation}/" for situation in ("just_told", "waiting", "again", "scan", "helping"))
HELP = (
    "help/",
    "help/who-to-call/",
    "help/words/",
    "help/papers/",
    "help/outside/",
    "help/outside/cancercare/",
    "help/hard-sentences/",
    "help/hard-sentences/a-mother/",
)
BEFORE = (
    "", "begin/", *EVENINGS, *HELP, "help/explained/kinds-of-recurrence/", "opinions/how/", "parts/", "story/tell/name/",
    "file/protect/", "file/protect/without/", "file/restore/", "file/example/leave/",
)  # fmt: skip
LOCKED = ("file/open/", "file/open/with-recovery-key/", "help/who-to-call/", "tonight/again/", "file/restore/")
QUESTIONS = (
    "name", "c1.cancer", "c1.found", "c1.side", "c1.t1.kind", "c1.t1.name", "c1.t1.dates", "c1.t2.kind", "c1.t2.name", "c1.clear",
    "c1.clear-on", "c1.b1.back", "c1.b1.where", "c1.b1.when", "c1.b1.word", "c1.another", "now",
)  # fmt: skip
STORY = (
    "", "meaning/", "begin/", "story/", "story/everything/", "story/who-did-what/", "story/bring/", "story/bring/words/",
    "story/bring/portal/", "story/bring/portal/1/", "story/bring/portal/1/forget/", "story/bring/portal/back/", "story/records/",
    "story/records/1/",
    "story/records/1/door/", "story/records/1/review/", "story/records/1/remove/", "story/records/2/",
    "story/records/2/type/", "story/notebook/", "story/take/",
    *(f"story/facts/add/{kind}/" for kind in ("cancer", "treatment", "status", "test", "illness", "relative", "note")),
    *(f"story/tell/{key}/" for key in QUESTIONS), "questions/", "questions/visits/", "questions/pocket/",
    "questions/visits/new/", "questions/visits/interpreter/", "opinions/", "opinions/new/",
    "opinions/how/?state=NM", "opinions/packet/", "opinions/packet/file/", "choices/", "choices/chemotherapy/",
    "choices/side-by-side/",
    "choices/side-by-side/?choice=surgery&choice=palliative-care&choice=clinical-trial&choice=active-monitoring",
    "choices/cancers/breast/", "choices/named/new/", "trials/",
    "trials/?fit=probably_not&phase=PHASE3&near=Houston%2C+TX&within=300", "trials/new/", "trials/fetching/",
    "trials/NCT99990001/", "trials/NCT99990003/?near=Houston%2C+TX", "trials/NCT99990007/", "trials/saved/",
    "trials/saved/side-by-side/?trial=NCT99990001&trial=NCT99990003", *HELP,
    "living/barriers/", "living/barriers/check/", "living/barriers/about/transport/",
    "living/barriers/about/working/", "living/barriers/united-states/",
    "living/reading/", "living/reading/grief/", "living/reading/talking-with-children/", "living/caring/", "living/caring/check/",
    "living/long-view/", "living/long-view/add/", "living/long-view/scans/",
    "circle/", "circle/people/", "circle/people/new/",
    "living/", "living/feeling/", "living/feeling/new/", "living/feeling/all/", "living/feeling/since/",
    "living/effects/", "living/effects/steroids/", "living/effects/lasting/",
    "living/medicines/", "living/medicines/new/", "living/medicines/day/", "living/medicines/days/",
    "living/calendar/", "living/calendar/new/", "living/calendar/month/2027/3/",
    "living/waiting/", "living/waiting/new/",
    "circle/", "circle/needs/", "circle/needs/walk/", "circle/tasks/", "circle/tasks/new/",
    "story/learned/", "story/pace/", "choices/matters/", "choices/matters/hopes/", "choices/matters/how-much-to-know/",
    "choices/deciding/",
    "choices/deciding/new/", "choices/numbers/", "choices/numbers/end-of-life/", "choices/numbers/cure-or-control/",
    "help/card/", "file/", "file/recovery-key/",
    "file/passphrase/", "file/new-key/", "file/back-ups/", "file/restore/", "file/readers/", "file/readers/add/",
)  # fmt: skip
SHEETS = (
    "story/sheet/",
    "story/what-i-had/sheet/",
    "help/card/sheet/",
    "opinions/sheet/",
    "choices/side-by-side/sheet/?choice=surgery&choice=chemotherapy",
    "opinions/packet/cover/",
    "opinions/packet/letter/pathology/",
    "questions/visits/interpreter/sheet/",
    "choices/matters/sheet/",
    "living/barriers/sheet/?in=both",
    "living/long-view/sheet/",
    "living/feeling/since/sheet/",
    "living/medicines/sheet/",
    "trials/saved/sheet/?trial=NCT99990001&trial=NCT99990003&near=Houston%2C+TX",
    "help/papers/request/",
    "help/hard-sentences/sheet/",
    "help/hard-sentences/a-mother/sheet/",
    "file/recovery-key/sheet/",
    "tonight/just_told/sheet/",
)

# Addresses that are opened by other tests, or that never answer with a page.
NOT_HERE = {
    "leads on": {
        "root", "start", "story:tell", "story:tell-kept", "story:tell-finished", "story:portal-sign-in", "vault:example",
        "vault:held",
    },
    "a sheet or a file": {
        "living:calendar-file", "living:plan-file", "circle:task-file",
        "today:evening-sheet", "story:sheet", "story:treatments-sheet", "questions:sheet",
        "questions:visit-sheet", "questions:visit-summary",
        "questions:interpreter-sheet", "opinions:sheet", "choices:matters-sheet",
        "living:barriers-sheet", "choices:decision-sheet",
        "opinions:packet-cover", "opinions:packet-letter", "choices:sheet", "trials:sheet", "help:card-sheet",
        "living:feeling-sheet", "living:medicines-sheet", "living:long-view-sheet",
        "help:papers-request", "help:outside-sheet", "help:sentences-sheet", "help:sentence-sheet",
        "vault:recovery-sheet", "story:download", "story:how-to-open", "story:picture",
    },
    "a part of a page": {
        "story:suggestions", "living:medicine-names", "story:progress", "story:portal-progress", "trials:fetching-progress",
        "alive",
    },
    "a button": {
        "living:plan-skip", "living:plan-put-back", "living:plan-remove", "living:wait-ask", "living:wait-remove",
        "story:lengths", "story:cancel", "story:read-again", "story:claim", "story:take-back", "story:undo", "story:bring-notes",
        "story:notebook-remove", "questions:choose", "questions:leave-out", "questions:bring-back", "questions:move",
        "questions:visit-take-along", "questions:visit-begin", "questions:visit-finish", "questions:visit-remove",
        "questions:visit-ask-again", "questions:pocket-keep", "opinions:ask", "opinions:remove", "choices:remove", "choices:ask",
        "living:barriers-ask", "living:barriers-remove", "circle:needs-remove", "circle:task-move", "circle:task-remove",
        "choices:matters-agree", "choices:matters-apart", "choices:decision-aside", "choices:decision-ask",
        "choices:decision-remove", "choices:number-open",
        "choices:number-close", "choices:number-ask", "story:lesson-remove",
        "circle:member-stop", "circle:member-remove", "living:caring-erase", "living:caring-ask",
        "living:feeling-remove", "living:medicine-accept", "living:effects-ask", "living:medicine-stop", "living:medicine-again",
        "living:medicine-ask", "living:medicine-remove", "story:quiet", "story:go-on", "story:heard",
        "vault:lock", "vault:new-recovery-key", "vault:make-backup", "vault:backup-place", "vault:rename-reader",
        "vault:touch", "trials:fetching-begin", "trials:fetching-files", "trials:fetching-stop", "trials:ask", "trials:save",
        "trials:remove",
        "story:portal-ask", "story:portal-agree", "story:portal-fetch", "story:portal-fetch-again", "story:portal-stop",
    },
    "opened with a hospital's portal": {"portal-back"},
    "opened where something is planned": {
        "living:plan", "living:plan-change", "living:plan-again", "living:plan-end", "living:plan-day", "living:wait",
        "living:wait-change", "living:wait-came",
    },
    "opened where a task is": {
        "circle:task", "circle:task-change", "circle:task-again",
    },
    "opened with two readers": {"vault:remove-reader", "choices:matters-beside"},
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
        *(f"{fact}source/" for fact in _linked(window, "story/records/1/", "story/facts/")[:1]),
        *(
            page
            for which in ("what/", "hand/", "who/")
            for page in _linked(window, "opinions/", "opinions/", which)[:1]
        ),
        *(
            page.replace("/what/", f"/{step}/")
            for page in _linked(window, "opinions/", "opinions/", "what/")[:1]
            for step in ("dates", "choices", "days")
        ),
        *_of_visits(window),
        *(page for page in _linked(window, "choices/", "choices/named/") if page != "choices/named/new/"),
        *_linked(window, "story/learned/", "story/learned/")[:1],
        *(
            f"{log}{more}"
            for log in _linked(window, "living/feeling/", "living/feeling/")
            if log.count("-") == 4
            for more in ("", "change/")
        ),
        *(
            f"{medicine}{more}"
            for medicine in _linked(window, "living/medicines/", "living/medicines/")
            if medicine.count("-") == 4
            for more in ("", "change/")
        ),
        *_linked(window, "living/long-view/", "living/long-view/measured/")[:1],
        *(
            f"{decision}{part}"
            for decision in _linked(window, "choices/deciding/", "choices/deciding/")
            if decision != "choices/deciding/new/"
            for part in ("", "choices/", "means/", "decide/", "again/")
        ),
        *_linked(window, "trials/saved/", "trials/saved/")[:1],
        *(
            f"{member}{page}"
            for member in _linked(window, "circle/people/", "circle/people/")
            if member.count("-") == 4
            for page in ("", "change/", "shares/", "seen/")
        ),
        *(page for which in ("why/", "words/") for page in _linked(window, "questions/", "questions/", which)[:1]),
    )


def _of_visits(window: Window) -> tuple[str, ...]:
    """The pages of the visit to come, and of the one that is over."""
    known = ("questions/visits/new/", "questions/visits/interpreter/")
    to_come, over = (
        page for page in _linked(window, "questions/visits/", "questions/visits/") if page not in known
    )  # fmt: skip
    asked = f"{over}questions/1/"
    return (
        to_come, f"{to_come}about/", f"{to_come}pocket/", over, f"{over}pocket/bring/",
        f"{over}close/", f"{over}answers/", asked, f"{asked}fact/", f"{asked}fact/status/",
    )  # fmt: skip


def _linked(window: Window, page: str, begins: str, ends: str = "/") -> tuple[str, ...]:
    """The pages that a page links to, whose addresses begin and end in a way."""
    window.go(page)
    links = window.page.locator(f'main a[href^="/{window.lang}/{begins}"][href$="{ends}"]').all()
    return tuple((link.get_attribute("href") or "").removeprefix(f"/{window.lang}/") for link in links)
