"""The packet: for every course each wanted thing stands in one way, and what is held is held by a record that gave it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course import (
    Background,
    Biomarker,
    Diagnosis,
    Fact,
    Finding,
    Measure,
    Place,
    Source,
    Statement,
    Status,
    Treatment,
    lay_out,
)
from rumbo.guide import packet as packets
from rumbo.guide.packet import OFFICES, Packet, pack, wanted
from rumbo.oncology import IcdO3Morphology, IcdO3Site
from rumbo.words import LANGUAGES, ContentError, Text, load
from tests.guide.advice import advice_in
from tests.guide.cast import day
from tests.guide.reading_level import ease, grade

TODAY = date(2026, 11, 23)
BREAST = Diagnosis(ref="c1", site=IcdO3Site("C50.9"), on=day("2014-03"))
LYMPHOMA = Diagnosis(ref="c1", site=IcdO3Site("C77.0"), morphology=IcdO3Morphology("9690/3"), on=day("2018"))
LIVER = Place(words="liver")
BIOPSY = Finding(place=LIVER, found_by="biopsy", tumour=True, on=day("2024-03-05"))
SCAN = Finding(place=LIVER, found_by="imaging", tumour=True, on=day("2024-02-01"))
SURGERY = Treatment(modality="surgery", name="mastectomy", on=day("2014-04"))
RADIATION = Treatment(modality="radiation", name="radiation", on=day("2014-09"))
HER2 = Biomarker(name="HER2", result="negative")
BRCA = Biomarker(name="BRCA2", result="positive", inherited=True)
CEA = Measure(name="CEA", value=4.0, unit="ng/mL")
PILLS = Background(topic="medicine", words="letrozole 2.5 mg")
ALLERGY = Background(topic="allergy", words="penicillin")
ALL: tuple[Statement, ...] = (BREAST, LYMPHOMA, BIOPSY, SCAN, SURGERY, RADIATION, HER2, BRCA, CEA, PILLS, ALLERGY)


def told(says: Statement) -> Fact:
    """Something the person told, without a record."""
    return Fact(id=f"told-{hash(says)}", says=says, standing="from_me")


def read(says: Statement, *, record: str = "a" * 64, result: str = "") -> Fact:
    """Something a record says, as the result of a test or not."""
    source = Source(record=record, place="line 3", quote="as written", result=result)
    return Fact(id=f"{record[:4]}-{hash(says)}-{result}", says=says, standing="from_record", source=source)


def packed(*facts: Fact) -> Packet:
    """The packet of these facts."""
    return pack(facts, course=lay_out(facts, TODAY))


def how(packet: Packet) -> dict[str, str]:
    """In which way each wanted thing stands."""
    return {each.wanted.id: each.held for each in packet.holdings}


def test_with_nothing_known_all_that_everyone_needs_is_asked_for() -> None:
    stands = how(packed())
    assert {name for name, held in stands.items() if held == "not_needed"} == {
        "operation-note", "radiation-summary", "treatment-summary", "inherited-report",
    }  # fmt: skip
    assert set(stands.values()) == {"ask", "not_needed"}


@pytest.mark.parametrize(
    ("says", "name"),
    [
        (BIOPSY, "pathology-report"), (LYMPHOMA, "pathology-report"), (SCAN, "scan-report"), (HER2, "biomarker-report"),
        (BRCA, "inherited-report"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_a_result_is_its_report_and_anything_else_only_names_it(says: Statement, name: str) -> None:
    holding = {each.wanted.id: each for each in packed(read(says, result="report/1")).holdings}[name]
    assert (holding.held, holding.records) == ("have", ("a" * 64,))
    holding = {each.wanted.id: each for each in packed(read(says)).holdings}[name]
    assert (holding.held, holding.records) == ("named", ("a" * 64,))
    holding = {each.wanted.id: each for each in packed(told(says)).holdings}[name]
    assert (holding.held, holding.records) == ("ask", ())


def test_the_record_with_the_report_counts_before_the_one_that_names_it() -> None:
    facts = (
        read(BIOPSY, record="b" * 64),
        read(BIOPSY, record="c" * 64, result="r"),
        read(LYMPHOMA, record="c" * 64, result="r"),
    )
    assert packed(*facts).holdings[0].records == ("c" * 64,)


def test_slides_and_pictures_are_always_asked_for() -> None:
    everything = packed(*(read(says, result="r") for says in ALL))
    assert {how(everything)[name] for name in ("slides", "scan-images")} == {"ask"}


def test_a_record_that_tells_of_an_operation_is_not_its_note() -> None:
    stands = how(packed(read(SURGERY), read(RADIATION)))
    assert (stands["operation-note"], stands["radiation-summary"]) == ("named", "named")
    stands = how(packed(told(SURGERY), told(RADIATION)))
    assert (stands["operation-note"], stands["radiation-summary"], stands["treatment-summary"]) == (
        "ask",
        "ask",
        "made",
    )


def test_what_was_only_planned_needs_no_note() -> None:
    planned = Treatment(modality="surgery", name="mastectomy", given=False)
    stands = how(packed(told(planned)))
    assert (stands["operation-note"], stands["treatment-summary"]) == ("not_needed", "not_needed")


def test_what_rumbo_prints_is_made_from_what_it_knows() -> None:
    stands = how(packed(told(PILLS), told(ALLERGY)))
    assert (stands["medicine-list"], stands["allergy-list"]) == ("made", "made")
    assert how(packed(told(Background(topic="medicine", words=" "))))["medicine-list"] == "ask"
    assert how(packed(told(CEA)))["blood-tests"] == "ask"
    assert how(packed(read(CEA)))["blood-tests"] == "have"


def test_a_letter_names_places_and_days_in_order_of_time_and_each_once() -> None:
    undated = Finding(place=Place(words="lung"), found_by="biopsy")
    nowhere = Finding(place=Place(words=""), found_by="biopsy")
    facts = [read(each) for each in (undated, BIOPSY, SURGERY, SCAN, nowhere, RADIATION)]
    of = {each.wanted.id: [text.en for text in each.of] for each in packed(*facts, told(BIOPSY)).holdings}
    assert of["slides"] == ["mastectomy, April 2014", "liver, March 5, 2024", "lung"]
    assert of["pathology-report"] == ["liver, March 5, 2024", "lung"]
    assert of["scan-images"] == ["February 1, 2024"]
    assert of["radiation-summary"] == ["radiation, September 2014"]
    assert of["blood-tests"] == []
    undated_scan = Finding(place=LIVER, found_by="imaging")
    assert packed(read(undated_scan)).asked_of("imaging")[0].of == ()


def test_a_status_by_scan_counts_as_its_report() -> None:
    seen = Status(status="stable", found_by="imaging", on=day("2025"))
    assert how(packed(read(seen, result="r")))["scan-report"] == "have"
    assert packed(read(seen, result="r")).asked_of("imaging")[0].of == ()


def test_a_cancer_of_the_blood_has_its_own_words() -> None:
    blood = {each.wanted.id: each.wanted for each in packed(told(LYMPHOMA)).holdings}
    solid = {each.wanted.id: each.wanted for each in packed(told(BREAST)).holdings}
    mixed = {each.wanted.id: each.wanted for each in packed(told(BREAST), read(LYMPHOMA)).holdings}
    assert blood["slides"].name.en == "bone marrow and tissue slides"
    assert "flow cytometry" in blood["pathology-report"].why.text.en
    assert solid["slides"].name == mixed["slides"].name == Text(en="tissue slides", es="láminas de tejido")
    assert blood["scan-report"] == solid["scan-report"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(ALL), st.sampled_from(["told", "named", "report"])), max_size=8),
)
def test_each_wanted_thing_stands_in_exactly_one_way(chosen: list[tuple[Statement, str]]) -> None:
    facts = tuple(
        told(says) if how == "told" else read(says, result="r" if how == "report" else "") for says, how in chosen
    )
    packet = pack(facts, course=lay_out(facts, TODAY))
    assert [each.wanted.id for each in packet.holdings] == [each.id for each in wanted(is_blood=False)]
    ways = [packet.held(way) for way in ("have", "named", "made", "ask", "not_needed")]
    assert sum(len(each) for each in ways) == len(packet.holdings)
    assert {each.wanted.id for way in ways for each in way} == {each.wanted.id for each in packet.holdings}
    known = {fact.source.record for fact in facts if fact.source}
    for each in packet.holdings:
        assert set(each.records) <= known
        assert bool(each.records) is (each.held in {"have", "named"})
        if each.held == "not_needed":
            assert each.wanted.not_needed is not None
        if each.held in {"ask", "named"} and each.wanted.office:
            assert each in packet.asked_of(each.wanted.office)
            assert each.wanted.asks is not None
    letters = [each for office in OFFICES for each in packet.asked_of(office)]
    assert {each.wanted.id for each in letters} >= {"slides", "scan-images"}


@pytest.mark.parametrize("is_blood", [False, True])
def test_everything_wanted_says_why_and_where_with_sources_and_is_easy_to_read(is_blood: bool) -> None:
    listed = wanted(is_blood=is_blood)
    assert all(said.sources for each in listed for said in (each.why, each.where))
    texts = [said.text for each in listed for said in (each.why, each.where)]
    texts += [each.not_needed for each in listed if each.not_needed]
    assert mean(grade(text.en) for text in texts) <= 6.5
    assert mean(ease(text.es) for text in texts) >= 60
    assert [found for text in texts for lang in LANGUAGES for found in advice_in(text.said(lang))] == []


def test_the_sources_of_a_packet_are_those_of_its_sentences_each_once() -> None:
    sources = packed().sources
    assert sources[0].name.startswith("American Cancer Society")
    assert len(sources) == len(set(sources))


@pytest.mark.parametrize(
    "broken",
    [
        "office: records",
        "applies_when: had_treatment",
        'not_needed: {en: "x", es: "x"}',
        'asks: {en: "x", es: "x"}',
    ],
)
def test_a_letter_needs_words_and_a_rule_its_reason(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = '{en: "x", es: "x", source: [guide]}'
    written = f"""
reviewed_on: 2026-11-23
reviewed_by: null
papers:
  thing:
    name: {{en: "x", es: "x"}}
    why: {said}
    where: {said}
    {broken}
"""
    (tmp_path / "opinions/packet").mkdir(parents=True)
    (tmp_path / "opinions/packet/packet.yaml").write_text(written)
    monkeypatch.setattr(packets, "load", lambda folder, shape: load(folder, shape, root=tmp_path))
    wanted.cache_clear()
    try:
        with pytest.raises(ContentError, match="thing"):
            wanted(is_blood=False)
    finally:
        wanted.cache_clear()
