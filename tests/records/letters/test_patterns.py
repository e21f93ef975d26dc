"""Patterns built of pieces."""

from __future__ import annotations

import pytest

from rumbo.records.letters.patterns import Built, listed


def test_a_pattern_finds_any_word_of_its_lists() -> None:
    kin = Built(r"\b(?:@kin@)\b")
    found = kin.search("her mother and aunt", 12)
    assert found is not None
    assert found[0] == "aunt"
    assert [each[0] for each in kin.finditer("madre, padre")] == ["madre", "padre"]
    assert kin.match("aunt of hers") is not None
    assert kin.match("an aunt", 3, 7) is not None
    assert kin.fullmatch("aunt of hers") is None


def test_names_are_listed_as_they_are_written() -> None:
    assert "TC" in listed("very_doubtful_names")
    assert all(each.isascii() and each == each.lower() for each in listed("ends_a_name"))


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        listed("no such list")
    with pytest.raises(KeyError):
        Built("@no_such_list@").search("")
