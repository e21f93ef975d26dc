"""Tables and lists are read by their header row, and entries find their row in them."""

from __future__ import annotations

import pytest
from lxml import etree

from rumbo.records.cda.elements import Element
from rumbo.records.cda.narrative import Anchors, Row, Rows, says_nothing
from tests.records.cda.written_cda import V3, table


def rows_of(text: str, *, entry: str = "<act/>", day_first: bool = False) -> tuple[Rows, Element]:
    root = etree.fromstring(f"<section {V3}><text>{text}</text><entry>{entry}</entry></section>")
    rows = Rows(root[0], anchors=Anchors(root), day_first=day_first)
    return rows, root[1]


def only(text: str) -> Row:
    rows, _ = rows_of(text)
    [row] = rows.all
    return row


def test_the_header_says_what_each_cell_is() -> None:
    row = only(table("Problem|Noted Date|Status|ICD-10", "Colon cancer|10/05/2016|Active|C18.7"))
    assert (row.name, row.start, row.end, row.said("status"), row.said("code")) == (
        "Colon cancer",
        "2016-10-05",
        None,
        "Active",
        "C18.7",
    )
    assert row.line == "Colon cancer | 10/05/2016 | Active | C18.7"


def test_a_spanish_table_is_read_as_well() -> None:
    rows, _ = rows_of(table("Diagnóstico|Fecha|Estado", "Cáncer de mama|03/05/2019|Activo"), day_first=True)
    assert (rows.all[0].name, rows.all[0].start) == ("Cáncer de mama", "2019-05-03")


def test_a_range_in_one_cell_has_an_end() -> None:
    row = only(table("Procedure|Date", "SBRT|01/10/2022 - 01/14/2022"))
    assert (row.start, row.end) == ("2022-01-10", "2022-01-14")


def test_a_column_of_its_own_gives_the_end() -> None:
    row = only(table("Medication|Start|End", "letrozole|2019|2021-05"))
    assert (row.start, row.end) == ("2019", "2021-05")


def test_a_first_row_of_words_that_name_columns_is_the_header() -> None:
    row = only("<table><tr><td>Problem</td><td>Date</td></tr><tr><td>Asthma</td><td>2011</td></tr></table>")
    assert (row.name, row.start) == ("Asthma", "2011")


def test_a_table_without_header_gives_its_first_cells() -> None:
    rows, _ = rows_of("<table><tbody><tr><td>Asthma</td><td>what</td></tr><tr><td>Gout</td></tr></tbody></table>")
    assert [row.name for row in rows.all] == ["Asthma", "Gout"]


def test_a_header_of_unknown_words_names_its_first_column() -> None:
    assert only(table("Cosa|Otra", "Asma|x")).name == "Asma"


def test_a_header_of_dates_alone_takes_the_first_column_for_the_name() -> None:
    assert only(table("Date|Time", "Asthma|2011")).name == "Asthma"


def test_a_heading_over_all_columns_is_no_row() -> None:
    text = (
        '<table><caption>x</caption><thead><tr><th colspan="2">Expired</th></tr><tr><th>Name</th><th>Start</th></tr></thead>'
        "<tbody><tr><td>aspirin</td><td>2011</td></tr><tr><td>a note over both</td></tr></tbody></table>"
    )
    assert only(text).cells == {"name": "aspirin", "start": "2011"}


@pytest.mark.parametrize("width", ["2", "0", "many", "99999", "²"])
def test_cells_over_several_columns_move_the_others(width: str) -> None:
    cells = f'<td colspan="{width}">Asthma</td><td>2011</td>'
    text = f"<table><tr><th>Problem</th><th>Note</th><th>Date</th></tr><tr>{cells}</tr></table>"
    assert only(text).start == ("2011" if width == "2" else None)


def test_cells_beyond_the_header_are_kept_in_the_line_only() -> None:
    row = only(table("Problem|Date", "Asthma|2011|more|and more"))
    assert row.cells["other"] == "more; and more"


def test_list_items_are_rows_and_items_that_hold_a_list_are_not() -> None:
    rows, _ = rows_of("<list><item>Asthma</item><item><list><item>Gout</item></list></item></list>")
    assert [row.name for row in rows.all] == ["Asthma", "Gout"]


@pytest.mark.parametrize(
    "words",
    [
        "No known problems",
        "None",
        "Unknown",
        "N/A",
        "",
        "--",
        "2/12/2014 1:12 PM",
        "Ninguno",
        "Sin datos",
        "null",
        "not on file",
    ],
)
def test_what_stands_for_nothing_is_nothing(words: str) -> None:
    assert says_nothing(words)
    assert only(table("Problem|Date", f"{words}|2011")).name == ""


@pytest.mark.parametrize(
    "words", ["Nonmelanoma skin cancer", "Unknown primary cancer", "Nodular goiter", "5q deletion", "Sinusitis"]
)
def test_names_that_begin_alike_are_names(words: str) -> None:
    assert not says_nothing(words)


def test_an_entry_finds_the_row_it_points_into() -> None:
    text = table("Problem|Date", "#p1 Asthma|2011", "#p2 Gout|2012")
    rows, entry = rows_of(text, entry='<act><text><reference value="#p2"/></text></act>')
    found = rows.of(entry)
    assert found is not None
    assert found.name == "Gout"
    assert ([row.name for row in rows.alone], rows.any_pointed) == (["Asthma"], True)


def test_an_entry_that_points_nowhere_finds_the_only_row_of_its_name() -> None:
    rows, entry = rows_of(table("Problem|Date", "Asthma|2011"), entry='<act><text><reference value="#x"/></text></act>')
    found = rows.of(entry, words="ASTHMA")
    assert found is not None
    assert found.start == "2011"


def test_an_entry_of_two_rows_or_of_no_name_finds_none() -> None:
    rows, entry = rows_of(table("Problem|Date", "Asthma|2011", "Asthma|2013"))
    assert rows.of(entry, words="Asthma") is None
    assert rows.of(entry) is None


def test_a_reference_to_a_paragraph_finds_its_words_and_no_row() -> None:
    rows, entry = rows_of('<paragraph ID="p">Gout</paragraph>', entry='<act><text><reference value="#p"/></text></act>')
    anchors = Anchors(entry.getroottree().getroot())
    assert rows.of(entry) is None
    assert anchors.words(entry[0][0]) == "Gout"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<table><tr ID="p"><td>Gout</td><td>2011</td></tr></table>', ""),
        ('<table><tr><td><content ID="p"/>Gout</td></tr></table>', "Gout"),
        ("<paragraph>Gout</paragraph>", ""),
    ],
)
def test_what_a_reference_means_depends_on_where_it_leads(text: str, words: str) -> None:
    _, entry = rows_of(text, entry='<act><text><reference value="#p"/></text></act>')
    assert Anchors(entry.getroottree().getroot()).words(entry[0][0]) == words


def test_what_is_missing_has_no_words() -> None:
    _, entry = rows_of("")
    assert Anchors(entry).words(None) == ""
    assert Rows(None, anchors=Anchors(entry), day_first=False).all == []
