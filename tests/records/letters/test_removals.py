"""Operations told in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Treatment
from rumbo.records.letters.removals import find_removals
from rumbo.records.letters.text import flat
from tests.records.letters.telling import clinic, consulta, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the spring he had his left kidney taken out.", ["left kidney taken out"]),
        ("Her right breast was removed in June.", ["right breast was removed"]),
        ("They took out her uterus, and she went home.", ["took out her uterus"]),
        ("We removed the right lobe of the liver.", ["removed the right lobe of the liver"]),
        (
            "She had her thyroid removed, then her left ovary was cut out.",
            ["thyroid removed", "left ovary was cut out"],
        ),
        ("Le extirparon el riñón izquierdo en marzo.", ["extirparon el rinon izquierdo"]),
        ("Se le quitó la mama derecha.", ["quito la mama derecha"]),
        ("extirpación quirúrgica del riñón derecho", ["extirpacion quirurgica del rinon derecho"]),
    ],
)
def test_an_organ_that_was_taken_out_is_an_operation(text: str, expected: list[str]) -> None:
    plain = flat(text)
    assert [plain[each.start : each.end] for each in find_removals(plain)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The node was removed.",
        "had his appendix removed",
        "the drain was removed from the abdomen",
        "removed 2 litres of fluid from the abdomen",
        "had a kidney stone removed",
        "A mole was removed from the back",
        "me sacaron una bolita del cuello",
        "the diagnosis was removed from the list",
        "",
    ],
)
def test_what_is_no_part_of_the_body_or_a_small_thing_is_none(text: str) -> None:
    assert not list(find_removals(flat(text)))


def test_a_removal_is_told_with_its_day_and_not_without_one() -> None:
    [said] = told(clinic("In March 2016 she had her left kidney removed."), Treatment)
    assert (said.modality, said.on and said.on.iso, said.given) == ("surgery", "2016-03", True)
    assert [each.side for each in said.places] == ["left"]
    assert told(clinic("She had her left kidney removed."), Treatment) == []
    [said] = told(consulta("Le quitaron la mama derecha el 5 de junio de 2013."), Treatment)
    assert said.on is not None
    assert said.on.iso == "2013-06-05"


_WORDS = [
    "had",
    "her",
    "left",
    "kidney",
    "removed",
    "the",
    "was",
    "taken",
    "out",
    "quitaron",
    "la",
    "mama",
    "node",
    "of",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_no_order_of_the_words_makes_it_fall(words: list[str]) -> None:
    plain = " ".join(words)
    spans = list(find_removals(plain))
    assert all(0 <= one.start < one.end <= len(plain) for one in spans)
