"""Conditions that go out: cancers with their codes, spread only where it was said, doubt as doubt."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rumbo.course import Diagnosis, Fact, Finding, Illness, Place, Status
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site, PartialDate
from tests.records.export.said import codes, of_kind, profiles, sections, the, told

BREAST = Diagnosis(
    ref="a", words="breast cancer", on=PartialDate(2014, 3, 25), site=IcdO3Site("C50.4"), side="left",
    morphology=IcdO3Morphology("8500/3"), histology_words="Invasive ductal carcinoma", icd10=Icd10("C50.412"),
    stage_words="stage IIB",
)  # fmt: skip
SPINE = Place(words="L3 vertebra", site=IcdO3Site("C41.2"))


def test_a_cancer_carries_its_codes_its_cells_its_side_and_its_stage() -> None:
    facts = told(BREAST)
    cancer = the("Condition", *facts)
    assert profiles(cancer) == {"Condition-uv-ips", "mcode-primary-cancer-condition"}
    assert codes(cancer["code"]) == {"C50.412"}
    assert cancer["code"]["text"] == "breast cancer, left side"
    asserted, cells = cancer["extension"]
    assert asserted["valueDateTime"] == "2014-03-25"
    assert codes(cells["valueCodeableConcept"]) == {"8500/3"}
    assert cells["url"].endswith("mcode-histology-morphology-behavior")
    (site,) = cancer["bodySite"]
    assert codes(site) == {"C50.4"}
    assert codes(site["extension"][0]["valueCodeableConcept"]) == {"7771000"}
    (stage,) = cancer["stage"]
    observed = the("Observation", *facts)
    assert stage["assessment"] == [{"reference": f"urn:uuid:{observed['id']}"}]
    assert profiles(observed) == {"mcode-cancer-stage"}


def test_a_cancer_of_which_only_the_name_is_known_has_no_code() -> None:
    cancer = the("Condition", *told(Diagnosis(ref="a", words="breast cancer")))
    assert "coding" not in cancer["code"]
    assert not {"extension", "stage", "clinicalStatus", "verificationStatus"} & cancer.keys()


@pytest.mark.parametrize(
    ("status", "stands"),
    [
        ("no_evidence_of_disease", "remission"),
        ("remission", "remission"),
        ("stable", "active"),
        ("progression", "active"),
        ("recurrence", "active"),
    ],
)
def test_how_a_cancer_stands_is_the_last_thing_that_was_said(status: str, stands: str) -> None:
    facts = told(
        BREAST, Status(status="stable", on=PartialDate(2015), cancer="a"),
        Status(status=status, on=PartialDate(2019, 6), cancer="a"),  # type: ignore[arg-type]  # one of the five
    )  # fmt: skip
    assert codes(the("Condition", *facts)["clinicalStatus"]) == {stands}


def test_a_cancer_that_nobody_was_sure_of_is_unconfirmed() -> None:
    assert codes(the("Condition", *told(BREAST, standing="unsure"))["verificationStatus"]) == {"unconfirmed"}


def spread_of(*facts: Fact) -> list[dict[str, object]]:
    """The conditions that are called spread."""
    return [each for each in of_kind("Condition", *facts) if "mcode-secondary-cancer-condition" in profiles(each)]


def test_spread_names_its_place_its_day_and_its_cancer() -> None:
    facts = told(BREAST, Finding(place=SPINE, on=PartialDate(2022, 9, 6), tumour=True, secondary=True, cancer="a"))
    (found,) = spread_of(*facts)
    primary = next(each for each in of_kind("Condition", *facts) if each != found)
    assert found["onsetDateTime"] == "2022-09-06"
    assert codes(found["code"]) == {"128462008"}  # type: ignore[arg-type]  # a concept
    assert found["extension"] == [
        {
            "url": "http://hl7.org/fhir/StructureDefinition/condition-related",
            "valueReference": {"reference": f"urn:uuid:{primary['id']}"},
        }
    ]
    assert found["bodySite"][0]["text"] == "L3 vertebra"  # type: ignore[index]  # a list of concepts
    assert "verificationStatus" not in found


def test_a_place_where_it_came_back_is_not_called_spread() -> None:
    status = Status(status="recurrence", on=PartialDate(2019), places=(SPINE,), cancer="a")
    assert not spread_of(*told(BREAST, status, Finding(place=SPINE, tumour=True, cancer="a")))


def test_the_doctors_word_distant_makes_its_places_spread() -> None:
    says = Status(status="recurrence", on=PartialDate(2019), places=(SPINE,), said_kind="distant", cancer="a")
    assert len(spread_of(*told(BREAST, says))) == 1


def test_spread_that_was_ruled_out_is_none() -> None:
    assert not spread_of(*told(Finding(place=SPINE, tumour=False, secondary=True)))


def test_spread_that_nobody_decided_stays_unconfirmed_until_it_is() -> None:
    suspected = Finding(place=SPINE, on=PartialDate(2022, 8), secondary=True, suspected=True)
    seen = Finding(place=SPINE, on=PartialDate(2022, 9), secondary=True, tumour=True)
    again = Finding(place=SPINE, on=PartialDate(2023, 1), secondary=True, tumour=True)
    (doubt,) = spread_of(*told(suspected))
    assert codes(doubt["verificationStatus"]) == {"unconfirmed"}  # type: ignore[arg-type]  # a concept
    for facts in (told(suspected, seen, again), told(again, seen, suspected)):
        (settled,) = spread_of(*facts)
        assert "verificationStatus" not in settled
        assert settled["onsetDateTime"] == "2022-09"


def test_with_two_cancers_spread_that_names_none_belongs_to_none() -> None:
    lung = Diagnosis(ref="b", words="lung cancer", site=IcdO3Site("C34.1"), on=PartialDate(2020))
    facts = told(BREAST, lung, Finding(place=SPINE, tumour=True, secondary=True, on=PartialDate(2022)))
    assert len(of_kind("Condition", *facts)) == 3


def test_a_suspicion_goes_out_as_a_suspicion() -> None:
    shadow = Finding(place=Place(words="liver"), words="shadow in the liver", suspected=True, on=PartialDate(2021))
    back = Status(status="recurrence", suspected=True, places=(Place(words="scar"),))
    bare = Status(status="recurrence", suspected=True)
    found = of_kind("Condition", *told(shadow, back, bare))
    assert all(codes(each["verificationStatus"]) == {"unconfirmed"} for each in found)
    assert {each["code"]["text"] for each in found} == {"shadow in the liver", "scar", "as written"}
    assert not of_kind("Observation", *told(shadow))


def test_an_illness_that_is_over_stands_among_the_past_ones() -> None:
    facts = told(
        Illness(name="pneumonia", on=PartialDate(2010), until=PartialDate(2010, 4), icd10=Icd10("J18.9"), words="bad one"),
        Illness(name="asthma"),
    )  # fmt: skip
    found = sections(*facts)
    assert len(found["Past illnesses"]["entry"]) == len(found["Problems"]["entry"]) == 1
    over = next(each for each in of_kind("Condition", *facts) if "abatementDateTime" in each)
    assert (codes(over["clinicalStatus"]), codes(over["code"])) == ({"resolved"}, {"J18.9"})
    assert over["note"] == [{"text": "bad one"}]


def test_what_was_only_known_by_a_day_began_no_later() -> None:
    cancer = the("Condition", *told(replace(BREAST, on=PartialDate(2014, 3, 25, by=True))))
    assert cancer["onsetPeriod"] == {"end": "2014-03-25"}
    assert not any("assertedDate" in each["url"] for each in cancer["extension"])
