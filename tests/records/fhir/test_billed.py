"""A diagnosis on one bill founds no cancer: what was only looked for is billed under the same code."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Background, Diagnosis, Finding, Treatment
from rumbo.oncology import Icd10, IcdO3Site, PartialDate
from rumbo.records.fhir.billed import Billed, is_founded
from rumbo.records.fhir.chart import Entry
from rumbo.records.fhir.datatypes import Concept, Resource
from tests.records.written import breast_cancer, coded, only, read, resource, said

BREAST = coded("", icd10='C50912|"MALIGNANT NEOPLASM OF LEFT FEMALE BREAST"')


def bill(id_: str, on: str | None, *diagnoses: dict[str, Any], **fields: Any) -> dict[str, Any]:
    ours = {
        "status": "active",
        "use": "claim",
        "type": coded(x="professional"),
        "diagnosis": [{"diagnosisCodeableConcept": one} for one in diagnoses],
    }
    return resource("ExplanationOfBenefit", id_, **(ours | ({"billablePeriod": {"start": on}} if on else {}) | fields))


def test_one_bill_founds_no_cancer_and_is_kept_as_a_note() -> None:
    told = said(bill("1", "2020-01-02", BREAST))
    assert told == [
        Background(
            topic="note", words="MALIGNANT NEOPLASM OF LEFT FEMALE BREAST (only billed)", on=PartialDate(2020, 1, 2)
        )
    ]


def test_bills_of_two_days_found_a_cancer_by_the_first_of_them() -> None:
    told = only(Diagnosis, bill("2", "2020-03-01", BREAST), bill("1", "2020-01-02", BREAST))
    assert (told.on, told.site, told.side, told.icd10) == (
        PartialDate(2020, 1, 2, by=True),
        IcdO3Site("C50.9"),
        "left",
        Icd10("C50.912"),
    )
    assert told.words == "MALIGNANT NEOPLASM OF LEFT FEMALE BREAST"


def test_two_bills_of_one_day_or_years_apart_found_none() -> None:
    assert not [one for one in said(bill("1", "2020", BREAST), bill("2", "2020", BREAST)) if isinstance(one, Diagnosis)]
    years = said(bill("1", "2010-01-01", BREAST), bill("2", "2020-01-01", BREAST))
    assert [type(one) for one in years] == [Background]


@pytest.mark.parametrize(
    "fields",
    [
        {"type": coded(x="INPATIENT")},
        {"subType": coded(x="inpatient")},
        {"item": [{"productOrService": coded(cpt="96413")}]},
        {"item": [{"service": coded("Inj pembrolizumab 1 mg")}]},
        {"procedure": [{"procedureCodeableConcept": coded(cpt="77412"), "date": "2020-01-05"}, {}]},
    ],
)
def test_a_stay_in_hospital_or_a_treatment_beside_it_founds_a_cancer(fields: dict[str, Any]) -> None:
    assert only(Diagnosis, bill("1", "2020-01-02", BREAST, **fields)).icd10 == Icd10("C50.912")


def test_what_was_asked_at_the_door_is_no_answer() -> None:
    asked = {"diagnosisCodeableConcept": BREAST, "type": [coded(x="admitting")]}
    assert said(bill("1", "2020", type=coded(x="INPATIENT"), diagnosis=[asked, {}])) == []


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {"use": "preauthorization"}])
def test_a_bill_that_was_withdrawn_or_only_asked_for_counts_nothing(fields: dict[str, Any]) -> None:
    part = read(bill("1", "2020", BREAST, **fields))
    assert (part.facts, part.unread) == ((), {"ExplanationOfBenefit": 1})


def test_where_the_hospital_has_entries_of_its_own_its_bills_only_repeat_them() -> None:
    assert len([one for one in said(breast_cancer(), bill("1", "2020", BREAST)) if isinstance(one, Diagnosis)]) == 1
    assert read(breast_cancer(), bill("1", "2020", BREAST)).unread == {"ExplanationOfBenefit": 1}


def test_a_spread_on_bills_of_two_days_is_a_finding() -> None:
    liver = coded("", icd10="C787|SECONDARY MALIGNANT NEOPLASM OF LIVER")
    told = only(Finding, bill("1", "2020-01-02", liver), bill("2", "2020-02-02", liver))
    assert (told.secondary, told.tumour, told.on, told.place.site) == (
        True,
        True,
        PartialDate(2020, 1, 2, by=True),
        IcdO3Site("C22.0"),
    )


def test_a_history_on_bills_stays_a_history() -> None:
    past = coded("", icd10="Z853|PERSONAL HISTORY OF BREAST CANCER")
    assert said(bill("1", "2020-01-02", past), bill("2", "2020-02-02", past)) == [
        Background(topic="note", words="PERSONAL HISTORY OF BREAST CANCER", on=PartialDate(2020, 1, 2))
    ]


def test_a_cancer_without_a_name_or_a_day_is_called_by_its_code() -> None:
    bare = bill("1", None, coded(icd10="C61"), type=coded(x="SNF"))
    told = only(Diagnosis, bare)
    assert (told.words, told.on) == ("C61", None)
    old = bill("1", "2012", coded("", icd9="185"), type=coded(x="SNF"))
    assert only(Diagnosis, old).site is None
    assert said(bill("1", None, coded(icd10="C61")))[0] == Background(topic="note", words="C61 (only billed)")


def test_codes_of_one_organ_are_one_cancer() -> None:
    other = coded("", icd10="C50911|MALIGNANT NEOPLASM OF RIGHT FEMALE BREAST")
    told = only(Diagnosis, bill("1", "2020-01-02", BREAST), bill("2", "2020-02-02", other))
    assert told.side == "left"


def test_what_was_billed_beside_a_cancer_is_told_as_treatment() -> None:
    items = [
        {"productOrService": coded("Injection, trastuzumab"), "servicedDate": "2020-01-05"},
        {"productOrService": coded(cpt="77412"), "servicedPeriod": {"start": "2020-02-01"}},
        {"productOrService": coded("Mastectomy, simple")},
        {"productOrService": coded("Office visit", cpt="99241")},
        {},
    ]
    told = [one for one in said(bill("1", "2020-01-02", BREAST, item=items)) if isinstance(one, Treatment)]
    assert [(one.modality, one.name, str(one.on), one.given) for one in told] == [
        ("targeted", "trastuzumab", "2020-01-05", True),
        ("radiation", "CPT 77412", "2020-02-01", True),
        ("surgery", "Mastectomy, simple", "2020-01-02", True),
    ]


def test_what_a_pharmacy_billed_may_not_have_been_taken() -> None:
    tablets = bill("2", "2020-02-02", type=coded(x="pharmacy"), item=[{"productOrService": coded("Anastrozole 1 MG")}])
    assert only(Treatment, bill("1", "2020-01-02", BREAST), tablets).given is None


def test_bills_without_any_cancer_tell_nothing() -> None:
    visit = bill("1", "2020", coded(icd10="J329|SINUSITIS"), item=[{"productOrService": coded("Mastectomy")}])
    assert read(visit).unread == {"ExplanationOfBenefit": 1}
    assert read(resource("Claim", "1", use=coded(x="complete"), diagnosis=None)).unread == {"Claim": 1}


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2020, 12, 31))
ENTRY = Entry("Claim", "Claim/1", "Claim/1", Resource())


@given(st.lists(DAYS, max_size=5))
def test_only_two_days_within_a_year_found_a_cancer_on_bills_alone(days: list[date]) -> None:
    those = [Billed(ENTRY, Concept(), "primary", PartialDate.of(day), is_sure=False) for day in days]
    near = any(timedelta(0) < abs(one - other) <= timedelta(days=365) for one in days for other in days)
    assert is_founded(those) == near
    assert is_founded([*those, Billed(ENTRY, Concept(), "primary", None, is_sure=True)])
