"""Chapter 4. What is only suspected."""

from __future__ import annotations

from tests.spec.course.test_recurrences import after
from tests.spec.spec import returns, story


def test_a_suspicion_is_told_as_one():
    laid = after("""
        2016-05-01 | letter | clear     |       |
        2020-09-19 | scan   | suspicion | liver |
    """)
    assert returns(laid) == ["2020-09-19 | recurrence? | liver | distant, by_definition"]
    assert "Something is being looked into here: liver. It is not settled." in story(laid)


def test_a_later_finding_without_tumour_clears_it():
    laid = after("""
        2016-05-01 | letter | clear     |        |
        2020-09-19 | scan   | suspicion | liver  |
        2020-10-02 | mri    | no tumor  | hígado |
    """)
    assert returns(laid) == []


def test_a_finding_in_another_place_does_not_clear_it():
    laid = after("""
        2016-05-01 | letter | clear     |       |
        2020-09-19 | scan   | suspicion | liver |
        2020-10-02 | mri    | no tumor  | brain |
    """)
    assert len(laid.recurrences) == 1


def test_a_later_word_that_there_is_no_evidence_of_disease_clears_it():
    laid = after("""
        2016-05-01 | letter | clear     |       |
        2020-09-19 | scan   | suspicion | liver |
        2020-12-02 | letter | clear     |       |
    """)
    assert returns(laid) == []


def test_a_biopsy_confirms_it_however_long_after():
    laid = after("""
        2016-05-01 | letter    | clear     |       |
        2020-03-01 | scan      | suspicion | liver |
        2021-02-10 | pathology | tumor     | liver | biopsy
        2021-06-10 | letter    | clear     |       |
    """)
    assert returns(laid) == ["2021-02-10 | recurrence | liver | distant, by_definition"]


def test_a_biopsy_without_tumour_overrules_a_scan():
    laid = after("""
        2016-05-01 | letter    | clear    |       |
        2020-03-01 | scan      | tumor    | liver | imaging
        2020-03-20 | pathology | no tumor | liver | biopsy
    """)
    assert returns(laid) == []


def test_a_biopsy_long_after_does_not_undo_what_was_found():
    laid = after("""
        2016-05-01 | letter    | clear    |       |
        2020-03-01 | scan      | tumor    | liver | imaging
        2021-03-20 | pathology | no tumor | liver | biopsy
    """)
    assert len(laid.recurrences) == 1


def test_a_suspicion_without_a_date_is_cleared_by_any_finding_of_the_place():
    laid = after("""
        2016-05-01 | letter | clear     |       |
        2019-06-04 | letter | came back | bone  |
                   | me     | suspicion | liver |
                   | mri    | no tumor  | liver |
    """)
    assert returns(laid) == ["2019-06-04 | recurrence | bone | distant, by_definition"]


def test_what_a_person_is_unsure_of_is_a_suspicion():
    laid = after("""
        2020-09 | me | came back | liver | unsure
    """)
    assert returns(laid) == ["2020-09 | recurrence? | liver | distant, by_definition"]


def test_a_suspicion_in_a_known_place_is_nothing_new_and_in_a_new_place_it_stands():
    laid = after("""
        2019-06-04 | letter | came back | liver |
        2020-06-04 | scan   | suspicion | liver |
        2021-06-04 | scan   | suspicion | brain |
    """)
    assert returns(laid) == [
        "2019-06-04 | recurrence | liver | distant, by_definition",
        "2021-06-04 | progression? | brain | distant, by_definition",
    ]
