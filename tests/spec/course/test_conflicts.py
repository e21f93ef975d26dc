"""Chapter 8. What records disagree about is shown side by side and drives nothing."""

from __future__ import annotations

from tests.spec.spec import cancers, conflicts, course, intervals


def test_left_in_one_record_and_right_in_another():
    laid = course("""
        on         | record | says   | what         | more
        2014-03-11 | a      | cancer | left breast  |
        2014-03-20 | b      | cancer | right breast |
        2014-03-21 | c      | cancer | breast       |
    """)
    assert cancers(laid) == ["c1 | 2014-03-11 | breast cancer"]
    assert conflicts(laid) == ["side-c1 | left / right"]


def test_one_record_that_tells_both_sides_tells_two_cancers():
    laid = course("""
        on         | record | says   | what         | more
        2014-03-11 | a      | cancer | left breast  | ref l
        2014-03-11 | a      | cancer | right breast | ref r
    """)
    assert len(laid.cancers) == 2
    assert conflicts(laid) == []


def test_a_slip_of_side_in_one_record_does_not_join_two_cancers():
    laid = course("""
        on         | record  | says   | what         | more
        2009-05    | portal  | cancer | right breast | ref r
        2021-03-16 | portal  | cancer | left breast  | ref l
        2021-03-16 | letter  | cancer | right breast |
        2009-10    | letter  | surgery | lumpectomy  |
    """)
    assert cancers(laid) == [
        "c1 | 2009-05 | breast cancer, right side",
        "c2 | 2021-03-16 | breast cancer, left side",
    ]


def test_a_third_record_takes_part_in_the_doubt_about_a_side_and_an_old_cancer_does_not():
    laid = course("""
        on         | record  | says   | what         | more
        2021-03-16 | portal  | cancer | left breast  |
        2021-03-18 | letter  | cancer | right breast |
        2021-04-02 | scan    | cancer | left breast  |
        2009       | me      | cancer | right breast |
    """)
    assert [str(each.diagnosed_on) for each in laid.cancers] == ["2009", "2021-03-16"]
    assert conflicts(laid) == ["side-c2 | left / left / right"]


def test_one_paper_among_several_with_the_other_side_is_a_slip_and_no_second_cancer():
    laid = course("""
        on         | record      | says   | what         | more
        2014-03-18 | portal      | cancer | left breast  |
        2014-03-18 | letter      | cancer | left breast  |
        2014-03-18 | scan        | cancer | left breast  |
        2014-03-18 | summary     | cancer | right breast |
    """)
    assert len(laid.cancers) == 1
    assert conflicts(laid) == ["side-c1 | left / left / left / right"]


def test_two_dates_of_diagnosis_that_cannot_both_be_right():
    laid = course("""
        on         | record | says      | what        | more
        2012-03-11 | a      | cancer    | left breast |
        2014-03-20 | b      | cancer    | left breast |
        2014-04-20 | b      | surgery   | mastectomy  |
        2019-04-20 | b      | came back | bone        |
    """)
    assert cancers(laid) == ["c1 | ? | breast cancer, left side"]
    assert conflicts(laid) == ["diagnosed-on-c1 | March 11, 2012 / March 20, 2014"]
    assert intervals(laid) == ["2014-04-20 to 2019-04-20 | disease_free | 1826"]


def test_a_date_somebody_is_unsure_of_makes_no_conflict():
    laid = course("""
        on         | record | says      | what        | more
        2012       | me     | cancer    | left breast | unsure
        2014-03-20 | b      | cancer    | left breast |
    """)
    assert cancers(laid) == ["c1 | 2014-03-20 | breast cancer, left side"]
    assert conflicts(laid) == []


def test_dates_a_few_weeks_apart_are_the_first_test_and_the_operation():
    laid = course("""
        on         | record | says      | what        | more
        2014-03-20 | b      | cancer    | left breast |
        2014-04-28 | a      | cancer    | left breast |
    """)
    assert cancers(laid) == ["c1 | 2014-03-20 | breast cancer, left side"]


def test_a_biomarker_that_is_positive_and_negative_on_one_day():
    laid = course("""
        on         | record | says | what | more
        2014-03-20 | a      | test | HER2 | positive
        2014-03-20 | b      | test | her2 | negative
        2019-03-20 | b      | test | HER2 | negative
                   | a      | test | ESR1 | positive
                   | b      | test | ESR1 | negative
    """)
    assert conflicts(laid) == [
        "biomarker-esr1-undated | negative / positive",
        "biomarker-her2-2014-03-20 | negative / positive",
    ]
    assert [(str(each.on), each.positive) for each in laid.biomarkers if each.on] == [
        ("2014-03-20", None),
        ("2014-03-20", None),
        ("2019-03-20", False),
    ]


def test_a_result_told_by_two_records_is_one():
    laid = course("""
        on         | record | says | what | more
        2014-03-20 | a      | test | HER2 | positive
        2014-03-20 | b      | test | HER2 | Positive
    """)
    assert [(each.facts, each.positive) for each in laid.biomarkers] == [(("f01", "f02"), True)]
