"""The card for an interpreter says where its laws are from, in both languages."""

from __future__ import annotations

from rumbo.guide.interpreter import interpreter_card
from rumbo.words import LANGUAGES


def test_it_has_sources_and_says_that_no_clinician_reviewed_it_yet() -> None:
    card = interpreter_card()
    assert [each.url for each in card.sources if not each.url.startswith("https://")] == []
    assert len(card.sources) == 2
    assert card.reviewed_by is None


def test_it_names_both_laws_and_says_it_is_free_of_charge() -> None:
    card = interpreter_card()
    assert "Title VI" in card.law.en
    assert "Section 1557" in card.law.en
    assert any("free of charge" in each.en for each in card.know)
    assert any("gratis" in each.es for each in card.know)
    assert all(each.said(lang) for each in card.know for lang in LANGUAGES)
