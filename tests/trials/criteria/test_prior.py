"""Treatments that a person must have had, or must not have had."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria.asking import Verdict
from rumbo.trials.criteria.prior import TherapyAsk, is_last, lasted, read_progress, read_therapy
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import CancerFacet, ComeBackFacet, SettingFacet, TreatmentFacet

_DAY = PartialDate.parse
SURGERY = TreatmentFacet(
    modalities=("surgery",), words="left hemicolectomy", start=_DAY("2024-01-05"), setting="primary"
)
FOLFOX = TreatmentFacet(
    modalities=("chemotherapy",), drugs=("fluorouracil", "oxaliplatin"), groups=("antimetabolites", "platinums"),
    start=_DAY("2024-02-01"), end=_DAY("2024-07-30"), setting="adjuvant", ended_for="completed",
)  # fmt: skip
BEVACIZUMAB = TreatmentFacet(
    modalities=("targeted",), drugs=("bevacizumab",), groups=("blood-vessel-medicines",), line=1, setting="metastatic",
    start=_DAY("2025-10-01"), end=_DAY("2026-03-20"), ended_for="progression",
)  # fmt: skip
PERSON = Profile(
    as_of=date(2026, 5, 1), cancers=(CancerFacet(id="colorectal", words="colon cancer"),),
    treatments=(SURGERY, FOLFOX, BEVACIZUMAB), treatments_complete=True, setting=SettingFacet(progressing=True),
    comebacks=(ComeBackFacet(on=_DAY("2025-09-10"), kind="distant"),),
)  # fmt: skip


def _ask(text: str, section: str = "exclusion") -> TherapyAsk | None:
    return read_therapy(statements(text, section)[0])  # type: ignore[arg-type]  # a section


@pytest.mark.parametrize(
    ("section", "text", "verdict"),
    [
        ("exclusion", "Prior chemotherapy", "NOT_MET"),
        ("exclusion", "Prior chemotherapy, except adjuvant chemotherapy", "MET"),
        ("exclusion", "Prior immunotherapy", "MET"),
        ("exclusion", "Prior anti-EGFR antibody therapy", "MET"),
        ("exclusion", "Prior chemotherapy for breast cancer", "MET"),
        ("exclusion", "Prior bevacizumab in combination with a PARP inhibitor", "MET"),
        ("exclusion", "Prior surgery affecting absorption", "UNKNOWN"),
        ("exclusion", "Prior chemotherapy unless agreed with the sponsor", "UNKNOWN"),
        ("exclusion", "Refractory to oxaliplatin", "MET"),
        ("exclusion", "Refractory to bevacizumab", "NOT_MET"),
        ("inclusion", "No prior therapy for colorectal cancer", "NOT_MET"),
        ("inclusion", "Must not have received oxaliplatin", "NOT_MET"),
        ("inclusion", "Patients with disease who have not received oxaliplatin", "UNKNOWN"),
        ("inclusion", "Previously treated with oxaliplatin", "MET"),
        ("inclusion", "Previously treated with fluorouracil and irinotecan", "NOT_MET"),
        ("inclusion", "Previously treated with oxaliplatin unless contraindicated", "MET"),
        ("inclusion", "Previously treated with irinotecan unless contraindicated", "UNKNOWN"),
        ("inclusion", "Prior oxaliplatin in the metastatic setting", "NOT_MET"),
        ("inclusion", "Prior oxaliplatin for at least 3 months", "MET"),
        ("inclusion", "Prior oxaliplatin for at least 12 months", "NOT_MET"),
        ("inclusion", "Progressed after prior therapy", "MET"),
        ("inclusion", "Progressed on the most recent line of treatment", "MET"),
        ("inclusion", "Must have failed standard therapy", "MET"),
    ],
)
def test_treatments_are_judged(section: str, text: str, verdict: Verdict) -> None:
    ask = _ask(text, section)
    assert ask is not None
    assert ask.judge(PERSON).verdict == verdict


def test_what_names_no_treatment_asks_for_none() -> None:
    assert _ask("Able to swallow", "inclusion") is None
    assert _ask("Candidate for chemotherapy", "inclusion") is None


def test_a_list_that_is_not_whole_leaves_open_what_it_does_not_name() -> None:
    ask = _ask("Prior immunotherapy")
    assert ask is not None
    assert ask.judge(Profile()).verdict == "UNKNOWN"
    assert ask.judge(Profile(never_had=("immunotherapy",))).verdict == "MET"


def test_a_transplanted_organ_stands_among_the_illnesses() -> None:
    ask = _ask("Prior solid organ transplant")
    assert ask is not None
    assert ask.judge(PERSON).verdict == "UNKNOWN"
    assert ask.judge(Profile(illnesses_complete=True)).verdict == "MET"


def test_a_time_that_runs_out_shuts_nobody_out_for_good() -> None:
    ask = TherapyAsk(("systemic",), within_days=60)
    assert ask.judge(PERSON).verdict == "UNKNOWN"
    assert TherapyAsk(("systemic",), within_days=14).judge(PERSON).verdict == "MET"
    going_on = TreatmentFacet(modalities=("hormone",), drugs=("letrozole",), ongoing=True)
    assert ask.judge(Profile(treatments=(going_on,), treatments_complete=True)).verdict == "UNKNOWN"
    assert ask.judge(Profile(treatments=(FOLFOX,), treatments_complete=True)).verdict == "UNKNOWN"


def test_an_operation_ends_on_the_day_it_begins() -> None:
    assert TherapyAsk(("surgery",), within_days=28).judge(PERSON).verdict == "MET"


def test_the_length_of_a_treatment_is_told_by_its_days() -> None:
    assert lasted(FOLFOX, 100) is True
    assert lasted(FOLFOX, 400) is False
    assert lasted(SURGERY, 1) is None
    assert lasted(TreatmentFacet(start=_DAY("2024-01"), end=_DAY("2024-03")), 60) is None


def test_the_last_line_is_the_last_treatment_of_the_whole_body() -> None:
    assert [is_last(each, PERSON) for each in PERSON.treatments] == [False, False, True]
    assert not is_last(SURGERY, Profile(treatments=(SURGERY,)))


def test_growth_after_a_treatment_is_read_where_the_disease_is_told() -> None:
    stated = statements("Metastatic cancer that progressed on bevacizumab. Measurable disease.", "inclusion")
    assert [ask.therapies for ask in read_progress(stated)] == [("drug:bevacizumab",)]
