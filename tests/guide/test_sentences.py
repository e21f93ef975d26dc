"""Words for hard sentences: both languages, easy to read, respectful, sourced, and none that helps to hide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from rumbo.guide import sentences as room
from rumbo.guide.sentences import HardSentence, hard_sentences, sentence_groups
from rumbo.words import Content, ContentError, Text, content_folder, load
from tests.guide.advice import advice_in
from tests.guide.reading_level import ease, grade

ASKED_FOR = {
    "another-opinion", "disagree", "say-it-again", "tell-me-too", "asked-not-to-tell", "a-mother", "a-partner",
    "the-children", "a-boss", "friends-who-ask", "say-no", "no-numbers", "a-break", "an-interpreter",
}  # fmt: skip
TU = re.compile(r"\b(?:tú|tus|te|contigo|tienes|puedes|debes|quieres|dime|déjame|mándame)\b", re.IGNORECASE)


def ours(sentence: HardSentence) -> Iterator[Text]:
    """What Rumbo itself says of a sentence."""
    yield from (sentence.name, sentence.helps)
    yield from (sentence.note,) if sentence.note else ()


def spoken(sentence: HardSentence) -> Iterator[Text]:
    """What a person may say with it."""
    yield from (each.text for each in sentence.wordings)
    yield from (each.then for each in sentence.replies)


def every_text() -> list[Text]:
    heard = [reply.hears for each in hard_sentences().values() for reply in each.replies]
    said = [text for each in hard_sentences().values() for text in (*ours(each), *spoken(each))]
    return [*(group.title for group in sentence_groups()), *said, *heard]


def test_every_situation_that_people_ask_about_is_there() -> None:
    assert set(hard_sentences()) >= ASKED_FOR


@pytest.mark.parametrize("sentence", hard_sentences().values(), ids=hard_sentences())
def test_each_has_ways_in_two_tones_answers_and_a_source_and_nobody_has_reviewed_it_yet(sentence: HardSentence) -> None:
    assert {each.tone for each in sentence.wordings} == {"softer", "plainer"}
    assert len(sentence.wordings) in {2, 3}
    assert sentence.replies
    assert sentence.sources
    assert sentence.reviewed_by is None


def test_they_are_easy_to_read_in_english() -> None:
    grades = {text.en: grade(text.en) for text in every_text()}
    assert mean(grades.values()) <= 6.5
    assert {text: level for text, level in grades.items() if level > 8 and len(text.split()) > 6} == {}


def test_they_are_easy_to_read_in_spanish() -> None:
    ease_of = {text.es: ease(text.es) for text in every_text()}
    assert mean(ease_of.values()) >= 60
    assert {text: level for text, level in ease_of.items() if level < 50 and len(text.split()) > 6} == {}


def test_nothing_advises_foretells_or_blames() -> None:
    assert [found for text in every_text() for lang in ("en", "es") for found in advice_in(text.said(lang))] == []


def test_a_question_in_one_language_is_a_question_in_the_other() -> None:
    for text in every_text():
        assert ("?" in text.en) is ("?" in text.es), text.en
        assert text.es.count("¿") == text.es.count("?"), text.es


def test_doctors_are_spoken_to_with_usted_and_so_is_whoever_reads() -> None:
    for sentence in hard_sentences().values():
        formal = [*ours(sentence), *(spoken(sentence) if sentence.listener == "doctors" else ())]
        assert [text.es for text in formal if TU.search(text.es) and "no le digas" not in text.es] == []


def test_at_home_both_ways_of_speaking_to_a_mother_are_there() -> None:
    wordings = [each.es for each in hard_sentences()["a-mother"].wordings]
    assert any("siéntese" in each for each in wordings)
    assert any("te cuento" in each for each in wordings)


def test_nothing_helps_to_hide_it() -> None:
    asked = hard_sentences()["asked-not-to-tell"]
    assert "does not help to hide" in asked.helps.en
    assert "no ayuda a ocultarlo" in asked.helps.es
    for text in every_text():
        assert not re.search(
            r"\b(?:tell (?:her|him|them) it is (?:nothing|an infection)|do not let (?:her|him) know)\b", text.en
        )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("family", "tone: plainer", "tone: softer"),
        ("family", "tone: plainer", "tone: louder"),
        ("others", "[telling-at-work, eeoc-cancer-at-work]", "[hearsay]"),
        ("others", "[telling-at-work, eeoc-cancer-at-work]", "[]"),
        ("others", "a-boss:", "a-mother:"),
        ("others", "reviewed_by: null", "reviewed_by: null\ncolour: red"),
    ],
)
def test_what_does_not_fit_is_refused(
    file: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_content(tmp_path, monkeypatch)
    changed = tmp_path / "sentences" / f"{file}.yaml"
    changed.write_text(changed.read_text().replace(old, new))
    with pytest.raises(ContentError):
        hard_sentences.__wrapped__()


def test_a_group_that_is_missing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_content(tmp_path, monkeypatch)
    (tmp_path / "sentences" / "others.yaml").unlink()
    with pytest.raises(ContentError):
        hard_sentences.__wrapped__()


def copy_content(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the room read its content from a copy in `folder`."""
    (folder / "sentences").mkdir()
    for path in (content_folder() / "sentences").glob("*.yaml"):
        (folder / "sentences" / path.name).write_text(path.read_text())

    def loaded(name: str, shape: type) -> Content[object]:
        return load(name, shape, root=folder)

    monkeypatch.setattr(room, "load", loaded)
    monkeypatch.setattr(room, "sentence_groups", room.sentence_groups.__wrapped__)
