"""Criteria about the kind of a cancer within its organ: its cells, its form, the place where it grows.

The kinds, their words and codes: content/trials/cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from rumbo.oncology.phrases import plain
from rumbo.trials.criteria.asking import Judgment, judged, one_holds, told
from rumbo.trials.criteria.conditions import scope_of
from rumbo.trials.criteria.sought import Sieve, Sought, seek
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import CancerFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.trials.sayings import is_denied
from rumbo.words import load

_NON_SQUAMOUS = re.compile(r"\bnon-? ?squamous", re.IGNORECASE)
_NON_CLEAR = re.compile(r"\bnon-? ?clear[- ]cell", re.IGNORECASE)
_MIXED = re.compile(r"\b(?:mixed|combined|component|predominan\w+|features|elements)\b", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:including|such as|e\.g\.|for example|not limited|any histolog\w+)\b", re.IGNORECASE)
_NARROWED = re.compile(
    r"\b(?:that|which|whose|suitable|amenable|eligible|candidates?|requir\w+|within|only)\b", re.IGNORECASE
)
_LIST = re.compile(r"\bor\b|\binclud\w+|,", re.IGNORECASE)
_SQUAMOUS = re.compile(r"(?<!non-)(?<!non )\bsquamous", re.IGNORECASE)
_USUAL = frozenset(("adenocarcinoma", "hepatocellular", "urothelial", "ductal-breast", "cutaneous"))
_LONG = 220  # letters: a longer list of cancers names the cells of some of them only
_UNSPECIFIC = frozenset(("8000", "8001", "8010", "8046", "9590", "9591", "9800"))


class CellRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind, as written in the table."""

    says: str
    spans: tuple[tuple[int, int], ...] = ()
    sites: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    aside: bool = False


class CellsAsk(msgspec.Struct, frozen=True, tag="cells"):
    """One of these kinds (ids of the table, or "non-squamous", "non-clear-cell"), to be (`wanted`) or not to be that of the
    cancer. `mixed` when a share of them counts.

    Where not `sure` the criterion has other ways in: what seems not fulfilled is then UNKNOWN.
    """

    cells: tuple[str, ...]
    wanted: bool = True
    mixed: bool = False
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the kind of the cancer, where it is known; a form that nothing tells of is not there once the cells are known."""
        holds = one_holds(self._is(cell, profile) for cell in self.cells)
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and not self.sure:
            verdict = "UNKNOWN"
        said = "unknown" if verdict == "UNKNOWN" else "fits" if verdict == "MET" else "other"
        return judged(verdict, f"trials-cells-{said}", *(("cancers",) if profile.cancers else ()))

    def _is(self, cell: str, profile: Profile) -> bool | None:
        own = _is_own(cell, profile)
        if own is True:
            return None if self.mixed and not self.wanted and cell not in _aside() else True
        if own is False and self.wanted and (self.mixed or cell in _aside()):
            return None
        return own


@remembered
def _is_own(cell: str, profile: Profile) -> bool | None:
    """Whether one of a person's cancers is of a kind."""
    answers = [is_of_kind(cancer, cell) for cancer in profile.cancers]
    if True in answers:
        return True
    if not answers or (None in answers and not _is_denied(cell, profile)):
        return None
    return False


def is_of_kind(cancer: CancerFacet, cell: str) -> bool | None:
    """Whether a cancer is of one kind: by its morphology, its site, or its words; None when they leave it open.

    >>> from rumbo.oncology import IcdO3Morphology
    >>> duct = CancerFacet(morphology=IcdO3Morphology("8500/3"))
    >>> is_of_kind(duct, "adenocarcinoma"), is_of_kind(duct, "squamous"), is_of_kind(CancerFacet(), "squamous")
    (True, False, None)
    """
    if cell.startswith("non-"):
        return _is_not(cancer, cell.removeprefix("non-"))
    row = _rows()[cell]
    if row.of and cancer.id is not None and cancer.id not in row.of:
        return False
    number = None if cancer.morphology is None else int(cancer.morphology.histology)
    site = "" if cancer.site is None else cancer.site.value
    if number and any(first <= number <= last for first, last in row.spans):
        return True
    if site.startswith(row.sites) and row.sites:
        return True
    if _says(cell, cancer.words):
        return True
    known = cancer.morphology is not None and cancer.morphology.histology not in _UNSPECIFIC
    return False if known or (row.sites and site and not row.spans) else None


def _is_not(cancer: CancerFacet, cell: str) -> bool | None:
    """Whether it is a cancer of the same organ with other cells; small cells are never meant by "non-squamous"."""
    own = [is_of_kind(cancer, each) for each in (cell, "small-cell")]
    return False if True in own else None if None in own else True


def _says(cell: str, words: str) -> bool:
    """Whether the words of a cancer name a kind without denying it: "no small-cell features"."""
    return any(not is_denied(plain(words[: found.start()])) for found in _patterns()[cell].finditer(words))


def _is_denied(cell: str, profile: Profile) -> bool:
    """Whether the profile says of a kind that it is not there, among its illnesses or in its sentences."""
    pattern = _patterns().get(cell)
    return pattern is not None and any(pattern.search(each.name) for each in profile.illnesses if not each.present)


def read_cells(stated: tuple[Statement, ...]) -> Iterator[CellsAsk]:
    """The kinds of cells that statements ask for or shut out.

    >>> [ask.cells for ask in read_cells((Statement("Mucosal or uveal melanoma", wanted=False),))]
    [('uveal', 'mucosal')]
    """
    for each in stated:
        cells = () if each.allows else tuple(_named(each))
        lacking = tuple(cell for cell in cells if each.wanted and _is_lacking(cell, each.text))
        present = tuple(cell for cell in cells if cell not in lacking)
        mixed = bool(_MIXED.search(each.text))
        if lacking:
            yield CellsAsk(lacking, wanted=False, mixed=mixed)
        if present:
            yield CellsAsk(present, each.wanted, mixed, sure=_is_plain(each))


def _is_plain(each: Statement) -> bool:
    """Whether a statement names kinds and no more: no further condition, no examples, no long list."""
    return len(each.text) <= _LONG and not (_LISTED if each.wanted else _NARROWED).search(each.text)


def _is_lacking(cell: str, text: str) -> bool:
    """Whether a kind is asked not to be there: "carcinoma of the prostate without small cell features"."""
    pattern = _patterns().get(cell)
    return pattern is not None and all(is_denied(plain(text[: found.start()])) for found in pattern.finditer(text))


def _named(each: Statement) -> tuple[str, ...]:
    text = each.text
    if _NON_SQUAMOUS.search(text) and not _SQUAMOUS.search(text):
        return ("non-squamous",)
    if _NON_CLEAR.search(text):
        return ("non-clear-cell",)
    cells = [name for name, pattern in _sieve().passing(text) if pattern.search(text)]
    if each.wanted:
        # The places and forms beside what is asked for, or in a list, are some that are taken as well.
        main = [name for name in cells if name not in _aside()]
        if not main and _LIST.search(text) and scope_of(text).named:
            return ()
        cells = main or cells
    if each.wanted and not _MIXED.search(text):
        return tuple(cells)
    # "Mixed small cell and adenocarcinoma" is about the part that is not the usual one.
    return tuple([name for name in cells if name not in _USUAL] or cells)


@cache
def _rows() -> Mapping[str, CellRow]:
    rows: dict[str, CellRow] = load("trials/cells", dict[str, CellRow]).merged()
    return rows


@cache
def _patterns() -> Mapping[str, Sought]:
    return {name: seek(row.says) for name, row in _rows().items()}


@cache
def _sieve() -> Sieve[str]:
    return Sieve(_patterns().items())


@cache
def _aside() -> frozenset[str]:
    return frozenset(name for name, row in _rows().items() if row.aside)
