"""Chapter 13. Choices to ask about: which of them are shown for a story, and by whose word.

Every choice is always there, in one fixed order that is the same in both languages, and none is ranked. What a cancer's guide
says of a choice is shown for the situations that the doctor's own word names. Without it every situation is shown: a kind by
definition decides nothing here, and neither does what is disputed, planned or only suspected.
A line gives the cancer, the situations that are shown, and the sentence that says why all of them are (a dash where the doctor's
word is there). Other lines give a choice with the treatments that change what is said of it, or a test with how far the story
holds it.
"""

from __future__ import annotations

from pathlib import Path

from tests.spec.spec import course, openings, situations_shown, what_changes
from tests.spec.told_chapter import sentences_table, told

PAGE = Path("docs/reference/choices.md")
BREAST = """
        on         | record | says    | what        | more
        2014-03-11 | letter | cancer  | left breast |
        2014-04-02 | letter | surgery | mastectomy  |
        2014-09-01 | letter | clear   |             |
"""


def after(rows: str):
    return course(BREAST.rstrip() + "\n" + rows.strip("\n"))


def test_the_doctors_word_names_the_situation():
    laid = after("""
        2019-06-04 | letter | came back | chest wall | local
    """)
    assert situations_shown(laid) == ["breast cancer, left side | local | -"]


def test_more_than_one_kind_shows_each():
    laid = after("""
        2019-06-04 | letter | came back | chest wall + liver | mixed
    """)
    assert situations_shown(laid) == ["breast cancer, left side | local + regional + distant | more-than-one-kind"]


def test_without_the_doctors_word_every_kind_is_shown():
    laid = after("""
        2019-06-04 | letter | came back | liver |
    """)
    assert situations_shown(laid) == ["breast cancer, left side | local + regional + distant | kind-not-said"]


def test_records_that_disagree_about_the_kind_drive_nothing():
    laid = after("""
        2019-06-04 | letter | came back | chest wall | local
        2019-06-04 | note   | came back | chest wall | regional
    """)
    assert situations_shown(laid) == ["breast cancer, left side | local + regional + distant | kind-disputed"]


def test_a_suspicion_settles_nothing():
    laid = after("""
        2019-06-04 | scan   | suspicion | liver |
    """)
    assert situations_shown(laid) == ["breast cancer, left side | local + regional + distant | not-settled"]


def test_after_a_clear_time_nothing_has_to_be_chosen():
    laid = after("""
        2019-06-04 | letter | came back | chest wall | local
        2020-03-02 | letter | clear     |            |
    """)
    assert situations_shown(laid) == ["breast cancer, left side | local + regional + distant | clear"]


def test_a_blood_test_alone_names_no_place():
    laid = course("""
        on         | record | says      | what     | more
        2015-03-11 | letter | cancer    | prostate |
        2015-05-02 | letter | surgery   | prostatectomy |
        2015-09-01 | letter | clear     |          |
        2019-06-04 | letter | came back |          | marker
    """)
    assert situations_shown(laid) == ["prostate cancer | marker + local + regional + distant | marker-only"]


def test_of_a_blood_cancer_the_doctor_says_relapse_or_refractory():
    laid = course("""
        on         | record | says      | what                   | more
        2019-03-11 | letter | cancer    | acute myeloid leukemia | code C92.00
        2019-08-01 | letter | remission |                        |
        2021-02-01 | letter | came back | bone marrow            | relapsed
    """)
    assert situations_shown(laid) == ["acute myeloid leukemia | relapse | -"]


def test_a_blood_cancer_of_which_neither_is_said_shows_both():
    laid = course("""
        on         | record | says   | what                   | more
        2019-03-11 | letter | cancer | acute myeloid leukemia | code C92.00
        2019-08-01 | letter | grew   | bone marrow            |
    """)
    assert situations_shown(laid) == ["acute myeloid leukemia | relapse + refractory | blood-not-said"]


def test_a_cancer_without_a_guide_is_served_in_the_general_way():
    laid = course("""
        on         | record | says      | what   | more
        2019-03-11 | letter | cancer    | thymus |
        2019-09-01 | letter | clear     |        |
        2021-02-01 | letter | came back | pleura | regional
    """)
    assert situations_shown(laid) == ["thymus tumor | - | no-guide"]


def test_a_treatment_that_was_given_changes_what_is_said_and_is_named_with_its_day():
    laid = after("""
        2014-06-01 | letter | chemotherapy | Adriamycin | until 2014-08-01
        2019-06-04 | letter | came back    | liver      | distant
    """)
    assert what_changes(laid, "chemotherapy") == ["chemotherapy | Your story says: doxorubicin (June 1, 2014)."]


def test_a_treatment_that_was_ordered_changes_nothing_and_is_asked_about():
    laid = after("""
        2014-06-01 | letter | chemotherapy | Adriamycin | ordered
        2019-06-04 | letter | came back    | liver      | distant
    """)
    assert what_changes(laid, "chemotherapy") == [
        "chemotherapy | Your story is not clear on whether this was given: doxorubicin. It may change what is said here."
    ]


def test_a_result_from_before_the_return_is_older_and_one_since_is_there():
    laid = after("""
        2014-03-20 | letter | test      | PD-L1 | negative
        2019-06-04 | letter | came back | liver | distant
        2019-06-20 | letter | test      | ESR1  | positive
    """)
    assert openings(laid, "immunotherapy") == ["pd-l1 | older"]
    assert openings(laid, "hormone-therapy") == ["new-biopsy | none", "esr1 | there"]


def page() -> str:
    """The chapter as printed."""
    said = sentences_table(
        "guide-choices-no-", "guide-choices-several", "guide-choices-clear", "guide-choices-not-settled", "guide-choices-kind-",
        "guide-choices-marker", "guide-choices-blood", "guide-choices-more", "guide-choices-why-", "guide-choices-test-",
    )  # fmt: skip
    return told(Path(__file__), title="Choices to ask about") + said


def test_the_printed_chapter_is_the_one_that_was_run():
    assert PAGE.read_text(encoding="utf-8") == page()
