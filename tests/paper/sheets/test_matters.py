"""What matters, on paper: one's own words under the prompts in both languages, or lines to fill in by hand."""

from __future__ import annotations

from rumbo.guide.matters import prompts
from rumbo.paper.sheets import print_matters
from tests.paper import sheets_cast as cast
from tests.paper.pages import words_of


def test_each_word_stands_once_under_its_prompt_and_what_was_left_empty_is_not_there() -> None:
    words = words_of(print_matters(cast.MATTERS, languages=("en", "es")))
    places = [
        words.index(part)
        for part in (
            "For Rosa Quintana", "Please read them with me", "What worries me", "Lo que me preocupa", "Pain.", "The cost.",
            "What I hope for", "To dance at my son's wedding.", "What I would like to add",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert words.count("The cost.") == 1
    assert "What I would accept" not in words


def test_before_anything_is_written_every_prompt_is_there_to_fill_in() -> None:
    words = words_of(print_matters(cast.BLANK_MATTERS, languages=("es",)))
    assert all(each.name.es in words for each in prompts().values())
    assert "Lo que quiero agregar" not in words
    assert "Para " not in words.split("Lo que quiero seguir")[0]
