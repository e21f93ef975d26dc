"""What showed something, and when."""

from __future__ import annotations

import pytest

from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import find_dates
from rumbo.records.letters.evidence import (
    Shown,
    found_by,
    is_of_treatment,
    is_soon_before,
    led_to,
    nearest,
    shown,
    told_before,
)
from tests.records.letters.telling import clinic, consulta, letter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CT and biopsy", "biopsy"),
        ("PET", "imaging"),
        ("on palpation", "exam"),
        ("PSA 2", "marker"),
        ("today", "not_said"),
    ],
)
def test_the_surest_way_it_was_shown_counts(text: str, expected: str) -> None:
    assert found_by(text) == expected


def test_of_two_dates_the_nearer_and_of_one_day_the_more_exact_counts() -> None:
    spans = find_dates("June 2019 it came back (biopsy 06/04/2019), then 2021", day_first=False)
    assert nearest(spans, 13, 22) == spans[1]
    assert nearest((), 0, 1) is None
    about = find_dates("seen 3/2/2023 and last week", day_first=False, anchor=PartialDate(2023, 3, 14))
    assert nearest(about, 20, 24) == about[0]


def test_a_range_or_the_day_of_an_operation_is_one_of_treatment() -> None:
    low = "mastectomy on 3/2/2023, ct 4/2/2023, 5/2/2023 to 6/2/2023"
    assert [is_of_treatment(low, span) for span in find_dates(low, day_first=False)] == [True, False, True]


def test_soon_before_is_within_the_months_before() -> None:
    day = PartialDate(2023, 3, 14)
    assert is_soon_before(PartialDate(2023, 3, 1), day)
    assert not is_soon_before(PartialDate(2022, 3, 1), day)
    assert not is_soon_before(PartialDate(2023, 4, 1), day)
    assert not is_soon_before(None, day)
    assert not is_soon_before(day, None)


def test_a_statement_rests_on_what_was_just_told() -> None:
    read = letter(clinic("CT 1/5/2015 of the lung. It is so. Nothing else. No more."))
    sentences = {sentence.text: sentence for sentence in read.sentences}
    assert led_to(sentences["It is so."], letter=read) == Shown(PartialDate(2015, 1, 5), "imaging")
    assert told_before(sentences["It is so."], letter=read) == Shown(PartialDate(2015, 1, 5), "imaging")
    assert told_before(sentences["Nothing else."], letter=read) is None
    assert led_to(read.sentences[0], letter=read) == Shown(PartialDate(2023, 3, 14), "not_said")


def test_under_an_assessment_nothing_is_of_the_time_before() -> None:
    read = letter(clinic("Assessment: CT 1/5/2015 of the lung. Remission."))
    assert told_before(read.sentences[-1], letter=read) is None


def test_a_report_is_shown_by_what_it_is() -> None:
    scan = letter("CT CHEST 02/07/2017\nA lesion.\n")
    assert shown(scan.sentences[-1], 0, 1, letter=scan).found_by == "imaging"
    sample = letter("PATHOLOGY REPORT\nA lesion.\n")
    assert shown(sample.sentences[-1], 0, 1, letter=sample).found_by == "biopsy"


def test_a_date_beyond_a_semicolon_is_of_something_else() -> None:
    read = letter(clinic("CT 1/5/2023: a cyst; and then it recurs"))
    [sentence] = [each for each in read.sentences if "cyst" in each.text]
    assert shown(sentence, sentence.text.index("recurs"), len(sentence.text), letter=read).on is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Nodules of the liver 5/2022. That is, a second recurrence. CT 3/1/2023 stable.", PartialDate(2022, 5)),
        ("Since 5/2022 nodules, removed 5/20/2022. In other words, it is back. CT 3/1/2023.", PartialDate(2022, 5, 20)),
        ("Nódulos 20/05/2022. Es decir, recidiva. El TAC del 20/02/2023 es estable.", PartialDate(2022, 5, 20)),
        ("There are nodules. That is, a second recurrence. CT 3/1/2023 stable.", PartialDate(2023, 3, 1)),
        ("Nodules of the liver 5/2022. A second recurrence. CT 3/1/2023 stable.", PartialDate(2023, 3, 1)),
    ],
)
def test_what_is_only_put_in_a_word_is_of_the_sentence_before(told: str, expected: PartialDate) -> None:
    read = letter(consulta(told) if "Es decir" in told else clinic(told))
    [said] = [each for each in read.sentences if "recur" in each.text or "back" in each.text or "recid" in each.text]
    assert led_to(said, letter=read).on == expected
