"""Lines about other illnesses and infections."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.asking import all_of
from rumbo.trials.criteria.illness import AnythingAsk, ControlAsk, IllnessAsk, NamedAsk, read_illnesses
from rumbo.trials.criteria.labs import LabsAsk
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import IllnessFacet, LabFacet

TODAY = date(2026, 11, 2)
LABS = (LabFacet(name="creatinine", value=0.8, unit="mg/dL"), LabFacet(name="Child-Pugh", value=6, unit=""))


def having(*listed: str, absent: tuple[str, ...] = (), complete: bool = False) -> Profile:
    there = tuple(IllnessFacet(name=words, words=words) for words in listed)
    missing = tuple(IllnessFacet(name=words, words=words, present=False) for words in absent)
    return Profile(as_of=TODAY, illnesses=(*there, *missing), illnesses_complete=complete, labs=LABS)


def verdict(text: str, profile: Profile, section: str = "exclusion") -> str:
    asks = tuple(read_illnesses(statements(text, section)))  # type: ignore[arg-type]
    return all_of(ask.judge(profile) for ask in asks).verdict


SILENT, COMPLETE = having(), having(complete=True)


@pytest.mark.parametrize(
    "text", ["Stroke", "Uncontrolled hypertension", "Active hepatitis B", "Heart failure, NYHA III"]
)
def test_a_silent_profile_leaves_it_open_and_a_complete_one_settles_it(text: str) -> None:
    assert (verdict(text, SILENT), verdict(text, COMPLETE)) == ("UNKNOWN", "MET")


@pytest.mark.parametrize(
    ("text", "listed", "told"),
    [
        ("Gout", "gout", "NOT_MET"),
        ("Severe gout", "gout", "UNKNOWN"),
        ("Uncontrolled hypertension", "hypertension, 124/76", "MET"),
        ("Uncontrolled hypertension", "hypertension, uncontrolled", "NOT_MET"),
        ("Uncontrolled hypertension", "hypertension", "UNKNOWN"),
        ("Blood pressure above 150/90", "hypertension, 124/76", "MET"),
        ("Neuropathy of grade 2 or more", "neuropathy grade 1", "MET"),
        ("Neuropathy > grade 1", "neuropathy grade 2", "NOT_MET"),
        ("Neuropathy of grade 2 or more", "neuropathy", "UNKNOWN"),
        ("Active seizures", "seizures, none since 2020", "MET"),
        ("Pneumonitis", "pneumonitis 2021, resolved", "UNKNOWN"),
        ("History of pneumonitis", "pneumonitis 2021, resolved", "NOT_MET"),
        ("Stroke within 6 months", "stroke 2026-01", "MET"),
        ("Stroke within 12 months", "stroke 2026-01-10", "NOT_MET"),
        ("Stroke within 10 months", "stroke 2026-01", "UNKNOWN"),
        ("Severe stroke within 12 months", "stroke 2026-06", "UNKNOWN"),
        ("Stroke within 6 months", "stroke", "UNKNOWN"),
        ("Arrhythmia requiring medication", "atrial fibrillation, on bisoprolol", "NOT_MET"),
        ("Arrhythmia requiring medication", "atrial fibrillation", "UNKNOWN"),
        ("Tested positive for hepatitis B", "past hepatitis B, core antibody positive", "NOT_MET"),
        ("Hepatitis B surface antigen present", "hepatitis B, HBsAg negative", "MET"),
        ("Autoimmune disease except psoriasis", "psoriasis", "MET"),
        ("Thyroid disease except hypothyroidism", "hypothyroidism, replaced", "MET"),
        ("Thyroid disease except hypothyroidism", "hypothyroidism", "UNKNOWN"),
        ("Any heart disease", "atrial fibrillation", "NOT_MET"),
        ("Co-infection of hepatitis B and HIV", "chronic hepatitis B", "MET"),
        ("Both hepatitis B and hepatitis B virus DNA", "hepatitis B", "NOT_MET"),
        ("Patients with gout who joined cohort 4 must be treated", "gout", "UNKNOWN"),
    ],
)
def test_of_those_who_have_it_only_what_the_line_means_is_shut_out(text: str, listed: str, told: str) -> None:
    assert verdict(text, having(listed, complete=True)) == told


def test_two_of_one_illness_count_the_worse() -> None:
    assert verdict("Gout", having("gout 2011, resolved", "gout")) == "NOT_MET"
    assert verdict("Uncontrolled asthma", having("asthma, controlled", "asthma")) == "UNKNOWN"


@pytest.mark.parametrize(
    ("text", "profile", "told"),
    [
        ("Known HIV infection", SILENT, "MET"),
        ("Known psychiatric illness", SILENT, "UNKNOWN"),
        ("Known HIV infection that would compromise safety", SILENT, "UNKNOWN"),
        ("Severe renal insufficiency", SILENT, "MET"),
        ("Hepatic insufficiency", SILENT, "UNKNOWN"),
        ("Child-Pugh score > 7", SILENT, "MET"),
        ("Child-Pugh score of 20 or cirrhosis", COMPLETE, "MET"),
    ],
)
def test_what_is_only_known_and_what_tests_show(text: str, profile: Profile, told: str) -> None:
    assert verdict(text, profile) == told


def test_of_two_that_must_be_there_together_an_unknown_one_leaves_it_open() -> None:
    text = "Hepatitis D infection in people with hepatitis B"
    assert verdict(text, having("hepatitis B")) == "UNKNOWN"


def test_each_part_of_a_list_has_its_own_conditions() -> None:
    text = "History of stroke, uncontrolled hypertension, or active infection"
    stroke, pressure, infection = read_illnesses(statements(text, "exclusion"))
    assert isinstance(stroke, IllnessAsk)
    assert isinstance(pressure, IllnessAsk)
    assert isinstance(infection, IllnessAsk)
    assert (stroke.uncontrolled, pressure.uncontrolled, infection.active) == (False, True, False)


def test_how_an_illness_shows_is_not_asked_beside_it() -> None:
    (ask,) = read_illnesses(statements("Pleural effusion that causes dyspnea", "exclusion"))
    assert ask == IllnessAsk(("effusion",))


@pytest.mark.parametrize(
    ("text", "section", "asked"),
    [
        ("Family history of long QT", "exclusion", UnclearAsk),
        ("Any serious medical condition", "exclusion", AnythingAsk),
        ("Any condition that in the opinion of the investigator is a risk", "exclusion", UnclearAsk),
        ("Porphyromania", "exclusion", NamedAsk),
        ("History of it", "exclusion", UnclearAsk),
        ("Diabetes must be well controlled", "inclusion", ControlAsk),
        ("Able to walk", "inclusion", UnclearAsk),
        ("Negative HIV test", "inclusion", IllnessAsk),
        ("Child-Pugh score above 8", "exclusion", LabsAsk),
    ],
)
def test_each_line_is_asked_in_its_own_way(text: str, section: str, asked: type) -> None:
    assert [type(ask) for ask in read_illnesses(statements(text, section))][-1] is asked  # type: ignore[arg-type]


def test_what_is_allowed_shuts_nobody_out() -> None:
    assert list(read_illnesses(statements("Patients with gout are eligible", "inclusion"))) == []


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        (COMPLETE, "MET"),
        (SILENT, "UNKNOWN"),
        (having("implant in the jaw bone"), "UNKNOWN"),
        (having(absent=("dental implants",)), "MET"),
        (having(absent=("gout",)), "UNKNOWN"),
    ],
)
def test_what_no_table_has_is_compared_word_by_word(profile: Profile, told: str) -> None:
    assert verdict("Dental implants", profile) == told


@pytest.mark.parametrize(
    ("profile", "told"),
    [(COMPLETE, "MET"), (SILENT, "UNKNOWN"), (having("asthma, controlled", complete=True), "MET"),
     (having("gout", complete=True), "UNKNOWN")],
)  # fmt: skip
def test_any_illness_at_all_is_settled_by_a_complete_list_of_controlled_ones(profile: Profile, told: str) -> None:
    assert AnythingAsk().judge(profile).verdict == told


@pytest.mark.parametrize(
    ("profile", "told"),
    [(COMPLETE, "MET"), (having("diabetes, HbA1c 6.4%"), "MET"), (having("diabetes"), "UNKNOWN"), (SILENT, "UNKNOWN")],
)
def test_an_illness_that_must_be_controlled(profile: Profile, told: str) -> None:
    assert ControlAsk("diabetes").judge(profile).verdict == told


def test_an_illness_of_no_day_is_not_weighed_against_a_length_of_time() -> None:
    undated = Profile(illnesses=(IllnessFacet(name="stroke 2020", words="stroke 2020"),))
    assert verdict("Stroke within 6 months", undated) == "UNKNOWN"


@given(st.sampled_from(["stroke", "gout", "hiv", "asthma"]), st.booleans(), st.booleans())
def test_nobody_who_tells_of_no_illness_is_shut_out(name: str, known: bool, complete: bool) -> None:
    names = ("hiv",) if name == "hiv" else ("stroke",)
    ask = IllnessAsk(names, known=known, narrowed=False)
    assert ask.judge(having(complete=complete)).verdict != "NOT_MET"
