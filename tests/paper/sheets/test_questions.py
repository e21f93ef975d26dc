"""The questions sheet: the first three first, the same numbers in both languages, as long as it needs to be."""

from __future__ import annotations

import msgspec

from rumbo.paper.sheets import QuestionsSheet, SheetQuestion, print_questions
from rumbo.words import Text, both
from tests.paper import sheets_cast as cast
from tests.paper.pages import pages_of, words_of


def test_the_first_three_come_before_the_rest_and_numbers_go_on() -> None:
    words = words_of(print_questions(cast.QUESTIONS, languages=("en",)))
    places = [words.index(part) for part in ("First 1 What do we hope", "3 If this stops", "If there is time 4 What")]
    assert places == sorted(places)
    assert "9 If this stops" in words


def test_a_number_means_the_same_question_in_both_languages() -> None:
    words = words_of(print_questions(cast.QUESTIONS, languages=("en", "es")))
    assert words.count("9 If this stops working") == 1
    assert words.index("What do we hope") < words.index("¿Qué esperamos") < words.index("2 My tumor was tested")


def test_each_question_says_why_it_is_there() -> None:
    words = words_of(print_questions(cast.QUESTIONS, languages=("es",)))
    assert words.count("Regresó después de un tratamiento") == 6


def test_the_visit_is_named_as_far_as_it_is_known() -> None:
    def heading(**changes: object) -> str:
        return words_of(print_questions(msgspec.structs.replace(cast.QUESTIONS, **changes), languages=("en",)))

    assert "Visit: Dr. Ejemplo, December 1, 2026" in heading()
    assert "Visit: Dr. Ejemplo First" in heading(visit_on=None)
    assert "Visit on December 1, 2026" in heading(visit="")
    assert "Visit" not in heading(visit="", visit_on=None)
    assert "For Rosa" not in heading(name="")


def test_three_questions_are_one_page_and_forty_grow_in_order() -> None:
    three = QuestionsSheet(first=cast.QUESTIONS.first, printed_on=cast.TODAY)
    assert pages_of(print_questions(three, languages=("en", "es"))) == 1
    assert "If there is time" not in words_of(print_questions(three, languages=("en",)))
    forty = msgspec.structs.replace(cast.QUESTIONS, then=cast.QUESTIONS.then * 7)
    pdf = print_questions(forty, languages=("es",))
    words = words_of(pdf)
    assert pages_of(pdf) > 3
    places = [words.index(f" {number} ", words.index("Si hay tiempo")) for number in (10, 30, 45)]
    assert places == sorted(places)


def test_the_questions_of_others_are_kept_apart_and_numbered_on() -> None:
    theirs = (
        SheetQuestion(text=both("Can she travel?"), why=Text(en="A question from Elena.", es="Una pregunta de Elena.")),
    )
    words = words_of(print_questions(msgspec.structs.replace(cast.QUESTIONS, theirs=theirs), languages=("en",)))
    assert "Questions from others 10 Can she travel? A question from Elena." in words
    assert "Questions from others" not in words_of(print_questions(cast.QUESTIONS, languages=("en",)))
