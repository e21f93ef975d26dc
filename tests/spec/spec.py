"""Reads the small tables of the manual: facts in, and the course they give, as lines a clinician can check."""

from __future__ import annotations

from rumbo.course import (
    Biomarker,
    Course,
    Diagnosis,
    Fact,
    Finding,
    Place,
    Source,
    Statement,
    Status,
    Treatment,
    lay_out,
    tell,
)
from rumbo.course.namings import free_times, name_returns
from rumbo.course.untold import untold_times
from rumbo.guide.choices.concerned import concerns_of, notes_on
from rumbo.guide.choices.considered import choices_for
from rumbo.oncology import MODALITIES, Icd10, IcdO3Morphology, PartialDate, find_site, read_side

TODAY = "2025-01-31"
STATUSES = {
    "clear": "no_evidence_of_disease",
    "remission": "remission",
    "stable": "stable",
    "grew": "progression",
    "came back": "recurrence",
}
FINDINGS = {"tumor": True, "no tumor": False, "suspicion": None}
KINDS = ("local", "regional", "distant", "mixed")
FOUND_BY = ("biopsy", "imaging", "exam", "marker")


def course(table: str, *, today: str = TODAY) -> Course:
    """The course of a table with the columns on | record | says | what | more. The first row names them."""
    return lay_out(facts(table), today)


def facts(table: str) -> list[Fact]:
    """The facts of a table."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [_fact(number, *row) for number, row in enumerate(rows[1:], start=1)]


def _fact(number: int, on: str, record: str, says: str, what: str, more: str) -> Fact:
    standing = "unsure" if "unsure" in more else "from_record"
    statement = _statement(says, what, [word.strip() for word in more.split(",") if word.strip()], on=on)
    return Fact(id=f"f{number:02}", says=statement, standing=standing, source=Source(record=record, quote=more))


def _statement(says: str, what: str, more: list[str], *, on: str) -> Statement:
    when = PartialDate.parse(on) if on else None
    if says == "cancer":
        return _diagnosis(what, more, on=when)
    if says in STATUSES:
        places = tuple(Place(words=each.strip()) for each in what.split("+") if each.strip())
        return Status(
            on=when,
            status=STATUSES[says],
            places=places,
            said_kind=_one_of(more, KINDS),
            suspected="suspected" in more,
            found_by=_one_of(more, FOUND_BY) or "not_said",
            cancer=_after(more, "of"),
        )
    if says in FINDINGS:
        return Finding(
            on=when,
            place=Place(words=what),
            tumour=FINDINGS[says],
            secondary="spread" in more,
            suspected=says == "suspicion",
            found_by=_one_of(more, FOUND_BY) or "not_said",
        )
    if says == "test":
        positive = {"positive": True, "negative": False}.get(more[0])
        return Biomarker(on=when, name=what, result=more[0], positive=positive)
    return _treatment(says, what, more, on=when)


def _diagnosis(what: str, more: list[str], *, on: PartialDate | None) -> Diagnosis:
    found = find_site(what)
    return Diagnosis(
        on=on,
        ref=_after(more, "ref") or "main",
        words=what,
        site=found.site if found and not _after(more, "code") else None,
        side=read_side(what),
        icd10=Icd10.find(_after(more, "code")),
        morphology=IcdO3Morphology.find(_after(more, "cells")),
        stage_words=_after(more, "stage") or "",
    )


def _treatment(says: str, what: str, more: list[str], *, on: PartialDate | None) -> Treatment:
    assert says in MODALITIES, says
    until = _after(more, "until")
    return Treatment(
        on=on,
        modality=says,
        name=what,
        until=PartialDate.parse(until) if until else None,
        given={"ordered": None, "not given": False}.get(_one_of(more, ("ordered", "not given")), True),
        ongoing="ongoing" in more,
        cancer=_after(more, "of"),
    )


def _one_of(more: list[str], words: tuple[str, ...]) -> str | None:
    return next((word for word in more if word in words), None)


def _after(more: list[str], label: str) -> str | None:
    return next((word.removeprefix(f"{label} ") for word in more if word.startswith(f"{label} ")), None)


def cancers(laid: Course) -> list[str]:
    """`id | found on | name`."""
    return [f"{each.id} | {_on(each.diagnosed_on)} | {each.name.en}" for each in laid.cancers]


def returns(laid: Course) -> list[str]:
    """`on | what it is called | places | kind, basis`, with a question mark for what is only suspected."""
    return [
        f"{_on(each.on)} | {each.called}{'?' if each.suspected else ''} | "
        f"{' + '.join(place.words for place in each.places) or '-'} | {each.kind.kind}, {each.kind.basis}"
        for each in laid.recurrences
    ]


def words_that_fit(laid: Course) -> list[str]:
    """`on | every word that fits, with the rule it fits by`, a question mark where the doctor is the one to ask."""
    return [
        f"{_on(each.back.on)} | {' or '.join(f'{word.called} ({word.why.id})' for word in each.words)}"
        f"{' ?' if each.is_unclear else ''}"
        for each in name_returns(laid)
    ]


def times_without_signs(laid: Course) -> list[str]:
    """`first to last day it was said | the return that ended it`."""
    return [f"{each.first} to {each.last} | {_on(each.ended_on)}" for each in free_times(laid)]


def treatments(laid: Course) -> list[str]:
    """`start to end | modality | name | given`."""
    given = {True: "given", False: "not given", None: "not settled"}
    return [
        f"{_on(each.start)} to {'now' if each.ongoing else _on(each.end)} | {each.modality} | {each.name} | "
        f"{given[each.given]}"
        for each in laid.treatments
    ]


def statuses(laid: Course) -> list[str]:
    """`on | status`."""
    return [f"{_on(each.on)} | {each.status}{'?' if each.suspected else ''}" for each in laid.statuses]


def intervals(laid: Course) -> list[str]:
    """`start to end | kind | days`."""
    return [f"{each.start} to {each.end} | {each.kind} | {each.days}" for each in laid.intervals]


def times_that_cannot_be_told(laid: Course) -> list[str]:
    """`until | kind | what is missing`."""
    return [f"{_on(each.until)} | {each.kind} | {each.missing.id}" for each in untold_times(laid)]


def lines_of_treatment(laid: Course) -> list[str]:
    """`number | start to end | drugs`."""
    return [
        f"{each.number} | {_on(each.start)} to {'now' if each.ongoing else _on(each.end)} | {', '.join(each.names)}"
        for each in laid.lines
    ]


def conflicts(laid: Course) -> list[str]:
    """`id | the values, side by side`."""
    return [f"{each.id} | {' / '.join(claim.value.en for claim in each.claims)}" for each in laid.conflicts]


def story(laid: Course) -> list[str]:
    """The story in English."""
    return [sentence.said("en") for sentence in tell(laid)]


def situations_shown(laid: Course) -> list[str]:
    """`cancer | the situations whose statements are shown | why every one is, or a dash`."""
    concerns = concerns_of(laid)
    why = [each.id.removeprefix("guide-choices-") for each in notes_on(laid, concerns=concerns)]
    return [
        f"{each.cancer.name.en} | {' + '.join(each.situations) or '-'} | {' + '.join(why) or '-'}" for each in concerns
    ]


def what_changes(laid: Course, choice: str) -> list[str]:
    """`choice | the treatments that change what is said of it`, and those that may have been given."""
    found = choices_for(laid).find(choice)
    assert found is not None
    told = [*(each.told for each in found.changes if each.told), *found.unsure]
    return [f"{choice} | {each.said('en')}" for each in dict.fromkeys(told)]


def openings(laid: Course, choice: str) -> list[str]:
    """`test | how far the story holds it`."""
    found = choices_for(laid).find(choice)
    assert found is not None
    return [f"{each.test.id} | {each.state}" for each in found.tests]


def _on(value: object) -> str:
    return "?" if value is None else str(value)
