"""Entries as the API sends them: all that Rumbo keeps is read, and what is bad loses itself alone."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.registry.study import Contact, Study
from rumbo.trials.registry.wire import MalformedError, read_study
from rumbo.web.example import find_examples
from tests.trials.registry.office import entry

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
ANYTHING = st.recursive(SCALARS, lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(), each, max_size=4))
NAMES = st.sampled_from(
    ["locations", "conditions", "armGroups", "interventions", "eligibilityCriteria", "minimumAge", "nctId", "phases",
     "designInfo", "geoPoint", "centralContacts", "overallStatus", "startDateStruct", "briefTitle", "leadSponsor"]
)  # fmt: skip
MODULES = st.sampled_from(
    ["statusModule", "designModule", "conditionsModule", "eligibilityModule", "contactsLocationsModule",
     "armsInterventionsModule", "descriptionModule", "sponsorCollaboratorsModule"]
)  # fmt: skip


def invented() -> list[Any]:
    """The studies of examples/."""
    found: list[Any] = msgspec.json.decode((find_examples() / "trials" / "studies.json").read_bytes())["studies"]
    return found


def test_what_a_person_or_their_doctor_needs_is_kept() -> None:
    study = read_study(invented()[0])
    assert (study.nct_id, study.status, study.phases, study.sex) == ("NCT99990001", "RECRUITING", ("PHASE2",), "FEMALE")
    assert study.is_open
    assert study.is_a_trial
    assert [each.name for each in study.interventions] == ["capivasertib", "fulvestrant"]
    assert study.interventions[0].other_names == ("AZD5363",)
    assert (study.sites[0].city, study.sites[0].zip, study.sites[0].latitude) == ("Chicago", "60612", 41.85003)
    assert study.contacts == (Contact("Invented Study Office", "CONTACT", "555-0199", "", "office@trial.example"),)
    assert (study.minimum_age, study.updated_on, study.starts_on) == ("18 Years", "2026-11-10", "2026-03")
    assert not study.damaged


def test_every_invented_study_is_an_open_trial_without_damage() -> None:
    read = [read_study(each) for each in invented()]
    assert len(read) >= 12
    assert all(each.is_open and each.is_a_trial and not each.damaged and each.eligibility for each in read)


def test_the_signs_of_markdown_are_taken_out_of_long_texts() -> None:
    study = read_study(
        entry("NCT1", eligibilityModule={"eligibilityCriteria": "* ANC \\>= 1.5\n* Hb &lt; 9 & \\[x\\] \\d"})
    )
    assert study.eligibility == "* ANC >= 1.5\n* Hb < 9 & [x] \\d"


@pytest.mark.parametrize(
    "bad",
    [None, 7, "study", [], {}, {"protocolSection": 3}, {"protocolSection": {}}, entry(""), entry("  "), entry("N" * 65),
     {"protocolSection": {"identificationModule": {"nctId": 5}}}],
)  # fmt: skip
def test_what_is_no_study_or_has_no_number_is_refused(bad: object) -> None:
    with pytest.raises(MalformedError):
        read_study(bad)


def test_a_bad_field_loses_itself_and_is_named() -> None:
    study = read_study(
        entry(
            "NCT1",
            eligibilityModule={
                "eligibilityCriteria": "* Adults",
                "minimumAge": 18,
                "sex": None,
                "healthyVolunteers": "?",
            },
        )
    )
    assert (study.eligibility, study.minimum_age, study.sex, study.healthy_volunteers) == ("* Adults", "", "", None)
    assert study.damaged == ("eligibilityModule.healthyVolunteers", "eligibilityModule.minimumAge")


def test_a_bad_site_loses_itself_and_not_the_others() -> None:
    places = [
        {"city": "El Paso"},
        "nowhere",
        {"city": "Miami", "geoPoint": {"lat": "far"}},
        {"city": 3, "state": "Texas"},
    ]
    study = read_study(entry("NCT1", contactsLocationsModule={"locations": places}))
    assert [(each.city, each.state) for each in study.sites] == [("El Paso", ""), ("Miami", ""), ("", "Texas")]
    assert study.damaged


def test_a_bad_module_loses_itself_and_not_the_study() -> None:
    study = read_study(
        entry("nct00000001", conditionsModule=["cancer"], armsInterventionsModule={"interventions": "all"})
    )
    assert (study.nct_id, study.conditions, study.interventions) == ("NCT00000001", (), ())
    assert study.damaged == ("armsInterventionsModule.interventions", "conditionsModule")


def test_half_of_a_letter_does_not_lose_the_study() -> None:
    study = read_study(entry("NCT1", descriptionModule={"briefSummary": "before \ud83d after"}))
    assert study.summary == "before ? after"


@given(ANYTHING)
def test_anything_at_all_is_a_study_or_is_refused(value: object) -> None:
    with suppress(MalformedError):
        assert read_study(value).nct_id


@given(st.dictionaries(MODULES, ANYTHING | st.dictionaries(NAMES, ANYTHING, max_size=5), max_size=4))
def test_whatever_its_modules_hold_a_study_with_a_number_is_kept_and_can_be_written(modules: dict[str, Any]) -> None:
    study = read_study(entry("NCT00000001", **modules))
    assert study.nct_id == "NCT00000001"
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(study), type=Study) is not None
