"""Trials on paper, for the doctor: always one page, whatever their entries hold."""

from __future__ import annotations

import msgspec

from rumbo.paper.sheets import OpenLine, SheetTrial, TrialsSheet, print_trials
from rumbo.words import Lang, both
from tests.paper.courses import TODAY
from tests.paper.pages import pages_of, words_of


def trial(number: int, *, lines: int = 2, words: int = 10) -> SheetTrial:
    """An invented trial with so many open lines of so many words."""
    open_lines = tuple(OpenLine(quote="platelets " * words, reading=both("Not known here.")) for _ in range(lines))
    return SheetTrial(
        nct_id=f"NCT9999000{number}", title="A trial of two medicines", where="Clinic, Houston, Texas",
        contact="Ana Gil, 555-0100", note="Ask Dr. Ríos", open_lines=open_lines, against=open_lines[:1],
    )  # fmt: skip


def printed(*trials: SheetTrial, languages: tuple[Lang, ...] = ("en",)) -> bytes:
    sheet = TrialsSheet(trials=trials, printed_on=TODAY, name="Marisol", as_of=both("Of November 23."))
    return print_trials(sheet, languages=languages)


def test_it_names_each_trial_its_place_its_contact_and_the_note() -> None:
    told = words_of(printed(trial(1), trial(2)))
    for each in ("NCT99990001", "NCT99990002", "Houston", "555-0100", "Ask Dr. Ríos", "For Marisol", "Of November 23."):
        assert each in told


def test_it_says_whether_a_place_is_the_nearest_and_how_many_others_and_how_many_lines_there_are() -> None:
    near = msgspec.structs.replace(trial(1, lines=7), is_nearest=True, more_places=1)
    told = words_of(printed(near))
    assert "The nearest place: Clinic, Houston, Texas; and 1 more place" in told
    assert "And 2 more lines in its entry" in told
    assert "A place: Clinic, Houston, Texas" in words_of(printed(trial(1)))


def test_a_long_line_is_cut_with_a_sign() -> None:
    assert "…" in words_of(printed(trial(1, words=60)))


def test_four_trials_with_long_lines_in_both_languages_stay_on_one_page() -> None:
    four = [trial(number, lines=9, words=60) for number in range(1, 5)]
    pdf = printed(*four, languages=("en", "es"))
    assert pages_of(pdf) == 1
    assert "NCT99990004" in words_of(pdf)


def test_a_trial_without_anything_else_is_still_named() -> None:
    assert "NCT99990009" in words_of(printed(SheetTrial(nct_id="NCT99990009", title="Closed")))


def test_what_cannot_fit_on_one_page_is_printed_on_more_and_nothing_is_lost() -> None:
    endless = [SheetTrial(nct_id=f"NCT9999000{number}", title="very long " * 300) for number in range(1, 5)]
    pdf = printed(*endless)
    assert pages_of(pdf) > 1
    assert "NCT99990004" in words_of(pdf)
