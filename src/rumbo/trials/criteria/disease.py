"""Criteria about which cancer it is: its organ, or a whole group of cancers, and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import Scope, scope_of
from rumbo.trials.criteria.markers import without_markers
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import CancerFacet
from rumbo.trials.profile import Profile, remembered

# Kinds of cells by the first four digits of ICD-O-3 morphology (third edition, second revision), and the words for them.
_CELLS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "small-cell": ((8041, 8045),),
    "squamous": ((8050, 8086),),
    "adenosquamous": ((8560, 8560),),
    "neuroendocrine": ((8013, 8013), (8240, 8249)),
    "urothelial": ((8120, 8131),),
    "clear-cell": ((8005, 8005), (8310, 8310)),
    "serous": ((8441, 8442), (8460, 8462)),
    "endometrioid": ((8380, 8383),),
    "mucinous": ((8470, 8490),),
    "sarcomatoid": ((8033, 8033), (8801, 8806)),
    "fibrolamellar": ((8171, 8171),),
    "hepatocellular": ((8170, 8180),),
    "carcinosarcoma": ((8950, 8951), (8980, 8981)),
    "lobular": ((8520, 8520),),
    "ductal": ((8500, 8500), (8521, 8523)),
    "adenocarcinoma": ((8140, 8149), (8200, 8239), (8250, 8389), (8440, 8549), (8570, 8576)),
}
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("small-cell", re.compile(r"(?<!non-)(?<!non )\bsmall[- ]cell|(?<!N)\bSCLC\b", re.IGNORECASE)),
    ("squamous", re.compile(r"(?<!non-)(?<!non )(?<!adeno)\bsquamous", re.IGNORECASE)),
    ("adenosquamous", re.compile(r"\badenosquamous", re.IGNORECASE)),
    ("neuroendocrine", re.compile(r"\bneuro-?endocrine", re.IGNORECASE)),
    ("urothelial", re.compile(r"\burothelial|\btransitional cell", re.IGNORECASE)),
    ("clear-cell", re.compile(r"(?<!non-)\bclear[- ]cell", re.IGNORECASE)),
    ("serous", re.compile(r"(?<!non-)\bserous", re.IGNORECASE)),
    ("endometrioid", re.compile(r"\bendometrioid", re.IGNORECASE)),
    ("mucinous", re.compile(r"(?<!non-)(?<!non )\bmucinous", re.IGNORECASE)),
    ("sarcomatoid", re.compile(r"\bsarcomatoid", re.IGNORECASE)),
    ("fibrolamellar", re.compile(r"\bfibrolamellar", re.IGNORECASE)),
    ("carcinosarcoma", re.compile(r"\bcarcinosarcoma|\bMMMT\b", re.IGNORECASE)),
    ("lobular", re.compile(r"\blobular", re.IGNORECASE)),
    ("adenocarcinoma", re.compile(r"\badenocarcinoma", re.IGNORECASE)),
)
_NON_SQUAMOUS = re.compile(r"\bnon-? ?squamous", re.IGNORECASE)
_MIXED = re.compile(r"\b(?:mixed|combined|component|predominan\w+|features)\b", re.IGNORECASE)
_INCIDENTAL = re.compile(
    r"\b(?:originat\w+ from|other than|except|history of|metasta\w+ (?:to|in) the)\b[^.;]*"
    r"|\b(?:kirsten )?rat sarcoma|\bmurine sarcoma",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:including|such as|e\.g\.|for example|not limited)\b", re.IGNORECASE)
_ANYTHING = re.compile(
    r"\b(?:solid (?:tumou?rs?|malignanc\w+)|any (?:cancer|malignancy)|advanced (?:cancer|malignanc\w+))\b",
    re.IGNORECASE,
)
_CELL_NAMES = re.compile(r"\b(?:squamous[- ]cell carcinoma|adenosquamous carcinoma|adenocarcinoma)s?\b", re.IGNORECASE)
_LONG = 220  # letters: a longer list of cancers names the cells of some of them only
_UNSPECIFIC = frozenset(("8000", "8001", "8010", "8046"))


class CancerAsk(msgspec.Struct, frozen=True, tag="cancer"):
    """One of `cancers`, to be (`wanted`) or not to be the person's. Where not `sure`, others may be taken as well."""

    cancers: Cancers
    wanted: bool = True
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the cancers of the profile; what is only possible stays unknown."""
        near = self.cancers.closeness(profile)
        holds = {"same": True, "within": True, "other": False}.get(near)
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and (not self.sure or not self.wanted):
            verdict = "UNKNOWN"
        said = "unknown" if holds is None or verdict == "UNKNOWN" else "same" if holds else "other"
        return judged(verdict, f"trials-cancer-{said}", *(("cancers",) if profile.cancers else ()))


class CellsAsk(msgspec.Struct, frozen=True, tag="cells"):
    """One of these kinds of cells, to be (`wanted`) or not to be those of the cancer. `mixed` when a share of them counts.

    Where not `sure` the criterion has other ways in: what seems not fulfilled is then UNKNOWN.
    """

    cells: tuple[str, ...]
    wanted: bool = True
    mixed: bool = False
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the cell type of the cancer, where it is known."""
        holds = self._holds(profile)
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and (self.mixed or not self.sure):
            verdict = "UNKNOWN"
        said = "unknown" if verdict == "UNKNOWN" else "fits" if verdict == "MET" else "other"
        return judged(verdict, f"trials-cells-{said}", *(("cancers",) if profile.cancers else ()))

    def _holds(self, profile: Profile) -> bool | None:
        for cancer in profile.cancers:
            own = _own_cells(cancer, profile)
            if own is None:
                return None
            if own & {*self.cells}:
                return True
        return False if profile.cancers else None


def cells_of(cancer: CancerFacet) -> frozenset[str] | None:
    """The kinds of cells of a cancer by its ICD-O-3 morphology, None when that says no more than "carcinoma".

    >>> from rumbo.oncology import IcdO3Morphology
    >>> sorted(cells_of(CancerFacet(morphology=IcdO3Morphology("8500/3"))))
    ['adenocarcinoma', 'ductal', 'non-squamous']
    """
    if cancer.morphology is None or cancer.morphology.histology in _UNSPECIFIC:
        return None
    number = int(cancer.morphology.histology)
    own = {name for name, spans in _CELLS.items() if any(first <= number <= last for first, last in spans)}
    return frozenset(own if own & {"squamous", "small-cell"} else own | {"non-squamous"})


@remembered
def _own_cells(cancer: CancerFacet, profile: Profile) -> frozenset[str] | None:
    """As `cells_of`, once for a person."""
    return cells_of(cancer)


def read_cancers(stated: tuple[Statement, ...]) -> Iterator[CancerAsk]:
    """The cancers that statements ask for; those they shut out count only when they are others than the person's."""
    for each in stated:
        if each.allows:
            continue
        text = without_markers(_INCIDENTAL.sub(" ", each.text))
        organs = scope_of(_CELL_NAMES.sub("cancer", text))
        scope = organs if organs.named else scope_of(text)
        anything = bool(_ANYTHING.search(text))
        if anything:
            scope = Scope(scope.named, scope.groups or frozenset(("any",)))
        elif scope.named:
            scope = Scope(scope.named, scope.groups - {"any"})
        if anything or scope.named or scope.groups - {"any"}:
            yield CancerAsk(cancers_of([scope]), wanted=each.wanted, sure=not _LISTED.search(text) or not scope.groups)


def read_cells(stated: tuple[Statement, ...]) -> Iterator[CellsAsk]:
    """The kinds of cells that statements ask for or shut out."""
    for each in stated:
        if each.allows:
            continue
        cells = [name for name, pattern in _WORDS if pattern.search(each.text)]
        if _NON_SQUAMOUS.search(each.text):
            cells = ["non-squamous"]
        if cells:
            mixed = bool(_MIXED.search(each.text))
            own = tuple(_rare(cells) if mixed or not each.wanted else cells)
            yield CellsAsk(own, each.wanted, mixed, sure=len(each.text) <= _LONG)


def _rare(cells: list[str]) -> list[str]:
    """Of a mixture, the part that is not the usual one: "mixed small cell and adenocarcinoma" is about small cells."""
    others = [name for name in cells if name != "adenocarcinoma"]
    return others or cells
