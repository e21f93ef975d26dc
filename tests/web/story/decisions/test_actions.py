"""Decisions are begun, changed and taken away, each with one line in the journal and every earlier version kept."""

from __future__ import annotations

from datetime import date

from rumbo.guide.decisions import Weighed, decode_decision
from rumbo.web.story.decisions import actions
from rumbo.web.story.decisions.access import decisions_in, is_deciding, to_look_at_again
from tests.web.cast import Household, day

ON, BREAK = Weighed(choice="go-on"), Weighed(choice="pause")


def test_a_decision_is_begun_by_somebody(home: Household) -> None:
    kept = actions.begin(story=home.story, by=home.marisol, what="Go on?")
    (found,) = decisions_in(home.story)
    assert (found.id, found.now.what, found.now.by) == (str(kept.pk), "Go on?", str(home.marisol.pk))
    assert is_deciding(home.story)
    assert home.events[-1] == "decision.begun"


def test_a_page_that_was_open_for_long_undoes_nothing_that_came_since(home: Household) -> None:
    kept = actions.begin(story=home.story, by=home.marisol, what="Go on?")
    stale = type(kept).objects.get(pk=kept.pk)
    actions.change(kept=kept, by=home.marisol, choices=(ON, BREAK), decided="pause")
    actions.change(kept=stale, by=home.marisol, sure="torn")
    now = decode_decision(stale.body).now
    assert (now.decided, now.sure) == ("pause", "torn")
    assert home.events[-2:] == ["decision.changed", "decision.changed"]


def test_what_changes_nothing_is_not_written(home: Household) -> None:
    kept = actions.begin(story=home.story, by=home.marisol, what="Go on?")
    actions.change(kept=kept, by=home.marisol, what="Go on?")
    assert home.events[-1] == "decision.begun"


def test_what_another_reader_changes_is_kept_beside_what_stood_before(home: Household) -> None:
    elena, _ = home.let_elena_in()
    kept = actions.begin(story=home.story, by=home.marisol, what="Go on?")
    actions.change(kept=kept, by=elena.reader, help="I listen")
    found = decode_decision(kept.body)
    assert [each.by for each in (found.now, *found.earlier)] == [str(elena.reader.pk), str(home.marisol.pk)]


def test_the_day_to_look_at_it_again_comes(home: Household) -> None:
    kept = actions.begin(story=home.story, by=home.marisol, what="Go on?")
    actions.change(kept=kept, by=home.marisol, choices=(ON, BREAK), decided="pause", review_on=day("2027-03"))
    assert to_look_at_again(home.story, today=date(2027, 2, 28)) == ()
    assert to_look_at_again(home.story, today=date(2027, 3, 1)) == decisions_in(home.story)
    assert not is_deciding(home.story)


def test_what_was_taken_away_is_gone(home: Household) -> None:
    kept = actions.begin(story=home.story, by=home.marisol, what="Go on?")
    actions.remove(kept=kept, by=home.marisol)
    assert decisions_in(home.story) == ()
    assert home.events[-1] == "decision.removed"
