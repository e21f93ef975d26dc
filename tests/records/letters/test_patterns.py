"""The pieces patterns are built of."""

from __future__ import annotations

import re

import pytest

from rumbo.records.letters.patterns import listed, pieces


def test_every_list_makes_a_pattern_over_text_without_capitals_and_accents() -> None:
    for name in ("given", "planned", "spoken_of", "no_dose", "other_event", "kin"):
        assert re.compile(pieces(name))
        assert all(each.isascii() for each in listed(name))


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        pieces("no such list")
