"""The page for the doctor: one page in each language, with what was strong and when, what is new, and one's own words."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from rumbo.guide.feeling.felt import Felt
from rumbo.guide.feeling.looking_back import look_back
from rumbo.paper.sheets import FeelingSheet, print_feeling
from rumbo.words import Lang, both
from tests.paper import sheets_cast as cast
from tests.paper.pages import pages_of, words_of


def printed(sheet: FeelingSheet, *languages: Lang) -> str:
    return words_of(print_feeling(sheet, languages=languages or ("en",)))


def test_it_says_what_was_strong_and_when_what_is_new_the_worst_week_and_ones_own_words() -> None:
    words = printed(cast.FEELING)
    for part in (
        "Rosa Quintana",
        "From my last visit, October 1, 2026",
        "Tired, even after rest 4 November 3, 2026",
        "38.4 °C, November 4, 2026",
        "November 2, 2026 to November 8, 2026: Tired, even after rest and Rash or red skin",
        "alpelisib, from October 20, 2026: Rash or red skin",
        "I could not climb the stairs.",
    ):
        assert part in words, part


def test_in_two_languages_each_has_a_page_of_its_own() -> None:
    assert pages_of(print_feeling(cast.FEELING, languages=("en", "es"))) == 2
    words = printed(cast.FEELING, "en", "es")
    assert "The worst week" in words
    assert "La peor semana" in words


@pytest.mark.parametrize("languages", [("en",), ("es",), ("en", "es")])
@pytest.mark.parametrize("paper", ["us-letter", "a4"])
def test_however_much_was_logged_it_is_one_page_in_each_language(languages: tuple[Lang, ...], paper: str) -> None:
    pdf = print_feeling(cast.CROWDED_FEELING, languages=languages, paper=paper)  # type: ignore[arg-type]  # one of the two
    assert pages_of(pdf) == len(languages)
    assert ("more in my own log" in words_of(pdf)) == ("en" in languages)


def test_without_a_strong_day_it_says_so_and_nothing_more() -> None:
    sheet = cast.feeling_sheet([Felt(on=date(2026, 11, 3), strengths={"tired": 1})], since=date(2026, 10, 1))
    words = printed(msgspec.structs.replace(sheet, name="", from_visit=False))
    assert "Nothing of 3 or 4 was logged." in words
    assert "From October 1, 2026 to November 23, 2026" in words
    assert not any(part in words for part in ("worst week", "Fever of", "New since", "In my own words", "For "))


def test_what_is_new_is_not_told_without_logs_from_before() -> None:
    after = [each for each in cast.LOGS if each.on >= cast.PILL.start]
    words = printed(cast.feeling_sheet(after, since=date(2026, 10, 1), pill=cast.PILL))
    assert "there is no log from before it" in words


def test_nothing_new_is_said_as_it_is() -> None:
    look = look_back(cast.LOGS[:1], since=date(2026, 10, 1), until=date(2026, 11, 23), began=cast.PILL.start)
    assert "nothing new was logged" in printed(msgspec.structs.replace(cast.FEELING, look=look))


def test_what_fits_no_page_goes_on_over_and_nothing_is_lost() -> None:
    long = msgspec.structs.replace(cast.PILL, name=both("a medicine with a very long name " * 150))
    sheet = msgspec.structs.replace(cast.FEELING, treatment=long)
    pdf = print_feeling(sheet, languages=("en",))
    assert pages_of(pdf) > 1
    assert "I could not climb the stairs." in words_of(pdf)
