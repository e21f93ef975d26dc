"""What a log is answered: every 3 and 4 goes to the team today, each sign has its call, and nothing else is said."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given

from rumbo.guide.feeling.answers import answer_to, is_fever, reaches
from rumbo.guide.feeling.feelings import feelings
from rumbo.guide.feeling.felt import Felt, parse_temperature
from rumbo.guide.help import urgent_signs
from tests.guide.feeling.strategies import felts

DAY = date(2026, 11, 23)
CALL_911 = ("stroke", "seizure", "chest-pain", "sudden-confusion", "severe-allergic-reaction")


def raised(**strengths: int) -> list[str]:
    felt = Felt(on=DAY, strengths={name.replace("_", "-"): each for name, each in strengths.items()})
    return [each.id for each in answer_to(felt).urgent]


@given(felts)
def test_every_3_and_4_is_told_to_the_team_today_and_nothing_weaker(felt: Felt) -> None:
    told = {each.id for each in answer_to(felt).tell_today}
    assert told == {name for name, strength in felt.strengths.items() if strength >= 3}


@given(felts)
def test_a_log_is_quiet_only_without_a_3_a_4_or_a_sign(felt: Felt) -> None:
    heard = answer_to(felt)
    assert heard.is_quiet == (not heard.urgent and all(each < 3 for each in felt.strengths.values()))


@given(felts)
def test_more_of_anything_never_takes_an_answer_away(felt: Felt) -> None:
    stronger = msgspec.structs.replace(
        felt, strengths={name: min(4, each + 1) for name, each in felt.strengths.items()}
    )
    before, after = answer_to(felt), answer_to(stronger)
    assert {each.id for each in before.urgent} <= {each.id for each in after.urgent}
    assert {each.id for each in before.tell_today} <= {each.id for each in after.tell_today}


@given(felts)
def test_911_comes_first(felt: Felt) -> None:
    acts = [each.act for each in answer_to(felt).urgent]
    assert acts == sorted(acts, key=["call_911", "call_988", "call_team"].index)


def test_what_a_sign_looks_for_can_be_logged() -> None:
    for sign in urgent_signs():
        assert sign.felt
        assert set(sign.felt) <= set(feelings()), sign.id


@pytest.mark.parametrize(
    ("typed", "fever"),
    [("37.9", False), ("38", True), ("38.0", True), ("100.3", False), ("100.4", True), ("104", True)],
)
def test_a_fever_is_38_c_or_100_4_f_exactly(typed: str, fever: bool) -> None:
    temperature = parse_temperature(typed)
    urgent = answer_to(Felt(on=DAY, temperature=temperature)).urgent
    assert [each.id for each in urgent] == ["fever-in-treatment"] * fever
    assert is_fever(temperature) == fever


def test_each_scale_is_held_against_its_own_limit() -> None:
    (sign,) = (each for each in urgent_signs() if each.temperature)
    assert sign.temperature is not None
    assert (sign.temperature.celsius, sign.temperature.fahrenheit) == (38.0, 100.4)
    assert not reaches(parse_temperature("37.9"), sign.temperature)


@pytest.mark.parametrize(
    ("feeling", "least", "sign"),
    [
        ("short_breath", 3, "trouble-breathing"),
        ("chest_pain", 1, "chest-pain"),
        ("bleeding", 3, "bleeding-that-does-not-stop"),
        ("bleeding", 1, "new-bleeding-or-bruises"),
        ("coughing_blood", 1, "bleeding-that-does-not-stop"),
        ("confused", 1, "sudden-confusion"),
        ("one_side", 1, "stroke"),
        ("seizure", 1, "seizure"),
        ("swollen_face", 1, "severe-allergic-reaction"),
        ("chills", 3, "fever-in-treatment"),
        ("weak_legs", 1, "weak-legs-or-bladder"),
        ("no_control", 1, "weak-legs-or-bladder"),
        ("loose_stools", 2, "severe-diarrhea-on-immunotherapy"),
        ("throwing_up", 3, "vomiting-or-diarrhea-that-does-not-stop"),
        ("one_limb_swollen", 1, "blood-clot"),
        ("cannot_go_on", 1, "thoughts-of-ending-your-life"),
    ],
)
def test_each_sign_is_raised_from_its_least_strength_on(feeling: str, least: int, sign: str) -> None:
    assert sign in raised(**{feeling: least})
    assert sign not in raised(**{feeling: least - 1})


def test_the_gravest_signs_end_in_911() -> None:
    acts = {each.id: each.act for each in urgent_signs()}
    assert {acts[each] for each in CALL_911} == {"call_911"}


def test_tiredness_of_2_is_answered_by_nothing() -> None:
    assert answer_to(Felt(on=DAY, strengths={"tired": 2, "sad": 1})).is_quiet
