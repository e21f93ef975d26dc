"""Chapter 1. Which cancers there are."""

from __future__ import annotations

from tests.spec.spec import cancers, conflicts, course


def test_one_tumour_told_by_several_records_is_one_cancer():
    laid = course("""
        on         | record    | says   | what                        | more
        2014-03-11 | pathology | cancer | left breast, upper outer    | cells 8500/3
        2014-03    | portal    | cancer | breast                      | code C50.412
        2014       | letter    | cancer | mama izquierda              |
    """)
    assert cancers(laid) == ["c1 | 2014-03-11 | breast cancer, left side"]
    assert laid.cancers[0].facts == ("f01", "f02", "f03")


def test_a_code_repeated_years_later_is_the_same_cancer_when_it_was_treated_before():
    laid = course("""
        on         | record | says    | what        | more
        2014-03-11 | letter | cancer  | left breast |
        2014-04-02 | letter | surgery | mastectomy  |
        2022-09-21 | portal | cancer  | left breast | code C50.912
    """)
    assert cancers(laid) == ["c1 | 2014-03-11 | breast cancer, left side"]
    assert conflicts(laid) == []


def test_the_two_sides_of_a_paired_organ_are_two_cancers():
    laid = course("""
        on         | record | says   | what         | more
        2021-03-16 | letter | cancer | left breast  | cells 8520/3, ref b
        2009-05    | letter | cancer | right breast | cells 8500/3, ref a
    """)
    assert cancers(laid) == ["c1 | 2009-05 | breast cancer, right side", "c2 | 2021-03-16 | breast cancer, left side"]


def test_a_report_that_names_no_side_goes_to_the_cancer_nearest_in_time():
    laid = course("""
        on         | record | says   | what         | more
        2009-05-02 | letter | cancer | right breast | ref a
        2021-03-16 | letter | cancer | left breast  | ref b
        2021-03-20 | portal | cancer | breast       |
    """)
    assert [cancer.facts for cancer in laid.cancers] == [("f01",), ("f02", "f03")]


def test_codes_of_spread_and_of_history_are_no_second_cancer():
    laid = course("""
        on         | record | says   | what                       | more
        2014-03-11 | letter | cancer | left breast                |
        2019-06-01 | portal | cancer | history of breast cancer   | code Z85.3
        2014-04-09 | portal | cancer | axillary node, secondary   | code C77.3
    """)
    assert cancers(laid) == ["c1 | 2014-03-11 | breast cancer, left side"]


def test_another_cell_type_long_after_is_another_cancer_and_at_the_same_time_it_is_not():
    later = course("""
        on         | record | says   | what       | more
        2010-01-05 | a      | cancer | right lung | cells 8140/3
        2019-01-05 | b      | cancer | right lung | cells 8041/3
        2010-01-20 | c      | cancer | right lung | cells 8041/3
    """)
    assert len(later.cancers) == 1  # adenocarcinoma says no more than carcinoma of glands: it fits any cell type
    later = course("""
        on         | record | says   | what        | more
        2010-01-05 | a      | cancer | left breast | cells 8500/3
        2019-01-05 | b      | cancer | left breast | cells 8520/3
    """)
    assert len(later.cancers) == 2
    same_time = course("""
        on         | record | says   | what        | more
        2010-01-05 | a      | cancer | left breast | cells 8500/3
        2010-02-05 | b      | cancer | left breast | cells 8520/3
    """)
    assert len(same_time.cancers) == 1


def test_parts_of_the_bowel_and_of_the_skin_count_as_places_of_their_own():
    laid = course("""
        on         | record | says   | what          | more
        2010-01-05 | a      | cancer | sigmoid colon |
        2019-01-05 | b      | cancer | cecum         |
        2019-01-05 | c      | cancer | colon         |
    """)
    assert [cancer.facts for cancer in laid.cancers] == [("f01",), ("f02", "f03")]


def test_a_cancer_in_words_we_do_not_know_keeps_its_words():
    laid = course("""
        on   | record | says   | what                | more
        2015 | me     | cancer | a very rare disease |
    """)
    assert cancers(laid) == ["c1 | 2015 | a very rare disease"]


def test_blood_cancers_are_told_apart_by_disease_and_not_by_place():
    laid = course("""
        on         | record | says   | what                         | more
        2015-05-01 | a      | cancer | chronic lymphocytic leukemia | code C91.10
        2015-06-01 | b      | cancer | CLL                          | cells 9823/3
        2019-06-01 | c      | cancer | large cell lymphoma          | code C83.30
    """)
    assert [cancer.facts for cancer in laid.cancers] == [("f01", "f02"), ("f03",)]
    assert all(cancer.is_blood for cancer in laid.cancers)
