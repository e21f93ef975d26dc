"""Whose tumour a statement is about, and which later cancers are not settled to be cancers of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_struct

from rumbo.course.cancers import SAME_DIAGNOSIS_DAYS, Cancers
from rumbo.course.conflicts import of_origin
from rumbo.course.course import Cancer, Conflict, PossibleNewPrimary
from rumbo.course.facts import Diagnosis, Finding, Place, S, Status
from rumbo.course.gaps import gap_days, order
from rumbo.course.places import in_words, is_among, same_place, spot
from rumbo.course.sightings import SAME_EVENT_DAYS, Sighting, seen, share_place
from rumbo.course.told import Told
from rumbo.oncology import PartialDate, Relation, Tumour, read_place
from rumbo.oncology.phrases import fold
from rumbo.oncology.sites import find_site, opposite
from rumbo.words import Message

# Markers that one organ alone makes; a return seen in them is of a cancer of that organ (NCI, "Tumor Markers in Common
# Use": PSA, prostate; thyroglobulin, thyroid). CEA, CA 125, AFP or LDH rise with cancers of several organs.
_ORGAN_OF: Mapping[str, str] = {"psa": "C61", "thyroglobulin": "C73", "tiroglobulina": "C73"}
NEAR: frozenset[Relation] = frozenset({"organ", "bed", "regional_node", "neighbour"})


@dataclass(frozen=True)
class Unsettled:
    """Later cancers that a record contradicts, what they become, and the facts that are set aside for it."""

    cancers: tuple[Cancer, ...]
    possible_new: tuple[PossibleNewPrimary, ...]
    conflicts: tuple[Conflict, ...]
    set_aside: frozenset[str]


def settle(
    cancers: Cancers,
    *,
    diagnoses: Sequence[Told[Diagnosis]],
    findings: Sequence[Told[Finding]],
    statuses: Sequence[Told[Status]],
) -> Unsettled:
    """Look at each cancer after the first for records that call the same tumour an earlier cancer's return.

    When a finding says, or suspects, that the tumour spread from elsewhere, the two statements exclude each other: the tumour is
    neither a cancer nor a recurrence here, but a question. When a record only uses the word recurrence, the diagnosis
    stands (a tumour in the other breast is often called so), the word is set aside, and the disagreement is told.
    """
    kept: list[Cancer] = list(cancers.all[:1])
    possible: list[PossibleNewPrimary] = []
    conflicts: list[Conflict] = []
    aside: set[str] = set()
    for later in cancers.all[1:]:
        spread = [each for each in findings if each.says.secondary and _says_so(each) and _is_about(each.says, later)]
        called_back = [each for each in statuses if each.says.status == "recurrence" and _is_told_of(each, later)]
        own = [each for each in diagnoses if each.fact.id in later.facts]
        if not spread:
            kept.append(later)
        else:
            possible.append(_question(later, spread))
        if spread or called_back:
            conflicts.append(of_origin(later.id, own, [*spread, *called_back]))
            aside |= {each.fact.id for each in spread} | {each.fact.id for each in called_back}
    return Unsettled(tuple(kept), tuple(possible), tuple(conflicts), frozenset(aside))


def joined(possible: Sequence[PossibleNewPrimary]) -> tuple[PossibleNewPrimary, ...]:
    """Questions about one place within `SAME_DIAGNOSIS_DAYS` are one question, in order of time.

    The first asked keeps its day and its reason; `possible` has first what records disagree on.
    """
    kept: list[PossibleNewPrimary] = []
    for each in possible:
        at = next((index for index, other in enumerate(kept) if _is_one_question(other, each)), None)
        if at is None:
            kept.append(each)
        else:
            facts = tuple(sorted({*kept[at].facts, *each.facts}))
            kept[at] = replace_struct(kept[at], facts=facts)
    return tuple(sorted(kept, key=lambda each: (order(each.on), each.place.words, each.facts)))


def _is_one_question(one: PossibleNewPrimary, other: PossibleNewPrimary) -> bool:
    return same_place(one.place, other.place) and _is_near(one.on, other.on)


def attributed(told: Iterable[Told[S]], *, cancers: Sequence[Cancer], refs: Cancers) -> tuple[Told[S], ...]:
    """Each statement with the cancer it is about.

    The reference of its source decides, unless the statement names the other side of that organ and a cancer is known
    there, or the organ of another cancer that was found just then; else the only cancer; else the one whose organ,
    marker, nodes or surroundings it names; else the only one that had been diagnosed by then. Otherwise it stays open.
    """
    known = frozenset(cancer.id for cancer in cancers)
    return tuple(replace(each, cancer=_cancer_of(each, cancers, refs, known)) for each in told)


def with_their_event(
    statuses: Sequence[Told[Status]], findings: Sequence[Told[Finding]]
) -> tuple[tuple[Told[Status], ...], tuple[Told[Finding], ...]]:
    """Reports that tumour was seen and that could be of several cancers, with the one of which another record tells the
    same event: within `SAME_EVENT_DAYS`, and at a place they share. When that is said of two cancers, it stays open.
    """
    sightings = seen(statuses, findings)
    of_one = [each for each in sightings if each.told.cancer and each.on]
    open_ones = [each for each in sightings if each.told.cancer is None and each.on]
    found = {each.told.fact.id: ids.pop() for each in open_ones if len(ids := _cancers_of_event(each, of_one)) == 1}
    return (
        tuple(replace(each, cancer=found.get(each.fact.id, each.cancer)) for each in statuses),
        tuple(replace(each, cancer=found.get(each.fact.id, each.cancer)) for each in findings),
    )


def _cancers_of_event(each: Sighting, of_one: Sequence[Sighting]) -> set[str]:
    near = (other for other in of_one if each.on and other.on and gap_days(each.on, other.on) <= SAME_EVENT_DAYS)
    return {other.told.cancer for other in near if other.told.cancer and share_place(each.places, other.places)}


def _cancer_of(each: Told[S], cancers: Sequence[Cancer], refs: Cancers, known: frozenset[str]) -> str | None:
    said = refs.of_ref(each.says.cancer, record=each.record) if each.says.cancer else None
    if said and said in known:
        return _on_its_side(each, said, cancers) or _found_with(each, said, cancers) or said
    if said:
        return None
    if len(cancers) == 1:
        return cancers[0].id
    places = _places(each)
    for belongs in (_is_in_organ, _is_by_its_marker, _is_around):
        here = [cancer.id for cancer in cancers if any(belongs(place, cancer) for place in places)]
        if len(here) == 1:
            return here[0]
    on = each.says.on
    by_then = [cancer.id for cancer in cancers if on and cancer.diagnosed_on and _was_known(cancer.diagnosed_on, on)]
    return by_then[0] if len(by_then) == 1 else None


def _on_its_side(each: Told[S], said: str, cancers: Sequence[Cancer]) -> str | None:
    """The cancer in the other organ of a pair, when a statement names that side and a source only ties it wrongly."""
    meant = next(cancer for cancer in cancers if cancer.id == said)
    other = opposite(meant.side)
    twins = [cancer.id for cancer in cancers if _same_organ(cancer, meant) and cancer.side == other]
    if other is None or len(twins) != 1:
        return None
    sides = {spot(place).side for place in _named_places(each, meant)}
    return twins[0] if sides == {other} else None


def _found_with(each: Told[S], said: str, cancers: Sequence[Cancer]) -> str | None:
    """The other cancer that was found just then in the organ that a finding names, when its source, which knows the
    older cancer alone, tied it to that: "Prior: larynx. Current: adenocarcinoma of the lung." What it calls spread stays.
    """
    if not isinstance(each.says, Finding) or each.says.secondary:
        return None
    meant = next(cancer for cancer in cancers if cancer.id == said)
    if _is_around(each.says.place, meant):
        return None
    others = [other for other in cancers if other.diagnosed_on and each.says.on and _is_about(each.says, other)]
    return others[0].id if len(others) == 1 and others[0].id != said else None


def _same_organ(one: Cancer, other: Cancer) -> bool:
    return one.site is not None and other.site is not None and one.site.value[:3] == other.site.value[:3]


def _named_places(each: Told[S], cancer: Cancer) -> tuple[Place, ...]:
    """The places of an organ that a statement names; an operation without a place ("left mastectomy") names its own."""
    places = _places(each)
    name = str(getattr(each.says, "name", ""))
    if not places and find_site(name) is None:
        return (Place(words=name, site=cancer.site),)
    return tuple(place for place in places if same_place(place, Place(words="", site=cancer.site)))


def _is_in_organ(place: Place, cancer: Cancer) -> bool:
    return is_among(place, [organ(cancer)])


def _is_by_its_marker(place: Place, cancer: Cancer) -> bool:
    """Whether "biochemical (PSA)" names the marker of the organ in which a cancer began."""
    word, *markers = fold(place.words) or ("",)
    organs = {_ORGAN_OF.get(each) for each in markers if word == "biochemical"}
    return cancer.site is not None and cancer.site.value[:3] in organs


def _is_around(place: Place, cancer: Cancer) -> bool:
    """Whether a place is in or near the part of the body where a cancer began, and not far from it."""
    if cancer.site is None or cancer.is_blood:
        return False
    return read_place(Tumour(cancer.site, side=cancer.side), in_words(place)).relation in NEAR


def _was_known(diagnosed_on: PartialDate, on: PartialDate) -> bool:
    return diagnosed_on.earliest <= on.latest


def organ(cancer: Cancer) -> Place:
    """Where a cancer began, as a place."""
    return Place(words=cancer.site_words, site=cancer.site, side=cancer.side)


def _places(each: Told[S]) -> tuple[Place, ...]:
    says: object = each.says
    if isinstance(says, Finding):
        return (says.place,)
    places: tuple[Place, ...] = getattr(says, "places", ())
    return places


def _says_so(each: Told[Finding]) -> bool:
    return bool(each.says.tumour) or (each.says.suspected and each.says.tumour is None)


def _is_about(says: Finding, cancer: Cancer) -> bool:
    return is_among(says.place, [organ(cancer)]) and _is_near(says.on, cancer.diagnosed_on)


def _is_told_of(each: Told[Status], cancer: Cancer) -> bool:
    """Whether a record says of this cancer, around its diagnosis, that it came back."""
    on, places = each.says.on, each.says.places
    here = all(is_among(place, [organ(cancer)]) for place in places)
    return here and bool(places or on) and _is_near(on, cancer.diagnosed_on)


def _is_near(on: PartialDate | None, diagnosed_on: PartialDate | None) -> bool:
    return on is None or diagnosed_on is None or gap_days(on, diagnosed_on) <= SAME_DIAGNOSIS_DAYS


def _question(cancer: Cancer, spread: Sequence[Told[Finding]]) -> PossibleNewPrimary:
    return PossibleNewPrimary(
        facts=tuple(sorted({*cancer.facts, *(each.fact.id for each in spread)})),
        on=cancer.diagnosed_on or spread[0].says.on,
        place=spread[0].says.place,
        why=Message("course-new-records-disagree"),
    )
