"""Criteria about biomarkers: genes and their variants, receptors, microsatellites, and how much of a protein a tumour shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from rumbo.oncology.biomarkers import biomarkers, locate_biomarkers
from rumbo.trials.criteria.asking import Judgment, judged, one_holds, told
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import BiomarkerFacet
from rumbo.trials.profile import Profile
from rumbo.words import Text

State = Literal["positive", "negative", "low", "tested"]

# Names that are everyday abbreviations in criteria, and which biomarkers they stand for.
_OWN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bHR(?= ?[+-]| ?\(?(?:positive|negative)|-(?:positive|negative|pos|neg))"), "estrogen-receptor"),
    (re.compile(r"\bER(?= ?[+-]| ?\(?(?:positive|negative)|-(?:positive|negative))"), "estrogen-receptor"),
    (re.compile(r"\b(?:EGFR )?(?:ex(?:on)? ?-?(?:19|20|21)|Ex19del|L858R|T790M)", re.IGNORECASE), "egfr"),
)
_VARIANT = re.compile(
    r"\b(?:p\.)?(?P<change>[A-Z]\d{2,4}[A-Z])\b|\bex(?:on)? ?-?(?P<exon>\d{1,2})[- ]?(?P<how>del\w*|ins\w*"
    r"|skip\w*|mutat\w*)?",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"^[\s)]*(?:(?:\([^)]{0,40}\)\s*)?(?:-|–|−)?\s*(?:negativ\w+|neg\b|wild[- ]?type|WT\b|non-?mutated"
    r"|unmutated|not (?:detected|mutated|amplified))"
    r"|^(?:-|–|−)(?=[,/;).:]|\s+(?!positive)|$|advanced|metastatic|breast))",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"^[\s)]*(?:\+|(?:\([^)]{0,40}\)\s*)?-?\s*(?:positive|pos\b|mutat\w+|mutant|amplif\w+|overexpress\w+"
    r"|fusion|rearrang\w+|alter\w+|high|expressing))",
    re.IGNORECASE,
)
_LOW = re.compile(r"\blow[- ](?:HER2|expression)|HER-?2[- ](?:ultra)?-?low|\bIHC ?1\+", re.IGNORECASE)
_TESTED = re.compile(
    r"\b(?:testing (?:for|of)|tested for|status (?:must be|is) known|status determined)\b"
    r"|\b(?:known|confirmed|documented)\b(?![^.;]{0,40}(?:high|positive|negative|wild))[^.;]{0,40}\bstatus\b",
    re.IGNORECASE,
)
# A medicine that aims at the gene, or a resistance to it, is no result of a test.
_AIMED_AT = re.compile(
    r"[- ](?:TKIs?|inhibitors?|target\w*|directed|tyrosine|antibod\w+|antagonists?|therap\w+)\b", re.IGNORECASE
)
# Told as values of the blood, which no state describes.
_VALUES = frozenset(
    ("psa", "ca-125", "ca-19-9", "cea", "afp", "hcg", "ldh", "thyroglobulin", "calcitonin", "testosterone")
)
_KIN = {"brca": ("brca1", "brca2"), "brca1": ("brca",), "brca2": ("brca",)}
_AGAINST = re.compile(r"(?:\banti-?|\bresistan\w+ to )$", re.IGNORECASE)
_LIMIT = re.compile(r"(?P<sign>[≥>]=?|>=|at least|[<≤]=?|less than)\s*(?P<value>\d{1,3}(?:\.\d)?)\s*%?", re.IGNORECASE)
_DEFICIENT = re.compile(
    r"\bMSI-?\s?H\b|\bMSI[- ]?\(?high|instability[- (]{0,3}(?:high|MSI)|\bdMMR\b|\bdeficien\w+"
    r"|\binstability\b|\bunstable\b",
    re.IGNORECASE,
)
_NON_MSI = re.compile(r"\bnon-?\s?(?:\(?microsatellite instability[- ]high\)?|MSI-?H?)\b[^;.]{0,60}", re.IGNORECASE)
_STATUS_UNKNOWN = re.compile(r"\bstatus (?:is |are )?unknown|\bunknown (?:\S+ ){0,3}status", re.IGNORECASE)
_PROFICIENT = re.compile(r"\bMSS\b|\bpMMR\b|\bproficien\w+|\bmicrosatellite stab\w+|\bnon-?MSI", re.IGNORECASE)
_TRIPLE = re.compile(r"\btriple[- ]negative|\bTNBC\b", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"\b(?:did not|does not|do not|not) (?:show|have|carry|harbou?r|detect)", re.IGNORECASE)
_NAMED_TEST = re.compile(r"\b(?:cobas|FoundationOne|Guardant\w*|VENTANA|Oncomine|therascreen)\b", re.IGNORECASE)
_EITHER_WAY = re.compile(
    r"\bwild[- ]?type\b[^.;]{0,60}\bor\b[^.;]{0,60}\bmuta\w+|\bmuta\w+[^.;]{0,40}\bor\b[^.;]{0,40}\bwild[- ]?type",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:at least one|one of|either|any of)\b", re.IGNORECASE)
# Source: the labels of pembrolizumab, where a combined positive score or a tumour proportion score of 1 is expression.
_SCORE = re.compile(r"\b(?:CPS|TPS|TC|IC)\b(?:[^\d;]|\([^)]*\))*?(?P<value>\d+(?:\.\d+)?)(?![\dA-Z])", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:\([^)]{0,30}\)\s*)?(?:,\s*)?(?:and/or|and|or|/|,|&)\s*", re.IGNORECASE)
_ANY_STATUS = re.compile(r"\b(?:any|regardless|irrespective)\b[^.;]{0,40}\bstatus", re.IGNORECASE)
_SAID_LOW = re.compile(r"(?<!\d)1\+|2\+[^;]{0,20}(?:ISH|FISH)\W{0,3}(?:-|neg|not)|\blow\b", re.IGNORECASE)


class Marker(msgspec.Struct, frozen=True):
    """One biomarker and what is asked of it: its state, one of some variants, or a share of cells of at least `least` percent."""

    id: str
    state: State = "positive"
    variants: tuple[str, ...] = ()
    least: float | None = None


class MarkerAsk(msgspec.Struct, frozen=True, tag="marker"):
    """One of `markers` to be so (`wanted`) or not. `known` when only what is known counts; `assay` when one named test
    must show it.

    Where not `sure` the criterion has other ways in: what seems not fulfilled is then UNKNOWN.
    """

    markers: tuple[Marker, ...]
    wanted: bool = True
    known: bool = False
    assay: bool = False
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the results of the profile; a biomarker without a result is unknown."""
        answers = [shows(marker, profile) for marker in self.markers]
        holds = one_holds(answers)
        if holds is None and self.known and not self.wanted:
            holds = False
        verdict = told(holds, wanted=self.wanted)
        if (verdict == "MET" and self.assay and self.wanted) or (verdict == "NOT_MET" and not self.sure):
            verdict = "UNKNOWN"
        symbols = tuple(dict.fromkeys(_symbol(marker) for marker in self.markers))
        facts = tuple(
            dict.fromkeys(f"biomarkers.{marker.id}" for marker in self.markers if profile.results_of(marker.id))
        )
        results = tuple(
            dict.fromkeys(
                Text(each.source, each.source) for marker in self.markers for each in profile.results_of(marker.id)
            )
        )
        if not results:
            return judged(
                verdict, f"trials-marker-{'unknown' if verdict == 'UNKNOWN' else 'none'}", *facts, names=symbols
            )
        return judged(
            verdict,
            "trials-marker-open" if verdict == "UNKNOWN" else "trials-marker-known",
            *facts,
            names=symbols,
            results=results,
        )


def shows(marker: Marker, profile: Profile) -> bool | None:
    """Whether a person's results show what is asked of a biomarker; the latest result that decides counts."""
    for each in reversed((*_of_kin(marker.id, profile), *profile.results_of(marker.id))):
        answer = _shows(marker, each)
        if answer is not None:
            return answer
    return None


def _of_kin(name: str, profile: Profile) -> tuple[BiomarkerFacet, ...]:
    """Results of both BRCA genes together that tell of one of them, or of one that tell of both."""
    both = name == "brca"
    return tuple(each for kin in _KIN.get(name, ()) for each in profile.results_of(kin) if each.positive is both)


def _shows(marker: Marker, result: BiomarkerFacet) -> bool | None:
    if marker.state == "tested":
        return True
    if marker.state == "low":
        return _is_low(result)
    if marker.least is not None and result.percent is not None:
        return result.percent >= marker.least
    if result.positive is None:
        return _scored(marker, result)
    if marker.state == "negative":
        return None if _is_of_one_variant(result) and not result.positive else not result.positive
    if not result.positive:
        narrow = _is_of_one_variant(result)
        return False if not narrow or ({*marker.variants} <= {*variants_of(result.name)} and marker.variants) else None
    if not marker.variants:
        return None if marker.least is not None else True
    carried = {variant for words in (*result.variants, result.result) for variant in variants_of(words)}
    if carried & {*marker.variants}:
        return True
    return False if carried else None


def _scored(marker: Marker, result: BiomarkerFacet) -> bool | None:
    """Whether a PD-L1 score reaches what is asked; where no limit is named, 1 is: the least that labels call positive."""
    found = _SCORE.search(f"{result.name} {result.result}") if marker.id == "pd-l1" else None
    if found is None or marker.state not in ("positive", "negative"):
        return None
    return (float(found["value"]) >= (marker.least or 1.0)) is (marker.state == "positive")


def _is_low(result: BiomarkerFacet) -> bool | None:
    if _SAID_LOW.search(result.result):
        return True
    return False if result.positive or re.search(r"\b0\b|3\+", result.result) else None


def _is_of_one_variant(result: BiomarkerFacet) -> bool:
    return bool(variants_of(result.name))


def variants_of(words: str) -> tuple[str, ...]:
    """The variants that words name, each in one spelling.

    >>> variants_of("Ex19del or p.L858R; exon 20 insertion")
    ('exon19del', 'L858R', 'exon20ins')
    """
    found = []
    for each in _VARIANT.finditer(words):
        if each["change"]:
            found.append(each["change"].upper())
        else:
            found.append(f"exon{each['exon']}{(each['how'] or '')[:3].lower()}")
    return tuple(dict.fromkeys(name for name in found if name != "exon21"))


def read_markers(stated: tuple[Statement, ...]) -> Iterator[MarkerAsk]:
    """The biomarkers that statements ask for or shut out."""
    for each in stated:
        if not each.allows and not _ANY_STATUS.search(each.text):
            yield from _asked(each)


def _asked(each: Statement) -> Iterator[MarkerAsk]:
    text = each.text
    markers = tuple(_markers(text))
    if not markers or _EITHER_WAY.search(text):
        return
    turned = _NOT_SHOWN.search(text) or (not each.wanted and _STATUS_UNKNOWN.search(text))
    wanted = not each.wanted if turned else each.wanted
    known = bool(re.search(r"\bknown\b", text, re.IGNORECASE))
    assay = bool(_NAMED_TEST.search(text))
    if not wanted or _ONE_OF.search(text):
        yield MarkerAsk(markers, wanted=wanted, known=known, assay=assay)
        return
    for same in _by_choice(markers, text):
        yield MarkerAsk(same, wanted=True, known=known, assay=assay)


def _by_choice(markers: tuple[Marker, ...], text: str) -> Iterator[tuple[Marker, ...]]:
    """Markers joined by "or" are a choice; states of different biomarkers side by side must all be so."""
    if (
        re.search(r"\bor\b", text)
        and len({marker.state for marker in markers}) == 1
        and not re.search(r"\band\b", text)
    ):
        yield markers
    else:
        for name in dict.fromkeys(marker.id for marker in markers):
            yield tuple(marker for marker in markers if marker.id == name)


def _markers(text: str) -> Iterator[Marker]:
    if _TRIPLE.search(text):
        yield from (Marker(name, "negative") for name in ("estrogen-receptor", "progesterone-receptor", "her2"))
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for found in locate_biomarkers(text):
        if found.value.id in _VALUES or _AIMED_AT.match(text[found.end :]) or _AGAINST.search(text[: found.start]):
            continue
        places.setdefault(found.value.id, []).append((found.start, found.end))
    for pattern, name in _OWN:
        for own in pattern.finditer(text):
            places.setdefault(name, []).append((own.start(), own.end()))
    every = sorted(span for spans in places.values() for span in spans)
    for name, spans in places.items():
        yield _marker(name, text, [(start, _end_of_row(end, every, text)) for start, end in spans])


def _end_of_row(end: int, every: list[tuple[int, int]], text: str) -> int:
    """Where the row of markers ends that one is in: what is said after "ER and PR" is said of both."""
    for start, stop in every:
        if start >= end and _JOINED.fullmatch(text, end, start):
            end = stop
    return end


def _marker(name: str, text: str, spans: list[tuple[int, int]]) -> Marker:
    if _TESTED.search(text) or _STATUS_UNKNOWN.search(text):
        return Marker(name, "tested")
    if name == "msi-mmr":
        proficient = _NON_MSI.search(text) or (_PROFICIENT.search(text) and not _DEFICIENT.search(text))
        return Marker(name, "negative" if proficient else "positive")
    if name in ("her2", "her2-low") and _LOW.search(text):
        return Marker("her2", "low")
    after = [text[end : end + 60] for _, end in spans]
    if any(_NEGATIVE.match(rest) for rest in after):
        return Marker(name, "negative")
    limit = next(
        (found for rest in after if (found := _LIMIT.search(rest)) and not rest[: found.start()].count(",")), None
    )
    if limit and name in ("pd-l1", "ki-67", "claudin-18", "folr1", "tmb"):
        if limit["sign"][0] in "<≤l":
            return Marker(name, "negative")
        return Marker(name, least=float(limit["value"]))
    around = " ".join(text[start : end + 90] for start, end in spans)
    return Marker(name, variants=_own_variants(name, around))


def _own_variants(name: str, text: str) -> tuple[str, ...]:
    if name in ("estrogen-receptor", "progesterone-receptor", "her2", "pd-l1", "msi-mmr"):
        return ()
    found = variants_of(text)
    if (
        name == "egfr"
        and re.search(r"\b(?:common )?(?:EGFR )?(?:sensiti[sz]ing|activating)\b", text, re.IGNORECASE)
        and not found
    ):
        return ()
    return found


def without_markers(text: str) -> str:
    """A text without the names of biomarkers, some of which hold the name of a cancer ("anaplastic lymphoma kinase")."""
    for found in reversed(locate_biomarkers(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _symbol(marker: Marker) -> Text:
    symbol = biomarkers()[marker.id].symbol
    return Text(symbol, symbol)
