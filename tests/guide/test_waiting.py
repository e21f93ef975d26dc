"""The scan wait: until when one waits, that the result is asked for once, and what is said to everyone."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.citations import citations
from rumbo.guide.waiting import ASKED_FOR, CAME, NEAR, Came, Wait, change_wait, decode_wait, encode_wait, waiting_page

ON = date(2027, 3, 1)
WAIT = Wait(scan="CT", on=ON, results_on=date(2027, 3, 4), with_me="Elena")


def test_the_result_is_expected_on_the_day_that_was_told_or_a_week_later() -> None:
    assert WAIT.due_on == date(2027, 3, 4)
    assert Wait(scan="CT", on=ON).due_on == date(2027, 3, 8)


@given(st.integers(-60, 60), st.sampled_from(("", *CAME)))
def test_it_is_asked_only_after_its_day_only_for_a_while_and_only_until_it_is_answered(days: int, came: Came) -> None:
    wait = msgspec.structs.replace(WAIT, came=came)
    today = wait.due_on + timedelta(days=days)
    assert wait.asks(today) == (came == "" and 0 < days <= ASKED_FOR.days)
    assert wait.is_waiting(today) == (came in {"", "not-yet"} and -(NEAR.days + 3) <= days <= ASKED_FOR.days)


def test_another_day_for_the_result_asks_again_and_other_changes_do_not() -> None:
    answered = msgspec.structs.replace(WAIT, came="not-yet")
    assert change_wait(answered, after=msgspec.structs.replace(WAIT, helps="Walks")).came == "not-yet"
    assert change_wait(answered, after=msgspec.structs.replace(WAIT, results_on=date(2027, 3, 9))).came == ""


def test_what_is_kept_comes_back_and_what_is_none_is_refused() -> None:
    assert decode_wait(encode_wait(WAIT)) == WAIT
    with pytest.raises(msgspec.ValidationError):
        decode_wait('{"scan": "CT", "on": "soon"}')


def test_every_statement_has_a_source_and_nobody_has_reviewed_it() -> None:
    page = waiting_page()
    assert page.reviewed_by is None
    assert all(each.sources for each in (page.common, *page.results, *page.ideas))
    assert set(page.sources) <= set(citations().values())
    assert len(page.sources) == len(set(page.sources))
    assert all(text.en.endswith("?") and text.es.startswith("¿") for text in page.questions.values())


def test_nobody_is_told_that_they_are_fine() -> None:
    page = waiting_page()
    said = " ".join(f"{each.text.en} {each.text.es}" for each in (page.common, *page.results, *page.ideas)).lower()
    assert not any(words in said for words in ("you are fine", "don't worry", "usted está bien", "no se preocupe"))
