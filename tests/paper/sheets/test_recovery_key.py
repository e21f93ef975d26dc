"""The recovery key on paper: in groups, whole, and never in a log."""

from __future__ import annotations

import re

import pytest

from rumbo.paper.sheets import RecoveryKeySheet, print_recovery_key
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import words_of


@pytest.mark.parametrize("key", ["7K2P-QX9M-4T5R", "7K2PQX9M4T5R", "7K2PQX 9M4T5R"])
def test_the_key_stands_in_groups_of_four_however_it_is_given(key: str) -> None:
    words = words_of(print_recovery_key(RecoveryKeySheet(key=key, printed_on=TODAY), languages=("en",)))
    assert "7K2PQX9M4T5R" in re.sub(r"\s", "", words)
    assert re.search(r"7K2P\s+QX9M\s+4T5R", words)


def test_the_file_it_opens_is_named_when_it_is_known() -> None:
    assert "rosa.rumbo" in words_of(print_recovery_key(cast.KEY, languages=("es",)))
    unnamed = RecoveryKeySheet(key="7K2P", printed_on=TODAY)
    assert "Abre este archivo" not in words_of(print_recovery_key(unnamed, languages=("es",)))


def test_an_empty_key_is_refused() -> None:
    with pytest.raises(ValueError, match="characters"):
        RecoveryKeySheet(key=" - ", printed_on=TODAY)


def test_the_key_is_not_in_what_a_log_would_show() -> None:
    assert "7K2P" not in f"{cast.KEY!r} {cast.KEY}"
