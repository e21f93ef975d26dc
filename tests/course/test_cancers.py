"""Joining diagnoses: what the manual's tables cannot write."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.course import Biomarker, Diagnosis, Finding, Place, Status, Treatment, lay_out
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site, PartialDate
from tests.course.cast import fact, on


def test_a_reference_from_another_record_counts_when_it_can_mean_only_one():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2010"), words="left breast"), record="one"),
        fact("f2", Diagnosis(ref="b", on=on("2011"), words="prostate"), record="one"),
        fact("f3", Diagnosis(ref="b", on=on("2010"), words="left breast"), record="two"),
        fact("f4", Status(status="stable", cancer="a"), record="three"),
        fact("f5", Status(status="remission", cancer="b"), record="three"),
    ]
    laid = lay_out(facts, "2020-01-01")
    assert {each.status: each.cancer for each in laid.statuses} == {"stable": "c1", "remission": None}


def test_one_entry_of_one_record_is_one_cancer_whatever_it_says():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2010"), words="left breast")),
        fact("f2", Diagnosis(ref="a", on=on("2015"), words="prostate")),
    ]
    assert len(lay_out(facts, "2020-01-01").cancers) == 1


def test_a_diagnosis_that_only_says_cancer_joins_the_one_that_says_where():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2010-05-01"), site=IcdO3Site("C80.9"))),
        fact("f2", Diagnosis(ref="b", on=on("2010-05-20"), site=IcdO3Site("C56.9"))),
        fact("f3", Diagnosis(ref="c", on=on("2010-05-20"), site=IcdO3Site("C57.0"))),
        fact("f4", Diagnosis(ref="d", words="cancer")),
    ]
    laid = lay_out(facts, "2020-01-01")
    assert [cancer.facts for cancer in laid.cancers] == [("f1", "f2", "f3", "f4")]


def test_in_situ_and_invasive_disease_of_one_breast_are_one_cancer():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2010-05-01"), icd10=Icd10("D05.12"))),
        fact("f2", Diagnosis(ref="b", on=on("2010-05-20"), icd10=Icd10("C50.912"), side="left")),
    ]
    assert len(lay_out(facts, "2020-01-01").cancers) == 1


def test_melanoma_and_another_skin_cancer_are_two():
    facts = [
        fact(
            "f1", Diagnosis(ref="a", on=on("2010-05-01"), icd10=Icd10("C43.71"), morphology=IcdO3Morphology("8720/3"))
        ),
        fact(
            "f2", Diagnosis(ref="b", on=on("2010-05-20"), site=IcdO3Site("C44.7"), morphology=IcdO3Morphology("8090/3"))
        ),
    ]
    assert len(lay_out(facts, "2020-01-01").cancers) == 2


def test_a_history_code_alone_is_a_cancer_without_a_date():
    cancer = lay_out([fact("f1", Diagnosis(ref="a", on=on("2019"), icd10=Icd10("Z85.3")))], "2020-01-01").cancers[0]
    assert (str(cancer.site), cancer.diagnosed_on, str(cancer.icd10)) == ("C50.9", None, "Z85.3")


def test_a_tumour_of_both_sides_is_one_cancer():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2010-05-01"), words="ovary", side="bilateral")),
        fact("f2", Diagnosis(ref="b", on=on("2010-05-01"), words="right ovary"), record="other"),
    ]
    assert lay_out(facts, "2020-01-01").cancers[0].side == "bilateral"


@pytest.mark.parametrize("today", [date(2020, 1, 1), PartialDate(2020, 1, 1), "2020-01-01"])
def test_today_may_be_told_in_three_ways(today):
    assert lay_out([], today).today == PartialDate(2020, 1, 1)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not an ISO date"):
        lay_out([], "today")


def test_a_cancer_written_down_years_later_does_not_dispute_its_date():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2014-03-11"), words="left breast"), record="one"),
        fact("f2", Diagnosis(ref="b", on=on("../2019-06-01"), words="left breast", side="left"), record="two"),
    ]
    laid = lay_out(facts, "2020-01-01")
    assert [(str(cancer.diagnosed_on), cancer.facts) for cancer in laid.cancers] == [("2014-03-11", ("f1", "f2"))]
    assert laid.conflicts == ()


def test_a_cancer_that_was_known_before_the_day_it_was_found_is_disputed():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("../2014-03-11"), words="left breast"), record="one"),
        fact("f2", Diagnosis(ref="b", on=on("2019-06-01"), words="left breast"), record="two"),
    ]
    laid = lay_out(facts, "2020-01-01")
    assert laid.cancers[0].diagnosed_on is None
    assert len(laid.conflicts[0].claims) == 2


def test_spread_long_after_the_day_by_which_a_cancer_was_known_is_growth_or_a_return():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("../2014-03-11"), words="left breast", site=IcdO3Site("C50.9"))),
        fact(
            "f2",
            Finding(
                place=Place(words="bone", site=IcdO3Site("C41.9")), on=on("2022-10-05"), tumour=True, secondary=True
            ),
        ),
    ]
    laid = lay_out(facts, "2023-01-01")
    assert [str(each.on) for each in laid.recurrences] == ["2022-10-05"]


def test_two_sides_written_down_in_one_month_are_no_slip_of_the_pen():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("../2021-03-24"), words="right breast", side="right"), record="one"),
        fact("f2", Diagnosis(ref="b", on=on("2021-03-30"), words="left breast", side="left"), record="two"),
    ]
    assert len(lay_out(facts, "2022-01-01").cancers) == 2


def test_a_limit_joins_the_cancer_that_was_found_last_before_it():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2009-05"), words="right breast", side="right")),
        fact("f2", Diagnosis(ref="b", on=on("2021-03-01"), words="left breast", side="left")),
        fact("f3", Diagnosis(ref="c", on=on("../2021-03-24"), words="breast")),
    ]
    assert [cancer.facts for cancer in lay_out(facts, "2022-01-01").cancers] == [("f1",), ("f2", "f3")]


def test_one_reference_for_a_cancer_on_each_side_means_neither():
    laid = lay_out(
        [
            fact("f1", Diagnosis(ref="line 3", on=on("2009"), words="right breast")),
            fact("f2", Diagnosis(ref="line 3", on=on("2021"), words="left breast")),
            fact("f3", Biomarker(name="ER", result="positive", cancer="line 3")),
        ],
        "2023-01-01",
    )
    assert [each.side for each in laid.cancers] == ["right", "left"]
    assert laid.biomarkers[0].cancer is None


BOTH_BREASTS = (
    fact("c1", Diagnosis(ref="r", on=on("2009"), words="right breast"), record="portal"),
    fact("c2", Diagnosis(ref="l", on=on("2021"), words="left breast"), record="portal"),
)


@pytest.mark.parametrize(
    ("name", "places", "cancer"),
    [
        ("Left mastectomy", (), "c2"),
        ("Mastectomy", (Place(words="left breast"),), "c2"),
        ("Right lumpectomy", (), "c1"),
        ("Mastectomy", (), "c1"),
        ("Left frontal craniotomy", (Place(words="left frontal lobe"),), "c1"),
        ("bilateral mastectomy", (), "c1"),
    ],
)
def test_a_side_that_is_named_counts_for_more_than_a_reference_to_the_other_side(name, places, cancer):
    says = Treatment(on=on("2021-04-20"), modality="surgery", name=name, places=places, cancer="r")
    laid = lay_out([*BOTH_BREASTS, fact("f1", says, record="portal")], "2023-01-01")
    assert laid.treatments[0].cancer == cancer


def test_a_reference_stands_when_no_cancer_is_known_on_the_other_side():
    says = Treatment(on=on("2021-04-20"), modality="surgery", name="Left mastectomy", cancer="r")
    assert lay_out([BOTH_BREASTS[0], fact("f1", says, record="portal")], "2023-01-01").treatments[0].cancer == "c1"
