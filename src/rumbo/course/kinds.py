"""Local, regional or distant: the doctor's word when there is one, else the usual definition from the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from rumbo.course.course import Basis, Kind, KindReading
from rumbo.course.facts import KindWord
from rumbo.course.first_recurrence import RECURRED_TYPE_NOT_KNOWN, SYSTEMIC, code_of_places, code_of_word
from rumbo.course.kind_rules import KindRule, kind_rules, rule_of
from rumbo.oncology import IcdO3Site, Tumour
from rumbo.oncology.cancers import is_blood
from rumbo.oncology.places import PlaceReading, read_places
from rumbo.words import Message, both

KIND_WORDS: dict[KindWord, str] = {
    "local": "course-kind-local",
    "regional": "course-kind-regional",
    "distant": "course-kind-distant",
    "mixed": "course-kind-mixed",
}


@dataclass(frozen=True)
class _Placed:
    """One place of a recurrence: its words, how it lies, and the rule it falls under."""

    words: str
    reading: PlaceReading
    rule_id: str

    @property
    def rule(self) -> KindRule:
        return kind_rules()[self.rule_id]

    @property
    def is_unnamed_node(self) -> bool:
        return self.reading.node == "unsaid" and not self.reading.hints

    @property
    def reason(self) -> Message:
        place = self.reading.place or both(self.words)
        if self.rule_id == "authorities-differ":
            return Message(self.rule.reason, {"place": place, "kind": Message(_word(self.rule.kind))})
        return Message(self.rule.reason, {"place": place})


def kind_of_recurrence(primary: Tumour, place: str | Iterable[str], said: KindWord | None = None) -> KindReading:
    """Which kind of recurrence it is when `primary` comes back in `place`, and why.

    `place` is one place or several, in words of either language. `said` is the doctor's own word; it always wins. The
    definitions are NCI's: local in or near the place of the first cancer, regional in nearby lymph nodes or tissue,
    distant in organs or tissue far from it (cancer.gov, "Recurrent Cancer"); each rule with its source stands in
    content/course/kinds. Places of different kinds give `mixed`; no place, or one that says nothing, gives
    `not_known`, and so does a change that only a blood test shows. For leukaemia, lymphoma and myeloma these words do
    not fit (cancer.gov, PDQ summaries), and the kind stays `not_known`. What could be a new cancer (SEER Solid Tumor
    Rules) is flagged, never decided. Raises ValueError for a `said` that is no kind.

    >>> reading = kind_of_recurrence(Tumour("C50.9", side="left"), "left chest wall")
    >>> reading.kind, reading.basis, reading.rules, reading.naaccr_1880
    ('local', 'by_definition', ('bed',), '13')
    """
    if said is not None and said not in get_args(KindWord):
        raise ValueError(f"not a kind of recurrence: {said!r}")
    site, morphology = primary.site, primary.morphology
    assert isinstance(site, IcdO3Site) and not isinstance(morphology, str)  # noqa: S101, PT018 - Tumour makes it so
    if is_blood(site, morphology):
        return said_kind(said, code=SYSTEMIC) if said else undecided("blood", code=SYSTEMIC)
    placed = _placed(primary, place)
    if said is not None:
        return said_kind(said, code=_code_said(said, placed, primary), new=any(each.rule.new for each in placed))
    return _by_definition(placed, primary) if placed else undecided("no-place")


def said_kind(said: KindWord, *, code: str, new: bool = False) -> KindReading:
    """The kind that the doctor named, quoted. `code` is the registrar's, `new` whether it could be a new cancer."""
    reason = Message("course-reason-said", {"kind": Message(KIND_WORDS[said])})
    return KindReading(
        kind=said,
        basis="said",
        reasons=(reason,),
        possible_new_primary=new,
        rules=("doctors-word",),
        naaccr_1880=code,
    )


def undecided(rule: str, *, code: str = RECURRED_TYPE_NOT_KNOWN) -> KindReading:
    """A kind that cannot be told, by a rule of content/course/kinds that needs no place."""
    reason = Message(kind_rules()[rule].reason)
    return KindReading(kind="not_known", basis="not_known", reasons=(reason,), rules=(rule,), naaccr_1880=code)


def _placed(primary: Tumour, place: str | Iterable[str]) -> tuple[_Placed, ...]:
    lists = [place] if isinstance(place, str) else list(place)
    read: dict[str, PlaceReading] = {}
    for words in lists:
        read |= read_places(primary, words)
    return _without_unnamed_nodes(
        [_Placed(words, each, rule_of(primary, each, words=words)) for words, each in read.items()]
    )


def _without_unnamed_nodes(placed: Sequence[_Placed]) -> tuple[_Placed, ...]:
    """Nodes that nobody named, in a list with places far away, can be of either: they do not make the list mixed."""
    if not any(each.rule.kind == "distant" for each in placed):
        return tuple(placed)
    return tuple(
        _Placed(each.words, each.reading, "unnamed-nodes") if each.is_unnamed_node else each for each in placed
    )


def _by_definition(placed: Sequence[_Placed], primary: Tumour) -> KindReading:
    known = {each.rule.kind for each in placed} - {"not_known"}
    kind: Kind = "not_known" if not known else known.pop() if len(known) == 1 else "mixed"
    basis: Basis = "not_known" if kind == "not_known" else "by_definition"
    said = dict.fromkeys((each.rule_id, each.reason) for each in placed)
    return KindReading(
        kind=kind,
        basis=basis,
        reasons=tuple(reason for _, reason in said),
        possible_new_primary=any(each.rule.new for each in placed),
        rules=tuple(rule for rule, _ in said),
        naaccr_1880=_code(placed, primary),
    )


def _code(placed: Sequence[_Placed], primary: Tumour) -> str:
    return code_of_places([(each.rule.kind, each.reading) for each in placed], primary)


def _code_said(said: KindWord, placed: Sequence[_Placed], primary: Tumour) -> str:
    """The code of the places where they are of the kind that was said, else of the word alone."""
    kinds = {each.rule.kind for each in placed}
    agrees = kinds == {said} or (said == "mixed" and len(kinds - {"not_known"}) > 1)
    return _code(placed, primary) if agrees else code_of_word(said, primary)


def _word(kind: Kind) -> str:
    return f"course-kind-{kind}"
