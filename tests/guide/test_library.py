"""The library of questions: every file fits, and what does not is refused with a word about why."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.guide import library as room
from rumbo.guide.library import FOR_EVERYONE, THEMES, library
from rumbo.words import Content, ContentError, Message, content_folder, load

GOOD = """
reviewed_on: 2026-11-23
reviewed_by: null
questions:
  ask-one:
    text: {en: "One?", es: "¿Uno?"}
    why: {en: "Why.", es: "Por qué."}
    applies_when: always
    rank: 1
    source: [guide]
    reasons:
      - {when: came_back, raised_by: new, say: guide-came-back}
"""


@pytest.fixture
def _from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def read(**files: str) -> object:
        for name, text in files.items():
            (tmp_path / "questions").mkdir(exist_ok=True)
            (tmp_path / "questions" / f"{name}.yaml").write_text(text)

        def loaded(folder: str, shape: type) -> Content[object]:
            return load(folder, shape, root=tmp_path)

        monkeypatch.setattr(room, "load", loaded)
        return room.library.__wrapped__()

    return read


def test_the_library_holds_every_theme_that_is_not_the_persons_own() -> None:
    assert {each.theme for each in library().values()} == set(THEMES) - {"mine"}
    assert {path.stem for path in (content_folder() / "questions").glob("*.yaml")} == set(THEMES) - {"mine"}


def test_every_theme_has_its_name_in_both_languages() -> None:
    assert all(Message(f"guide-theme-{theme}").said(lang) for theme in THEMES for lang in ("en", "es"))


def test_ids_are_readable_and_every_question_has_a_source_a_date_and_a_rank_of_its_own_in_its_theme() -> None:
    for name, each in library().items():
        assert name.startswith("ask-")
        assert name == name.lower()
        assert each.sources
        assert each.reviewed_on is not None
        assert each.reviewed_by is None
    assert len({each.text for each in library().values()}) == len(library())


def test_what_is_said_to_everyone_says_so() -> None:
    assert "says nothing about you" in Message(FOR_EVERYONE).said("en")


def test_a_reason_knows_which_values_it_needs(_from) -> None:  # noqa: PT019 - the fixture is called
    (question,) = _from(choices=GOOD).values()
    assert question.reasons[0].needs == {"cancer", "on"}


@pytest.mark.parametrize(
    "wrong",
    [
        GOOD.replace("came_back", "has_wings"),
        GOOD.replace("always", "sometimes"),
        GOOD.replace("say: guide-came-back", "say: guide-no-such-sentence"),
        GOOD.replace("[guide]", "[]"),
        GOOD.replace("[guide]", "[nobody]"),
        GOOD.replace('es: "¿Uno?"', 'es: ""'),
        GOOD.replace("rank: 1", "rank: first"),
        GOOD.replace("rank: 1", "rank: 1\n    colour: red"),
        GOOD.replace("raised_by: new", "raised_by: me"),
        GOOD.replace("reviewed_by: null", ""),
    ],
)
def test_content_that_does_not_fit_is_refused(wrong: str, _from) -> None:  # noqa: PT019
    assert wrong != GOOD
    with pytest.raises(ContentError):
        _from(choices=wrong)


def test_an_id_used_twice_is_refused(_from) -> None:  # noqa: PT019
    with pytest.raises(ContentError, match="used twice"):
        _from(choices=GOOD, trial=GOOD)


def test_a_file_that_is_no_theme_is_refused(_from) -> None:  # noqa: PT019
    with pytest.raises(ContentError, match="not a theme"):
        _from(horoscope=GOOD)
