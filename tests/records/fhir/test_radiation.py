"""Radiation keeps the dose of each volume, and where the volumes are."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Place, Treatment
from rumbo.oncology import IcdO3Site
from tests.records.written import MCODE, coded, only, profiled, resource, said


def to_volume(name: str, dose: float | None, fractions: int | None = None) -> dict[str, Any]:
    parts: list[dict[str, Any]] = [{"url": "volume", "valueReference": {"reference": f"BodyStructure/{name}"}}]
    if dose:
        parts.append({"url": "totalDoseDelivered", "valueQuantity": {"value": dose, "code": "cGy"}})
    if fractions:
        parts.append({"url": "fractionsDelivered", "valueUnsignedInt": fractions})
    return {"url": MCODE + "mcode-radiotherapy-dose-delivered-to-volume", "extension": parts}


def course(*extensions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    ours = {"status": "completed", "code": coded(snomed="1217123003"), "extension": list(extensions)}
    return resource("Procedure", "r1", meta=profiled("mcode-radiotherapy-course-summary"), **(ours | fields))


WALL = resource(
    "BodyStructure",
    "wall",
    location=coded("Chest wall structure"),
    locationQualifier=[coded("Entire"), coded("Left")],
    description="Chest Wall",
)
NODES = resource("BodyStructure", "nodes", includedStructure=[{"structure": coded("Axillary lymph node")}, {}])


def test_every_volume_has_its_dose_and_its_place() -> None:
    told = only(
        Treatment,
        course(to_volume("wall", 6000, 30), to_volume("nodes", 5000, 25), to_volume("wall", None)),
        WALL,
        NODES,
    )
    assert told.dose_words == "Chest Wall: 6000 cGy / 30; Axillary lymph node: 5000 cGy / 25"
    assert told.places == (
        Place(words="Chest wall structure", site=IcdO3Site("C76.1"), side="left"),
        Place(words="Axillary lymph node", site=IcdO3Site("C77.3")),
    )


def test_a_single_dose_goes_without_the_name_of_its_volume() -> None:
    assert only(Treatment, course(to_volume("wall", 6000, 30)), WALL).dose_words == "6000 cGy / 30"


def test_doses_to_volumes_that_are_not_in_the_file_are_told_all_the_same() -> None:
    told = only(Treatment, course(to_volume("a", 6000), to_volume("b", 5000)))
    assert (told.dose_words, told.places) == ("6000 cGy; 5000 cGy", ())


def test_a_course_summary_without_a_name_is_called_by_its_code() -> None:
    technique = {
        "url": MCODE + "mcode-radiotherapy-modality-and-technique",
        "extension": [{"url": "technique", "valueCodeableConcept": coded("IMRT")}],
    }
    told = only(Treatment, course(technique, technique, {**technique, "extension": []}))
    assert (told.modality, told.name) == ("radiation", "Radiotherapy course of treatment, IMRT")


@pytest.mark.parametrize(
    ("words", "modalities"),
    [
        ("Teleradiotherapy procedure", ["radiation"]),
        ("Combined chemotherapy and radiation therapy", ["chemotherapy", "radiation"]),
        ("Quimiorradioterapia concurrente", ["chemotherapy", "radiation"]),
        ("Post-mastectomy radiation", ["radiation"]),
        ("Radioterapia tras la mastectomía", ["radiation"]),
        ("After lumpectomy RT", ["radiation"]),
    ],
)
def test_radiation_is_known_by_many_names(words: str, modalities: list[str]) -> None:
    told = said(resource("Procedure", "r1", status="completed", code=coded(words)))
    assert [one.modality for one in told if isinstance(one, Treatment)] == modalities
