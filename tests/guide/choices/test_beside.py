"""Choices side by side: the same rows for each, what the story says of each first, and a row for doctors when one spoke."""

from __future__ import annotations

import pytest

from rumbo.guide.choices.beside import Beside, put_beside
from rumbo.guide.choices.considered import choices_for
from rumbo.guide.choices.described import ChoiceId
from rumbo.guide.choices.named import Named
from tests.guide.cast import rosa, treatment

pytestmark = pytest.mark.usefixtures("invented")


def beside(*chosen: ChoiceId, named: tuple[Named, ...] = ()) -> Beside:
    """Some choices of Rosa's, who had doxorubicin, and may have had radiation."""
    given = (treatment("doxorubicin"), treatment("chest", "radiation", given=None))
    found = choices_for(rosa(treatments=given), named=named)
    return put_beside(tuple(each for each in found.all if each.choice.id in chosen))


def cells(row: str, found: Beside) -> list[list[str]]:
    """What a row says of each choice."""
    (match,) = (each for each in found.rows if each.name.id == f"guide-choices-{row}")
    return [[said.said("en") for said in cell] for cell in match.cells]


def test_every_row_has_a_cell_for_each_choice() -> None:
    found = beside("surgery", "chemotherapy", "palliative-care")
    assert all(len(row.cells) == 3 for row in found.rows)
    assert [each.choice.number for each in found.choices] == [1, 7, 18]


def test_the_rows_are_the_same_whichever_choices_are_set_side_by_side() -> None:
    rows = [row.name.id.removeprefix("guide-choices-") for row in beside("surgery", "cell-therapy").rows]
    assert rows == [
        "row-why", "row-changes", "row-missing", "part-what", "part-aim", "part-how", "part-body", "part-home", "part-work",
        "part-common", "part-serious", "part-managed", "part-how-long", "part-not-known", "row-ask", "row-cost",
    ]  # fmt: skip
    assert [row.name for row in beside("surgery", "palliative-care").rows] == [
        row.name for row in beside("chemotherapy", "clinical-trial").rows
    ]


def test_what_the_story_says_of_each_stands_first() -> None:
    found = beside("surgery", "chemotherapy", "palliative-care")
    assert cells("row-why", found)[0] == ["surgery when local or regional"]
    assert cells("row-why", found)[2] == ["Care for how you feel is open to everyone, with any other choice or alone."]
    assert cells("row-changes", found)[0] == [
        "Your story is not clear on whether this was given: chest. It may change what is said here."
    ]
    assert cells("row-changes", found)[1] == ["after doxorubicin", "for all"]
    assert cells("row-missing", found)[1] == ["HER2: Your story holds no result of this test."]
    assert cells("row-missing", found)[2] == []


def test_what_doctors_said_has_a_row_when_one_of_them_spoke() -> None:
    notes = (
        Named(id="1", choice="surgery", doctor="Dr. Ríos", said="Perhaps later."),
        Named(id="2", choice="surgery", said="Not now."),
        Named(id="3", choice="surgery", doctor="Dr. Kamau"),
    )
    found = beside("surgery", "chemotherapy", named=notes)
    assert cells("row-said", found) == [["Dr. Ríos: Perhaps later.", "Not now.", "Dr. Kamau: named it"], []]


def test_the_sources_are_those_of_all_of_them_each_once() -> None:
    names = [each.name for each in beside("surgery", "chemotherapy").sources]
    assert len(names) == len(set(names))
    assert "A page about surgery when local or regional" in names
    assert "A page about how_long of chemotherapy" in names


def test_they_are_reviewed_when_every_one_is() -> None:
    assert not beside("surgery", "chemotherapy").is_reviewed
    assert Beside(choices=(), rows=()).is_reviewed
