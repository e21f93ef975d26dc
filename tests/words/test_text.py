"""Nothing is said in one language only."""

from __future__ import annotations

import pytest

from rumbo.words import LANGUAGES, Sayable, Text, both


@pytest.mark.parametrize(("en", "es"), [("", "x"), ("x", ""), (" ", "x"), ("x", "\n")])
def test_a_text_needs_both_languages(en: str, es: str) -> None:
    with pytest.raises(ValueError, match="both languages"):
        Text(en=en, es=es)


def test_a_text_is_said_in_each_language_and_begins_as_asked() -> None:
    liver = Text(en="liver", es="hígado")
    assert [liver.said(lang) for lang in LANGUAGES] == ["liver", "hígado"]
    assert liver.said("es", "cap") == "Hígado"
    assert isinstance(liver, Sayable)


def test_a_name_is_the_same_in_both() -> None:
    assert both("HER2").said("es") == both("HER2").said("en") == "HER2"
