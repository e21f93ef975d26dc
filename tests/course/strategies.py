"""Facts of every kind for property tests: few values each, so that they meet and disagree often."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rumbo.course.facts import (
    Background,
    Biomarker,
    Diagnosis,
    Fact,
    Finding,
    Illness,
    Measure,
    Place,
    Relative,
    Source,
    Statement,
    Status,
    Symptom,
    Treatment,
)
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site, PartialDate

SITES = ("C50.4", "C50.9", "C34.1", "C18.7", "C18.9", "C44.7", "C61.9", "C42.1", "C80.9", "C56.9")
CELLS = ("8500/3", "8520/3", "8140/3", "8000/3", "8720/3", "9823/3", "8500/2", "8140/6")
CODES = ("C50.412", "C50.911", "C79.51", "C78.7", "C77.3", "Z85.3", "D05.12", "C91.10", "C83.30", "C80.1", "C43.71")
PLACES = (
    "left chest wall",
    "liver",
    "hígado",
    "bone, L2 vertebra",
    "left axillary lymph node",
    "right breast",
    "left breast",
    "somewhere nobody knows",
    "",
)
DRUGS = ("tamoxifen", "docetaxel", "docetaxel + cyclophosphamide", "letrozole", "mastectomy", "SBRT", "", "FOLFOX")
WORDS = ("", "breast cancer", "cáncer de mama izquierda", "lymphoma", "left", "?")


def dates() -> SearchStrategy[PartialDate]:
    """Partial dates of a few years, so that they fall near each other."""
    years, months = st.integers(2014, 2020), st.integers(1, 12)
    return st.one_of(
        st.builds(PartialDate, years, about=st.booleans()),
        st.builds(PartialDate, years, months, about=st.booleans()),
        st.builds(PartialDate, years, months, st.integers(1, 28), about=st.booleans()),
    )


def places() -> SearchStrategy[Place]:
    """Places by words, by code, or both."""
    sites = st.none() | st.sampled_from(SITES).map(IcdO3Site)
    return st.builds(Place, words=st.sampled_from(PLACES), site=sites, side=st.sampled_from((None, "left", "right")))


def statements() -> SearchStrategy[Statement]:
    """Statements of all ten kinds."""
    shared = {
        "on": st.none() | dates(),
        "cancer": st.sampled_from((None, None, "a", "b", "elsewhere")),
        "words": st.sampled_from(WORDS),
    }
    sides = st.sampled_from((None, "left", "right", "bilateral", "midline"))
    several = st.lists(places(), max_size=2).map(tuple)
    found_by = st.sampled_from(("biopsy", "imaging", "exam", "marker", "not_said"))
    diagnoses = st.builds(
        Diagnosis,
        ref=st.sampled_from(("a", "b")),
        site=st.none() | st.sampled_from(SITES).map(IcdO3Site),
        side=sides,
        morphology=st.none() | st.sampled_from(CELLS).map(IcdO3Morphology),
        icd10=st.none() | st.sampled_from(CODES).map(Icd10),
        stage_words=st.sampled_from(("", "stage II", "stage IV")),
        **shared,
    )
    treatments = st.builds(
        Treatment,
        modality=st.sampled_from(("surgery", "radiation", "chemotherapy", "hormone", "targeted", "other")),
        name=st.sampled_from(DRUGS),
        until=st.none() | dates(),
        given=st.sampled_from((True, True, False, None)),
        ongoing=st.booleans(),
        last_given_on=st.none() | dates(),
        places=several,
        **shared,
    )
    findings = st.builds(
        Finding,
        place=places(),
        tumour=st.sampled_from((True, False, None)),
        secondary=st.booleans(),
        suspected=st.booleans(),
        found_by=found_by,
        **shared,
    )
    statuses = st.builds(
        Status,
        status=st.sampled_from(("no_evidence_of_disease", "remission", "stable", "progression", "recurrence")),
        places=several,
        said_kind=st.sampled_from((None, None, "local", "regional", "distant", "mixed")),
        suspected=st.booleans(),
        found_by=found_by,
        **shared,
    )
    biomarkers = st.builds(
        Biomarker,
        name=st.sampled_from(("HER2", "ESR1", "her2")),
        result=st.sampled_from(("positive", "negative", "", "3+")),
        positive=st.sampled_from((True, False, None)),
        **shared,
    )
    relatives = st.builds(
        Relative,
        relation=st.sampled_from(("mother", "esposa", "")),
        illness=st.sampled_from(("breast cancer", "cáncer de colon", "asthma")),
        age_years=st.none() | st.integers(0, 99),
        **shared,
    )
    others = st.one_of(
        st.builds(Measure, name=st.just("PSA"), value=st.floats(0, 9), **shared),
        st.builds(Symptom, name=st.just("tired"), **shared),
        st.builds(Illness, name=st.just("asthma"), **shared),
        st.builds(Background, topic=st.just("note"), **shared),
    )
    return st.one_of(diagnoses, treatments, findings, statuses, biomarkers, relatives, others)


def facts() -> SearchStrategy[Fact]:
    """Facts with few ids, so that they supersede and undo each other, and sometimes clash."""
    ids = st.integers(0, 30).map(lambda number: f"f{number:02}")
    records = st.sampled_from(("letter", "portal", "pathology")).map(lambda record: Source(record=record, quote="said"))
    return st.builds(
        Fact,
        id=ids,
        says=st.none() | statements(),
        standing=st.sampled_from(("from_record", "from_me", "from_doctor", "unsure")),
        source=st.none() | records,
        supersedes=st.none() | ids,
        undoes=st.none() | st.none() | ids,
    )


def logs(max_size: int = 16) -> SearchStrategy[list[Fact]]:
    """A person's facts: each id once, as a log holds them."""
    return st.lists(facts(), max_size=max_size, unique_by=lambda fact: fact.id)
