"""The first evening: three things and no more, and nothing announced to someone who waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.guide import evening as room
from rumbo.guide.evening import SITUATIONS, Evening, Situation, first_evening
from rumbo.words import Content, ContentError, Text, content_folder, load


def every_text(evening: Evening) -> list[Text]:
    parts = (evening.nothing_wrong, evening.who_to_call, evening.last)
    words = [each for part in parts for each in (part.title, *part.words)]
    return [evening.title, evening.opening, *words, *evening.tonight]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_evening_blames_nobody_says_why_and_names_whom_to_call(situation: Situation) -> None:
    evening = first_evening(situation)
    assert "did nothing wrong" in evening.nothing_wrong.title.en or "Nobody did" in evening.nothing_wrong.title.en
    assert evening.nothing_wrong.sources
    assert evening.lines[0].id == "988-lifeline"
    assert "988" in " ".join(each.es for each in evening.who_to_call.words)
    assert evening.reviewed_by is None


@pytest.mark.parametrize("situation", ["just_told", "waiting", "again", "scan"])
def test_it_ends_in_three_questions(situation: Situation) -> None:
    assert len(first_evening(situation).questions) == 3
    assert first_evening(situation).tonight == ()


def test_for_someone_who_helps_it_ends_in_three_things_to_do_tonight() -> None:
    assert len(first_evening("helping").tonight) == 3
    assert first_evening("helping").questions == ()


def test_someone_who_waits_is_told_that_nothing_is_known_and_never_that_it_came_back() -> None:
    evening = first_evening("waiting")
    said = " ".join(text.said(lang) for text in every_text(evening) for lang in ("en", "es")).lower()
    assert "nothing is known yet" in said
    assert "todavía no se sabe nada" in said
    for word in ("came back", "comes back", "recurrence", "regres", "recurrencia", "recaída", "volvió"):
        assert word not in said
        assert all(word not in each.text.said(lang).lower() for each in evening.questions for lang in ("en", "es"))


def test_there_is_no_other_evening() -> None:
    with pytest.raises(ContentError):
        first_evening("celebrating")  # type: ignore[arg-type]  # what a mistaken caller would do


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ask-what-the-aim-is, ", ""),
        ("ask-what-the-aim-is", "ask-nothing"),
        ("988-lifeline", "no-line"),
        ("[lifeline-988, acs-chronic]", "[]"),
        ("reviewed_by: null", "reviewed_by: null\ncolour: red"),
    ],
)
def test_an_evening_that_does_not_fit_is_refused(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (content_folder() / "evening" / "again.yaml").read_text()
    (tmp_path / "evening").mkdir()
    (tmp_path / "evening" / "again.yaml").write_text(text.replace(old, new))

    def loaded(folder: str, shape: type) -> Content[object]:
        return load(folder, shape, root=tmp_path)

    monkeypatch.setattr(room, "load", loaded)
    with pytest.raises(ContentError):
        first_evening.__wrapped__("again")
