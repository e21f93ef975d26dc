"""The words of a section: both languages, each marked, and nothing that XML cannot hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rumbo.records.export.narrative import narrative
from rumbo.words import Text, both


def test_one_line_is_a_paragraph_and_several_are_a_list() -> None:
    one = narrative([Text(en="liver", es="hígado")])["div"]
    assert '<p lang="en">liver</p><p lang="es">hígado</p>' in one
    two = narrative([Text(en="liver", es="hígado"), both("x")])["div"]
    assert '<ul lang="es"><li>hígado</li><li>x</li></ul>' in two


@given(st.lists(st.text(min_size=1).filter(str.strip).map(both), min_size=1, max_size=3))
def test_whatever_the_words_it_is_xml(lines: list[Text]) -> None:
    assert etree.fromstring(narrative(lines)["div"]).tag == "{http://www.w3.org/1999/xhtml}div"
