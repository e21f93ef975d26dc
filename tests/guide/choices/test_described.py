"""The choices as their files describe them: every one there, every part said, and nothing without a source."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rumbo.guide.choices import described
from rumbo.guide.choices.described import CHOICE_IDS, FOR_EVERYONE, PARTS, described_choices, get_choice, part_name
from rumbo.words import Content, ContentError

SAID = {"en": "It is a thing.", "es": "Es una cosa.", "source": ["guide"]}
FILE: dict[str, Any] = {
    "reviewed_on": "2026-11-23", "reviewed_by": None, "name": {"en": "a thing", "es": "una cosa"},
    "also": {"en": "It has no other name.", "es": "No tiene otro nombre."}, **{part: [SAID] for part in PARTS},
    "cost": {"cost-a": {"en": "How much?", "es": "¿Cuánto?"}}, "ask": {"ask-a": {"en": "Why?", "es": "¿Por qué?"}},
}  # fmt: skip


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """The files that are loaded: one for each choice, all alike."""
    kept = {each: dict(FILE) for each in CHOICE_IDS}
    monkeypatch.setattr(
        described, "load",
        lambda _folder, shape: Content({name: msgspec.convert(each, shape) for name, each in kept.items()}),
    )  # fmt: skip
    return kept


def loaded() -> Any:
    """The choices as they are loaded anew."""
    return described_choices.__wrapped__()


def test_they_are_numbered_in_the_one_order(files: dict[str, Any]) -> None:
    found = loaded()
    assert list(found) == list(CHOICE_IDS)
    assert [each.number for each in found.values()] == list(range(1, len(CHOICE_IDS) + 1))


def test_no_treatment_of_the_cancer_is_neither_first_nor_last() -> None:
    assert 0 < CHOICE_IDS.index("no-treatment-of-the-cancer") < len(CHOICE_IDS) - 1
    assert set(CHOICE_IDS) > FOR_EVERYONE


def test_a_choice_has_its_statements_part_after_part_with_their_sources(files: dict[str, Any]) -> None:
    surgery = loaded()["surgery"]
    assert list(surgery.parts) == list(PARTS)
    assert len(list(surgery.statements)) == len(PARTS)
    assert len(surgery.all_sources) == 1


@pytest.mark.parametrize("part", [*PARTS, "cost", "ask"])
def test_a_part_of_which_nothing_is_said_is_refused(part: str, files: dict[str, Any]) -> None:
    files["surgery"][part] = {} if part in {"cost", "ask"} else []
    with pytest.raises(ContentError, match="choices/surgery"):
        loaded()


def test_a_choice_without_a_file_and_a_file_that_is_no_choice_are_refused(files: dict[str, Any]) -> None:
    files["magic"] = files.pop("surgery")
    with pytest.raises(ContentError, match="magic"):
        loaded()


def test_a_choice_is_found_by_its_id() -> None:
    assert get_choice("surgery").number == 1
    with pytest.raises(ContentError, match="magic"):
        get_choice("magic")


def test_every_part_has_a_name() -> None:
    assert len({part_name(each).said("en") for each in PARTS}) == len(PARTS)
