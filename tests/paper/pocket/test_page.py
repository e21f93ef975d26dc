"""The pocket page is one whole file: nothing from elsewhere, both languages, names and reasons only where they are wanted."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide import VisitQuestion
from rumbo.oncology import PartialDate
from rumbo.paper.pocket import pocket_page
from rumbo.words import Lang, Text, both

ASKED = (
    VisitQuestion(
        id="ask-aim",
        text=Text(en="What is the aim?", es="¿Cuál es la meta?"),
        why=Text(en="It came back.", es="Volvió."),
    ),
    VisitQuestion(id="own", text=both("Can Elena come?"), why=Text(en="Yours.", es="Suya.")),
)


def page(languages: tuple[Lang, ...] = ("en",), *, with_reasons: bool = False) -> str:
    return pocket_page(ASKED, languages=languages, page="4f7c2a", with_reasons=with_reasons).decode()


def test_it_names_no_address_at_all() -> None:
    assert not re.findall(r"(?:https?:)?//\w|\b(?:src|href|action|url)\s*[=(]|@import", page(("en", "es")))


@pytest.mark.parametrize(("tag", "directive"), [("style", "style-src"), ("script", "script-src")])
def test_its_own_policy_lets_nothing_run_but_what_is_inside(tag: str, directive: str) -> None:
    inside = re.search(f"<{tag}>(.*?)</{tag}>", page(), re.DOTALL)
    assert inside is not None
    digest = b64encode(sha256(inside[1].encode()).digest()).decode()
    assert f"{directive} 'sha256-{digest}'" in page()
    assert "default-src 'none'" in page()


def test_names_and_the_day_stand_in_it_only_when_they_are_given() -> None:
    assert "Ríos" not in page()
    named = pocket_page(
        ASKED, languages=("es",), page="4f7c2a", visit="Dr. Ríos", visit_on=PartialDate.parse("2026-12-01"), name="Rosa"
    ).decode()
    assert all(each in named for each in ("Dr. Ríos", "1 de diciembre de 2026", "Rosa"))


def test_reasons_stand_in_it_only_when_they_are_wanted() -> None:
    assert "It came back." not in page()
    assert "It came back." in page(with_reasons=True)


def test_both_languages_stand_under_each_other_and_what_is_the_same_once() -> None:
    shown = page(("es", "en"))
    assert shown.startswith('<!doctype html>\n<html lang="es">')
    assert (
        '<span class="words" lang="es">¿Cuál es la meta?</span> <span class="words" lang="en">What is the aim?' in shown
    )
    assert shown.count(">Can Elena come?</span>") == 1
    assert 'data-end="[fin]"' in shown


def test_without_script_there_is_a_block_to_fill_in_by_hand() -> None:
    blank = page().partition("<noscript>")[2].partition("</noscript>")[0]
    assert "Rumbo · 4f7c2a\n[1] What is the aim?\n1| \n[2] Can Elena come?\n2| \n[end]</textarea>" in blank


@given(words=st.text(min_size=1).filter(str.strip))
def test_no_words_of_a_question_can_change_the_page(words: str) -> None:
    question = VisitQuestion(id="own", text=both(words), why=both(words))
    shown = pocket_page((question,), languages=("en",), page="4f7c2a", with_reasons=True, name=words).decode()
    expected = pocket_page((ASKED[1],), languages=("en",), page="4f7c2a", with_reasons=True, name="Rosa").decode()
    assert tags_of(shown) == tags_of(expected)


def tags_of(shown: str) -> list[str]:
    """The tags of a page, in order."""
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append(tag)  # type: ignore[method-assign]  # noqa: ARG005
    parser.feed(shown)
    return found
