"""The person that goes out, their allergies and their family; what was never told is said to be unknown."""

from __future__ import annotations

import pytest

from rumbo.course import Background, Relative
from rumbo.oncology import PartialDate
from tests.records.export.said import codes, profiles, sections, the, told

ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"


def test_a_person_has_a_name_a_birth_date_and_a_sex() -> None:
    patient = the("Patient", *told(
        Background(topic="name", words="Ana Ficticia"), Background(topic="birth_date", words="1966-02-27"),
        Background(topic="sex", words="Mujer"), Background(topic="doctor", words="Dra. Inventada"),
    ))  # fmt: skip
    assert profiles(patient) == {"Patient-uv-ips", "mcode-cancer-patient"}
    assert (patient["name"], patient["birthDate"], patient["gender"]) == (
        [{"text": "Ana Ficticia"}],
        "1966-02-27",
        "female",
    )
    assert patient["generalPractitioner"] == [{"display": "Dra. Inventada"}]


def test_a_person_of_whom_nothing_is_known_is_nobody_in_particular() -> None:
    patient = the(
        "Patient", *told(Background(topic="birth_date", words="in spring"), Background(topic="sex", words="?"))
    )
    assert patient["gender"] == "unknown"
    for absent in (patient["name"][0]["_text"], patient["_birthDate"]):
        assert absent["extension"][0]["valueCode"] == "unknown"


def test_an_allergy_goes_out_in_its_own_words() -> None:
    facts = told(
        Background(topic="allergy", words="penicillin: rash", on=PartialDate(2001)), Background(topic="allergy")
    )
    allergy = the("AllergyIntolerance", *facts)
    assert allergy["code"] == {"text": "penicillin: rash"}
    assert allergy["recordedDate"] == "2001"
    assert codes(allergy["clinicalStatus"]) == {"active"}
    assert "verificationStatus" not in allergy
    (unsure,) = (the("AllergyIntolerance", *told(Background(topic="allergy", words="nuts"), standing="unsure")),)
    assert codes(unsure["verificationStatus"]) == {"unconfirmed"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("No known allergies", "no-known-allergies"),
        ("NKDA", "no-known-medication-allergies"),
        ("No known drug allergies.", "no-known-medication-allergies"),
        ("Sin alergias conocidas", "no-known-allergies"),
        ("Ninguna", "no-known-allergies"),
    ],
)
def test_no_known_allergies_has_the_code_that_ips_has_for_it(words: str, code: str) -> None:
    allergy = the("AllergyIntolerance", *told(Background(topic="allergy", words=words)))
    assert allergy["code"]["coding"][0]["system"] == ABSENT
    assert codes(allergy["code"]) == {code}


@pytest.mark.parametrize("words", ["No known allergies except nuts", "not known", "none of your nuts"])
def test_an_allergy_that_only_begins_so_is_an_allergy(words: str) -> None:
    assert not codes(the("AllergyIntolerance", *told(Background(topic="allergy", words=words)))["code"])


def test_the_family_has_a_section_of_its_own() -> None:
    facts = told(Relative(relation="mother", illness="breast cancer", age_years=48))
    relative = the("FamilyMemberHistory", *facts)
    assert relative["relationship"] == {"text": "mother"}
    assert relative["condition"][0]["onsetAge"]["value"] == 48
    assert "mother: breast cancer" in sections(*facts)["Illnesses in the family"]["text"]["div"]
    assert "onsetAge" not in the("FamilyMemberHistory", *told(Relative(relation="", illness="")))["condition"][0]
