"""Between the log's rows and the core's facts: reading the log, what one reader may see of it, and the course of that."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import NamedTuple

from rumbo import __version__
from rumbo.course import Background, Course, Fact, Measure, Treatment, lay_out
from rumbo.course.facts import decode_fact
from rumbo.course.log import in_force
from rumbo.guide.plain import called, plain
from rumbo.records import link
from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story import doors
from rumbo.web.story.access import Here
from rumbo.web.story.models import Record
from rumbo.words import Message, Sayable

# The order in which facts are listed: what the story turns on first.
KINDS = (
    "Diagnosis",
    "Status",
    "Finding",
    "Treatment",
    "Biomarker",
    "Measure",
    "Illness",
    "Relative",
    "Symptom",
    "Background",
)
MANY = 4  # times, from which on they are folded under one name
_KEPT = 16
_courses: OrderedDict[tuple[object, ...], Course] = OrderedDict()
_guard = Lock()


class FactLine(NamedTuple):
    """Facts that are listed together: one by itself, or several of one name."""

    name: Sayable | None
    facts: list[tuple[Message, Fact]]


def log_of(story: Story) -> tuple[Fact, ...]:
    """Every fact of a story's log, in the order it was written."""
    return tuple(decode_fact(body) for body in sealed_values(story.fact_rows, "body"))


def visible_log(here: Here) -> tuple[Fact, ...]:
    """The part of the log that this reader may see now, in the order it was written."""
    log = log_of(here.story)
    shows = _shown_to(here, log)
    return tuple(fact for fact in log if shows(fact))


def visible_to(here: Here) -> tuple[Fact, ...]:
    """The facts in force that this reader may see now: nothing from a record whose door they have not opened.

    What stands behind a closed door changes nothing before it: a fact that one there replaces is still in force here.
    """
    return tuple(link(in_force(visible_log(here))))


def open_to_all(here: Here) -> tuple[Fact, ...]:
    """The facts in force that stand behind no door: the same for every reader, whatever each of them has looked at."""
    log = log_of(here.story)
    shows = _shown(log, seen=doors.Seen(frozenset(), ()), brought=_brought_by(here))
    return tuple(link(in_force(tuple(fact for fact in log if shows(fact)))))


def visible_in(here: Here, record_sha256: str) -> tuple[Fact, ...]:
    """The facts in force that one record gave, as far as this reader's door to it is open."""
    brought = _brought_by(here)
    return tuple(fact for fact in visible_to(here) if record_sha256 in _records_of(fact, brought))


def by_kind(facts: Iterable[Fact]) -> list[tuple[str, list[FactLine]]]:
    """Facts in plain words under the kind of statement they make; within it in order of time, the undated last.

    Where one medicine or measurement stands there many times, its facts stand together under its name.
    """
    ordered = sorted(facts, key=_in_order_of_time)
    groups = [(kind, [fact for fact in ordered if type(fact.says).__name__ == kind]) for kind in KINDS]
    return [(kind, _together(found)) for kind, found in groups if found]


def _together(facts: list[Fact]) -> list[FactLine]:
    named: dict[str, list[Fact]] = {}
    for fact in facts:
        named.setdefault(_repeated_name(fact) or fact.id, []).append(fact)
    return [
        FactLine(
            name=called(same[0].says) if len(same) >= MANY and isinstance(same[0].says, Treatment | Measure) else None,
            facts=[(plain(fact.statement), fact) for fact in same],
        )
        for same in named.values()
    ]


def _repeated_name(fact: Fact) -> str:
    """What a fact shares with those it stands together with; nothing for what stands alone."""
    says = fact.statement
    if isinstance(says, Treatment):
        return f"{says.modality} {says.name.casefold()}" if says.given and says.until is None else ""
    return says.name.casefold() if isinstance(says, Measure) else ""


def _in_order_of_time(fact: Fact) -> tuple[bool, str]:
    on = getattr(fact.says, "on", None)
    return on is None, on.iso if on else ""


def _shown_to(here: Here, log: Sequence[Fact]) -> Callable[[Fact], bool]:
    """Which facts a reader may see: nothing of a closed record, nor what another reader put in the place of such a fact.

    What they wrote themselves is theirs to see, whatever it replaced.
    """
    return _shown(log, seen=doors.seen_by(here), brought=_brought_by(here), me=str(here.reader.pk))


def _shown(
    log: Sequence[Fact], *, seen: doors.Seen, brought: Mapping[str, str], me: str | None = None
) -> Callable[[Fact], bool]:
    by_id = {fact.id: fact for fact in log}

    def shows(fact: Fact) -> bool:
        while seen.shows(fact, behind=doors.record_of(fact, brought_by=brought)):
            before = by_id.get(fact.supersedes or "")
            if before is None or (fact.source is None and fact.by == me):
                return True
            fact = before
        return False

    return shows


def _brought_by(here: Here) -> dict[str, str]:
    """Which facts file brought a fact: its door stands before whatever it holds, also before what somebody once told."""
    rows = here.story.fact_rows.filter(record__format="rumbo-facts").select_related("record")
    return {row.fact_id: row.record.sha256 for row in rows if row.record}


def _records_of(fact: Fact, brought: Mapping[str, str]) -> tuple[str, ...]:
    """The records a fact may be looked up in: the one it was read in, then the facts file that brought it."""
    read_in = fact.source.record if fact.source else ""
    return tuple(filter(None, (read_in, brought.get(fact.id))))


def course_of(here: Here, *, today: date) -> Course:
    """The course as this reader may see it. Computed from the facts; the last few are remembered in memory until a lock."""
    last = here.story.fact_rows.order_by("-id").values_list("id", flat=True).first()
    key = (here.story.pk, here.reader.pk, last, doors.seen_by(here), today, __version__)
    with _guard:
        if key in _courses:
            _courses.move_to_end(key)
            return _courses[key]
    course = lay_out(visible_to(here), today)
    with _guard:
        _courses[key] = course
        while len(_courses) > _KEPT:
            _courses.popitem(last=False)
    return course


def forget_courses() -> None:
    """Empty the memory of courses: at lock, revoke and erase."""
    with _guard:
        _courses.clear()


def find_fact(here: Here, fact_id: str) -> Fact | None:
    """A fact in force that this reader may see, or None."""
    return next((fact for fact in visible_to(here) if fact.id == fact_id), None)


def history_of(here: Here, fact: Fact) -> tuple[Fact, ...]:
    """What a fact replaced, the latest first."""
    log = log_of(here.story)
    by_id, shows = {each.id: each for each in log}, _shown_to(here, log)
    earlier: list[Fact] = []
    before = by_id.get(fact.supersedes or "")
    while before is not None and shows(before) and before not in earlier:
        earlier.append(before)
        before = by_id.get(before.supersedes or "")
    return tuple(earlier)


def taken_back(here: Here) -> tuple[tuple[str, Fact], ...]:
    """What was taken back and may be undone: the id of the fact that took it back, and what it took back."""
    facts = log_of(here.story)
    by_id = {fact.id: fact for fact in facts}
    undone = {fact.undoes for fact in facts}
    shows = _shown_to(here, facts)
    found = []
    for fact in reversed(facts):
        gone = by_id.get(fact.supersedes or "")
        if fact.says is None and fact.id not in undone and gone and gone.says and shows(gone):
            found.append((fact.id, gone))
    return tuple(found)


def may_undo(here: Here, fact_id: str) -> bool:
    """Whether a fact of the log changed another one, still counts, and concerns only what this reader may see."""
    log = log_of(here.story)
    by_id = {fact.id: fact for fact in log}
    change = by_id.get(fact_id)
    if change is None or not change.supersedes or any(fact.undoes == fact_id for fact in by_id.values()):
        return False
    changed = by_id.get(change.supersedes)
    return changed is None or changed.says is None or _shown_to(here, log)(changed)


def record_of(here: Here, fact: Fact) -> Record | None:
    """The record a fact came from."""
    kept = {record.sha256: record for record in here.story.records.all()}
    return next((kept[each] for each in _records_of(fact, _brought_by(here)) if each in kept), None)


def reader_of(here: Here, fact: Fact) -> Reader | None:
    """Who entered a fact, if they can still open the file."""
    row = here.story.fact_rows.select_related("by").filter(fact_id=fact.id).first()
    return row.by if row else None


def in_force_of(story: Story) -> tuple[Fact, ...]:
    """The facts in force of a story, whoever may see them. For what is decided, not for what is shown."""
    return in_force(log_of(story))


def name_of(here: Here) -> str:
    """What the person is called, as far as this reader may see, or nothing."""
    about = (fact.says for fact in visible_to(here))
    return next((says.words for says in about if isinstance(says, Background) and says.topic == "name"), "")
