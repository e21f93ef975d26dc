"""Compares a course, as `rumbo course --json` prints it, with what is known to be true of a person, row by row.

The rules of comparing are those under which the figures are published; see `KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from rumbo.course import Place
from rumbo.course.places import same_place
from rumbo.oncology import PartialDate
from rumbo.oncology.biomarkers import find_biomarkers, read_result
from rumbo.oncology.phrases import fold
from rumbo.oncology.places import split_places
from rumbo.oncology.sites import read_side

Row = Mapping[str, Any]

NEAR_DAYS = 45
VAGUER_DAYS = 62  # two months
CLEAR = "no_evidence_of_disease"
_NO_PLACE = frozenset(fold("left right of the in and bilateral upper lower lymph node nodes surface de la el y"))


@dataclass(frozen=True)
class Score:
    """How one kind of row of one person came out: pairs of a true row and the row that told it, and what is left."""

    found: tuple[tuple[Row, Row], ...] = ()
    missed: tuple[Row, ...] = ()
    false: tuple[Row, ...] = ()

    @property
    def precision(self) -> float:
        """The share of the rows told that are true; 1 when none was told."""
        return _share(len(self.found), len(self.false))

    @property
    def recall(self) -> float:
        """The share of the true rows that were told; 1 when there is none."""
        return _share(len(self.found), len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * len(self.found), len(self.missed) + len(self.false))

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.missed + other.missed, self.false + other.false)


@dataclass(frozen=True)
class Kind:
    """One kind of row: its true rows, those that neither count nor hurt, the rows told, and when two are one."""

    name: str
    true: Callable[[Row], list[Row]]
    optional: Callable[[Row], list[Row]]
    told: Callable[[Row], list[Row]]
    fits: Callable[[Row, Row], bool]

    def score(self, truth: Row, course: Row) -> Score:
        """Match each row told with at most one true row, as many as can be; optional rows take only what is left."""
        return matched(self.true(truth), self.told(course), optional=self.optional(truth), fits=self.fits)


def matched(
    true: Sequence[Row], told: Sequence[Row], *, fits: Callable[[Row, Row], bool], optional: Sequence[Row] = ()
) -> Score:
    """The best one-to-one assignment: the most true rows first, then the most optional ones (augmenting paths)."""
    wanted = [*true, *optional]
    teller: dict[int, int] = {}  # told -> wanted
    for number in range(len(wanted)):
        _find_teller(number, wanted=wanted, told=told, fits=fits, teller=teller, tried=set())
    tells = {number: at for at, number in teller.items()}
    return Score(
        found=tuple((row, told[tells[number]]) for number, row in enumerate(true) if number in tells),
        missed=tuple(row for number, row in enumerate(true) if number not in tells),
        false=tuple(row for at, row in enumerate(told) if at not in teller),
    )


def _find_teller(
    number: int,
    *,
    wanted: Sequence[Row],
    told: Sequence[Row],
    fits: Callable[[Row, Row], bool],
    teller: dict[int, int],
    tried: set[int],
) -> bool:
    for at, row in enumerate(told):
        if at in tried or not fits(wanted[number], row):
            continue
        tried.add(at)
        taken = teller.get(at)
        if taken is None or _find_teller(taken, wanted=wanted, told=told, fits=fits, teller=teller, tried=tried):
            teller[at] = number
            return True
    return False


def date_in(value: object) -> PartialDate | None:
    """The date a value of a row is, or None when it is none."""
    try:
        return PartialDate.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def dates_of(row: Row, key: str) -> list[PartialDate]:
    """The true date of a row and every other that is accepted: whatever is ISO under a key `also_accept...`."""
    others = (value for name, value in row.items() if name.startswith("also_accept"))
    values = (each for value in others for each in (value if isinstance(value, list) else [value]))
    return [day for value in (row.get(key), *values) if (day := date_in(value))]


def is_near(row: Row, told: object, *, key: str) -> bool:
    """Whether a date told is within `NEAR_DAYS` of a date of the row, and not vaguer by more than `VAGUER_DAYS`."""
    day = date_in(told)
    return day is not None and any(
        _gap(day, each) <= NEAR_DAYS and _is_no_vaguer(day, each) for each in dates_of(row, key)
    )


def share_place(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of places name one place: the same site (sides not opposed), or a word that is no direction."""
    there = list(_single(other))
    return any(_is_one_place(here, each) for here in _single(one) for each in there)


def same_biomarker(one: str, other: str) -> bool:
    """Whether two names are of one test: a biomarker that both name, all words of the shorter name, or
    one word they share when neither is known."""
    mine, theirs = set(find_biomarkers(one)), set(find_biomarkers(other))
    here, there = set(fold(one)), set(fold(other))
    if mine or theirs:
        return bool(mine & theirs) or here <= there or there <= here
    return bool(here & there)


def same_polarity(one: str, other: str) -> bool:
    """Whether two results say yes both, no both, or neither of them either; the same number is the same result."""
    mine, theirs = read_result(one), read_result(other)
    return mine == theirs or (None in (mine, theirs) and bool(_numbers(one) & _numbers(other)))


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0


def _gap(one: PartialDate, other: PartialDate) -> int:
    return max((other.earliest - one.latest).days, (one.earliest - other.latest).days, 0)


def _is_no_vaguer(told: PartialDate, true: PartialDate) -> bool:
    return (told.latest - told.earliest) - (true.latest - true.earliest) <= timedelta(days=VAGUER_DAYS)


def _single(places: Iterable[str]) -> Iterator[str]:
    return (piece for words in places for piece in split_places(words) or (words,))


def _is_one_place(one: str, other: str) -> bool:
    if {read_side(one), read_side(other)} == {"left", "right"}:
        return False
    shared = (set(fold(one)) & set(fold(other))) - _NO_PLACE
    return bool(shared) or same_place(Place(words=one), Place(words=other))


def _numbers(words: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", words))


def _rows(source: Row, *names: str) -> list[Row]:
    return [row for name in names for row in source.get(name, ())]


def _given(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.get("given") is True]


def _clear(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["status"] == CLEAR]


def _optionally_clear(truth: Row) -> list[Row]:
    """What may also be called no evidence of disease, and what need not be found."""
    other = [row for row in _rows(truth, "statuses") if CLEAR in row.get("also_acceptable_status", ())]
    rows = _rows(truth, "statuses_optional")
    return other + [row for row in rows if CLEAR in (row["status"], *row.get("also_acceptable_status", ()))]


def _fits_recurrence(true: Row, told: Row) -> bool:
    """A recurrence that is known without a place (a marker rose) needs its day alone."""
    places = true.get("places", ())
    return is_near(true, told["on"], key="on") and (not places or share_place(places, told["places"]))


def _fits_diagnosis(true: Row, told: Row) -> bool:
    return is_near(true, told["diagnosed_on"], key="diagnosed_on") and told["icdo3_site"] in (
        true["icdo3_site"],
        *true.get("also_acceptable_icdo3_site", ()),
    )


def _fits_treatment(true: Row, told: Row) -> bool:
    return is_near(true, told["start"], key="start") and true["modality"] == told["modality"]


def _fits_status(true: Row, told: Row) -> bool:
    return is_near(true, told["on"], key="on")


def _fits_biomarker(true: Row, told: Row) -> bool:
    return (
        is_near(true, told["on"], key="on")
        and same_biomarker(true["name"], told["name"])
        and same_polarity(true["result"], told["result"])
    )


KINDS = (
    Kind(
        "recurrences",
        true=lambda truth: _rows(truth, "recurrences"),
        optional=lambda truth: _rows(truth, "recurrences_optional"),
        told=lambda course: _rows(course, "recurrences"),
        fits=_fits_recurrence,
    ),
    Kind(
        "diagnoses",
        true=lambda truth: _rows(truth, "cancers"),
        optional=lambda truth: _rows(truth, "cancers_optional"),
        told=lambda course: _rows(course, "cancers"),
        fits=_fits_diagnosis,
    ),
    Kind(
        "treatments given",
        true=lambda truth: _given(_rows(truth, "treatments")),
        optional=lambda truth: _given(_rows(truth, "treatments_optional")),
        told=lambda course: _given(_rows(course, "treatments")),
        fits=_fits_treatment,
    ),
    Kind(
        "no evidence of disease",
        true=lambda truth: _clear(_rows(truth, "statuses")),
        optional=_optionally_clear,
        told=lambda course: _clear(_rows(course, "statuses")),
        fits=_fits_status,
    ),
    Kind(
        "biomarkers",
        true=lambda truth: _rows(truth, "biomarkers"),
        optional=lambda truth: _rows(truth, "biomarkers_optional", "biomarker_series_optional"),
        told=lambda course: _rows(course, "biomarkers"),
        fits=_fits_biomarker,
    ),
)
