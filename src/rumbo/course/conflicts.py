"""What two facts disagree about, side by side. Who noticed it keeps what is in conflict from driving anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rumbo.course import operations
from rumbo.course.course import Claim, Conflict
from rumbo.course.facts import Biomarker, Diagnosis, Finding, KindWord, Status, Treatment
from rumbo.course.told import Told
from rumbo.oncology import PartialDate, Side
from rumbo.oncology.phrases import fold
from rumbo.words import Message, Text, both

_SIDES: dict[Side, str] = {
    "left": "course-side-left",
    "right": "course-side-right",
    "bilateral": "course-side-both",
    "midline": "course-side-middle",
}
_KINDS: dict[KindWord, str] = {
    "local": "course-kind-local",
    "regional": "course-kind-regional",
    "distant": "course-kind-distant",
    "mixed": "course-kind-mixed",
}


def side_of_cancer(cancer: str, name: Text, told: Iterable[Told[Diagnosis]]) -> Conflict:
    """Records give one tumour different sides."""
    claims = [(_said(Message(_SIDES[each.says.side])), each.fact.id) for each in told if each.says.side]
    return _conflict(f"side-{cancer}", Message("course-conflict-side", {"cancer": name}), claims)


def side_of_treatment(name: str, on: PartialDate | None, told: Iterable[Told[Treatment]]) -> Conflict:
    """Records give one operation or one course of radiation opposite sides."""
    sides = ((operations.side_told(each), each.fact.id) for each in told)
    claims = [(_said(Message(_SIDES[side])), fact) for side, fact in sides if side]
    about = Message("course-conflict-treatment-side", {"treatment": name})
    return _conflict(f"side-{_slug(name)}-{on or 'undated'}", about, claims)


def date_of_diagnosis(cancer: str, name: Text, told: Iterable[Told[Diagnosis]]) -> Conflict:
    """Records give one tumour dates of diagnosis that cannot both be right, and nothing else tells which is."""
    claims = [(_said(each.says.on), each.fact.id) for each in told if each.says.on]
    return _conflict(f"diagnosed-on-{cancer}", Message("course-conflict-diagnosed-on", {"cancer": name}), claims)


def given_or_not(name: str, told: Iterable[Told[Treatment]]) -> Conflict:
    """One record says a treatment was given, another says it never was."""
    claims = [
        (_said(Message("course-not-given" if each.says.given is False else "course-given")), each.fact.id)
        for each in told
        if each.says.given is not None
    ]
    return _conflict(f"given-{_slug(name)}", Message("course-conflict-given", {"treatment": name}), claims)


def result_of_biomarker(told: Sequence[Told[Biomarker]]) -> Conflict:
    """One biomarker, one day, positive and negative."""
    name, on = told[0].says.name, told[0].says.on
    claims = [(both(each.says.result.strip() or each.says.name), each.fact.id) for each in told]
    about = (
        Message("course-conflict-biomarker", {"name": name, "on": on})
        if on
        else Message("course-conflict-biomarker-undated", {"name": name})
    )
    return _conflict(f"biomarker-{_slug(name)}-{on or 'undated'}", about, claims)


def kind_said(on: PartialDate | None, told: Iterable[Told[Status]], *, cancer: str | None) -> Conflict:
    """Doctors gave one recurrence different kinds."""
    claims = [(_said(Message(_KINDS[each.says.said_kind])), each.fact.id) for each in told if each.says.said_kind]
    about = Message("course-conflict-kind", {"on": on}) if on else Message("course-conflict-kind-undated")
    return _conflict(f"kind-{cancer or 'unsaid'}-{on or 'undated'}", about, claims)


def of_origin(
    about: str,
    new: Iterable[Told[Diagnosis]],
    came_back: Iterable[Told[Finding] | Told[Status]],
) -> Conflict:
    """One record calls a tumour a cancer of its own, another calls it an earlier cancer that came back or spread."""
    claims = [(_said(Message("course-claim-new")), each.fact.id) for each in new]
    claims += [(_said(Message("course-claim-came-back")), each.fact.id) for each in came_back]
    return _conflict(f"same-or-new-{about}", Message("course-conflict-same-or-new"), claims)


def in_order(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts in a fixed order, one for each id."""
    by_id = {each.id: each for each in conflicts}
    return tuple(by_id[id_] for id_ in sorted(by_id))


def _conflict(id_: str, about: Message, claims: Iterable[tuple[Text, str]]) -> Conflict:
    ordered = sorted(claims, key=lambda claim: (claim[0].en, claim[1]))
    return Conflict(id=id_, about=about, claims=tuple(Claim(value=value, fact=fact) for value, fact in ordered))


def _said(value: Message | PartialDate | None) -> Text:
    assert value is not None  # noqa: S101 - callers leave out what is not said
    return Text(en=value.said("en"), es=value.said("es"))


def _slug(name: str) -> str:
    return "-".join(fold(name)) or "unnamed"
