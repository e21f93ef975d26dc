"""Chapter 7. Lines of treatment for recurrent or advanced disease."""

from __future__ import annotations

from tests.spec.spec import course, lines_of_treatment

BREAST = """
        on         | record | says         | what        | more
        2014-03-11 | letter | cancer       | left breast |
        2014-05-06 | letter | chemotherapy | docetaxel   | until 2014-07-08
        2019-06-04 | letter | came back    | bone        |
"""


def after(rows: str):
    return course(BREAST.rstrip() + "\n" + rows.strip("\n"))


def test_treatment_of_the_first_cancer_is_no_line():
    assert lines_of_treatment(course(BREAST)) == []


def test_drugs_that_begin_within_four_weeks_are_one_line_and_a_later_new_drug_begins_the_next():
    laid = after("""
        2019-07-01 | letter | hormone      | fulvestrant | until 2021-03-01
        2019-07-20 | letter | targeted     | palbociclib | until 2021-02-01
        2021-03-15 | letter | chemotherapy | paclitaxel  | ongoing
    """)
    assert lines_of_treatment(laid) == [
        "1 | 2019-07-01 to 2021-03-01 | fulvestrant, palbociclib",
        "2 | 2021-03-15 to now | paclitaxel",
    ]


def test_a_drug_taken_up_again_stays_in_its_line_unless_the_cancer_grew():
    same = after("""
        2019-07-01 | letter | chemotherapy | paclitaxel  | until 2019-09-01
        2020-03-01 | letter | chemotherapy | paclitaxel  | until 2020-05-01
    """)
    assert len(same.lines) == 1
    next_line = after("""
        2019-07-01 | letter | chemotherapy | paclitaxel  | until 2019-09-01
        2020-02-01 | letter | grew         | bone        |
        2020-03-01 | letter | chemotherapy | paclitaxel  | until 2020-05-01
    """)
    assert [line.number for line in next_line.lines] == [1, 2]


def test_what_was_not_given_and_what_is_not_systemic_is_no_line():
    laid = after("""
        2019-07-01 | letter | targeted  | palbociclib | not given
        2019-07-01 | letter | radiation | spine       | until 2019-07-05
        2019-07-01 | letter | other     | denosumab   |
    """)
    assert lines_of_treatment(laid) == []


def test_stage_four_at_diagnosis_counts_from_the_start():
    laid = course("""
        on         | record | says         | what          | more
        2020-03-11 | letter | cancer       | sigmoid colon | stage IV
        2020-04-06 | letter | chemotherapy | FOLFOX        | until 2020-10-01
    """)
    assert lines_of_treatment(laid) == ["1 | 2020-04-06 to 2020-10-01 | FOLFOX"]


def test_an_open_end_leaves_the_line_open():
    laid = after("""
        2019-07-01 | letter | hormone      | fulvestrant | until 2021-03-01
        2019-07-01 | letter | targeted     | palbociclib |
    """)
    assert lines_of_treatment(laid) == ["1 | 2019-07-01 to ? | fulvestrant, palbociclib"]
