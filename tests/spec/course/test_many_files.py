"""Chapter 11. One story of many files: what is one entry, what stays two, and what is asked."""

from __future__ import annotations

from tests.spec.spec import cancers, conflicts, course, returns, statuses, treatments


def test_one_cancer_by_code_in_words_without_its_side_and_in_spanish():
    laid = course("""
        on         | record  | says   | what                           | more
        2014-03-11 | portal  | cancer | left breast                    | code C50.412
        2014-03-20 | letter  | cancer | breast                         |
        2014-04-02 | summary | cancer | cáncer de mama izquierda       |
        2014       | me      | cancer | breast                         |
    """)
    assert cancers(laid) == ["c1 | 2014-03-11 | breast cancer, left side"]
    assert (str(laid.cancers[0].site), len(laid.cancers[0].facts)) == ("C50.4", 4)
    assert conflicts(laid) == []


def test_one_operation_with_the_days_of_two_hospitals_and_other_words():
    laid = course("""
        on         | record  | says    | what                     | more
        2018-10-09 | report  | surgery | segment VI liver resection |
        2018-10-09 | letter  | surgery | resection of the liver   |
        2018-10-19 | summary | surgery | partial hepatectomy      |
        2018-10-19 | summary | surgery | liver surgery            |
        2018-10    | me      | surgery | liver operation          |
    """)
    assert treatments(laid) == [
        "2018-10-09 to 2018-10-09 | surgery | liver operation | given",
    ]


def test_the_day_that_most_records_tell_is_the_day_of_the_operation():
    laid = course("""
        on         | record | says    | what            | more
        2014-04-02 | letter | surgery | left mastectomy |
        2014-03-12 | er     | surgery | mastectomy, left breast |
        2014-04-02 | pdf    | surgery | left mastectomy |
    """)
    assert treatments(laid) == ["2014-04-02 to 2014-04-02 | surgery | left mastectomy | given"]


def test_a_further_operation_at_the_same_place_is_another_one():
    by_its_name = course("""
        on         | record | says    | what                        | more
        2014-04-02 | letter | surgery | left breast lumpectomy      |
        2014-04-20 | portal | surgery | re-excision of left breast  |
    """)
    by_one_record = course("""
        on         | record | says    | what                        | more
        2014-04-02 | letter | surgery | left breast lumpectomy      |
        2014-04-20 | letter | surgery | left breast, wide excision  |
    """)
    other_side = course("""
        on         | record | says    | what                        | more
        2014-04-02 | letter | surgery | left breast lumpectomy      |
        2014-04-20 | portal | surgery | right breast, wide excision |
    """)
    assert [len(laid.treatments) for laid in (by_its_name, by_one_record, other_side)] == [2, 2, 2]


def test_an_operation_on_the_left_in_one_record_and_on_the_right_in_another():
    laid = course("""
        on         | record | says    | what                   | more
        2020-11-24 | letter | surgery | right neck dissection  |
        2020-11-24 | portal | surgery | left neck dissection   |
        2020-11-25 | portal | surgery | drain                  | not given
    """)
    assert len([each for each in laid.treatments if each.given]) == 1
    assert conflicts(laid) == ["side-right-neck-dissection-2020-11-24 | left / right"]


def test_a_record_that_tells_of_both_sides_is_no_disagreement():
    laid = course("""
        on         | record | says    | what             | more
        2020-11-24 | letter | surgery | right mastectomy |
        2020-11-24 | letter | surgery | left mastectomy  |
        2020-11-24 | portal | surgery | left mastectomy  |
    """)
    assert conflicts(laid) == []


def test_a_brand_name_a_spanish_name_a_regimen_and_its_drugs_are_one_treatment():
    laid = course("""
        on         | record | says         | what                         | more
        2016-11-14 | portal | chemotherapy | oxaliplatin 85 mg/m2         |
        2016-11-14 | portal | chemotherapy | 5-fluorouracilo              |
        2017-04-17 | portal | chemotherapy | FLUOROURACIL                 |
        2016-11    | letter | chemotherapy | FOLFOX x12                   | until 2017-04
        2016-12-01 | me     | chemotherapy | Eloxatin                     |
    """)
    assert treatments(laid) == ["2016-11-14 to 2017-04-17 | chemotherapy | FOLFOX x12 | given"]


def test_a_treatment_planned_in_one_letter_and_given_in_the_next_was_given():
    laid = course("""
        on         | record | says      | what       | more
        2019-10-07 | letter | hormone   | letrozole  | ordered
        2019-10-20 | clinic | hormone   | Femara     | ongoing
        2019-10-07 | letter | radiation | chest wall | ordered
    """)
    assert treatments(laid) == [
        "2019-10-07 to ? | radiation | chest wall | not settled",
        "2019-10-20 to now | hormone | letrozole | given",
    ]


def test_a_recurrence_copied_from_note_to_note_is_one_with_its_first_day():
    laid = course("""
        on         | record | says      | what       | more
        2014-03-11 | letter | cancer    | left breast |
        2019-06-04 | note 1 | came back | chest wall | local recurrence in the left chest wall proved by biopsy then
        2020-01-10 | note 2 | clear     |            |
        2021-06-04 | note 3 | came back | chest wall | local recurrence in the left chest wall proved by biopsy then
        2022-06-04 | note 4 | came back |            | local recurrence in the left chest wall proved by biopsy then
    """)
    assert returns(laid) == ["2019-06-04 | recurrence | chest wall | local, by_definition"]
    assert len(laid.recurrences[0].facts) == 3


def test_an_earlier_return_told_in_a_note_that_finds_no_disease_is_history():
    known = course("""
        on         | record | says      | what        | more
        2014-03-11 | letter | cancer    | left breast |
        2019-06-04 | path   | came back | chest wall  | biopsy
        2020-01-10 | note   | clear     |             |
        2021-06-04 | visit  | came back |             |
        2021-06-04 | visit  | clear     |             |
    """)
    assert returns(known) == ["2019-06-04 | recurrence | chest wall | local, by_definition"]
    assert statuses(known) == [
        "2019-06-04 | recurrence",
        "2020-01-10 | no_evidence_of_disease",
        "2021-06-04 | no_evidence_of_disease",
        "? | recurrence",
    ]
    unknown = course("""
        on         | record | says      | what        | more
        2014-03-11 | letter | cancer    | left breast |
        2021-06-04 | visit  | came back |             |
        2021-06-04 | visit  | clear     |             |
    """)
    assert returns(unknown) == ["? | recurrence | - | not_known, not_known"]


def test_a_return_told_by_its_year_is_the_one_of_that_year_and_no_other():
    laid = course("""
        on         | record | says      | what        | more
        2014-03-11 | letter | cancer    | left breast |
        2019-02-01 | note   | came back | chest wall  |
        2019-10-01 | note   | came back | liver       |
        2019       | me     | came back | liver       |
        2022       | me     | came back | brain       |
    """)
    assert returns(laid) == [
        "2019-02-01 | recurrence | chest wall | local, by_definition",
        "2019-10-01 | recurrence | liver | distant, by_definition",
        "2022 | recurrence | brain | distant, by_definition",
    ]
    assert len(laid.recurrences[1].facts) == 2


def test_two_returns_at_other_times_in_other_places_stay_two():
    laid = course("""
        on         | record | says      | what        | more
        2014-03-11 | letter | cancer    | left breast |
        2019-06-04 | path   | came back | chest wall  | local
        2019-10-07 | letter | clear     |             |
        2022-10-03 | letter | came back | bone        | distant
        2022-12-05 | second | came back | chest wall + bone |
    """)
    assert [str(each.on) for each in laid.recurrences] == ["2019-06-04", "2022-10-03"]


def test_what_is_told_without_a_day_adds_to_what_has_one():
    laid = course("""
        on         | record | says         | what                      | more
        2017-02-27 | portal | chemotherapy | carboplatin + paclitaxel  | until 2017-06-19
        2021-04-27 | portal | chemotherapy | weekly paclitaxel         |
                   | scan   | chemotherapy | Taxol                     |
        2020-11-24 | report | surgery      | right radical neck dissection |
                   | scan   | surgery      | salvage neck dissection   |
        2020-11-03 | letter | surgery      | right neck dissection     | ordered
    """)
    assert treatments(laid) == [
        "2017-02-27 to 2017-06-19 | chemotherapy | carboplatin + paclitaxel | given",
        "2020-11-24 to 2020-11-24 | surgery | right radical neck dissection | given",
        "2021-04-27 to ? | chemotherapy | paclitaxel | given",
    ]


def test_a_plan_is_the_operation_done_within_ninety_days_and_no_later_one():
    laid = course("""
        on         | record | says    | what                  | more
        2020-07-03 | letter | surgery | right neck dissection | ordered
        2020-11-24 | report | surgery | right neck dissection |
    """)
    assert [each.given for each in laid.treatments] == [None, True]


def test_a_long_treatment_told_far_apart_is_one_when_nobody_told_its_end():
    laid = course("""
        on         | record | says         | what       | more
        2022-11-08 | portal | other        | denosumab  |
        2025-01-04 | portal | other        | Xgeva      |
        2021-10-12 | note   | chemotherapy | topotecan  |
        2022-03-01 | note   | chemotherapy | topotecan  |
        2017-02-27 | portal | chemotherapy | cisplatin  |
        2019-04-02 | portal | chemotherapy | cisplatin  |
    """)
    assert treatments(laid) == [
        "2017-02-27 to ? | chemotherapy | cisplatin | given",
        "2019-04-02 to ? | chemotherapy | cisplatin | given",
        "2021-10-12 to 2022-03-01 | chemotherapy | topotecan | given",
        "2022-11-08 to ? | other | denosumab | given",
    ]


def test_a_list_entered_years_later_is_no_new_return():
    laid = course("""
        on            | record | says      | what                   | more
        2014-03-11    | letter | cancer    | left breast            |
        2014-04-02    | letter | surgery   | left mastectomy        |
        2016-05-01    | letter | clear     |                        |
        2017-06-04    | path   | tumor     | liver                  | biopsy
        2018-05-01    | letter | clear     |                        |
        ../2020-05-02 | other hospital | tumor | liver              | spread
        ../2020-05-02 | other hospital | tumor | left axillary node | spread
    """)
    assert returns(laid) == ["2017-06-04 | recurrence | liver | distant, by_definition"]


def test_a_list_alone_can_tell_of_spread_to_a_far_place_by_then():
    laid = course("""
        on            | record | says      | what                   | more
        2014-03-11    | letter | cancer    | left breast            |
        2016-05-01    | letter | clear     |                        |
        ../2020-05-02 | portal | tumor     | liver                  | spread
    """)
    assert [(str(each.on), each.called) for each in laid.recurrences] == [("../2020-05-02", "recurrence")]
