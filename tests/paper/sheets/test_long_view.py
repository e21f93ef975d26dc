"""The long view on paper: drawn, with its latest values, and lengths of time only for whoever asks for them."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from rumbo.course import Fact, Measure, lay_out
from rumbo.guide.longview import Measured, measured_in
from rumbo.oncology import PartialDate
from rumbo.paper.sheets import LongViewSheet, print_long_view, sheet_of_long_view
from rumbo.words import Lang
from tests.paper.drawings.test_long_view import FREE, OTHER, WHOLE
from tests.paper.pages import pages_of, words_of

COUNTED = msgspec.structs.replace(
    WHOLE, intervals=(msgspec.structs.replace(FREE, days=1030), msgspec.structs.replace(OTHER, days=None))
)


def measured(*told: tuple[float, str, str | None]) -> Measured:
    facts = [
        Fact(
            id=f"f{n}",
            says=Measure(name="CEA", value=value, unit=unit, on=PartialDate.parse(on) if on else None),
            standing="from_me",
        )
        for n, (value, unit, on) in enumerate(told)
    ]
    (found,) = measured_in(facts, lay_out(facts, date(2026, 11, 22)))
    return found


CEA = measured(*((float(n), "ng/mL", f"2026-{n:02}-03") for n in range(1, 10)))


def printed(sheet: LongViewSheet, *languages: Lang) -> str:
    return words_of(print_long_view(sheet, languages=languages or ("en",)))


def test_it_draws_the_times_and_the_values_and_lists_the_latest_first() -> None:
    sheet = sheet_of_long_view(COUNTED, measured=CEA, name="Rosa Quintana")
    assert [each.name for each in sheet.drawings] == ["time-wide", "time-wide"]
    assert [value.en for _, value in sheet.values] == [f"{n} ng/mL" for n in (9, 8, 7, 6, 5, 4)]
    words = printed(sheet)
    for part in (
        "Rosa Quintana",
        "The latest values",
        "September 3, 2026",
        "9 ng/mL",
        "Treatment-free time: December 20",
    ):
        assert part in words, part


def test_without_values_there_is_one_drawing_and_no_list() -> None:
    sheet = sheet_of_long_view(COUNTED)
    assert len(sheet.drawings) == 1
    assert "The latest values" not in printed(sheet)


def test_values_without_a_day_are_not_drawn_nor_listed_by_day() -> None:
    sheet = sheet_of_long_view(COUNTED, measured=measured((3.0, "ng/mL", None)))
    assert (len(sheet.drawings), sheet.values) == (1, ())


def test_lengths_are_told_only_when_they_are_asked_for_and_only_where_they_are_known() -> None:
    quiet, asked = (sheet_of_long_view(COUNTED, show_lengths=each) for each in (False, True))
    assert not any("1030" in each.en or "1,030" in each.en for each in quiet.times)
    assert [each.en.endswith("days") for each in asked.times].count(True) == 1
    assert len(asked.times) == 2


@pytest.mark.parametrize("languages", [("en",), ("es",), ("en", "es")])
def test_it_is_one_page_in_each_language(languages: tuple[Lang, ...]) -> None:
    pdf = print_long_view(sheet_of_long_view(COUNTED, measured=CEA), languages=languages)
    assert pages_of(pdf) == len(languages)
    assert ("The latest values" in words_of(pdf)) == ("en" in languages)
    assert ("Los valores más recientes" in words_of(pdf)) == ("es" in languages)
