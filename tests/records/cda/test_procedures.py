"""Treatments told as procedures: done, planned or left out, with their days, places and sides."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Finding, Treatment
from rumbo.oncology import IcdO3Site, PartialDate
from tests.records.cda.written_cda import (
    PROBLEMS,
    PROCEDURES,
    cancer,
    coded,
    document,
    medicine,
    procedure,
    read,
    section,
    table,
    times,
    told,
    told_one,
)

HEADER = "Procedure|Date|Comment"
PLAN = "18776-5"
KNOWN = section(PROBLEMS, cancer("C34.31", "Malignant neoplasm of lower lobe, right lung", low="201305"))


def procedures(*entries: str, text: str = "", code: str = PROCEDURES, head: str = "", kind: str = "34133-9") -> bytes:
    return document(KNOWN, section(code, *entries, title="Procedures", text=text), head=head, code=kind)


def the_treatment(data: bytes) -> Treatment:
    says = told_one(data, Treatment)
    assert isinstance(says, Treatment)
    return says


@pytest.mark.parametrize(
    ("status", "mood", "attributes", "given"),
    [
        ("completed", "EVN", "", True),
        ("", "EVN", "", True),
        ("active", "EVN", "", True),
        ("aborted", "EVN", "", True),
        ("cancelled", "EVN", "", False),
        ("held", "EVN", "", None),
        ("new", "EVN", "", None),
        ("odd", "EVN", "", None),
        ("completed", "EVN", ' negationInd="true"', False),
        ("completed", "INT", "", None),
        ("active", "RQO", "", None),
        ("cancelled", "INT", "", False),
    ],
)
def test_what_was_done_is_told_by_status_and_mood(status: str, mood: str, attributes: str, given: bool | None) -> None:
    data = procedures(
        procedure("Lobectomy of lung", status=status, mood=mood, attributes=attributes, when=times(value="20200207"))
    )
    says = the_treatment(data)
    assert (says.modality, says.given, says.on) == ("surgery", given, PartialDate(2020, 2, 7))


@pytest.mark.parametrize("tag", ["procedure", "act", "observation"])
def test_a_treatment_is_read_from_each_kind_of_entry(tag: str) -> None:
    assert the_treatment(procedures(procedure("Lobectomy of lung", tag=tag))).name == "Lobectomy of lung"


def test_the_row_tells_the_end_that_the_entry_leaves_out() -> None:
    text = table(
        HEADER, "#c1 SBRT, right lower lobe lung, 54 Gy in 3 fractions|01/10/2022 - 01/14/2022|completed 01/14/2022"
    )
    says = the_treatment(procedures(procedure(points_to="c1", when=times(value="20220110")), text=text))
    assert (says.modality, says.on, says.until, says.words) == (
        "radiation",
        PartialDate(2022, 1, 10),
        PartialDate(2022, 1, 14),
        "completed 01/14/2022",
    )
    assert (says.places[0].site, says.places[0].side) == (IcdO3Site("C34.3"), "right")


def test_a_day_that_the_row_says_is_remembered_is_about() -> None:
    text = table(HEADER, "#c1 Liver resection (outside)|2018-10-19|date per patient")
    says = the_treatment(procedures(procedure(points_to="c1", when=times(value="20181019")), text=text))
    assert says.on == PartialDate(2018, 10, 19, about=True)


def test_the_row_of_another_day_tells_no_end() -> None:
    text = table(HEADER, "#c1 SBRT of lung|02/10/2022 - 02/14/2022|")
    says = the_treatment(procedures(procedure(points_to="c1", when=times(value="20220110")), text=text))
    assert (says.on, says.until) == (PartialDate(2022, 1, 10), None)


@pytest.mark.parametrize(
    ("site", "words", "side"),
    [
        (
            coded(
                "targetSiteCode",
                "39607008",
                name="Lung",
                inside='<qualifier><value code="24028007" displayName="Right"/></qualifier>',
            ),
            "Lung, right",
            "right",
        ),
        (coded("targetSiteCode", "39607008", name="Left lung"), "Left lung", "left"),
        (
            '<targetSiteCode nullFlavor="UNK"><qualifier><value displayName="Right"/></qualifier></targetSiteCode>',
            "Resection of tumor",
            None,
        ),
    ],
)
def test_the_site_of_an_entry_is_its_place(site: str, words: str, side: str | None) -> None:
    says = the_treatment(procedures(procedure("Resection of tumor", inside=site)))
    assert [(place.words, place.side) for place in says.places] == ([(words, side)] if side else [])


def test_a_biopsy_is_the_place_and_day_of_a_test() -> None:
    text = table(HEADER, "#c1 FNA, right neck level II node|2018-07-10|")
    data = procedures(procedure(points_to="c1", when=times(value="20180710")), text=text)
    says = told_one(data, Finding)
    assert isinstance(says, Finding)
    assert (says.found_by, says.on, says.tumour, says.place.side) == ("biopsy", PartialDate(2018, 7, 10), None, "right")


def test_an_operation_for_something_else_is_left() -> None:
    reason = coded("value", "74400008", name="Appendicitis", kind="CD")
    inside = f'<entryRelationship typeCode="RSON"><observation>{reason}</observation></entryRelationship>'
    data = procedures(procedure("Resection of bowel", inside=inside))
    assert not told(data, Treatment)
    assert read(data).unread == {"Procedure": 1}


def test_a_medicine_among_procedures_is_a_medicine() -> None:
    assert the_treatment(procedures(medicine("paclitaxel", status="completed"))).name == "paclitaxel"


def test_an_entry_without_words_is_counted_as_unread() -> None:
    assert read(procedures(procedure())).unread == {"Procedure": 1}


def test_rows_without_entries_are_read_with_their_side() -> None:
    text = table("Procedimiento|Fecha|Lado", "Lobectomía|2020-02|derecho")
    says = the_treatment(procedures(text=text))
    assert (says.modality, says.on, says.given, says.places[0].side) == ("surgery", PartialDate(2020, 2), True, "right")


def test_what_stands_in_a_plan_is_planned() -> None:
    data = procedures(procedure("Lobectomy of lung", mood="EVN"), "<supply/>", code=PLAN)
    assert the_treatment(data).given is None
    assert read(data).unread == {"Procedures": 1}


class TestOperativeNotes:
    """In an operative note the day of the operation stands in its head."""

    HEAD = f"<documentationOf><serviceEvent>{times('20130625', '20130625')}</serviceEvent></documentationOf>"
    LIST = "<list><item>Mastectomy, partial (19301)</item></list>"

    def test_an_operation_listed_in_words_was_done_that_day(self) -> None:
        says = the_treatment(procedures(text=self.LIST, code="10223-6", head=self.HEAD, kind="11504-8"))
        assert (says.on, says.given) == (PartialDate(2013, 6, 25), True)

    def test_an_operation_of_an_entry_without_a_day_was_done_that_day(self) -> None:
        data = procedures(procedure("Mastectomy"), code="10223-6", head=self.HEAD, kind="11504-8")
        assert the_treatment(data).on == PartialDate(2013, 6, 25)

    def test_in_a_summary_of_years_the_head_dates_nothing(self) -> None:
        data = procedures(procedure("Mastectomy"), code="10223-6", head=self.HEAD)
        assert the_treatment(data).on is None
