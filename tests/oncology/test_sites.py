from __future__ import annotations

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import (
    Icd10,
    IcdO3Site,
    find_site,
    icd10_to_site,
    is_paired,
    is_secondary,
    opposite,
    read_side,
    secondary_place,
    site_name,
)
from rumbo.oncology.sites import _icd10_table, is_part

GROUPS = [*range(1, 27), *range(30, 35), *range(37, 43), 44, *range(47, 59), *range(60, 78), 80]


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_of_sites_has_a_name_of_its_own_in_both_languages(group: int) -> None:
    name = site_name(IcdO3Site(f"C{group:02}.9"))
    assert name.en
    assert name.es
    assert group == 76 or name.en != "part of the body"


def test_a_site_that_no_table_holds_is_a_part_of_the_body() -> None:
    assert site_name(IcdO3Site("C28.0")).es == "parte del cuerpo"


@pytest.mark.parametrize(
    ("words", "code", "side"),
    [
        ("right upper lobe of lung", "C34.1", "right"),
        ("left breast, upper outer quadrant", "C50.4", "left"),
        ("cuadrante superior externo de mama izq.", "C50.4", "left"),
        ("sigmoid colon", "C18.7", None),
        ("skin of right calf", "C44.7", "right"),
        ("soft tissue of the left thigh", "C49.2", "left"),
        ("ovarios, ambos", "C56.9", "bilateral"),
        ("left and right kidney", "C64.9", "bilateral"),
        ("midline of the tongue", "C02.9", "midline"),
        ("médula ósea", "C42.1", None),
        ("ganglios supraclaviculares derechos", "C77.0", "right"),
        ("cervical cancer", "C53.9", None),
        ("cervical nodes", "C77.0", None),
        ("lymph nodes", "C77.9", None),
        ("columna lumbar", "C41.2", None),
        ("L3", "C41.2", None),
        ("axillary tail of the breast", "C50.6", None),
        ("peritoneo", "C48.2", None),
    ],
)
def test_a_site_and_its_side_are_read_from_words(words: str, code: str, side: str | None) -> None:
    found = find_site(words)
    assert found is not None
    assert (found.site.value, found.side) == (code, side)


@pytest.mark.parametrize("words", ["", "hello", "the cancer came back", "hace un año", "hace 5 años"])
def test_words_that_name_no_part_of_the_body_give_none(words: str) -> None:
    assert find_site(words) is None


@given(st.text())
def test_any_text_is_read_without_failing(words: str) -> None:
    find_site(words)
    read_side(words)


def test_a_part_is_told_from_its_whole_and_from_itself() -> None:
    throat, base = IcdO3Site("C10.9"), IcdO3Site("C01.9")
    assert is_part(base, of=throat)
    assert not is_part(throat, of=base)
    assert not is_part(throat, of=throat)


def test_only_left_and_right_have_an_opposite() -> None:
    assert (opposite("left"), opposite("right"), opposite("bilateral"), opposite(None)) == ("right", "left", None, None)


# The sites that must or may have a side by the laterality edit of SEER and the Commission on Cancer, as California's
# registry publishes it (IF326, for tumours since 2004), written as it writes them.
REGISTRIES_SIDES = (
    "079-081 090-099 301 310 312 341 342 343-349 384 400-403 441-443 445-447 471-472 491-492 500-509 569-570 620-629 "
    "630-631 649 659 669 690-699 740-749 754 300 340 413 414 700 710-714 722-725"
)

UNDIVIDED = (7, 56, 64, 65, 66)  # these paired groups have one site each, with the last digit 9


def _has_a_side(number: int) -> bool:
    spans = (each.split("-") for each in REGISTRIES_SIDES.split())
    return any(int(span[0]) <= number <= int(span[-1]) for span in spans)


@pytest.mark.parametrize("group", GROUPS)
def test_the_sites_with_a_side_are_those_of_the_registries(group: int) -> None:
    digits = (9,) if group in UNDIVIDED else range(10)
    for digit in digits:
        assert is_paired(IcdO3Site(f"C{group:02}.{digit}")) == _has_a_side(10 * group + digit)


@pytest.mark.parametrize(
    ("code", "site"),
    [
        ("C50.911", "C50.9"),
        ("C34.11", "C34.1"),
        ("C61", "C61.9"),
        ("C43.71", "C44.7"),
        ("C44.91", "C44.9"),
        ("D05.12", "C50.9"),
        ("Z85.3", "C50.9"),
        ("Z85.528", "C64.9"),
        ("C56.2", "C56.9"),
        ("C64.1", "C64.9"),
        ("C65.2", "C65.9"),
        ("C66.1", "C66.9"),
        ("C91.01", "C42.1"),
        ("C83.30", "C77.9"),
        ("C49.A2", "C16.9"),
        ("C26.1", "C42.2"),
        ("C7A.012", "C17.2"),
        ("D00.07", "C02.9"),
        ("C82.65", "C44.9"),
        ("C86.20", "C26.0"),
        ("C88.30", "C17.9"),
        ("D47.4", "C42.1"),
    ],
)
def test_a_code_of_a_first_cancer_gives_its_site(code: str, site: str) -> None:
    assert icd10_to_site(Icd10(code)) == IcdO3Site(site)


@pytest.mark.parametrize(
    "code", ["C77.3", "C78.7", "C79.51", "C7B.02", "E11.9", "C90.30", "Z12.31", "D24.1", "C97", "B20"]
)
def test_a_code_of_spread_or_of_no_cancer_gives_no_first_site(code: str) -> None:
    assert icd10_to_site(Icd10(code)) is None


def test_codes_of_spread_name_where_it_was_found() -> None:
    assert is_secondary(Icd10("C78.7"))
    assert not is_secondary(Icd10("C22.0"))
    assert secondary_place(Icd10("C79.51")) == IcdO3Site("C41.9")
    assert secondary_place(Icd10("C77.3")) == IcdO3Site("C77.3")
    assert secondary_place(Icd10("C79.9")) is None
    assert secondary_place(Icd10("C50.9")) is None


@given(st.from_regex(Icd10.pattern, fullmatch=True))
def test_every_code_is_answered(code: str) -> None:
    icd10_to_site(Icd10(code))
    secondary_place(Icd10(code))


@pytest.mark.parametrize("which", ["primary", "secondary"])
def test_every_site_in_the_code_tables_is_a_site(which: str) -> None:
    for code, site in _icd10_table(which).items():
        assert Icd10.find(code) is not None
        assert len(site) == 3 or not site or IcdO3Site.find(site) is not None


@pytest.mark.filterwarnings(
    "ignore:.*_text is deprecated:DeprecationWarning"
)  # the library reads its files in an old way
def test_each_line_of_our_tables_begins_codes_of_icd_10_cm() -> None:
    tabular = importlib.import_module("simple_icd_10_cm")
    assert [
        code for which in ("primary", "secondary") for code in _icd10_table(which) if not tabular.is_valid_item(code)
    ] == []
