"""Chapter 2. The same treatment told many times."""

from __future__ import annotations

from tests.spec.spec import conflicts, course, treatments


def test_single_doses_of_one_drug_are_one_treatment():
    laid = course("""
        on         | record | says         | what               | more
        2014-05-06 | portal | chemotherapy | paclitaxel 80 mg   |
        2014-05-27 | portal | chemotherapy | PACLITAXEL inj     |
        2014-06-17 | portal | chemotherapy | paclitaxel         |
    """)
    assert treatments(laid) == ["2014-05-06 to 2014-06-17 | chemotherapy | paclitaxel | given"]
    assert str(laid.treatments[0].last_given_on) == "2014-06-17"


def test_the_same_drug_after_a_long_silence_is_another_treatment():
    laid = course("""
        on         | record | says         | what        | more
        2017-02-27 | portal | chemotherapy | carboplatin |
        2017-06-19 | portal | chemotherapy | carboplatin |
        2017-04-10 | portal | chemotherapy | carboplatin |
        2019-04-02 | portal | chemotherapy | carboplatin | until 2019-08-20
    """)
    assert treatments(laid) == [
        "2017-02-27 to 2017-06-19 | chemotherapy | carboplatin | given",
        "2019-04-02 to 2019-08-20 | chemotherapy | carboplatin | given",
    ]


def test_drugs_that_begin_together_are_one_regimen_and_the_letter_that_names_it_is_about_them():
    laid = course("""
        on         | record | says         | what                          | more
        2014-05-06 | portal | chemotherapy | docetaxel                     |
        2014-05-06 | portal | chemotherapy | cyclophosphamide              |
        2014-07-08 | portal | chemotherapy | docetaxel                     |
        2014-07-08 | portal | chemotherapy | cyclophosphamide              |
        2014-05    | letter | chemotherapy | docetaxel and ciclofosfamida  | until 2014-07
    """)
    assert treatments(laid) == ["2014-05-06 to 2014-07-08 | chemotherapy | docetaxel and ciclofosfamida | given"]


def test_a_brand_and_its_drug_are_one_and_a_drug_of_another_kind_stands_apart():
    laid = course("""
        on         | record | says     | what           | more
        2022-11-01 | portal | targeted | Ibrance 125 mg | ongoing
        2022-11-03 | letter | targeted | palbociclib    |
        2022-11-01 | letter | hormone  | fulvestrant    | ongoing
    """)
    assert treatments(laid) == [
        "2022-11-01 to now | hormone | fulvestrant | given",
        "2022-11-01 to now | targeted | palbociclib | given",
    ]


def test_an_operation_goes_by_its_day_however_it_is_worded():
    laid = course("""
        on         | record | says    | what                       | more
        2014-04-02 | portal | surgery | simple mastectomy          |
        2014-04-02 | letter | surgery | mastectomía izquierda      |
        2014-04    | me      | surgery | they took the breast off   |
        2019-07-02 | letter | surgery | resection of chest wall    |
    """)
    assert [span.facts for span in laid.treatments] == [("f01", "f02", "f03"), ("f04",)]


def test_radiation_is_one_course_when_its_days_touch_and_two_when_it_went_elsewhere():
    laid = course("""
        on         | record | says      | what        | more
        2019-08-12 | portal | radiation | chest wall  |
        2019-09-27 | letter | radiation | radiation   |
        2022-11-14 | letter | radiation | spine       | until 2022-11-18
    """)
    assert [span.facts for span in laid.treatments] == [("f01", "f02"), ("f03",)]


def test_what_was_ordered_and_then_given_is_one_treatment():
    laid = course("""
        on         | record | says    | what       | more
        2014-07-20 | portal | hormone | tamoxifen  | ordered
        2014-08-04 | letter | hormone | tamoxifeno | until 2019-06-10
    """)
    assert treatments(laid) == ["2014-08-04 to 2019-06-10 | hormone | tamoxifen | given"]


def test_what_was_ordered_and_never_given_is_kept_but_counts_for_nothing():
    laid = course("""
        on         | record | says     | what      | more
        2019-09-20 | portal | targeted | niraparib | ordered
        2019-10-29 | letter | targeted | Zejula    | not given
    """)
    assert treatments(laid) == ["2019-09-20 to ? | targeted | niraparib | not given"]
    assert laid.intervals == ()
    assert laid.lines == ()


def test_an_order_that_nobody_confirmed_is_not_settled():
    laid = course("""
        on         | record | says     | what      | more
        2019-09-20 | portal | targeted | niraparib | ordered
    """)
    assert treatments(laid) == ["2019-09-20 to ? | targeted | niraparib | not settled"]


def test_what_lies_ahead_has_not_been_given_yet():
    laid = course("""
        on         | record | says         | what      | more
        2025-06-01 | portal | chemotherapy | docetaxel |
    """)
    assert treatments(laid) == ["2025-06-01 to ? | chemotherapy | docetaxel | not settled"]


def test_given_and_never_given_is_a_conflict_and_drives_nothing():
    laid = course("""
        on         | record | says          | what      | more
        2020-12-01 | portal | immunotherapy | Opdivo    |
        2020-12-10 | letter | immunotherapy | nivolumab | not given
    """)
    assert treatments(laid) == ["2020-12-01 to ? | immunotherapy | nivolumab | not settled"]
    assert conflicts(laid) == ["given-nivolumab | it was given / it was not given"]


def test_one_dose_left_out_is_part_of_the_treatment_and_undoes_nothing():
    laid = course("""
        on         | record | says         | what      | more
        2018-09-04 | portal | chemotherapy | cisplatin |
        2018-09-25 | portal | chemotherapy | cisplatin |
        2018-10-16 | portal | chemotherapy | cisplatin | not given
    """)
    assert treatments(laid) == ["2018-09-04 to 2018-09-25 | chemotherapy | cisplatin | given"]
    assert conflicts(laid) == []


def test_a_recent_last_dose_does_not_end_the_treatment():
    laid = course("""
        on         | record | says         | what      | more
        2024-12-01 | portal | chemotherapy | docetaxel |
        2025-01-10 | portal | chemotherapy | docetaxel |
    """)
    assert treatments(laid) == ["2024-12-01 to ? | chemotherapy | docetaxel | given"]


def test_a_prescription_renewed_each_year_is_one_treatment():
    laid = course("""
        on         | record | says    | what         | more
        2019-10-07 | portal | hormone | letrozole    | ordered
        2020-10-12 | portal | hormone | letrozole    | ordered
        2019-10    | letter | hormone | letrozol     | until 2022-10-17
        2021-10-15 | portal | hormone | Femara       | ordered
    """)
    assert [span.facts for span in laid.treatments] == [("f01", "f02", "f03", "f04")]


def test_radiation_that_was_ordered_and_told_as_not_given_goes_by_its_time():
    laid = course("""
        on         | record | says      | what                       | more
        2014-07-20 | portal | radiation | external beam              | ordered
        2014-09-04 | letter | radiation | post-mastectomy radiation  | not given
    """)
    assert treatments(laid) == ["2014-07-20 to ? | radiation | external beam | not given"]


def test_what_somebody_is_unsure_of_counts_for_nothing_yet():
    laid = course("""
        on         | record | says         | what       | more
        2014       | me     | chemotherapy | paclitaxel | unsure
    """)
    assert treatments(laid) == ["2014 to ? | chemotherapy | paclitaxel | not settled"]


def test_a_treatment_without_a_date_adds_to_the_one_it_can_be_about():
    laid = course("""
        on         | record | says         | what        | more
        2014-05-06 | letter | chemotherapy | Taxol       | until 2014-07-08
                   | me     | chemotherapy | paclitaxel  |
                   | me     | chemotherapy | topotecan   |
                   | me     | chemotherapy | topotecan   |
    """)
    assert [span.facts for span in laid.treatments] == [("f01", "f02"), ("f03",)]


def test_an_operation_told_with_two_days_under_one_name_is_one():
    laid = course("""
        on         | record | says    | what            | more
        2018-10-09 | a      | surgery | liver resection |
        2018-10-19 | b      | surgery | liver resection |
        2019-10-19 | b      | surgery | liver resection |
    """)
    assert [span.facts for span in laid.treatments] == [("f01", "f02"), ("f03",)]


def test_what_goes_on_has_no_end_until_a_later_record_ends_it():
    ended = course("""
        on         | record | says    | what      | more
        2014-08-04 | a      | hormone | tamoxifen | ongoing
        2017-02-04 | b      | hormone | tamoxifen | ongoing
        2014-08-04 | c      | hormone | tamoxifen | until 2019-06-10
    """)
    assert treatments(ended) == ["2014-08-04 to 2019-06-10 | hormone | tamoxifen | given"]
    going_on = course("""
        on         | record | says    | what      | more
        2014-08-04 | a      | hormone | tamoxifen | until 2015-06-10
        2016-02-04 | b      | hormone | tamoxifen | ongoing
    """)
    assert treatments(going_on) == [
        "2014-08-04 to 2015-06-10 | hormone | tamoxifen | given",
        "2016-02-04 to now | hormone | tamoxifen | given",
    ]


def test_an_operation_that_was_planned_and_done_is_one_and_one_that_was_only_planned_stays_open():
    laid = course("""
        on         | record | says    | what            | more
        2018-10-09 | a      | surgery | liver resection |
        2018-10-09 | b      | surgery | hepatectomy     | ordered
        2024-10-09 | b      | surgery | colostomy       | ordered
    """)
    assert treatments(laid) == [
        "2018-10-09 to 2018-10-09 | surgery | liver resection | given",
        "2024-10-09 to 2024-10-09 | surgery | colostomy | not settled",
    ]


def test_drugs_begun_weeks_apart_are_two_treatments():
    laid = course("""
        on         | record | says         | what       | more
        2018-10-09 | a      | chemotherapy | docetaxel  | until 2018-12-01
        2018-11-09 | b      | chemotherapy | topotecan  | until 2018-12-01
        2018-11-10 |        | chemotherapy | cisplatin  |
    """)
    assert len(laid.treatments) == 2
