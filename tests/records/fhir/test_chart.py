"""What a resource carries inside itself is read at its place, and counted with it."""

from __future__ import annotations

from rumbo.course.facts import Diagnosis, Measure, Treatment
from rumbo.records.fhir.chart import Chart
from rumbo.records.part import Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.records.written import breast_cancer, coded, facts, only, read, resource


def test_a_value_inside_a_report_is_told_at_the_report() -> None:
    inside = resource("Observation", "v1", status="final", code=coded("PSA"), valueQuantity={"value": 4})
    report = resource("DiagnosticReport", "r1", result=[{"reference": "#v1"}], contained=[inside])
    (fact,) = facts(report)
    assert isinstance(fact.says, Measure)
    assert fact.source is not None
    assert (fact.source.place, fact.source.result) == ("DiagnosticReport/r1", "DiagnosticReport/r1")


def test_what_is_inside_points_to_its_neighbours() -> None:
    order = resource(
        "MedicationRequest",
        "m1",
        medicationCodeableConcept=coded("letrozole"),
        contained=[
            resource("Condition", "c", code=coded(icd10="C50.9|Breast cancer")),
            resource(
                "Procedure",
                "o",
                status="completed",
                code=coded("Mastectomy"),
                reasonReference=[{"reference": "#c"}],
            ),
        ],
    )
    treatments = [fact.says for fact in facts(order) if isinstance(fact.says, Treatment)]
    assert [one.modality for one in treatments] == ["hormone", "surgery"]
    assert treatments[1].cancer == only(Diagnosis, order).ref


def test_what_is_inside_is_not_counted_apart() -> None:
    carrying = resource("Encounter", "e1", contained=[resource("ServiceRequest", "s1"), resource("Organization", "o")])
    assert read(carrying).unread == {"Encounter": 1}


def test_an_entry_inside_about_a_person_inside_is_theirs() -> None:
    inside = resource("Patient", "p", name=[{"text": "Ana Robles"}])
    part = read(breast_cancer(contained=[inside], subject={"reference": "#p"}))
    assert part.subjects == (Subject(names=("Ana Robles",)),)
    assert len([fact for fact in part.facts if isinstance(fact.says, Diagnosis)]) == 1


def test_a_trouble_is_told_once() -> None:
    chart = Chart(Transcript(name="x", record="0"))
    chart.tell_trouble(Trouble("records-empty"), Trouble("records-empty"))
    chart.tell_trouble(Trouble("records-empty"), Trouble("records-broken"))
    assert chart.troubles == [Trouble("records-empty"), Trouble("records-broken")]
