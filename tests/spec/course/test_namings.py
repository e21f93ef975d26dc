"""Chapter 12. Recurrence or progression: one word or both, and why.

A recurrence needs a time in which no sign of the cancer could be found (NCI's dictionary). How long that time must be has no
standard; many doctors want a year (American Cancer Society; European Association of Urology). Where more than one word fits,
both are given with their reasons and the doctor is asked. Rumbo gives no verdict.
A question mark says that the doctor is the one to ask; the words in brackets name the sentence that gives the reason.
"""

from __future__ import annotations

from pathlib import Path

from rumbo.course.namings import name_returns
from tests.spec.spec import course, times_without_signs, words_that_fit
from tests.spec.told_chapter import sentences_table, told

PAGE = Path("docs/reference/recurrence-or-progression.md")
BREAST = """
        on         | record | says    | what        | more
        2014-03-11 | letter | cancer  | left breast |
        2014-04-02 | letter | surgery | mastectomy  |
"""
MARROW = """
        on         | record | says      | what                   | more
        2015-05-01 | a      | cancer    | acute myeloid leukemia | code C92.00
"""


def after(rows: str, *, before: str = BREAST):
    return course(before.rstrip() + "\n" + rows.strip("\n"))


def test_after_a_year_without_signs_there_is_one_word_and_no_question():
    laid = after("""
        2014-09-01 | letter | clear     |            |
        2018-09-01 | letter | clear     |            |
        2019-06-04 | letter | came back | chest wall |
    """)
    assert times_without_signs(laid) == ["2014-09-01 to 2018-09-01 | 2019-06-04"]
    assert words_that_fit(laid) == ["2019-06-04 | recurrence (course-why-clear)"]


def test_less_than_a_year_without_signs_fits_both_words():
    laid = after("""
        2014-09-01 | letter | clear     |            |
        2015-02-04 | letter | came back | chest wall |
    """)
    assert words_that_fit(laid) == [
        "2015-02-04 | recurrence (course-why-clear) or progression (course-also-grew-short) ?"
    ]


def test_a_year_after_treatment_with_no_word_of_a_clear_time_fits_both():
    laid = after("""
        2016-02-01 | scan   | tumor     | liver      | imaging
    """)
    assert times_without_signs(laid) == []
    assert words_that_fit(laid) == [
        "2016-02-01 | recurrence (course-why-year) or progression (course-also-grew-no-clear) ?"
    ]


def test_the_record_says_recurrence_and_nothing_tells_of_a_clear_time():
    laid = after("""
        2014-09-01 | letter | came back | chest wall | local
    """)
    assert words_that_fit(laid) == [
        "2014-09-01 | recurrence (course-why-said) or progression (course-also-grew-no-clear) ?"
    ]


def test_the_record_says_progression_after_a_clear_time():
    laid = after("""
        2016-05-01 | letter | clear     |            |
        2019-06-04 | letter | grew      | liver      |
    """)
    assert words_that_fit(laid) == [
        "2019-06-04 | recurrence (course-why-clear) or progression (course-also-grew-said) ?"
    ]


def test_the_word_remission_can_leave_some_cancer_and_fits_both():
    laid = after("""
        2015-05-01 | letter | remission |            |
        2019-06-04 | letter | came back | liver      |
    """)
    assert words_that_fit(laid) == [
        "2019-06-04 | recurrence (course-why-clear) or progression (course-also-grew-remission) ?"
    ]


def test_growth_soon_after_treatment_could_be_a_return_whose_clear_visit_is_missing():
    laid = after("""
        2014-06-01 | letter | chemotherapy | docetaxel | until 2014-08-01
        2015-02-01 | scan   | tumor        | liver     | imaging
    """)
    assert words_that_fit(laid) == [
        "2015-02-01 | progression (course-why-no-clear) or recurrence (course-also-came-back) ?"
    ]


def test_growth_under_a_treatment_that_goes_on_is_progression_alone():
    laid = after("""
        2014-06-01 | letter | chemotherapy | docetaxel | ongoing
        2015-02-01 | scan   | tumor        | liver     | imaging
    """)
    assert words_that_fit(laid) == ["2015-02-01 | progression (course-why-no-clear)"]


def test_a_cancer_that_had_spread_from_the_start_was_never_said_to_be_gone():
    laid = course("""
        on         | record | says         | what      | more
        2019-03-11 | letter | cancer       | lung      | stage IV
        2019-04-01 | letter | chemotherapy | cisplatin | until 2019-08-01
        2020-02-01 | letter | grew         | liver     |
    """)
    assert times_without_signs(laid) == []
    assert words_that_fit(laid) == ["2020-02-01 | progression (course-why-no-clear)"]


def test_a_blood_cancer_relapses_after_any_remission_however_short():
    laid = after(
        """
        2015-09-01 | a      | remission |                        |
        2016-02-01 | a      | came back | bone marrow            |
    """,
        before=MARROW,
    )
    assert words_that_fit(laid) == ["2016-02-01 | relapse (course-why-clear)"]


def test_each_return_is_named_by_the_time_before_it():
    laid = after("""
        2014-09-01 | letter | clear     |            |
        2019-06-04 | letter | came back | chest wall |
        2019-10-07 | letter | clear     |            |
        2020-03-03 | letter | came back | bone       |
    """)
    assert times_without_signs(laid) == [
        "2014-09-01 to 2014-09-01 | 2019-06-04",
        "2019-10-07 to 2019-10-07 | 2020-03-03",
    ]
    assert words_that_fit(laid) == [
        "2019-06-04 | recurrence (course-why-clear)",
        "2020-03-03 | recurrence (course-why-clear) or progression (course-also-grew-short) ?",
    ]


def test_a_suspicion_is_not_named():
    laid = after("""
        2016-05-01 | letter | clear     |            |
        2019-06-04 | scan   | suspicion | liver      |
    """)
    assert words_that_fit(laid) == []
    assert times_without_signs(laid) == ["2016-05-01 to 2016-05-01 | ?"]


def test_the_reasons_are_whole_sentences_in_both_languages():
    laid = after("""
        2014-09-01 | letter | clear     |            |
        2015-02-04 | letter | came back | chest wall |
    """)
    (naming,) = name_returns(laid)
    assert naming.words[1].why.said("en").startswith("It could also be called growth (progression): many doctors")
    assert naming.words[1].why.said("es").startswith("También podría llamarse crecimiento (progresión): muchos")
    assert naming.ask is not None
    assert naming.ask.said("en").startswith("Both words fit what your story says.")


def test_where_one_word_fits_nothing_is_asked():
    laid = after("""
        2014-09-01 | letter | clear     |            |
        2019-06-04 | letter | came back | chest wall |
    """)
    assert [each.ask for each in name_returns(laid)] == [None]


def page() -> str:
    """The chapter as printed."""
    said = sentences_table("course-why-", "course-also-", "course-ask-")
    return told(Path(__file__), title="Recurrence or progression") + said


def test_the_printed_chapter_is_the_one_that_was_run():
    assert PAGE.read_text(encoding="utf-8") == page()
