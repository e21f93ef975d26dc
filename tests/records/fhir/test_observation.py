"""An observation is a status, a biomarker, a number, a stage or a variant; else it is counted as unread."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Background, Biomarker, Diagnosis, Finding, Measure, Status
from rumbo.oncology import Loinc, PartialDate
from tests.records.written import MCODE, RECORD, breast_cancer, coded, facts, only, profiled, read, resource, said

LAB = [coded(cat="laboratory")]
CANCER = f"{RECORD[:12]}/Condition/c1"


def seen(**fields: Any) -> dict[str, Any]:
    ours: dict[str, Any] = {"status": "final", "effectiveDateTime": "2020-01-02T23:30:00-05:00", "category": LAB}
    return resource("Observation", "o1", **(ours | fields))


def disease_status(value: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    ours = {"code": coded("Cancer disease progression", loinc="97509-4"), "focus": [{"reference": "Condition/c1"}]}
    return seen(**(ours | ({"valueCodeableConcept": value} if value else {}) | fields))


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (coded(snomed="260415000"), "no_evidence_of_disease"),
        (coded(snomed="359746009"), "stable"),
        (coded("Stable", snomed="1"), "stable"),
        (coded(snomed="271299001"), "progression"),
        (coded("Complete remission"), "remission"),
        (coded("Relapsed disease"), "recurrence"),
        (coded("Sin evidencia de recidiva"), "no_evidence_of_disease"),
        (coded("Enfermedad estable"), "stable"),
        (coded("Respuesta metabólica completa"), "remission"),
    ],
)
def test_a_disease_status_is_read_by_its_code_or_its_words(value: dict[str, Any], status: str) -> None:
    told = only(Status, breast_cancer(), disease_status(value))
    assert (told.status, told.on, told.cancer) == (status, PartialDate(2020, 1, 2), CANCER)


def test_a_disease_status_is_a_result_that_waits_behind_the_door() -> None:
    assert [fact.source.result for fact in facts(disease_status(coded("Stable"), category=[])) if fact.source] == [
        "Observation/o1"
    ]


def test_a_remark_can_turn_growth_into_a_return_and_name_its_kind() -> None:
    worse = disease_status(
        coded("Worse", snomed="271299001"), note=[{"text": "Local recurrence."}], bodySite=coded("Left chest wall")
    )
    told = only(Status, worse)
    assert (told.status, told.said_kind, told.places[0].side) == ("recurrence", "local", "left")


def test_what_the_status_rests_on_is_kept() -> None:
    evidence = [
        {
            "url": MCODE + "mcode-cancer-disease-status-evidence-type",
            "valueCodeableConcept": coded("Pathology test (procedure)"),
        }
    ]
    assert only(Status, disease_status(coded("Stable"), extension=evidence)).found_by == "biopsy"


def test_a_status_in_plain_words_is_read_too() -> None:
    assert only(Status, disease_status(valueString="NED")).status == "no_evidence_of_disease"


@pytest.mark.parametrize("words", ["Patient's condition improved", "No relapse"])
def test_a_status_that_is_none_of_the_five_keeps_its_words(words: str) -> None:
    assert only(Background, disease_status(coded(words))).words == words
    at_a_place = only(Finding, disease_status(coded(words), bodySite=coded("Liver")))
    assert (at_a_place.words, at_a_place.tumour, at_a_place.place.words) == (words, None, "Liver")


def test_a_status_without_a_value_tells_nothing() -> None:
    assert read(disease_status()).unread == {"Observation": 1}


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_what_was_entered_by_mistake_tells_nothing(status: str) -> None:
    assert read(disease_status(coded("Stable"), status=status)).unread == {"Observation": 1}


def test_an_observation_without_a_code_tells_nothing() -> None:
    assert said(seen(valueString="x")) == []


def test_a_biomarker_is_named_as_records_write_it() -> None:
    told = only(
        Biomarker,
        seen(
            code=coded("Estrogen receptor Ag", loinc="85337-4"),
            valueString="Positive (95%)",
            focus={"reference": "Condition/c1"},
        ),
        breast_cancer(),
    )
    assert told == Biomarker(
        name="ER",
        result="Positive (95%)",
        positive=True,
        on=PartialDate(2020, 1, 2),
        words="Estrogen receptor Ag",
        cancer=CANCER,
    )


def test_one_value_can_stand_for_two_biomarkers() -> None:
    told = said(seen(code=coded("ALK, ROS1 rearrangement"), valueString="Not detected"))
    assert [(one.name, one.positive) for one in told if isinstance(one, Biomarker)] == [("ALK", False), ("ROS1", False)]


def test_one_value_can_name_several_biomarkers_itself() -> None:
    told = said(
        seen(
            code=coded("Genetic variant assessment, germline", loinc="69548-6"),
            valueString="BRCA1/BRCA2: no pathogenic variant. ATM: variant of uncertain significance",
        )
    )
    assert [(one.name, one.positive, one.inherited) for one in told if isinstance(one, Biomarker)] == [
        ("BRCA", False, True),
        ("ATM", None, True),
    ]


def test_a_share_is_a_biomarker_and_an_amount_in_blood_is_a_number() -> None:
    share = seen(code=coded("PD-L1 TPS"), valueQuantity={"value": 5, "unit": "%"}, interpretation=[coded("Positive")])
    assert only(Biomarker, share).result == "5 %, Positive"
    psa = seen(code=coded("PSA", loinc="2857-1"), valueQuantity={"value": 0.21, "unit": "ng/mL"})
    assert only(Measure, psa).value == 0.21


def test_a_share_without_its_number_keeps_the_words() -> None:
    share = seen(code=coded("PD-L1 TPS"), valueQuantity={"unit": "%"}, interpretation=[coded("Negative")])
    assert only(Biomarker, share).result == "Negative"


def test_a_biomarker_without_a_value_tells_nothing() -> None:
    assert read(seen(code=coded("PD-L1 TPS"), valueQuantity={"unit": "%"})).unread == {"Observation": 1}


def test_a_test_by_mcodes_profile_is_a_biomarker_by_its_own_name() -> None:
    told = only(
        Biomarker, seen(meta=profiled("mcode-tumor-marker-test"), code=coded("Odd marker"), valueString="Detected")
    )
    assert (told.name, told.positive) == ("Odd marker", True)


def test_a_word_that_looks_like_a_marker_elsewhere_is_none() -> None:
    assert said(seen(code=coded("Physical findings"), valueString="Prostate enlarged on PR")) == []


@pytest.mark.parametrize(
    ("limits", "low", "high"),
    [
        ([{"low": {"value": 11.5}, "high": {"value": 15.5}}], 11.5, 15.5),
        ([{"high": {"value": 35}}], None, 35),
        ([{"text": "11.5 - 15.5"}], 11.5, 15.5),
        ([{"text": "<35"}], None, 35),
        ([{"text": ">=60"}], 60, None),
        ([{"text": "negative"}], None, None),
        ([{"low": {"value": 2}}], 2, None),
        (None, None, None),
    ],
)
def test_a_laboratory_value_keeps_its_unit_and_usual_range(
    limits: list[object] | None, low: float | None, high: float | None
) -> None:
    value = {"value": 13.5, "unit": "grams", "code": "g/dL", "comparator": "<"}
    told = only(Measure, seen(code=coded("Hemoglobin", loinc="718-7"), valueQuantity=value, referenceRange=limits))
    assert told == Measure(
        name="Hemoglobin",
        value=13.5,
        unit="g/dL",
        loinc=Loinc("718-7"),
        on=PartialDate(2020, 1, 2),
        low=low,
        high=high,
        words="<13.5",
    )


def test_ecog_is_a_number_by_its_everyday_name() -> None:
    assert (
        only(Measure, seen(code=coded("ECOG Performance Status score", loinc="89247-1"), valueInteger=1)).name == "ECOG"
    )


def test_the_parts_of_an_observation_are_told_one_by_one() -> None:
    parts = [
        {"code": coded("Systolic"), "valueQuantity": {"value": 120, "unit": "mm[Hg]"}},
        {"code": coded("Diastolic"), "valueQuantity": {"unit": "mm[Hg]"}},
        {"code": coded("Cuff"), "valueString": "large"},
    ]
    assert [
        one.name for one in said(seen(code=coded("Blood pressure"), component=parts)) if isinstance(one, Measure)
    ] == ["Systolic"]
    assert read(seen(code=coded("Blood pressure"), component=parts[1:])).unread == {"Observation": 1}


def test_smoking_is_a_note() -> None:
    told = seen(code=coded("Tobacco smoking status", loinc="72166-2"), valueCodeableConcept=coded("Never smoked"))
    assert only(Background, told).words == "Tobacco smoking status: Never smoked"


def test_words_about_a_place_are_a_finding_when_they_are_a_result() -> None:
    words = {"code": coded("Ultrasound"), "bodySite": [coded("Liver")], "valueString": "Two cysts"}
    assert only(Finding, seen(**words)).words == "Ultrasound: Two cysts"
    assert read(seen(**(words | {"category": []}))).unread == {"Observation": 1}


def test_a_result_belongs_to_its_report() -> None:
    report = resource("DiagnosticReport", "r1", status="final", result=[{"reference": "Observation/o1"}, {}])
    ours = facts(seen(code=coded("Hemoglobin"), valueQuantity={"value": 1, "unit": "g/dL"}, category=[]), report)
    assert [fact.source.result for fact in ours if fact.source] == ["DiagnosticReport/r1"]


def test_an_observation_is_dated_by_when_it_was_so_else_by_when_it_was_told() -> None:
    value = {"code": coded("Weight"), "valueQuantity": {"value": 70}}
    for dated in ({"effectivePeriod": {"start": "2020-05"}}, {"effectiveInstant": "2020-05"}, {"issued": "2020-05"}):
        assert only(Measure, seen(effectiveDateTime=None, **value, **dated)).on == PartialDate(2020, 5)


# Stages and cell types


def stage(words: str, id_: str = "s1", **fields: Any) -> dict[str, Any]:
    ours = {"code": coded("Stage group.clinical", loinc="21908-9"), "valueCodeableConcept": coded(words)}
    return seen(**(ours | fields)) | {"id": id_}


def test_a_stage_stands_beside_the_cancer_it_is_about_the_group_first() -> None:
    category = stage("American Joint Committee on Cancer cT2", "t", code=coded("cT", snomed="399504009"))
    focus = [{"reference": "Condition/c1"}]
    told = only(Diagnosis, category, stage("IIB", focus=focus), breast_cancer())
    assert told.stage_words == "stage IIB; cT2"


def test_a_staging_half_a_year_later_is_only_a_note() -> None:
    later = stage("IV", "s2", effectiveDateTime="2021-01-01")
    told = said(stage("IIB"), later, breast_cancer())
    assert [one.stage_words for one in told if isinstance(one, Diagnosis)] == ["stage IIB"]
    assert [one.words for one in told if isinstance(one, Background)] == ["Stage group.clinical: IV"]


def test_a_stage_without_a_day_is_taken_with_the_others() -> None:
    assert only(Diagnosis, stage("IIB", effectiveDateTime=None), breast_cancer()).stage_words == "stage IIB"


def test_a_stage_that_could_be_of_two_cancers_is_a_note() -> None:
    two = (breast_cancer(), breast_cancer() | {"id": "c2"})
    assert only(Background, stage("IIB"), *two).words == "Stage group.clinical: IIB"
    assert only(Background, stage("IIB", focus={"reference": "Condition/x"}), *two).cancer == "Condition/x"


def test_a_stage_is_known_by_its_name_or_its_profile_too() -> None:
    named = seen(code=coded("Lymphoma stage (Ann Arbor)"), valueString="IIIA")
    profile = seen(meta=profiled("mcode-cancer-stage"), code=coded("ISS"), valueString="II")
    assert [only(Background, one).words for one in (named, profile)] == ["Lymphoma stage (Ann Arbor): IIIA", "ISS: II"]


def test_a_cell_type_stands_beside_the_cancer() -> None:
    cells = seen(code=coded("Histology", loinc="59847-4"), valueCodeableConcept=coded("Lobular", icdo3="8520/3"))
    told = only(Diagnosis, cells, breast_cancer())
    assert (told.histology_words, str(told.morphology)) == ("Lobular", "8520/3")


# Variants


def variant(*genes: str, value: str = "LA9633-4", **fields: Any) -> dict[str, Any]:
    parts = [{"code": coded(loinc="48018-6"), "valueCodeableConcept": coded(gene)} for gene in genes]
    more = fields.pop("parts", [])
    ours = {"code": coded(loinc="69548-6"), "valueCodeableConcept": coded(loinc=value), "component": [*parts, *more]}
    return seen(**(ours | fields))


def test_a_variant_is_named_by_its_gene_with_its_change() -> None:
    parts = [
        {"code": coded(loinc="48004-6"), "valueCodeableConcept": coded("c.1A>T")},
        {"code": coded(loinc="48005-3"), "valueString": "p.L858R"},
        {"code": coded(loinc="51958-7")},
    ]
    told = only(Biomarker, variant("EGFR", parts=parts))
    assert (told.name, told.result, told.positive, told.inherited) == ("EGFR", "p.L858R detected", True, False)


def test_an_inherited_variant_says_so() -> None:
    germline = [{"code": coded(loinc="48002-0"), "valueCodeableConcept": coded(loinc="LA6683-2")}]
    assert only(Biomarker, variant("BRCA1", parts=germline)).inherited


def test_two_changed_genes_are_a_fusion_and_two_unchanged_are_two() -> None:
    assert only(Biomarker, variant("EML4", "ALK")).name == "EML4-ALK"
    told = said(variant("KIT", "NRAS", value="LA9634-2"))
    assert [(one.name, one.positive) for one in told if isinstance(one, Biomarker)] == [("KIT", False), ("NRAS", False)]


def test_a_variant_that_neither_is_nor_is_not_keeps_the_words() -> None:
    told = only(Biomarker, variant("ATM", valueCodeableConcept=coded("Indeterminate")))
    assert (told.result, told.positive) == ("Indeterminate", None)


def test_a_variant_without_a_gene_tells_nothing() -> None:
    assert read(variant(parts=[{"code": coded(loinc="48005-3"), "valueString": "p.X"}])).unread == {"Observation": 1}


@pytest.mark.parametrize("name", ["eGFR", "EGFR (CKD-EPI 2021)", "Estimated GFR, EGFR"])
def test_kidney_function_is_not_the_gene_of_the_same_letters(name: str) -> None:
    seen = resource("Observation", status="final", code=coded(name), valueString="40")
    assert not [each for each in said(seen) if isinstance(each, Biomarker)]
