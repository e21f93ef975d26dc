"""Medicines beside the treatment of the cancer, vaccines and allergies."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.asking import Verdict
from rumbo.trials.criteria.medicines import prednisone_mg, read_medicines
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import TreatmentFacet


def _verdict(text: str, person: Profile) -> Verdict:
    (ask,) = read_medicines(statements(text, "exclusion"))
    return ask.judge(person).verdict


def _takes(*medicines: str, complete: bool = True) -> Profile:
    return Profile(as_of=date(2026, 5, 1), medicines=medicines, medicines_complete=complete)


@pytest.mark.parametrize(
    ("text", "medicine", "verdict"),
    [
        ("Strong inhibitors of CYP3A4", "itraconazole 100 mg", "UNKNOWN"),
        ("Strong inhibitors of CYP3A4", "metformin", "MET"),
        ("Requires anticoagulant therapy", "apixaban 5 mg", "NOT_MET"),
        ("Requires therapeutic warfarin within 7 days", "warfarin", "UNKNOWN"),
        ("Current treatment with an SGLT2 inhibitor", "empagliflozin 10 mg", "NOT_MET"),
        ("Corticosteroids > 10 mg of prednisone a day", "dexamethasone 1 mg", "MET"),
        ("Corticosteroids > 10 mg of prednisone a day", "dexamethasone 4 mg", "UNKNOWN"),
        ("Corticosteroids > 10 mg of prednisone a day", "prednisone", "UNKNOWN"),
        ("Corticosteroids at 10 mg of prednisone", "prednisone 5 mg", "UNKNOWN"),
        ("Immunosuppressive agents other than corticosteroids", "prednisone 20 mg", "MET"),
        ("Bisphosphonates within 3 months", "zoledronic acid 2017-10 to 2019-10 (stopped)", "MET"),
        ("Bisphosphonates within 3 months", "zoledronic acid until 2026-03", "UNKNOWN"),
        ("Bisphosphonates within 3 months", "zoledronic acid, stopped", "MET"),
        ("Bisphosphonates started within 7 days", "zoledronic acid since 2025-01", "MET"),
        ("Bisphosphonates started within 7 days", "zoledronic acid since 2026-04-28", "UNKNOWN"),
        ("History of bisphosphonate treatment", "zoledronic acid, stopped", "UNKNOWN"),
    ],
)
def test_a_list_of_medicines_is_judged(text: str, medicine: str, verdict: Verdict) -> None:
    assert _verdict(text, _takes(medicine)) == verdict


def test_a_list_that_is_not_whole_leaves_open_what_it_does_not_name() -> None:
    assert _verdict("Warfarin", _takes(complete=False)) == "UNKNOWN"


def test_without_a_day_nothing_is_long_ago() -> None:
    person = Profile(medicines=("zoledronic acid since 2025-01",), medicines_complete=True)
    assert _verdict("Bisphosphonates started within 7 days", person) == "UNKNOWN"


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (_takes(), "MET"),
        (_takes("prednisone 5 mg, unchanged"), "MET"),
        (_takes("prednisone 5 mg"), "UNKNOWN"),
        (_takes(complete=False), "UNKNOWN"),
    ],
)
def test_a_steady_dose_is_asked_of_those_who_take_it(person: Profile, verdict: Verdict) -> None:
    (ask,) = read_medicines(statements("On a stable dose of corticosteroids", "inclusion"))
    assert ask.judge(person).verdict == verdict


def test_a_live_vaccine_is_unknown_unless_the_profile_says_none() -> None:
    assert _verdict("Live vaccine within 30 days", Profile()) == "UNKNOWN"
    assert _verdict("Live vaccine within 30 days", Profile(statements=("no live vaccine this year",))) == "MET"


@pytest.mark.parametrize(
    ("text", "allergies", "verdict"),
    [
        ("Allergy to sulfonamides", (), "MET"),
        ("Allergy to sulfonamides", ("sulfonamides (rash); none other",), "NOT_MET"),
        ("Allergy to any excipient", ("sulfonamides (rash); none other",), "MET"),
        ("Allergy to any excipient", ("sulfonamides (rash)",), "UNKNOWN"),
        ("Allergy to any excipient", None, "UNKNOWN"),
    ],
)
def test_an_allergy_that_is_told_decides(text: str, allergies: tuple[str, ...] | None, verdict: Verdict) -> None:
    assert _verdict(text, Profile(allergies=allergies)) == verdict


def test_a_medicine_that_was_borne_is_no_allergy() -> None:
    borne = TreatmentFacet(modalities=("chemotherapy",), drugs=("oxaliplatin",), words="no allergic reactions")
    assert _verdict("Hypersensitivity to oxaliplatin", Profile(treatments=(borne,))) == "MET"
    assert _verdict("Hypersensitivity to cisplatin", Profile(treatments=(borne,))) == "UNKNOWN"


def test_what_is_wanted_or_allowed_of_medicines_is_not_judged() -> None:
    assert [type(ask).__name__ for ask in read_medicines(statements("Able to take tablets", "inclusion"))] == [
        "UnclearAsk"
    ]
    assert _verdict("Grapefruit", Profile()) == "UNKNOWN"
    assert not tuple(read_medicines(statements("Inhaled steroids are allowed", "inclusion")))


def test_doses_are_told_as_prednisone() -> None:
    assert prednisone_mg("hydrocortisone 30 mg") == 10
    assert prednisone_mg("methylprednisolone 7.5 mg") == 10
    assert prednisone_mg("inhaler") is None
