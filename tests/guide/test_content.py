"""All that the guide says, measured: both languages, reading level, no advice, permanent ids, the coverage table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from rumbo.guide.evening import SITUATIONS, first_evening
from rumbo.guide.explain import pages
from rumbo.guide.feeling.feelings import faces, feeling_groups
from rumbo.guide.glossary import entries
from rumbo.guide.help import lines, urgent_signs
from rumbo.guide.library import library
from rumbo.guide.matters import prompts
from rumbo.guide.numbers import number_topics
from rumbo.guide.pace import pace_page
from rumbo.guide.times import time_meanings
from rumbo.guide.waiting import waiting_page
from rumbo.words import Text
from rumbo.words.message import sentences
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade, syllables
from tests.guide.test_evening import every_text
from tests.guide.test_help import TODAY

COVERAGE = Path(__file__).parents[2] / "docs" / "reference" / "guide-coverage.md"
THE_GUIDES_LIST = 12


def library_texts() -> Iterator[Text]:
    for each in library().values():
        yield from (text for text in (each.text, each.why) if isinstance(text, Text))


def other_texts() -> Iterator[Text]:
    for situation in SITUATIONS:
        yield from every_text(first_evening(situation))
    for sign in urgent_signs():
        yield from (sign.sign, sign.do)
    yield from (each.line.what for each in lines(TODAY))
    for page in pages().values():
        yield from (page.title, page.opening.text, *(each.text for each in (*page.says, *page.looks)))
    yield from (text for each in time_meanings().values() for text in (each.name, each.means, each.unit))
    yield from (each.means for each in entries().values())
    for prompt in prompts().values():
        yield from (prompt.name, prompt.asks, prompt.hint, *prompt.examples)
    for kind in ("quiet", "comfort", "ended"):
        paced = pace_page(kind)
        yield from (paced.title, paced.opening, *(each.text for each in paced.words))
    for topic in number_topics().values():
        yield from (topic.name, *(each.text for each in (*topic.means, *topic.does_not)))
    waiting = waiting_page()
    yield from (each.text for each in (waiting.common, *waiting.results, *waiting.ideas))
    yield from waiting.questions.values()
    yield from (text for face in faces() for text in (face.name, face.means))
    yield from (text for group in feeling_groups() for text in (group.name, *(each.name for each in group.feelings)))


def our_sentences() -> Iterator[Text]:
    """Every sentence of the core, each form of a plural with the same form of the other language."""
    for each in sentences().values():
        if isinstance(each.en, str) and isinstance(each.es, str):
            yield Text(en=each.en, es=each.es)
        else:
            assert isinstance(each.en, dict)
            assert isinstance(each.es, dict)
            assert each.en.keys() == each.es.keys()
            yield from (Text(en=words, es=each.es[form]) for form, words in each.en.items())


def test_questions_and_their_whys_are_easy_to_read_in_english() -> None:
    grades = {text.en: grade(text.en) for text in library_texts()}
    assert mean(grades.values()) <= 6.5
    assert {text: level for text, level in grades.items() if level > 8} == {}


def test_questions_and_their_whys_are_easy_to_read_in_spanish() -> None:
    ease_of = {text.es: ease(text.es) for text in library_texts()}
    assert mean(ease_of.values()) >= 60
    assert {text: level for text, level in ease_of.items() if level < 50} == {}


def test_the_rest_is_as_easy_to_read() -> None:
    texts = list(other_texts())
    assert mean(grade(text.en) for text in texts) <= 6.5
    assert mean(ease(text.es) for text in texts) >= 60
    long = [text for text in texts if len(text.en.split()) > 12]
    assert {text.en: grade(text.en) for text in long if grade(text.en) > 8} == {}
    assert {text.es: ease(text.es) for text in long if ease(text.es) < 50} == {}


@pytest.mark.parametrize("texts", [library_texts, other_texts, our_sentences])
def test_nothing_advises_ranks_foretells_or_blames(texts: object) -> None:
    assert callable(texts)
    assert [found for text in texts() for lang in ("en", "es") for found in advice_in(text.said(lang))] == []


@pytest.mark.parametrize(
    "advice",
    [
        "You should take tamoxifen.",
        "It is the best treatment.",
        "You may be eligible.",
        "Le conviene operarse.",
        "Think positive!",
    ],
)
def test_the_list_of_advice_finds_advice(advice: str) -> None:
    assert advice_in(advice)


ADDRESS = re.compile(r"\w+://\S+")  # its question mark asks nothing


@pytest.mark.parametrize("texts", [library_texts, other_texts, our_sentences])
def test_a_question_in_one_language_is_a_question_in_the_other(texts: object) -> None:
    assert callable(texts)
    for text in texts():
        english, spanish = (ADDRESS.sub("", words) for words in (text.en, text.es))
        assert ("?" in english) is ("?" in spanish), english
        assert spanish.count("¿") == spanish.count("?"), spanish
        values = [set(re.findall(r"\{(\w+)", words)) - {"count"} for words in (text.en, text.es)]  # one may be "una"
        assert values[0] == values[1], text.en


def test_spanish_speaks_to_the_person_with_usted() -> None:
    tu = re.compile(r"\b(?:tú|tus|te|contigo|tienes|puedes|debes|quieres)\b", re.IGNORECASE)
    spoken = "«¿Puedes venir?»"  # what one would say to a friend
    for text in (*library_texts(), *other_texts(), *our_sentences()):
        assert not tu.search(text.es.replace(spoken, "")), text.es


def test_every_question_named_in_the_coverage_table_is_there() -> None:
    named = re.findall(r"`(ask-[a-z-]+)`", COVERAGE.read_text())
    assert set(named) <= set(library())


def test_no_line_of_the_guides_own_list_is_missing() -> None:
    first_table = COVERAGE.read_text().split("| what its text implies")[0]
    rows = [row for row in first_table.splitlines() if re.search(r"`ask-", row)]
    assert len(rows) == THE_GUIDES_LIST


def test_there_are_more_than_250_questions_and_each_theme_of_other_lists_has_its_own() -> None:
    table = COVERAGE.read_text().split("| theme | lists | questions |")[1]
    rows = [row for row in table.splitlines() if row.startswith("| ")]
    assert len(library()) >= 250
    assert len(rows) >= 25
    assert all(re.search(r"`ask-", row) for row in rows)


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [
        ("treatment", "en", 2),
        ("choices", "en", 2),
        ("biopsy", "en", 3),
        ("radiation", "en", 4),
        ("called", "en", 1),
        ("the", "en", 1),
        ("tratamiento", "es", 4),
        ("cirugía", "es", 4),
        ("oír", "es", 2),
        ("guerra", "es", 2),
        ("muy", "es", 1),
        ("y", "es", 1),
        ("ciudad", "es", 2),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, lang: str, count: int) -> None:
    assert syllables(word, "en" if lang == "en" else "es") == count


def test_a_hard_text_measures_as_hard() -> None:
    assert grade("The histopathological examination demonstrated unequivocal lymphovascular infiltration.") > 15
    assert ease("La histopatología demostró infiltración linfovascular inequívocamente generalizada.") < 30
