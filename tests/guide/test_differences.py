"""Opinions side by side: where doctors agree, differ or are silent, why, and what would settle it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Course
from rumbo.guide.differences import Compared, Comparison, choice_key, compare, raised_by
from rumbo.guide.opinions import InHand, Opinion, Stance, items, topics
from rumbo.guide.questions import pick
from rumbo.oncology import PartialDate

ALL_THINGS = tuple(InHand(item=each) for each in items())


def opinion(name: str = "a", *, had: tuple[str, ...] | None = None, **said: Any) -> Opinion:
    """An opinion: one answer as a word, choices as a list."""
    noted = {
        topic.replace("_", "-"): Stance(choices=tuple(each)) if isinstance(each, list) else Stance(answer=each)
        for topic, each in said.items()
    }
    in_hand = None if had is None else tuple(InHand(item=each) for each in had)
    return Opinion(id=name, doctor=f"Dr. {name.upper()}", said=noted, in_hand=in_hand)


def compared(topic: str, *opinions: Opinion) -> Compared:
    return next(each for each in compare(opinions).rows if each.topic.id == topic)


def causes(topic: str, *opinions: Opinion) -> list[str]:
    return [each.source for each in compared(topic, *opinions).causes]


def test_two_doctors_who_give_one_answer_agree() -> None:
    found = compared("aim", opinion("a", aim="control"), opinion("b", aim="control"))
    assert (found.state, found.causes, found.questions) == ("agree", (), ())


def test_a_doctor_who_did_not_speak_of_it_is_asked() -> None:
    found = compared("aim", opinion("a", aim="control"), opinion("b"))
    assert found.state == "one_spoke"
    assert [(each.opinion, each.text) for each in found.questions] == [("b", topics()["aim"].ask)]


def test_what_nobody_spoke_of_is_silent_and_asks_nothing() -> None:
    found = compared("aim", opinion("a"), opinion("b"))
    assert (found.state, found.questions) == ("silent", ())


def test_free_words_stand_side_by_side_and_are_not_judged() -> None:
    one, other = (Opinion(id=each, doctor=each, said={"why": Stance(words=each)}) for each in "ab")
    assert compared("why", one, other).state == "side_by_side"


def test_an_answer_in_other_words_than_the_frames_is_not_judged_either() -> None:
    own = Opinion(id="b", doctor="Dr. B", said={"aim": Stance(words="buy time for a trial")})
    assert compared("aim", opinion("a", aim="control"), own).state == "side_by_side"
    listed = Opinion(id="b", doctor="Dr. B", said={"offered": Stance(words="several things")})
    assert compared("offered", opinion("a", offered=["FOLFIRI"]), listed).state == "side_by_side"


def test_the_same_medicines_are_the_same_choice_under_any_name() -> None:
    found = compared("offered", opinion("a", offered=["Xeloda"]), opinion("b", offered=["capecitabina"]))
    assert (found.state, found.shared) == ("agree", ("Xeloda",))


def test_choices_that_overlap_agree_in_part() -> None:
    found = compared("offered", opinion("a", offered=["FOLFIRI", "liver surgery"]), opinion("b", offered=["FOLFIRI"]))
    assert (found.state, found.shared) == ("partly", ("FOLFIRI",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("cirugía del hígado", "surgery on the liver", True),
        ("liver surgery", "lung surgery", False),
        ("no chemotherapy", "chemotherapy", False),
        ("Clinical trial", "clinical trial.", True),
        ("FOLFOX", "FOLFIRI", False),
        ("SBRT", "radiation to the liver", False),
    ],
)
def test_what_counts_as_the_same_choice(one: str, other: str, *, same: bool) -> None:
    assert (choice_key(one) == choice_key(other)) is same


def test_a_difference_may_come_from_papers_that_one_doctor_did_not_have() -> None:
    one = opinion("a", had=("pathology-report",), what_it_is="same")
    other = opinion("b", had=("pathology-report", "slides"), what_it_is="new")
    found = compared("what-it-is", one, other)
    assert [each.says.said("en") for each in found.causes] == ["Dr. A did not have: tissue slides. Dr. B did."]
    assert [(each.opinion, each.text.said("en")) for each in found.questions] == [
        ("a", "Dr. B had this in hand: tissue slides. Would it change what you think?")
    ]


def test_a_doctor_who_only_saw_papers_may_want_to_see_the_person() -> None:
    one, other = opinion("a", had=("slides",), kind="local"), opinion("b", had=("slides", "in-person"), kind="regional")
    asked = [each.text.said("es") for each in compared("kind", one, other).questions]
    assert asked == ["Dr. B me vio en persona. ¿Quiere verme usted también?"]


def test_a_paper_that_has_no_bearing_on_the_topic_explains_nothing() -> None:
    one = opinion("a", had=("slides",), what_it_is="same")
    other = opinion("b", had=("slides", "medicine-list"), what_it_is="new")
    assert causes("what-it-is", one, other) == ["judgement"]


def test_an_older_copy_is_told_but_not_when_the_days_may_be_one() -> None:
    def with_scan(name: str, of: str, kind: str) -> Opinion:
        noted = (InHand(item="scan-images", of=PartialDate.parse(of)),)
        return Opinion(id=name, doctor=f"Dr. {name}", said={"kind": Stance(answer=kind)}, in_hand=noted)

    found = compared("kind", with_scan("A", "2026-03", "local"), with_scan("B", "2026-06-01", "distant"))
    assert [each.says.said("en") for each in found.causes] == ["Dr. A had an older copy than Dr. B of: scan pictures."]
    assert causes("kind", with_scan("A", "2026", "local"), with_scan("B", "2026-06-01", "distant")) == ["judgement"]


def test_a_test_that_one_wants_first_is_told() -> None:
    one = opinion("a", had=("slides",), aim="find-out", tests_wanted=["liver biopsy"])
    other = opinion("b", had=("slides",), aim="control")
    told = compared("aim", one, other).causes[0]
    assert told.source == "missing_information"
    assert told.says.said("es") == "Dr. A quiere antes: liver biopsy. Dr. B no pidió estudios."
    both_want = opinion("b", had=("slides",), tests_wanted=["PET scan"])
    assert "missing_information" not in causes("tests-wanted", one, both_want)


def test_choices_may_differ_because_the_aims_do() -> None:
    one = opinion("a", had=("slides",), aim="cure", advised=["liver surgery"])
    other = opinion("b", had=("slides",), aim="ease", advised=["FOLFIRI"])
    found = compared("advised", one, other)
    assert [each.source for each in found.causes] == ["another_aim"]
    assert found.causes[0].says.said("en") == "They see another aim. Dr. A: to cure. Dr. B: to ease it."
    assert [each.text.said("en") for each in found.questions] == [
        "Dr. B sees this aim: to ease it. How do you see it?",
        "Dr. A sees this aim: to cure. How do you see it?",
    ]


def test_it_is_judgement_only_when_papers_and_aim_are_the_same() -> None:
    one = opinion("a", had=("slides",), aim="control", advised=["FOLFOX"])
    other = opinion("b", had=("slides",), aim="control", advised=["FOLFIRI"])
    found = compared("advised", one, other)
    assert [each.source for each in found.causes] == ["judgement"]
    assert found.questions[0].text.said("en") == "Dr. B said: FOLFIRI. What makes you see it another way?"


def test_what_was_not_noted_leaves_the_difference_open() -> None:
    one, other = opinion("a", advised=["FOLFOX"]), opinion("b", had=("slides",), advised=["FOLFIRI"])
    assert compared("advised", one, other).causes[0].says.said("en").startswith("Not noted yet: what Dr. A had")
    noted = opinion("a", had=("slides",), advised=["FOLFOX"])
    assert causes("advised", noted, other) == ["open"]
    empty = opinion("a", had=(), kind="local"), opinion("b", had=(), kind="distant")
    assert compared("kind", *empty).causes[0].says.id == "guide-opinions-nothing-shared"


def test_three_opinions_fit_and_only_those_who_differ_are_compared() -> None:
    three = [
        opinion(each, had=("slides",), what_it_is=said)
        for each, said in zip("abc", ["same", "same", "new"], strict=True)
    ]
    found = compared("what-it-is", *three)
    assert found.state == "differ"
    assert {each.says.values["one"] for each in found.causes} == {"Dr. A", "Dr. B"}
    assert {each.says.values["other"] for each in found.causes} == {"Dr. C"}


def test_what_would_settle_it_goes_to_the_list_of_the_visit() -> None:
    comparison = compare(
        [opinion("a", had=("slides",), aim="cure"), opinion("b", had=("slides",), aim="ease", kind="local")]
    )
    raised = raised_by(comparison)
    assert [each.question.id for each in raised][:2] == ["opinion-a-b-aim", "opinion-b-a-aim"]
    listed = pick(Course(today=PartialDate.parse("2026-11-23")), raised=raised)
    assert {each.question.id for each in raised} <= {each.question.id for each in listed.all}


said_words = st.lists(st.sampled_from(["FOLFOX", "FOLFIRI", "liver surgery", "no treatment", "xyzzy"]), max_size=3)
dates = st.none() | st.sampled_from([PartialDate(2025), PartialDate(2026, 3), PartialDate(2026, 3, 4)])


@st.composite
def opinions(draw: st.DrawFn, name: str) -> Opinion:
    """Any opinion: each part silent, answered, listed or in free words."""
    said = {}
    for topic in topics().values():
        answer = draw(st.sampled_from(["", *topic.answers]))
        choices = tuple(draw(said_words)) if topic.form == "choices" else ()
        said[topic.id] = Stance(answer=answer, choices=choices, words=draw(st.sampled_from(["", "it depends"])))
    had = draw(st.none() | st.sets(st.sampled_from(sorted(items()))))
    in_hand = None if had is None else tuple(InHand(item=each, of=draw(dates)) for each in sorted(had))
    return Opinion(id=name, doctor=f"Dr. {name}", said=said, in_hand=in_hand)


@given(st.tuples(opinions("a"), opinions("b"), opinions("c")))
def test_any_opinions_compare_and_everything_said_can_be_said(three: tuple[Opinion, ...]) -> None:
    found = compare(three)
    assert [row.topic.id for row in found.rows] == list(topics())
    for row in found.rows:
        assert bool(row.causes) == (row.state in {"differ", "partly"})
        assert all(each.says.said(lang) for each in row.causes for lang in ("en", "es"))
        assert all(each.text.said(lang) and each.why.said(lang) for each in row.questions for lang in ("en", "es"))
    assert len({each.id for each in found.questions}) == len(found.questions)


@given(opinions("a"), opinions("b"))
def test_the_order_of_the_opinions_changes_no_state_and_no_cause(one: Opinion, other: Opinion) -> None:
    def told(found: Comparison) -> list[tuple[str, list[str]]]:
        return [(row.state, sorted(cause.source for cause in row.causes)) for row in found.rows]

    assert told(compare([one, other])) == told(compare([other, one]))
