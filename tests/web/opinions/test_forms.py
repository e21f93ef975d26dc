"""The steps of noting an opinion: everything but a name may stay empty, and nothing noted before is lost."""

from __future__ import annotations

import pytest

from rumbo.guide import InHand, Opinion
from rumbo.guide.opinions import Stance, topics
from rumbo.web.opinions.forms import SAID, STEPS, form_of, next_step
from tests.web.cast import day

RIOS = Opinion(id="a", doctor="Dr. Ríos", on=day("2026-10"), said={"aim": Stance(answer="control")})


def filled(step: str, opinion: Opinion, **data: object) -> Opinion:
    """The opinion after a step was sent with these answers."""
    form = form_of(step, opinion=opinion, data={name.replace("_", "-"): value for name, value in data.items()})
    assert form.is_valid(), form.errors
    return form.applied(opinion)


def test_the_steps_ask_every_topic_once() -> None:
    assert [topic for step in STEPS for topic in SAID.get(step, ())] == list(topics())


def test_only_the_name_is_needed() -> None:
    form = form_of("who", opinion=RIOS, data={"doctor": " "})
    assert list(form.errors) == ["doctor"]
    assert filled("who", RIOS, doctor="Dr. Kamau").doctor == "Dr. Kamau"


@pytest.mark.parametrize("step", [each for each in STEPS if each != "who"])
def test_any_other_step_may_stay_empty(step: str) -> None:
    assert form_of(step, opinion=RIOS, data={}).is_valid()


def test_what_was_in_hand_is_kept_with_its_days() -> None:
    dated = Opinion(id="a", doctor="Dr. Ríos", in_hand=(InHand(item="slides", of=day("2026-09")),))
    assert filled("hand", dated, had=["slides", "scan-report"]).in_hand == (
        InHand(item="slides", of=day("2026-09")), InHand(item="scan-report"),
    )  # fmt: skip
    assert filled("hand", RIOS, had=[]).in_hand == ()
    assert filled("hand", RIOS, unknown="on").in_hand is None


def test_days_are_asked_only_of_what_was_in_hand() -> None:
    had = Opinion(id="a", doctor="Dr. Ríos", in_hand=(InHand(item="slides"), InHand(item="in-person")))
    assert list(form_of("dates", opinion=had, data=None).fields) == ["slides"]
    form = form_of("dates", opinion=had, data={"slides_year": "2026", "slides_month": "9"})
    assert form.is_valid()
    assert form.applied(had).in_hand == (InHand(item="slides", of=day("2026-09")), InHand(item="in-person"))
    assert filled("dates", RIOS).in_hand is None
    assert next_step("hand", opinion=had) == "dates"
    assert next_step("hand", opinion=RIOS) == "what"
    assert next_step("days", opinion=had) is None


def test_an_answer_of_the_frame_or_other_words() -> None:
    assert filled("what", RIOS, aim="cure").about("aim") == Stance(answer="cure")
    assert filled("what", RIOS, aim="own-words", aim_words="buy time").about("aim") == Stance(words="buy time")
    assert filled("what", RIOS, aim_words="buy time").about("aim") == Stance(words="buy time")
    assert filled("what", RIOS, aim="cure", aim_words="forgotten here").about("aim") == Stance(answer="cure")
    assert filled("what", RIOS, aim="own-words").about("aim").is_silent
    assert filled("what", RIOS).said == {}


def test_choices_are_one_a_line_each_once() -> None:
    said = filled("choices", RIOS, offered="FOLFOX\n\n surgery \nFOLFOX", why="It worked.\nBefore.")
    assert said.about("offered") == Stance(choices=("FOLFOX", "surgery"))
    assert said.about("why") == Stance(words="It worked.\nBefore.")
    assert said.about("aim") == Stance(answer="control")


def test_what_is_known_stands_in_the_form() -> None:
    known = filled(
        "choices", filled("what", RIOS, aim="control", kind="own-words", kind_words="everywhere"), offered="A\nB"
    )
    assert form_of("choices", opinion=known, data=None).fields["offered"].initial == "A\nB"
    form = form_of("what", opinion=known, data=None)
    assert (form.fields["kind"].initial, form.fields["kind-words"].initial) == ("own-words", "everywhere")
    assert form.fields["aim"].initial == "control"
