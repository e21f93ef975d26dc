"""A decision: begun, weighed in words, decided, looked at again, set aside; and every earlier version kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.choices.described import CHOICE_IDS
from rumbo.guide.decisions import (
    GOING,
    SURENESS,
    Decision,
    Version,
    Weighed,
    begin_decision,
    change_decision,
    decode_decision,
    encode_decision,
    list_choices,
    tell_state,
    tell_sureness,
)
from rumbo.oncology import PartialDate

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
NOON, NEXT_DAY = MORNING + timedelta(hours=3), MORNING + timedelta(days=1)
TODAY = MORNING.date()
ON, BREAK, OWN = Weighed(choice="go-on"), Weighed(choice="pause"), Weighed(words="Ask Dr. Kamau first")
SPRING = PartialDate.parse("2027-03")


def begun() -> Decision:
    return begin_decision("d1", what="Whether to go on with the pills", by="1", at=MORNING)


def decided(**more: object) -> Decision:
    return change_decision(begun(), by="1", at=NOON, choices=(ON, BREAK), decided="pause", review_on=SPRING, **more)


def test_a_decision_begins_open_with_only_what_is_to_be_decided() -> None:
    assert begun().state(TODAY) == "open"
    assert begun().is_open
    assert begun().now.chosen is None
    assert begun().earlier == ()


def test_the_pages_of_one_sitting_make_one_version() -> None:
    weighed = change_decision(begun(), by="1", at=NOON, choices=(ON, BREAK))
    settled = change_decision(weighed, by="1", at=NOON, decided="pause")
    with_more = change_decision(settled, by="1", at=NOON, sure="leaning", next_step="Call the clinic", review_on=SPRING)
    assert with_more.earlier == ()
    assert with_more.now.chosen == BREAK
    assert with_more.state(TODAY) == "decided"
    assert not with_more.is_open


def test_what_was_decided_and_is_changed_stays_in_the_history_even_on_the_same_day() -> None:
    changed = change_decision(decided(), by="1", at=NOON, decided="go-on")
    assert changed.now.chosen == ON
    assert [each.chosen for each in changed.earlier] == [BREAK]


def test_what_somebody_else_or_another_day_adds_is_a_version_of_its_own() -> None:
    by_elena = change_decision(decided(), by="2", at=NOON, help="Elena")
    assert (by_elena.now.by, by_elena.now.help, by_elena.earlier[0].help) == ("2", "Elena", "")
    later = change_decision(by_elena, by="2", at=NEXT_DAY, next_step="Ask on Monday")
    assert [each.at for each in (later.now, *later.earlier)] == [NEXT_DAY, NOON, NOON]
    assert len(change_decision(begun(), by="1", at=NEXT_DAY, choices=(ON,)).earlier) == 1


def test_nothing_is_written_when_nothing_changes() -> None:
    assert change_decision(decided(), by="2", at=NEXT_DAY, decided="pause") == decided()


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2027, 2, 28), "decided"), (date(2027, 3, 1), "look_again"), (date(2028, 1, 1), "look_again")],
)
def test_it_is_to_be_looked_at_again_from_the_first_day_its_review_date_can_mean(day: date, state: str) -> None:
    assert decided().state(day) == state


def test_an_open_decision_is_looked_at_again_too_and_is_still_open() -> None:
    waiting = change_decision(begun(), by="1", at=NOON, review_on=PartialDate.parse("2026-11"))
    assert waiting.state(TODAY) == "look_again"
    assert waiting.is_open


def test_setting_aside_is_kept_with_what_stood_before_and_can_be_taken_up_again() -> None:
    aside = change_decision(begun(), by="1", at=NOON, is_set_aside=True)
    assert aside.state(TODAY) == "set_aside"
    assert not aside.is_open
    assert len(aside.earlier) == 1
    again = change_decision(aside, by="1", at=NOON, is_set_aside=False)
    assert again.state(TODAY) == "open"
    assert len(again.earlier) == 2


def test_a_decision_set_aside_is_not_asked_for_when_its_day_comes() -> None:
    assert change_decision(decided(), by="1", at=NOON, is_set_aside=True).state(date(2028, 1, 1)) == "set_aside"


def test_looking_again_without_a_change_keeps_both_days() -> None:
    kept = change_decision(decided(), by="1", at=NEXT_DAY, review_on=PartialDate.parse("2027-06"))
    assert kept.now.chosen == BREAK
    assert [str(each.review_on) for each in (kept.now, *kept.earlier)] == ["2027-06", "2027-03"]


def test_a_choice_that_is_taken_out_is_not_decided_any_more() -> None:
    out = change_decision(decided(), by="1", at=NEXT_DAY, choices=(ON,))
    assert out.now.decided == ""
    assert out.is_open
    assert out.earlier[0].chosen == BREAK


def test_stopping_is_a_choice_like_any_other_with_a_name_in_both_languages() -> None:
    names = {each: Weighed(choice=each).name for each in GOING}
    assert names["stop"].said("en") == "Stop this treatment"
    assert names["pause"].said("es") == "Hacer una pausa"


def test_named_choices_come_in_their_fixed_order_and_ones_own_words_after_them() -> None:
    before = Version(what="?", at=MORNING, choices=(Weighed(choice="surgery", means="A long time away"), OWN))
    listed = list_choices(
        before, named=("stop", "no-treatment-of-the-cancer", "surgery"), own=(OWN.words, "Wait", "Wait")
    )
    assert [each.key for each in listed] == [
        "surgery", "no-treatment-of-the-cancer", "stop", "own Ask Dr. Kamau first", "own Wait",
    ]  # fmt: skip
    assert listed[0].means == "A long time away"
    assert OWN.name.said("es") == "Ask Dr. Kamau first"


def test_ones_own_word_is_never_taken_for_a_choice_of_that_name() -> None:
    mine = Version(what="?", at=MORNING, choices=(Weighed(words="surgery"),), decided="surgery")
    assert mine.chosen is None


def test_a_choice_that_nobody_knows_is_passed_over() -> None:
    assert list_choices(begun().now, named=("magic",), own=()) == ()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_how_it_stands_and_how_sure_one_is_are_words_and_no_score(lang: str) -> None:
    said = [tell_sureness(each).said(lang) for each in ("", *SURENESS)]
    said += [tell_state(each).said(lang) for each in ("open", "decided", "look_again", "set_aside")]
    assert len(set(said)) == len(said)
    assert not any(character.isdigit() for each in said for character in each)


changes = st.fixed_dictionaries(
    {},
    optional={
        "choices": st.lists(st.sampled_from((ON, BREAK, OWN)), unique=True).map(tuple),
        "decided": st.sampled_from(("", ON.key, BREAK.key, OWN.key)),
        "sure": st.sampled_from(("", *SURENESS)),
        "help": st.sampled_from(("", "Elena")),
        "review_on": st.sampled_from((None, SPRING)),
        "is_set_aside": st.booleans(),
    },
)


@given(st.lists(st.tuples(changes, st.sampled_from(("1", "2")), st.sampled_from((MORNING, NEXT_DAY)))))
def test_nothing_that_was_decided_is_ever_lost(steps: list[tuple[dict[str, object], str, datetime]]) -> None:
    decision = begun()
    stood: list[Version] = []
    for changed, by, at in steps:
        if decision.now.chosen is not None:
            stood.append(decision.now)
        decision = change_decision(decision, by=by, at=at, **changed)
    choices_made = [each.chosen for each in (*decision.earlier, decision.now)]
    assert all(each.chosen in choices_made for each in stood)
    assert decode_decision(encode_decision(decision)) == decision


def test_every_choice_can_be_weighed() -> None:
    assert not set(CHOICE_IDS) & set(GOING)
