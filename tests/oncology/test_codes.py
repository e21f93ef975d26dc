from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import Code, Hgnc, Icd10, IcdO3Morphology, IcdO3Site, Loinc, NctId, RxNorm, Snomed

SYSTEMS: tuple[type[Code], ...] = (Icd10, IcdO3Site, IcdO3Morphology, RxNorm, Loinc, Snomed, Hgnc, NctId)


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_does_not_fit_a_system_is_refused(system: type[Code]) -> None:
    with pytest.raises(ValueError, match=f"not a {system.__name__}"):
        system("not a code")
    assert system.find("not a code") is None
    assert system.find(None) is None


def test_a_code_does_not_change() -> None:
    with pytest.raises(AttributeError, match="does not change"):
        Icd10("C61").value = "C62"


def test_codes_of_two_systems_are_never_equal() -> None:
    assert IcdO3Site("C50.9") != Icd10("C50.9")
    assert len({IcdO3Site("C50.9"), Icd10("C50.9"), IcdO3Site("C50.9")}) == 2


def test_digits_of_other_scripts_are_no_code() -> None:
    assert RxNorm.find("\u0663\u0664") is None


def test_codes_are_read_without_their_point() -> None:
    assert Icd10.parse(" c50911 ") == Icd10("C50.911")
    assert Icd10.parse("c61") == Icd10("C61")
    assert IcdO3Site.parse("c509") == IcdO3Site.parse("C50") == IcdO3Site("C50.9")


def test_a_cell_type_has_its_histology_and_behaviour() -> None:
    cell = IcdO3Morphology("8500/2")
    assert (cell.histology, cell.behaviour) == ("8500", "2")


@pytest.mark.parametrize("system", SYSTEMS)
@given(data=st.data())
def test_a_code_is_its_text_again_after_writing_and_reading(system: type[Code], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(system.pattern, fullmatch=True))
    code = system(text)
    assert str(code) == code.value == text
    assert pickle.loads(pickle.dumps(code)) == code  # noqa: S301 - our own bytes
    assert repr(code) == f"{system.__name__}({text!r})"
    assert not code < code


@given(st.text())
def test_any_words_are_a_code_or_none(words: str) -> None:
    for system in SYSTEMS:
        system.find(words)
