"""How to get one's own papers: every step says something, and where that comes from."""

from __future__ import annotations

from rumbo.guide.papers import papers


def test_every_statement_has_its_source() -> None:
    page = papers()
    assert all(said.sources for said in (page.lead, *(each for step in page.steps for each in step.says)))
    assert len(page.sources) == len(set(page.sources))


def test_there_are_words_to_ask_with_in_both_languages() -> None:
    assert "pathology reports" in papers().request.en
    assert "informes de patología" in papers().request.es


def test_somebody_else_is_thought_of() -> None:
    titles = [step.title.en for step in papers().steps]
    assert titles[0].startswith("1.")
    assert any("someone else" in title for title in titles)
