"""A profile from a course and the facts it was laid out from."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.course import (
    Background,
    Biomarker,
    Diagnosis,
    Fact,
    Finding,
    Illness,
    Measure,
    Place,
    Statement,
    Status,
    Treatment,
    lay_out,
)
from rumbo.oncology import IcdO3Morphology, IcdO3Site
from rumbo.trials import Profile
from tests.course.cast import fact, on

TODAY = date(2026, 11, 2)
BREAST = Diagnosis(ref="a", site=IcdO3Site("C50.9"), on=on("2019-03"), stage_words="IIA")
LIVER = Place(words="liver", site=IcdO3Site("C22.0"))


def profile(*says: Statement) -> Profile:
    facts = tuple(fact(f"f{number}", each) for number, each in enumerate(says))
    return Profile.from_course(lay_out(facts, TODAY), facts=facts)


def test_a_course_tells_cancer_markers_treatments_and_lines() -> None:
    ana = profile(
        BREAST,
        Biomarker(name="ER", result="positive", positive=True, on=on("2019-03")),
        Treatment(modality="surgery", name="lumpectomy", on=on("2019-04-02")),
        Status(status="no_evidence_of_disease", on=on("2019-05")),
        Status(status="recurrence", on=on("2025-01"), places=(LIVER,), said_kind="distant"),
        Treatment(modality="hormone", name="letrozole", on=on("2025-02"), ongoing=True),
        Treatment(modality="chemotherapy", name="capecitabine", given=False),
    )
    assert [each.id for each in ana.cancers] == ["breast"]
    assert ana.results_of("estrogen-receptor")[0].positive is True
    assert [each.drugs for each in ana.treatments] == [(), ("letrozole",)]
    assert ana.lines == 1
    assert (ana.setting.metastatic, ana.setting.recurrent, ana.setting.progressing) == (True, True, True)
    assert ana.comebacks[0].sites == (IcdO3Site("C22.0"),)


def test_the_name_of_the_cells_tells_the_cancer_where_codes_are_missing() -> None:
    assert profile(Diagnosis(ref="a", histology_words="liposarcoma")).cancers[0].id == "sarcoma-soft-tissue-and-bone"
    coded = Diagnosis(ref="a", site=IcdO3Site("C34.1"), morphology=IcdO3Morphology("8041/3"))
    assert profile(coded).cancers[0].id == "small-cell-lung"
    assert profile(Diagnosis(ref="a", words="a tumor")).cancers[0].id is None


@pytest.mark.parametrize(
    ("says", "metastatic"),
    [
        ((Status(status="recurrence", on=on("2025"), places=(), said_kind="local"),), False),
        ((Status(status="recurrence", on=on("2025"), places=()),), None),
        ((Finding(place=LIVER, tumour=True, secondary=True, on=on("2025")),), True),
        ((Finding(place=LIVER, tumour=True, secondary=True, suspected=True, on=on("2025")),), None),
        ((), None),
    ],
)
def test_only_what_was_said_to_be_near_has_not_spread(says: tuple[Statement, ...], metastatic: bool | None) -> None:
    assert profile(BREAST, *says).setting.metastatic is metastatic


def test_nodes_alone_leave_it_open_whether_a_cancer_has_spread() -> None:
    nodes = Place(words="axillary nodes", site=IcdO3Site("C77.3"))
    assert profile(BREAST, Finding(place=nodes, tumour=True, secondary=True)).setting.metastatic is None
    unknown = Finding(place=Place(words="somewhere"), tumour=True, secondary=True)
    assert profile(BREAST, unknown).setting.metastatic is None


def test_stage_four_has_spread_and_the_brain_counts_as_the_brain() -> None:
    assert profile(Diagnosis(ref="a", site=IcdO3Site("C34.1"), stage_words="Stage IV")).setting.metastatic is True
    brain = Finding(place=Place(words="brain", site=IcdO3Site("C71.9")), tumour=True, secondary=True, on=on("2025"))
    assert profile(BREAST, brain).brain.known_metastases is True
    assert profile(BREAST).brain.known_metastases is None


@pytest.mark.parametrize(
    ("status", "progressing", "in_remission"),
    [("progression", True, False), ("no_evidence_of_disease", False, True), ("stable", None, False)],
)
def test_the_last_status_says_how_it_stands(status: str, progressing: bool | None, in_remission: bool) -> None:
    ana = profile(BREAST, Status(status=status, on=on("2026-05")))  # type: ignore[arg-type]  # a StatusWord
    assert (ana.setting.progressing, ana.setting.in_remission) == (progressing, in_remission)


def test_age_is_whole_years_where_the_date_of_birth_allows() -> None:
    def born(words: str) -> int | None:
        return profile(Background(topic="birth_date", words=words, on=on(words))).age_years

    assert born("1965-11-02") == 61
    assert born("1965-11-03") == 60
    assert born("1965") is None
    assert profile(Background(topic="birth_date", words="long ago")).age_years is None
    assert profile().age_years is None


def test_sex_medicines_and_allergies_come_from_the_background() -> None:
    ana = profile(
        Background(topic="sex", words="Female"),
        Background(topic="medicine", words="lisinopril"),
        Background(topic="allergy", words="penicillin"),
    )
    assert (ana.sex, ana.medicines, ana.allergies) == ("female", ("lisinopril",), ("penicillin",))
    assert profile(Background(topic="sex", words="unknown")).sex is None
    assert profile().sex is None
    assert profile().allergies is None


def test_of_each_test_the_last_value_counts() -> None:
    ana = profile(
        Measure(name="Hemoglobin", value=9.0, unit="g/dL", on=on("2026-01-02")),
        Measure(name="Hemoglobin", value=11.0, unit="g/dL", on=on("2026-10-02")),
        Measure(name="Hemoglobin", value=5.0, unit="g/dL"),
        Measure(name="ECOG", value=2, on=on("2026-01-02")),
        Measure(name="ECOG", value=1, on=on("2026-10-02")),
    )
    assert [(each.name, each.value) for each in ana.labs] == [("Hemoglobin", 11.0)]
    assert ana.performance.ecog == 1


def test_karnofsky_is_read_and_without_either_nothing_is_known() -> None:
    assert profile(Measure(name="Karnofsky", value=80)).performance.karnofsky == 80
    assert profile(Measure(name="weight", value=70)).performance.ecog is None


def test_illnesses_come_from_the_facts() -> None:
    assert [each.name for each in profile(Illness(name="asthma")).illnesses] == ["asthma"]


def test_a_fact_that_only_takes_another_back_says_nothing() -> None:
    facts = (fact("f1", Illness(name="asthma")), Fact(id="f2", says=None, standing="from_me", supersedes="f1"))
    assert Profile.from_course(lay_out(facts, TODAY), facts=facts).illnesses == ()
