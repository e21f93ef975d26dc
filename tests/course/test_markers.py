"""Tumour markers in blood: each value once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Biomarker, Diagnosis, Measure, as_json, lay_out
from rumbo.oncology import IcdO3Morphology, IcdO3Site, Loinc
from tests.course.cast import fact, on


def values(*facts) -> list[tuple[str, str, str, tuple[str, ...]]]:
    laid = lay_out(facts, "2023-01-01")
    return [(str(each.on), each.name, f"{each.words} {each.unit}".strip(), each.facts) for each in laid.markers]


def psa(id_: str, day: str, value: float, *, words: str = "", record: str = "lab"):
    says = Measure(on=on(day), name="PSA", value=value, unit="ng/mL", words=words, loinc=Loinc("2857-1"))
    return fact(id_, says, record=record)


def test_the_laboratorys_value_and_the_letters_are_one():
    said = fact("f2", Biomarker(on=on("2021-03-02"), name="PSA", result="0.4"), record="letter")
    other = fact("f3", Biomarker(on=on("2021-03-02"), name="PSA", result="0,5 ng/mL"), record="letter")
    assert values(psa("f1", "2021-03-02", 0.4), said, other) == [
        ("2021-03-02", "PSA", "0.4 ng/mL", ("f1", "f2")),
        ("2021-03-02", "PSA", "0.5 ng/mL", ("f3",)),
    ]


def test_a_letter_that_gives_a_value_without_its_day_tells_the_one_measured_before():
    def letter(id_: str, day: str | None):
        says = Biomarker(on=on(day) if day else None, name="PSA", result="0.4")
        return fact(id_, says, record="letter")

    lab = (psa("f1", "2020-01-02", 0.4), psa("f2", "2021-03-02", 0.4))
    assert values(*lab, letter("f3", "2021-04-15"))[1] == ("2021-03-02", "PSA", "0.4 ng/mL", ("f2", "f3"))
    assert values(*lab, letter("f3", None))[1][3] == ("f2", "f3")
    in_a_note = fact("f3", Measure(on=on("2021-04-15"), name="PSA", value=0.4), record="note")
    assert values(*lab, in_a_note)[1][3] == ("f2", "f3")
    assert values(*lab, letter("f3", "2021-08-15"))[1][3] == ("f2", "f3")  # the last it measured at all
    assert len(values(*lab, letter("f3", "2021-10-15"))) == 3
    assert len(values(*lab, letter("f3", "2019-12-30"))) == 3


def test_a_number_that_is_no_longer_the_last_is_quoted_for_two_months_only():
    newer = psa("f3", "2021-03-20", 0.9)
    said = fact("f4", Measure(on=on("2021-05-20"), name="PSA", value=0.4), record="note")
    assert len(values(psa("f1", "2021-03-02", 0.4), newer, said)) == 3


def test_one_letter_repeats_what_another_told_and_what_has_no_day_is_the_same_number():
    told = fact("f1", Measure(on=on("2021-03-02"), name="CEA", value=2.0), record="table")
    repeated = fact("f2", Measure(on=on("2021-03-09"), name="CEA", value=2.0), record="note")
    undated = fact("f3", Measure(name="CEA", value=2.0), record="table")
    assert values(told, repeated, undated) == [("2021-03-02", "CEA", "2", ("f1", "f2", "f3"))]


def test_equal_numbers_of_one_series_stay_apart():
    table = [
        fact(f"f{day}", Measure(on=on(f"2021-03-0{day}"), name="CEA", value=2.0), record="table") for day in (1, 8)
    ]
    assert len(values(*table)) == 2


def test_a_value_below_the_limit_keeps_its_sign():
    assert values(psa("f1", "2021-03-02", 0.1, words="<0.1")) == [("2021-03-02", "PSA", "<0.1 ng/mL", ("f1",))]


def test_a_marker_is_known_by_its_number_when_its_name_says_nothing():
    says = Measure(on=on("2021-03-02"), name="Serum test", value=3, loinc=Loinc("2857-1"), words="fasting")
    assert values(fact("f1", says)) == [("2021-03-02", "PSA", "3", ("f1",))]


def test_other_numbers_and_words_without_a_number_are_no_values():
    weight = fact("f1", Measure(on=on("2021-03-02"), name="weight", value=70, unit="kg"))
    rising = fact("f2", Biomarker(on=on("2021-03-02"), name="CA-125", result="rising"))
    assert values(weight, rising) == []


def test_what_is_found_or_not_stays_a_result_and_makes_no_series():
    found = fact("f2", Biomarker(on=on("2021-03-02"), name="ctDNA", result="not detected", positive=False))
    psa_gone = fact("f3", Biomarker(on=on("2021-03-02"), name="PSA", result="undetectable", positive=False))
    assert values(found, psa_gone) == []
    assert [each.facts for each in lay_out([found, psa_gone], "2023-01-01").biomarkers] == [("f3",), ("f2",)]


def test_what_stands_in_every_panel_of_blood_makes_no_series():
    ldh = fact("f1", Measure(on=on("2021-03-02"), name="LDH", value=210, unit="U/L"))
    assert values(ldh) == []


def test_ldh_is_followed_where_the_stage_of_the_cancer_rests_on_it():
    ldh = fact("f1", Measure(on=on("2021-03-02"), name="LDH", value=254, unit="U/L"))
    melanoma = fact(
        "f2", Diagnosis(ref="d", on=on("2020-01-02"), site=IcdO3Site("C44.7"), morphology=IcdO3Morphology("8720/3"))
    )
    colon = fact(
        "f2", Diagnosis(ref="d", on=on("2020-01-02"), site=IcdO3Site("C18.7"), morphology=IcdO3Morphology("8140/3"))
    )
    siteless = fact("f2", Diagnosis(ref="d", on=on("2020-01-02"), words="cancer"))
    assert [each.name for each in lay_out([ldh, melanoma], "2023-01-01").markers] == ["LDH"]
    assert lay_out([ldh, colon], "2023-01-01").markers == ()
    assert lay_out([ldh, siteless], "2023-01-01").markers == ()


def test_they_are_printed_after_the_properties_of_the_tumour():
    tissue = fact("f1", Biomarker(on=on("2022-03-02"), name="HER2", result="negative", positive=False))
    printed = as_json(lay_out([tissue, psa("f2", "2021-03-02", 0.4)], "2023-01-01"))["biomarkers"]
    assert printed == [
        {"name": "HER2", "result": "negative", "on": "2022-03-02"},
        {"name": "PSA", "result": "0.4 ng/mL", "on": "2021-03-02"},
    ]


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 3)), max_size=8))
def test_telling_every_value_in_a_second_record_adds_no_value(told):
    once = [psa(f"a{n}", f"2021-03-{day:02}", value) for n, (day, value) in enumerate(told)]
    twice = [psa(f"b{n}", f"2021-03-{day:02}", value, record="summary") for n, (day, value) in enumerate(told)]
    assert [each[:3] for each in values(*once, *twice)] == [each[:3] for each in values(*once)]


def test_what_cannot_be_seen_in_blood_is_no_zero_and_repeats_the_last_such_value():
    def note(id_: str, day: str | None, words: str, value: float = 0.0):
        says = Measure(on=on(day) if day else None, name="PSA", value=value, words=words)
        return fact(id_, says, record="note")

    assert values(note("f2", "2021-09-01", "undetectable")) == [("2021-09-01", "PSA", "undetectable", ("f2",))]
    lab = psa("f1", "2020-12-02", 0.1, words="<0.1")
    assert values(lab, note("f2", "2021-09-01", "indetectable")) == [("2020-12-02", "PSA", "<0.1 ng/mL", ("f1", "f2"))]
    assert values(lab, note("f2", "2021-09-01", "<0.1", 0.1))[0][3] == ("f1", "f2")
    assert len(values(lab, note("f2", "2022-09-01", "undetectable"))) == 2
    assert len(values(psa("f1", "2020-12-02", 0.4), note("f2", "2021-01-01", "undetectable"))) == 2
