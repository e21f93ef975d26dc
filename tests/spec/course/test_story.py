"""Chapter 10. The story in a few sentences."""

from __future__ import annotations

from rumbo.course import tell
from tests.spec.spec import course, story


def test_the_whole_story():
    laid = course("""
        on         | record | says         | what            | more
        2014-03-11 | letter | cancer       | left breast     |
        2014-04-02 | letter | surgery      | mastectomy      |
        2019-06-04 | letter | came back    | left chest wall | local
        2019-10-07 | letter | clear        |                 |
        2022-10-03 | letter | came back    | bone + liver    |
        2022-11-01 | letter | hormone      | fulvestrant     | ongoing
        2024-05-16 | letter | stable       |                 |
    """)
    assert story(laid) == [
        "Your cancer was found on March 11, 2014: breast cancer, left side.",
        "It came back on June 4, 2019 in this place: chest wall.",
        "The doctor's word for it: local.",
        "It came back again on October 3, 2022 in these places: bone and liver.",
        "You have had this treatment: surgery.",
        "You are on treatment now: fulvestrant.",
        "The last news, on May 16, 2024: the cancer was stable. It was not growing.",
    ]
    assert tell(laid)[3].said("es") == "Regresó otra vez el 3 de octubre de 2022 en estos lugares: hueso e hígado."


def test_no_length_of_time_is_told():
    laid = course("""
        on         | record | says      | what        | more
        2014-03-11 | letter | cancer    | left breast |
        2014-04-02 | letter | surgery   | mastectomy  |
        2019-06-04 | letter | came back | liver       |
    """)
    for sentence in tell(laid):
        for word in ("days", "months", "years", "días", "meses", "años"):
            assert word not in sentence.said("en") + sentence.said("es")


def test_what_is_not_dated_or_has_no_place_is_told_without():
    laid = course("""
        on         | record | says      | what          | more
                   | me     | cancer    | left breast   |
        2019-06-04 | me     | came back |               |
        2021-06-04 | me     | clear     |               |
        2022-06-04 | me     | came back |               | suspected
                   | me     | came back | lung          |
    """)
    assert story(laid) == [
        "Your cancer: breast cancer, left side.",
        "It came back on June 4, 2019 in this place: lung.",
        "Something new is being looked into. It is not settled.",
    ]
    assert story(course("on|record|says|what|more\n|me|came back||")) == ["It came back."]
    assert story(course("on|record|says|what|more\n|me|came back|lung|")) == ["It came back in this place: lung."]


def test_several_cancers_and_what_is_not_settled():
    laid = course("""
        on         | record | says   | what         | more
        2009-05-02 | a      | cancer | right breast | ref first
        2011-05-02 | a      | cancer | prostate     | ref second
        2012-05-02 | a      | clear  |              |
        2021-03-16 | b      | tumor  | left breast  | biopsy
    """)
    assert story(laid)[:2] == [
        "One of your cancers was found on May 2, 2009: breast cancer, right side.",
        "One of your cancers was found on May 2, 2011: prostate cancer.",
    ]


def test_a_question_of_same_or_new_is_told_as_one():
    laid = course("""
        on         | record | says   | what         | more
        2009-05-02 | a      | cancer | right breast |
        2012-05-02 | a      | clear  |              |
        2021-03-16 | b      | tumor  | left breast  | biopsy
    """)
    assert story(laid) == [
        "Your cancer was found on May 2, 2009: breast cancer, right side.",
        "It is not settled whether this is the same cancer or a new one: breast.",
    ]


def test_growth_and_a_last_word_that_it_was_gone():
    laid = course("""
        on         | record | says   | what         | more
        2009-05-02 | a      | cancer | right breast |
        2012-05-02 | a      | grew   | liver        |
        2013-05-02 | a      | clear  |              |
    """)
    assert story(laid) == [
        "Your cancer was found on May 2, 2009: breast cancer, right side.",
        "It grew or spread on May 2, 2012 in this place: liver.",
        "The last news, on May 2, 2013: no sign of cancer was found.",
    ]


def test_nothing_known_tells_nothing():
    assert tell(course("on|record|says|what|more")) == ()
