"""Treatments as a profile holds them."""

from __future__ import annotations

import pytest

from rumbo.trials.given import kinds_said, treatment_facet


def test_a_helper_medicine_is_not_what_the_treatment_was() -> None:
    given = treatment_facet(["fluorouracil", "leucovorin", "oxaliplatin"])
    assert given.drugs == ("fluorouracil", "oxaliplatin")
    assert given.modalities == ("chemotherapy",)


def test_a_regimen_is_its_medicines() -> None:
    assert treatment_facet(["R-CHOP"]).drugs[:2] == ("rituximab", "cyclophosphamide")


def test_a_helper_medicine_alone_is_of_the_kind_that_was_said() -> None:
    assert treatment_facet(["denosumab"], kinds=("other",)).modalities == ("other",)


def test_an_act_is_no_medicine() -> None:
    given = treatment_facet(["right lobectomy"])
    assert (given.modalities, given.other_drugs) == (("surgery",), ())


def test_words_of_an_operation_are_never_taken_for_a_medicine() -> None:
    assert treatment_facet(["Whipple's"], kinds=("surgery",)).other_drugs == ()


def test_a_name_that_nobody_knows_is_kept() -> None:
    given = treatment_facet(["ABC-123"], setting="unsaid", why_stopped="moved away")
    assert (given.other_drugs, given.modalities) == (("ABC-123",), ())
    assert (given.setting, given.ended_for) == (None, None)


@pytest.mark.parametrize(
    ("said", "names", "words", "modalities"),
    [
        ("surgery", [], "radical prostatectomy", ("surgery",)),
        ("systemic", ["ADT"], "", ("hormone",)),
        ("systemic", ["melphalan"], "conditioning, autologous transplant", ("chemotherapy", "transplant")),
        ("CAR T-cell therapy", [], "ide-cel", ("cell_therapy",)),
        ("radiotherapy", [], "whole brain", ("radiation",)),
        ("", [], "SBRT 30 Gy in 5 fractions", ("radiation",)),
        ("chemoradiation", ["cisplatin"], "70 Gy", ("chemotherapy", "radiation")),
        ("systemic", ["temozolomide"], "60 Gy with it", ("chemotherapy", "radiation")),
        ("intravesical", ["BCG"], "", ("immunotherapy",)),
        ("", [], "TURBT; adjuvant chemotherapy declined, no radiation", ("surgery",)),
        ("", [], "R-CHOP x6, no transplant", ("targeted", "chemotherapy")),
        ("", [], "brachytherapy, no R-CHOP", ("radiation",)),
        ("radioiodine", [], "I-131 100 mCi", ("radiation",)),
    ],
)
def test_treatments_are_told_by_their_kind_their_medicines_or_their_words(
    said: str, names: list[str], words: str, modalities: tuple[str, ...]
) -> None:
    assert treatment_facet(names, kinds=kinds_said(said), words=words).modalities == modalities


def test_words_that_name_no_known_treatment_are_kept_as_an_unknown_medicine() -> None:
    given = treatment_facet([], words="a new antibody in phase 1")
    assert given.other_drugs == ("a new antibody in phase 1",)
    assert treatment_facet([], words="liver biopsy").other_drugs == ()


@pytest.mark.parametrize(
    ("words", "setting", "line"),
    [
        ("metastatic, 1L", "metastatic", 1),
        ("second-line palliative", "metastatic", 2),
        ("3rd line", "metastatic", 3),
        ("line 4", None, 4),
        ("mCRPC", "metastatic", None),
        ("pre-operative", "neoadjuvant", None),
        ("non-adjuvant", None, None),
        ("not metastatic; curative", "primary", None),
        ("frontline", "primary", None),
        ("unresectable", "locally_advanced", None),
    ],
)
def test_settings_and_lines_are_read_from_words(words: str, setting: str | None, line: int | None) -> None:
    given = treatment_facet(["docetaxel"], setting=words)
    assert (given.setting, given.line) == (setting, line)


@pytest.mark.parametrize(
    ("words", "ended_for"),
    [
        ("PD", "progression"),
        ("PSA rise", "progression"),
        ("growth of liver metastases", "progression"),
        ("completed; relapse a year later", "completed"),
        ("colitis grade 3", "toxicity"),
        ("no progression, patient's choice", "choice"),
        ("stable", None),
    ],
)
def test_why_a_treatment_ended_is_what_is_said_first(words: str, ended_for: str | None) -> None:
    assert treatment_facet(["docetaxel"], why_stopped=words).ended_for == ended_for
