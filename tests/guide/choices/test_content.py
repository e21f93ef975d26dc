"""All that is said of choices and cancers, measured: sources with dates, equal parts, nothing twice, easy to read, no advice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from statistics import mean

import pytest

from rumbo.guide.choices.described import PARTS, described_choices
from rumbo.guide.choices.discussed import cancer_guides
from rumbo.guide.citations import Said
from rumbo.guide.library import library
from rumbo.oncology import PartialDate
from rumbo.oncology.biomarkers import biomarkers
from rumbo.oncology.drugs import drugs
from rumbo.words import Lang, Text
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade

SHORT = 10  # words, up to which a sentence may measure as hard: one long name is enough
TU = re.compile(r"\b(?:tú|tus|te|contigo|tienes|puedes|debes|quieres)\b", re.IGNORECASE)


def statements() -> Iterator[tuple[str, Said]]:
    """Every statement, with the file that makes it."""
    for choice in described_choices().values():
        yield from ((choice.id, each) for each in choice.statements)
    for guide in cancer_guides().values():
        yield from ((guide.id, each) for each in guide.statements)


def questions() -> Iterator[tuple[str, Text]]:
    """Every question, by its id."""
    for choice in described_choices().values():
        yield from choice.ask.items()
        yield from choice.cost.items()
    for guide in cancer_guides().values():
        yield from guide.ask.items()


def texts() -> Iterator[Text]:
    """All that is said in whole sentences."""
    yield from (each.text for _, each in statements())
    yield from (text for _, text in questions())


def names() -> Iterator[Text]:
    """What choices are called, and what else people may hear: lists of names, whose ease is not measured."""
    yield from (text for choice in described_choices().values() for text in (choice.name, choice.also))
    yield from (guide.name for guide in cancer_guides().values())


@cache
def _names() -> re.Pattern[str]:
    of_drugs = {name for drug in drugs().values() for name in drug.names}
    of_markers = {name for each in biomarkers().values() for name in (each.symbol, each.name.en, each.name.es)}
    long = sorted((each for each in of_drugs | of_markers if len(each) > 2), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, long)) + r")\b", re.IGNORECASE)


def measured(text: Text, lang: Lang) -> str:
    """A text as it is measured: the names of medicines and biomarkers, which nobody can make easier, are left out."""
    return _names().sub("it", text.said(lang))


def is_long(words: str) -> bool:
    """Whether a sentence is long enough to be measured by itself."""
    return len(words.split()) > SHORT


def test_every_statement_has_a_source_that_can_be_looked_up_and_dated() -> None:
    for where, each in statements():
        assert each.sources, where
        for source in each.sources:
            assert source.name, where
            assert source.url.startswith(("http://", "https://")), (where, source.name)
            assert not source.dated or PartialDate.parse(source.dated), (where, source.name)


def test_every_file_says_when_it_was_gone_over_and_by_whom() -> None:
    for each in (*described_choices().values(), *cancer_guides().values()):
        assert each.reviewed_on.year >= 2026
        assert each.reviewed_by is None or each.reviewed_by.strip()


def test_every_choice_is_described_in_equal_detail() -> None:
    for choice in described_choices().values():
        assert tuple(choice.parts) == PARTS
        assert all(choice.parts[part] for part in PARTS), choice.id
        assert len(choice.ask) >= 3, choice.id
        assert len(choice.cost) >= 2, choice.id
    sizes = {
        choice.id: sum(len(each.text.en.split()) for each in choice.statements)
        for choice in described_choices().values()
    }
    assert max(sizes.values()) <= 2 * min(sizes.values()), sizes


def test_nothing_is_said_twice_in_either_language() -> None:
    for lang in ("en", "es"):
        said = Counter(re.sub(r"\W+", " ", each.text.said(lang).lower()).strip() for _, each in statements())
        assert not [words for words, times in said.items() if times > 1]


def test_a_question_has_an_id_of_its_own() -> None:
    ids = Counter(name for name, _ in questions())
    assert not [name for name, times in ids.items() if times > 1]
    assert not ids.keys() & library().keys()


def test_it_is_easy_to_read_in_english() -> None:
    grades = {text.en: grade(measured(text, "en")) for text in texts()}
    assert mean(grades.values()) <= 6.5
    assert {words: level for words, level in grades.items() if level > 8 and is_long(words)} == {}


def test_it_is_easy_to_read_in_spanish() -> None:
    eases = {text.es: ease(measured(text, "es")) for text in texts()}
    assert mean(eases.values()) >= 60
    assert {words: level for words, level in eases.items() if level < 50 and is_long(words)} == {}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_advises_ranks_or_foretells(lang: Lang) -> None:
    assert not [found for text in (*texts(), *names()) for found in advice_in(text.said(lang))]


def test_spanish_speaks_to_the_person_with_usted_and_asks_where_english_asks() -> None:
    for text in (*texts(), *names()):
        assert not TU.search(text.es), text.es
        assert ("?" in text.en) == ("?" in text.es), text.en
        assert text.es.count("¿") == text.es.count("?"), text.es
