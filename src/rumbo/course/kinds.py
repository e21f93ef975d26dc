"""Local, regional or distant: the doctor's word when there is one, else the usual definition from the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from rumbo.course.course import Basis, Kind, KindReading
from rumbo.course.facts import KindWord
from rumbo.oncology import IcdO3Site, Tumour
from rumbo.oncology.cancers import is_blood
from rumbo.oncology.places import PlaceReading, Relation, read_place, split_places
from rumbo.words import Message, both

KIND_WORDS: dict[KindWord, str] = {
    "local": "course-kind-local",
    "regional": "course-kind-regional",
    "distant": "course-kind-distant",
    "mixed": "course-kind-mixed",
}
_BY_RELATION: dict[Relation, tuple[Kind, str]] = {
    "organ": ("local", "course-reason-organ"),
    "bed": ("local", "course-reason-bed"),
    "regional_node": ("regional", "course-reason-node"),
    "neighbour": ("regional", "course-reason-neighbour"),
    "same_organ_system": ("not_known", "course-reason-system"),
    "distant": ("distant", "course-reason-distant"),
    "contralateral": ("not_known", "course-reason-other-side"),
    "unknown": ("not_known", "course-reason-unknown-place"),
}
_LUNG = "C34"


def kind_of_recurrence(primary: Tumour, place: str | Iterable[str], said: KindWord | None = None) -> KindReading:
    """Which kind of recurrence it is when `primary` comes back in `place`, and why.

    `place` is one place or several, in words of either language. `said` is the doctor's own word; it always wins. The
    definitions are NCI's: local in or near the place of the first cancer, regional in nearby lymph nodes or tissue,
    distant in organs or tissue far from it (cancer.gov, "Recurrent Cancer"). Places of different kinds give `mixed`;
    no place, or one that says nothing, gives `not_known`. For leukaemia, lymphoma and myeloma these words do not fit
    (cancer.gov, PDQ summaries), and the kind stays `not_known`. A tumour on the other side of a paired organ, or in
    skin elsewhere when the first was of skin, could be a new cancer (SEER Solid Tumor Rules): that is flagged, never
    decided. Raises ValueError for a `said` that is no kind.

    >>> reading = kind_of_recurrence(Tumour("C50.9", side="left"), "left chest wall")
    >>> reading.kind, reading.basis
    ('local', 'by_definition')
    """
    if said is not None and said not in get_args(KindWord):
        raise ValueError(f"not a kind of recurrence: {said!r}")
    site, morphology = primary.site, primary.morphology
    assert isinstance(site, IcdO3Site) and not isinstance(morphology, str)  # noqa: S101, PT018 - Tumour makes it so
    if is_blood(site, morphology):
        return _said(said, new=False) or KindReading(
            kind="not_known", basis="not_known", reasons=(Message("course-reason-blood"),)
        )
    places = _places(place)
    read = [(words, read_place(primary, words)) for words in places]
    new = any(_could_be_new(site, reading) for _, reading in read)
    return _said(said, new=new) or _by_definition(site, read, new=new)


def _places(place: str | Iterable[str]) -> tuple[str, ...]:
    lists = [place] if isinstance(place, str) else list(place)
    return tuple(dict.fromkeys(piece for words in lists for piece in split_places(words)))


def _said(said: KindWord | None, *, new: bool) -> KindReading | None:
    if said is None:
        return None
    reason = Message("course-reason-said", {"kind": Message(KIND_WORDS[said])})
    return KindReading(kind=said, basis="said", reasons=(reason,), possible_new_primary=new)


def _by_definition(site: IcdO3Site, read: Sequence[tuple[str, PlaceReading]], *, new: bool) -> KindReading:
    if not read:
        return KindReading(kind="not_known", basis="not_known", reasons=(Message("course-reason-no-place"),))
    each = [_one(site, words, reading) for words, reading in read]
    known = {kind for kind, _ in each if kind != "not_known"}
    kind: Kind = "not_known" if not known else known.pop() if len(known) == 1 else "mixed"
    reasons = tuple(dict.fromkeys(reason for _, reason in each))
    basis: Basis = "not_known" if kind == "not_known" else "by_definition"
    return KindReading(kind=kind, basis=basis, reasons=reasons, possible_new_primary=new)


def _one(site: IcdO3Site, words: str, reading: PlaceReading) -> tuple[Kind, Message]:
    kind, reason = _BY_RELATION[reading.relation]
    place = reading.place or both(words)
    if reading.relation == "contralateral" and site.value[:3] == _LUNG:
        # AJCC counts a tumour in the other lung as distant spread (M1a), SEER EOD 3.3 "lung", mets.
        return "distant", Message("course-reason-other-lung", {"place": place})
    if reading.also == "distant":
        return kind, Message("course-reason-authorities-differ", {"place": place, "kind": Message(_word(kind))})
    return kind, Message(reason, {"place": place})


def _word(kind: Kind) -> str:
    return f"course-kind-{kind}"


def _could_be_new(site: IcdO3Site, reading: PlaceReading) -> bool:
    if reading.relation in ("contralateral", "same_organ_system"):
        return True
    elsewhere_in_skin = reading.relation == "distant" and site.value[:3] == "C44"
    return elsewhere_in_skin and reading.site is not None and reading.site.value[:3] == "C44"


def undecided(reason: str) -> KindReading:
    """A kind that cannot be told, with the reason's message id."""
    return KindReading(kind="not_known", basis="not_known", reasons=(Message(reason),))
