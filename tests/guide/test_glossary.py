"""The glossary: words found in a line whole and exactly, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide import glossary as room
from rumbo.guide.glossary import entries, find, found_in, listed
from rumbo.words import Content, ContentError, load

ONE = """
reviewed_on: 2026-11-23
reviewed_by: null
words:
  biopsy:
    word: {en: "biopsy", es: "biopsia"}
    means: {en: "A small piece.", es: "Un pedacito."}
    source: [guide]
"""


def test_there_are_about_fifty_words_each_with_a_source() -> None:
    assert len(entries()) >= 50
    assert all(each.sources for each in entries().values())


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("NED", "no-evidence-of-disease"),
        ("Recidiva", "recurrence"),
        ("PET/CT", "pet-scan"),
        ("ganglio  linfático", "lymph-node"),
    ],
)
def test_a_word_is_found_by_any_of_its_names(word: str, entry: str) -> None:
    found = find(word)
    assert found is not None
    assert found.id == entry


def test_a_word_that_is_not_there_is_not_guessed() -> None:
    assert find("biopsies of the moon") is None
    assert found_in("The petition was staged in Chemnitz.") == ()


def test_the_longer_name_wins_and_places_are_exact() -> None:
    line = "Local recurrence; no evidence of disease elsewhere."
    assert [line[each.start : each.end] for each in found_in(line)] == ["Local recurrence", "no evidence of disease"]


@given(st.text(max_size=60), st.sampled_from(sorted(entries())), st.text(max_size=60))
def test_a_word_between_spaces_is_always_found(before: str, word_id: str, after: str) -> None:
    word = entries()[word_id].word.es
    line = f"{before} | {word} | {after}"
    assert any(line[each.start : each.end] == word for each in found_in(line))


@given(st.text())
def test_finding_words_never_fails_and_never_overlaps(line: str) -> None:
    ends = [0, *(position for each in found_in(line) for position in (each.start, each.end))]
    assert ends == sorted(ends)


def test_the_list_has_one_order_in_both_languages() -> None:
    assert [each.word.en.casefold() for each in listed()] == sorted(
        each.word.en.casefold() for each in entries().values()
    )


@pytest.mark.parametrize(
    ("second", "why"),
    [(ONE, "used twice"), (ONE.replace("  biopsy:", "  sample:"), "names two entries")],
)
def test_a_word_with_two_entries_is_refused(
    second: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "one.yaml").write_text(ONE)
    (tmp_path / "glossary" / "two.yaml").write_text(second)

    def loaded(folder: str, shape: type) -> Content[object]:
        return load(folder, shape, root=tmp_path)

    monkeypatch.setattr(room, "load", loaded)
    monkeypatch.setattr(room, "entries", entries.__wrapped__)
    with pytest.raises(ContentError, match=why):
        room._by_name.__wrapped__()
