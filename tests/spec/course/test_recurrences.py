"""Chapter 3. When the cancer came back: recurrence, progression, relapse."""

from __future__ import annotations

from tests.spec.spec import conflicts, course, returns

BREAST = """
        on         | record    | says    | what            | more
        2014-03-11 | letter    | cancer  | left breast     | cells 8500/3
        2014-04-02 | letter    | surgery | mastectomy      |
"""


def after(rows: str, *, before: str = BREAST):
    return course(before.rstrip() + "\n" + rows.strip("\n"))


def test_a_tumour_after_a_clear_time_is_a_recurrence():
    laid = after("""
        2016-05-01 | letter    | clear   |                 |
        2019-06-04 | pathology | tumor   | left chest wall | biopsy
    """)
    assert returns(laid) == ["2019-06-04 | recurrence | left chest wall | local, by_definition"]
    assert laid.recurrences[0].called_why.id == "course-why-clear"


def test_many_reports_of_one_event_are_one_and_the_biopsy_gives_its_day():
    laid = after("""
        2016-05-01 | letter    | clear     |                 |
        2022-09-19 | scan      | suspicion | bone            |
        2022-09-21 | scan      | tumor     | L2 vertebra     | imaging
        2022-10-03 | pathology | tumor     | bone            | biopsy
        2022-10-05 | portal    | tumor     | bone            | spread
        2022-10-17 | letter    | came back | bone            | distant
        2022-12-05 | letter    | came back | bone            |
    """)
    assert returns(laid) == ["2022-10-03 | recurrence | L2 vertebra | distant, said"]
    assert laid.recurrences[0].found_by == "biopsy"
    assert len(laid.recurrences[0].facts) == 6


def test_a_tumour_without_a_clear_time_before_it_is_progression():
    laid = after("""
        2014-06-01 | portal    | chemotherapy | docetaxel    |
        2015-02-01 | scan      | tumor   | liver           | imaging
    """)
    assert returns(laid) == ["2015-02-01 | progression | liver | distant, by_definition"]


def test_a_year_after_treatment_it_is_called_recurrence_even_without_a_clear_statement():
    laid = after("""
        2016-02-01 | scan      | tumor   | liver           | imaging
    """)
    assert returns(laid) == ["2016-02-01 | recurrence | liver | distant, by_definition"]
    assert laid.recurrences[0].called_why.id == "course-why-year"


def test_the_records_own_word_recurrence_counts():
    laid = after("""
        2014-09-01 | letter    | came back | left chest wall | local
    """)
    assert returns(laid) == ["2014-09-01 | recurrence | left chest wall | local, said"]
    assert laid.recurrences[0].called_why.id == "course-why-said"


def test_spread_found_in_the_first_four_months_is_part_of_the_first_picture():
    laid = after("""
        2014-04-09 | portal    | tumor   | left axillary node | spread
        2014-06-20 | scan      | tumor   | liver              | imaging
    """)
    assert returns(laid) == []


def test_a_word_of_no_disease_before_the_diagnosis_or_in_its_first_weeks_makes_no_return():
    laid = course("""
        on         | record    | says   | what                | more
        2009-05-02 | a         | cancer | prostate            |
        2012-05-02 | a         | clear  |                     |
        2014-03-11 | letter    | cancer | left breast         |
        2014-04-02 | letter    | clear  |                     |
        2014-05-09 | portal    | tumor  | left axillary node  | spread
    """)
    assert returns(laid) == []


def test_the_first_tumour_seen_again_before_a_clear_time_is_no_event():
    laid = after("""
        2014-12-20 | scan      | tumor   | left breast        | imaging
    """)
    assert returns(laid) == []


def test_the_word_progression_after_a_clear_time_is_told_as_recurrence_with_the_rule():
    laid = after("""
        2016-05-01 | letter    | clear   |                 |
        2019-06-04 | letter    | grew    | liver           |
    """)
    assert returns(laid) == ["2019-06-04 | recurrence | liver | distant, by_definition"]


def test_growth_under_treatment_after_a_recurrence_is_progression():
    laid = after("""
        2016-05-01 | letter    | clear     |               |
        2019-06-04 | letter    | came back | liver         |
        2020-01-10 | letter    | stable    |               |
        2020-06-10 | letter    | grew      |               |
        2020-07-10 | letter    | grew      | lung          |
    """)
    assert returns(laid) == [
        "2019-06-04 | recurrence | liver | distant, by_definition",
        "2020-06-10 | progression | lung | distant, by_definition",
    ]


def test_a_new_place_without_a_clear_time_between_is_progression_and_a_known_place_is_nothing_new():
    laid = after("""
        2016-05-01 | letter    | clear     |               |
        2019-06-04 | letter    | came back | liver         |
        2020-01-10 | scan      | tumor     | hígado        | imaging
        2020-06-10 | scan      | tumor     | brain         | imaging
    """)
    assert returns(laid) == [
        "2019-06-04 | recurrence | liver | distant, by_definition",
        "2020-06-10 | progression | brain | distant, by_definition",
    ]


def test_each_clear_time_makes_the_next_return_a_recurrence_of_its_own():
    laid = after("""
        2019-06-04 | letter    | came back | left chest wall | local
        2019-10-07 | letter    | clear     |                 |
        2022-10-03 | letter    | came back | bone            | distant
    """)
    assert returns(laid) == [
        "2019-06-04 | recurrence | left chest wall | local, said",
        "2022-10-03 | recurrence | bone | distant, said",
    ]


def test_a_recurrence_told_again_in_a_later_letter_is_the_same_one():
    laid = after("""
        2019-06-04 | letter    | came back | left chest wall | local
        2020-02-01 | clinic    | came back |                 |
        2019       | me        | came back | chest wall      |
    """)
    assert len(laid.recurrences) == 1
    assert str(laid.recurrences[0].on) == "2019-06-04"


def test_the_same_place_a_year_after_its_treatment_is_another_recurrence_when_a_record_says_so():
    laid = after("""
        2016-06-04 | letter    | came back | left chest wall | local
        2016-07-02 | letter    | surgery   | resection       |
        2019-02-01 | letter    | came back | left chest wall | local
    """)
    assert [str(each.on) for each in laid.recurrences] == ["2016-06-04", "2019-02-01"]


def test_the_code_entered_soon_after_the_operation_is_about_the_event_before_it():
    laid = after("""
        2016-05-01 | letter    | clear     |                 |
        2019-06-04 | pathology | tumor     | left chest wall | biopsy
        2019-07-02 | letter    | clear     |                 |
        2019-07-20 | portal    | tumor     | left chest wall | spread
    """)
    assert len(laid.recurrences) == 1


def test_a_recurrence_without_a_date_is_kept_and_one_of_a_known_place_adds_to_it():
    undated = after("""
                   | me        | came back | liver           |
    """)
    assert returns(undated) == ["? | recurrence | liver | distant, by_definition"]
    known = after("""
        2019-06-04 | letter    | came back | liver           |
                   | me        | came back |                 |
                   | me        | tumor     | brain           |
    """)
    assert returns(known) == ["2019-06-04 | recurrence | liver | distant, by_definition"]


def test_a_blood_cancer_relapses_and_has_no_kind():
    laid = course("""
        on         | record | says      | what                         | more
        2015-05-01 | a      | cancer    | acute myeloid leukemia       | code C92.00
        2015-09-01 | a      | remission |                              |
        2018-02-01 | a      | came back | bone marrow                  |
    """)
    assert returns(laid) == ["2018-02-01 | relapse | bone marrow | not_known, not_known"]
    assert laid.recurrences[0].kind.reasons[0].id == "course-reason-blood"


def test_a_return_is_told_even_when_no_first_cancer_is_known():
    laid = course("""
        on         | record | says      | what  | more
        2018-02-01 | me     | came back | liver |
        2019-02-01 | me     | came back | bone  | distant
    """)
    assert returns(laid) == [
        "2018-02-01 | recurrence | liver | not_known, not_known",
        "2019-02-01 | recurrence | bone | distant, said",
    ]


def test_doctors_who_call_it_differently_are_shown_side_by_side_and_no_kind_is_told():
    laid = after("""
        2019-06-04 | letter    | came back | left chest wall | local
        2019-06-20 | clinic    | came back | left chest wall | regional
    """)
    assert returns(laid) == ["2019-06-04 | recurrence | left chest wall | not_known, not_known"]
    assert conflicts(laid) == ["kind-c1-2019-06-04 | local / regional"]
