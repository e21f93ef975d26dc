"""Whose tumour a statement is about: what the manual's tables cannot write."""

from __future__ import annotations

import pytest

from rumbo.course import Diagnosis, Finding, Place, Status, lay_out
from tests.course.cast import fact, on

LARYNX = fact("f1", Diagnosis(ref="old", on=on("2012-04-09"), words="larynx"))
CLEAR = fact("f2", Status(on=on("2013-04-09"), cancer="old", status="no_evidence_of_disease"))
LUNG = fact("f3", Diagnosis(ref="new", on=on("2020-11-07"), words="right upper lobe of lung"), record="chest")


@pytest.mark.parametrize(
    ("place", "day", "secondary", "is_of_old"),
    [
        ("right upper lobe of lung", "2021-01-03", False, False),
        ("right upper lobe of lung", "2021-01-03", True, True),
        ("right upper lobe of lung", "2021-11-03", False, True),
        ("liver", "2021-01-03", False, True),
        ("neck", "2021-01-03", False, True),
    ],
)
def test_a_finding_in_the_organ_of_a_cancer_found_just_then_is_of_that_cancer_whatever_its_source_ties_it_to(
    place: str, day: str, secondary: bool, is_of_old: bool
) -> None:
    says = Finding(on=on(day), cancer="old", place=Place(words=place), tumour=True, secondary=secondary)
    laid = lay_out([LARYNX, CLEAR, LUNG, fact("f4", says)], "2022-01-01")
    told = [*laid.recurrences, *laid.possible_new_primaries]
    assert bool(told) is is_of_old
    assert all(each.cancer == "c1" for each in laid.recurrences)


def test_a_finding_tied_to_a_cancer_that_nobody_diagnosed_stays_open() -> None:
    says = Finding(on=on("2021-01-03"), cancer="new", place=Place(words="right lung"), tumour=True, secondary=True)
    laid = lay_out([LARYNX, CLEAR, LUNG, fact("f4", says, record="chest")], "2022-01-01")
    assert [each.cancer for each in laid.recurrences] == []
