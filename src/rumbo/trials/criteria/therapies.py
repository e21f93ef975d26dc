"""Treatments as criteria name them, and which of a person's treatments were such a one. The table: content/trials/therapies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from rumbo.oncology import Modality, drugs
from rumbo.oncology.drugs import locate_drugs, locate_regimens
from rumbo.trials.criteria.sought import Sieve, seek
from rumbo.trials.facets import TreatmentFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.words import Text, load

_ONLY_A_CAUSE = re.compile(r"[- ](?:induced|related|associated|eligible|ineligible|naive|sensitive)\b", re.IGNORECASE)
_MADE_OF = re.compile(
    r"\W*(?:regimens? |drugs? |agents? )?(?:with|containing|based on|using|consisting of|that (?:contained"
    r"|included))\s",
    re.IGNORECASE,
)
_NEAR = 20  # letters between "chemotherapy with" and the medicine that it is made of
# Names of many treatments at once; beside a name of one kind they only say what that is: "anti-EGFR antibody therapy".
_WHOLES = ("any-anticancer", "systemic", "targeted", "biologic")
_BESIDE = re.compile(r"[ -]{0,2}(?:(?!or\b|and\b)[\w-]{1,12} )?")
_LIPOSOMAL = re.compile(r" (?:\w+ )?liposom", re.IGNORECASE)  # another medicine than the plain one
_DENIED = re.compile(r"\b(?:no|without|never|not)\b[^;,.]*", re.IGNORECASE)
# What names of medicines end on (WHO, stems of nonproprietary names), and code names of makers: "ARV-471".
_LOOKS_LIKE_A_DRUG = re.compile(
    r"\b(?!(?:[A-Za-z]*\s))[a-z]{3,}(?:mab|nib|ciclib|parib|platin|taxel|rubicin|lisib|sertib|strant|tinib"
    r"|leucel|vedotin|tecan|limus"
    r"|degib|clax|rafenib|denib|citabine|fusp|domide|zomib)s?\b|\b[A-Z]{2,5}-?\d{3,6}[A-Z]?\b",
    re.IGNORECASE,
)


class TherapyRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to name treatments, as written in the table."""

    name: Text
    says: str
    modalities: tuple[Modality, ...] = ()
    groups: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    ending: str = ""
    systemic: bool = False
    words: str = ""
    elsewhere: bool = False


class Named(msgspec.Struct, frozen=True):
    """A treatment that a text names: an id of the table or, after "drug:", of a medicine; and where it stands."""

    id: str
    start: int
    end: int


@cache
def therapies() -> Mapping[str, TherapyRow]:
    """The table, by id.

    Raises KeyError when it names a medicine that oncology does not hold.
    """
    rows: dict[str, TherapyRow] = load("trials/therapies", dict[str, TherapyRow]).merged()
    for row in rows.values():
        for drug in row.drugs:
            drugs()[drug]
    return rows


@lru_cache(maxsize=4096)
def find_therapies(text: str) -> tuple[Named, ...]:
    """Every treatment that a text names, in its order; a medicine that no table holds is "drug:?".

    >>> [named.id for named in find_therapies("prior fulvestrant, PARP inhibitor or famotinimab")]
    ['drug:fulvestrant', 'parp', 'drug:?']
    """
    found = [
        Named(name, each.start(), each.end())
        for name, pattern in _sieve().passing(text)
        for each in pattern.finditer(text)
    ]
    found += [
        Named("drug:?" if _LIPOSOMAL.match(text[each.end :]) else f"drug:{each.value.id}", each.start, each.end)
        for each in locate_drugs(text)
        if not each.value.supportive
    ]
    found += [
        Named(f"drug:{drug.id}", each.start, each.end)
        for each in locate_regimens(text)
        for drug in each.value.drugs
        if not drug.supportive
    ]
    taken = [range(each.start, each.end) for each in found]
    found += [
        Named("drug:?", each.start(), each.end())
        for each in _LOOKS_LIKE_A_DRUG.finditer(text)
        if not any(each.start() in span for span in taken)
    ]
    listed = sorted(_widest(found), key=lambda each: each.start)
    return tuple(each for each in listed if not _only_names_the_kind(each, listed, text=text))


def _only_names_the_kind(named: Named, listed: list[Named], *, text: str) -> bool:
    """ "Oxaliplatin-based chemotherapy" asks for oxaliplatin, not for any chemotherapy; "radiation-induced" for none."""
    if _ONLY_A_CAUSE.match(text[named.end :]):
        return True
    if named.id not in (*_WHOLES, "chemotherapy", "immunotherapy"):
        return False
    if named.id in _WHOLES and any(
        _BESIDE.fullmatch(text[min(named.end, other.end) : max(named.start, other.start)])
        for other in listed
        if other.id not in (*_WHOLES, "chemotherapy", "immunotherapy", "surgery", "radiation")
    ):
        return True
    if re.search(r"(?:based|containing)(?: \w+)? $", text[: named.start]):
        return True
    made_of = _MADE_OF.match(text[named.end :])
    return (
        bool(made_of) and any(0 <= other.start - named.end - made_of.end() <= _NEAR for other in listed)
        if made_of
        else False
    )


def therapy_name(therapy: str) -> Text:
    """How a treatment is said in a reason."""
    if therapy.startswith("drug:"):
        drug = drugs().get(therapy[5:])
        return drug.name if drug else Text(en="that medicine", es="ese medicamento")
    return therapies()[therapy].name


def was_given(therapy: str, treatment: TreatmentFacet) -> bool | None:
    """Whether one treatment of a person was such a one, None when what is known of it does not tell.

    >>> was_given("platinum", TreatmentFacet(modalities=("chemotherapy",), drugs=("cisplatin",), groups=("platinums",)))
    True
    """
    if therapy == "drug:?":
        return None if treatment.other_drugs else False
    if therapy.startswith("drug:"):
        return True if therapy[5:] in treatment.drugs else _if_told(treatment)
    row = therapies()[therapy]
    if row.words:
        return _said(row, treatment)
    if row.systemic and treatment.is_systemic:
        return True
    if (
        {*row.modalities} & {*treatment.modalities}
        or {*row.groups} & {*treatment.groups}
        or {*row.drugs} & {*treatment.drugs}
    ):
        return True
    if row.ending and any(drug.endswith(row.ending) for drug in treatment.drugs):
        return True
    if row.modalities and not (row.groups or row.drugs or row.ending):
        return False if treatment.modalities and not treatment.other_drugs else None
    return _if_told(treatment)


@remembered
def given(therapy: str, profile: Profile) -> tuple[bool | None, ...]:
    """Of each of a person's treatments whether it was such a one, in their order."""
    return tuple(was_given(therapy, each) for each in profile.treatments)


@remembered
def never_given(therapy: str, profile: Profile) -> bool:
    """Whether the profile says that no treatment of its kind was ever given.

    >>> never_given("platinum", Profile(never_had=("chemotherapy",)))
    True
    """
    return bool(profile.never_had) and bool(kinds := _kinds(therapy)) and kinds <= {*profile.never_had}


def is_told_elsewhere(therapy: str) -> bool:
    """Whether it is no treatment of a cancer, so that it would stand among a person's illnesses: a transplanted organ."""
    return therapy in therapies() and therapies()[therapy].elsewhere


@cache
def _kinds(therapy: str) -> frozenset[Modality]:
    """The kinds of treatment that it can be; none where that is not told."""
    if therapy.startswith("drug:"):
        drug = drugs().get(therapy[5:])
        return frozenset((drug.modality,)) if drug else frozenset()
    row = therapies()[therapy]
    held = (drug.modality for drug in drugs().values() if drug.id in row.drugs or drug.group in row.groups)
    return frozenset() if row.systemic or row.words else frozenset((*row.modalities, *held))


def _if_told(treatment: TreatmentFacet) -> bool | None:
    """False when all medicines of the treatment are known by name; surgery and radiation hold none."""
    if treatment.other_drugs:
        return None
    if treatment.drugs or {*treatment.modalities} <= {"surgery", "radiation"}:
        return False if treatment.modalities else None
    return None


def _said(row: TherapyRow, treatment: TreatmentFacet) -> bool | None:
    if not {*(row.modalities or ("surgery", "radiation"))} & {*treatment.modalities}:
        return False if treatment.modalities else None
    words = _DENIED.sub(" ", treatment.words)
    return bool(re.search(row.words, words, re.IGNORECASE)) if words.strip() else None


@cache
def _sieve() -> Sieve[str]:
    return Sieve((name, seek(row.says)) for name, row in therapies().items())


def _widest(found: Iterable[Named]) -> list[Named]:
    """Without those that lie wholly within a longer one: "EGFR TKI" is not also any TKI."""
    listed = list(dict.fromkeys(found))
    return [
        each
        for each in listed
        if not any(_lies_within(each, other) and (other.id not in _WHOLES or each.id in _WHOLES) for other in listed)
        and not (each.id in _WHOLES and any(_lies_within(other, each) and other.id not in _WHOLES for other in listed))
    ]


def _lies_within(one: Named, other: Named) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
