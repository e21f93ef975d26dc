"""Joining results of tests: what the manual's tables cannot write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Biomarker, Diagnosis, lay_out
from rumbo.oncology.biomarkers import read_result
from tests.course.cast import fact, on


def result(id_: str, day: str | None, name: str, words: str, *, inherited: bool = False, record: str = "letter"):
    says = Biomarker(
        on=on(day) if day else None, name=name, result=words, positive=read_result(words), inherited=inherited
    )
    return fact(id_, says, record=record)


def joined(*facts) -> list[tuple[str, ...]]:
    return [each.facts for each in lay_out(facts, "2025-01-01").biomarkers]


def test_the_sample_the_report_and_the_letter_tell_one_result():
    laid = lay_out(
        [
            result("f1", "2018-10-09", "KRAS", "p.G12V mutation detected", record="report"),
            result("f2", "2018-11-02", "KRAS gene", "positive"),
            result("f3", None, "K-RAS", "positive", record="summary"),
        ],
        "2025-01-01",
    )
    (only,) = laid.biomarkers
    assert (only.facts, str(only.on), only.name, only.result) == (
        ("f1", "f2", "f3"),
        "2018-10-09",
        "KRAS",
        "p.G12V mutation detected",
    )


def test_an_english_and_a_spanish_name_are_one_test():
    one = result("f1", "2019-06-04", "ER", "positive 90%")
    other = result("f2", "2019-06-10", "receptores de estrógeno", "positivos (90 %)")
    assert joined(one, other) == [("f1", "f2")]


@pytest.mark.parametrize(
    ("day", "words"),
    [("2019-06-20", "positive 80%"), ("2019-06-20", "negative"), ("2019-09-20", "positive 90%")],
)
def test_another_number_another_answer_or_a_later_test_stays_apart(day, words):
    one, other = result("f1", "2019-06-04", "ER", "positive 90%"), result("f2", day, "ER", words)
    assert len(joined(one, other)) == 2


def test_an_inherited_result_is_one_whenever_it_is_told():
    one = result("f1", "2017-03-28", "BRCA", "negative", inherited=True)
    other = result("f2", "2021-03-28", "BRCA1/2", "negativo", inherited=True)
    tumour = result("f3", "2021-03-28", "BRCA1/2", "negativo")
    assert sorted(joined(one, other, tumour)) == [("f1", "f2"), ("f3",)]


words = st.sampled_from(("positive", "positive 90%", "90%", "negative", "negative (0)", "equivocal", ""))
days = st.sampled_from(("2019-06-04", "2019-06-20", "2019-08-20", None))


@given(st.lists(st.tuples(days, words), max_size=6))
def test_telling_every_result_in_a_second_record_adds_no_result(told):
    once = [result(f"a{n}", day, "ER", said) for n, (day, said) in enumerate(told)]
    twice = [result(f"b{n}", day, "ER", said, record="copy") for n, (day, said) in enumerate(told)]
    assert len(joined(*once, *twice)) == len(joined(*once))


def test_a_result_that_names_no_cancer_is_of_the_one_of_which_it_is_told():
    def of(id_: str, ref: str | None, words: str):
        says = Biomarker(on=on("2021-03-16"), name="ER", result=words, positive=read_result(words), cancer=ref)
        return fact(id_, says, record="portal")

    cancers = [
        fact("c1", Diagnosis(ref="r", on=on("2021-02-20"), words="right breast", side="right"), record="portal"),
        fact("c2", Diagnosis(ref="l", on=on("2021-03-10"), words="left breast", side="left"), record="portal"),
    ]
    one = [*cancers, of("f1", "l", "positive (100%)"), of("f2", None, "positive")]
    assert joined(*one) == [("f1", "f2")]
    assert len(joined(*one, of("f3", "r", "positive"))) == 3


def breast(id_: str, ref: str, day: str, side: str):
    return fact(id_, Diagnosis(ref=ref, on=on(day), words=f"{side} breast cancer", side=side), record="portal")


def of(id_: str, day: str, words: str = "negative", *, name: str = "ER", ref: str = "r"):
    says = Biomarker(on=on(day), name=name, result=words, positive=read_result(words), cancer=ref)
    return fact(id_, says, record="portal")


def test_a_result_of_a_year_is_of_the_one_sample_known_of_that_year():
    def days(*facts):
        return [(each.name, str(each.on)) for each in lay_out(facts, "2025-01-01").biomarkers]

    right = breast("c1", "r", "2011-09-14", "right")
    assert days(right, of("f1", "2011")) == [("ER", "2011-09-14")]
    assert days(right, of("f1", "2012")) == [("ER", "2012")]
    assert days(right, of("f1", "2015-03-04"), of("f2", "2015", name="PIK3CA")) == [
        ("ER", "2015-03-04"),
        ("PIK3CA", "2015-03-04"),
    ]
    two = (of("f1", "2015-03-04"), of("f2", "2015-11-04"))
    assert ("PIK3CA", "2015") in days(right, *two, of("f3", "2015", name="PIK3CA"))


def test_a_sample_of_the_days_in_which_the_other_breast_was_found_ill_is_of_that_one():
    known = (breast("c1", "r", "2009-05-04", "right"), breast("c2", "l", "2021-03-16", "left"))
    laid = lay_out([*known, of("f1", "2021-03-20"), of("f2", "2015-01-01")], "2025-01-01")
    by_id = {each.facts[0]: each.cancer for each in laid.biomarkers}
    left = next(each.id for each in laid.cancers if each.side == "left")
    assert by_id == {"f1": left, "f2": next(each.id for each in laid.cancers if each.side == "right")}
