"""The lists of words."""

from __future__ import annotations

import pytest

from rumbo.records.letters.vocabulary import right_before, word_lists, words


def test_every_list_compiles() -> None:
    assert all(words(name).pattern for name in word_lists())


def test_a_list_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        words("no such list")


def test_a_word_right_before_a_date_says_what_the_date_is_of() -> None:
    assert right_before("treatment").search("mastectomia izquierda el ")
    assert not right_before("treatment").search("mastectomia. luego una biopsia de control el ")
