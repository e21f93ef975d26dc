"""Urgent signs and lines: the same for everyone, numbers only from their owners, dates never made up."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.help import _LineFile, get_line, is_stale, lines, urgent_signs
from rumbo.oncology import PartialDate
from rumbo.words import ContentError

TODAY = date(2026, 11, 23)


def test_every_sign_ends_in_a_call() -> None:
    ends = {"call_911": ("911",), "call_team": ("Call your team now, day or night",), "call_988": ("988",)}
    for each in urgent_signs():
        assert any(words in each.do.en for words in ends[each.act])
        assert each.sources


@pytest.mark.parametrize(
    "sign",
    [
        "fever-in-treatment",
        "weak-legs-or-bladder",
        "trouble-breathing",
        "bleeding-that-does-not-stop",
        "sudden-confusion",
        "chest-pain",
        "severe-allergic-reaction",
        "severe-diarrhea-on-immunotherapy",
        "seizure",
        "thoughts-of-ending-your-life",
    ],
)
def test_the_published_signs_are_all_there(sign: str) -> None:
    assert sign in {each.id for each in urgent_signs()}


def test_fever_is_told_in_both_scales_and_both_languages() -> None:
    (fever,) = (each for each in urgent_signs() if each.id == "fever-in-treatment")
    assert all(degrees in fever.sign.said(lang) for degrees in ("100.4 °F", "38 °C") for lang in ("en", "es"))


def test_someone_who_speaks_spanish_is_told_how_to_be_heard_at_988() -> None:
    (sign,) = (each for each in urgent_signs() if each.act == "call_988")
    assert "oprima 2" in sign.do.es
    assert "AYUDA" in sign.do.es


def test_crisis_lines_come_first() -> None:
    crisis = [each.line.crisis for each in lines(TODAY)]
    assert crisis == sorted(crisis, reverse=True)
    assert lines(TODAY)[0].line.dial == "988"


def test_a_number_that_only_others_give_is_not_printed() -> None:
    for name in ("imerman-angels", "patient-advocate-foundation", "triage-cancer", "caregiver-action-network"):
        assert get_line(name).phone is None
        assert get_line(name).web


def test_a_number_can_be_dialled() -> None:
    for each in lines(TODAY):
        assert each.line.dial is None or each.line.dial.isdigit()


@pytest.mark.parametrize(
    ("checked", "today", "stale"),
    [
        ("2025-11-23", date(2026, 11, 23), False),
        ("2025-11-22", date(2026, 11, 23), True),
        ("2025-11", date(2026, 11, 30), False),
        ("2025-11", date(2026, 12, 1), True),
        ("2025", date(2026, 12, 31), False),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
        (None, date(2026, 11, 23), True),
    ],
)
def test_a_line_goes_stale_after_twelve_months(checked: str | None, today: date, stale: bool) -> None:
    last = PartialDate.parse(checked) if checked else None
    assert is_stale(msgspec.structs.replace(get_line("cancercare"), last_checked=last), today=today) is stale


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 3000))
def test_what_was_checked_today_is_fresh_and_nothing_gets_fresher_with_time(checked: date, later: int) -> None:
    line = msgspec.structs.replace(get_line("cancercare"), last_checked=PartialDate.of(checked))
    assert not is_stale(line, today=checked)
    when = date.fromordinal(checked.toordinal() + later)
    assert not is_stale(line, today=when) or is_stale(line, today=date.fromordinal(when.toordinal() + 1))


def test_no_line_says_it_was_checked_in_the_future() -> None:
    assert all(each.line.last_checked is None or each.line.last_checked.earliest <= TODAY for each in lines(TODAY))


def test_an_unknown_line_is_refused() -> None:
    with pytest.raises(ContentError):
        get_line("psychic-hotline")


@pytest.mark.parametrize(
    ("given_by", "phone", "dial"),
    [
        ("others only", "1-800-555-0100", "18005550100"),
        ("nobody", "1-800-555-0100", "18005550100"),
        ("the organisation", None, None),
        ("the organisation", "1-800-555-0100", None),
    ],
)
def test_a_number_that_its_owner_does_not_give_cannot_even_be_written_down(
    given_by: str, phone: str | None, dial: str | None
) -> None:
    raw = {
        "name": "A line",
        "what": {"en": "Help.", "es": "Ayuda."},
        "web": "example.org",
        "languages": ["en"],
        "source": "example.org",
        "number_given_by": given_by,
        "phone": phone,
        "dial": dial,
    }
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(raw, _LineFile)
