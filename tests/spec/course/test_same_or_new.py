"""Chapter 9. A later tumour: the same cancer or a new one? Told as a question, never decided here."""

from __future__ import annotations

from tests.spec.spec import cancers, conflicts, course, returns, treatments


def test_one_record_codes_a_new_cancer_and_another_codes_spread():
    laid = course("""
        on         | record | says      | what                     | more
        2019-09-17 | a      | cancer    | right upper lobe of lung | ref first
        2020-04-14 | a      | clear     |                          | of first
        2024-01-09 | a      | cancer    | left lower lobe of lung  | ref second
        2024-01-20 | b      | tumor     | left lung                | spread
        2024-02-19 | a      | radiation | left lung                | until 2024-02-28, of second
    """)
    assert cancers(laid) == ["c1 | 2019-09-17 | lung cancer, right side"]
    assert returns(laid) == []
    assert [each.why.id for each in laid.possible_new_primaries] == ["course-new-records-disagree"]
    assert conflicts(laid) == ["same-or-new-c2 | a new cancer / the earlier cancer, come back or spread"]
    assert laid.treatments[0].cancer is None


def test_the_loose_word_recurrent_beside_a_diagnosis_of_its_own_is_set_aside_and_told():
    laid = course("""
        on         | record | says      | what         | more
        2009-05-02 | a      | cancer    | right breast | ref first
        2021-03-16 | a      | cancer    | left breast  | ref second
        2021-03-30 | mri    | came back | left breast  |
    """)
    assert cancers(laid) == [
        "c1 | 2009-05-02 | breast cancer, right side",
        "c2 | 2021-03-16 | breast cancer, left side",
    ]
    assert returns(laid) == []
    assert conflicts(laid) == ["same-or-new-c2 | a new cancer / the earlier cancer, come back or spread"]


def test_a_tumour_on_the_other_side_is_a_question():
    laid = course("""
        on         | record    | says   | what         | more
        2009-05-02 | a         | cancer | right breast |
        2011-05-02 | a         | clear  |              |
        2021-03-16 | pathology | tumor  | left breast  | biopsy
    """)
    assert returns(laid) == []
    assert [(str(each.on), each.place.words) for each in laid.possible_new_primaries] == [("2021-03-16", "left breast")]


def test_what_a_record_calls_a_recurrence_stays_one_and_is_still_asked_about():
    laid = course("""
        on         | record | says      | what         | more
        2009-05-02 | a      | cancer    | right breast |
        2021-03-16 | b      | came back | left breast  |
    """)
    assert returns(laid) == ["2021-03-16 | recurrence | left breast | not_known, not_known"]
    assert len(laid.possible_new_primaries) == 1


def test_spread_to_the_other_side_by_its_code_is_not_asked_about():
    laid = course("""
        on         | record | says   | what         | more
        2009-05-02 | a      | cancer | right breast |
        2011-05-02 | a      | clear  |              |
        2021-03-16 | b      | tumor  | left breast  | spread
    """)
    assert len(laid.recurrences) == 1
    assert laid.possible_new_primaries == ()


def test_statements_go_to_the_cancer_they_name_or_that_was_known_by_then():
    laid = course("""
        on         | record | says    | what           | more
        2009-05-02 | a      | cancer  | right breast   | ref first
        2021-03-16 | a      | cancer  | sigmoid colon  | ref second
        2009-06-01 | b      | surgery | lumpectomy     |
        2021-04-01 | a      | surgery | colectomy      | of second
        2021-06-01 | b      | surgery | port           |
        2022-06-01 | b      | clear   | right breast   |
        2023-06-01 | c      | surgery | hip            | of second
        2023-07-01 | c      | surgery | knee           | of nobody
    """)
    assert [span.cancer for span in laid.treatments] == ["c1", "c2", None, "c2", None]
    assert laid.statuses[0].cancer == "c1"
    assert len(treatments(laid)) == 5


def test_a_place_near_one_of_two_cancers_belongs_to_that_one():
    laid = course("""
        on         | record | says   | what                | more
        2009-05-02 | a      | cancer | left breast         | ref first
        2011-05-02 | a      | cancer | CLL                 | code C91.10, ref second
        2012-05-02 | a      | clear  |                     |
        2015-05-02 | b      | tumor  | left axillary node  | biopsy
        2016-05-02 | b      | tumor  | liver               | biopsy
    """)
    assert [(str(each.on), each.cancer, each.kind.kind) for each in laid.recurrences] == [
        ("2015-05-02", "c1", "regional"),
        ("2016-05-02", None, "not_known"),
    ]


def test_a_scan_and_two_codes_of_one_tumour_make_one_question():
    laid = course("""
        on         | record | says      | what                     | more
        2019-09-17 | a      | cancer    | right upper lobe of lung | ref first
        2020-04-14 | a      | clear     |                          | of first
        2023-12-05 | scan   | tumor     | left lower lobe of lung  | imaging
        2024-01-09 | a      | cancer    | left lower lobe of lung  | ref second
        2024-01-20 | b      | suspicion | left lung                | spread
    """)
    assert [(str(each.on), each.why.id) for each in laid.possible_new_primaries] == [
        ("2024-01-09", "course-new-records-disagree")
    ]
    assert len(laid.possible_new_primaries[0].facts) == 3
    assert returns(laid) == []


def test_a_return_seen_in_the_marker_of_one_organ_alone_is_of_the_cancer_of_that_organ():
    table = """
        on         | record | says      | what              | more
        2010-04-09 | a      | cancer    | {organ}           | ref first
        2014-04-09 | a      | cancer    | skin of nose      | ref nose
        2018-05-22 | b      | came back | biochemical ({m}) |
        2018-05-30 | c      | came back | biochemical ({m}) |
    """
    for organ, marker, cancer in (
        ("prostate", "PSA", "c1"),
        ("thyroid", "thyroglobulin", "c1"),
        ("colon", "CEA", None),
        ("colon", "PSA", None),
    ):
        [back] = course(table.format(organ=organ, m=marker)).recurrences
        assert back.cancer == cancer
