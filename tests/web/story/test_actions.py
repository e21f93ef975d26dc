"""Every write to a story is one fact or more and one line in the journal; nothing told is ever lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumbo.course import Diagnosis, Fact, Source, Treatment
from rumbo.web.story import actions, facts
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.story.models import Door, FactRow, NotebookPage
from tests.web.cast import Household, day, note, reading_of


def words(home: Household) -> list[str]:
    """The notes in force."""
    return sorted(fact.statement.words for fact in facts.in_force_of(home.story))


def of_record(name: str, *, sha256: str = "a" * 64, **more: object) -> Fact:
    """A treatment as a record gives it."""
    says = Treatment(modality="hormone", name=name, on=day("2019-05"), **more)
    return Fact(id=f"record-{name}", says=says, standing="from_record", source=Source(record=sha256, file="all.json"))


def test_what_is_told_is_in_force_and_in_the_journal(home: Household) -> None:
    first, second = home.tell(note("one"), note("two"), standing="from_doctor")
    assert words(home) == ["one", "two"]
    assert (first.standing, first.by) == ("from_doctor", str(home.marisol.pk))
    assert first.id != second.id
    assert home.events[1:] == ["facts.added"]
    assert home.story.journal.last().about == "count 2"


def test_what_is_told_comes_in_the_order_of_telling(home: Household) -> None:
    said = [f"line {number}" for number in range(12)]
    for each in said:
        home.tell(note(each))
    assert [fact.statement.words for fact in facts.visible_to(home.here)] == said


def test_a_correction_stands_in_the_place_of_what_it_corrects(home: Household) -> None:
    (before,) = home.tell(note("left"))
    after = actions.correct(story=home.story, by=home.marisol, fact=before, says=note("right"), standing="from_me")
    assert words(home) == ["right"]
    assert facts.history_of(home.here, after) == (facts.log_of(home.story)[0],)
    assert home.events[1:] == ["facts.added", "fact.corrected"]


def test_an_undone_correction_brings_back_what_was_there(home: Household) -> None:
    (before,) = home.tell(note("left"))
    after = actions.correct(story=home.story, by=home.marisol, fact=before, says=note("right"), standing="from_me")
    actions.undo(story=home.story, by=home.marisol, fact_id=after.id)
    assert words(home) == ["left"]
    assert home.events[-1] == "fact.undone"


def test_an_undo_can_be_undone(home: Household) -> None:
    (before,) = home.tell(note("left"))
    after = actions.correct(story=home.story, by=home.marisol, fact=before, says=note("right"), standing="from_me")
    actions.undo(story=home.story, by=home.marisol, fact_id=after.id)
    undoing = facts.log_of(home.story)[-1]
    actions.undo(story=home.story, by=home.marisol, fact_id=undoing.id)
    assert words(home) == ["right"]


def test_what_is_taken_back_stays_in_the_log_and_can_be_put_back(home: Household) -> None:
    told = home.tell(note("one"), note("two"))
    actions.take_back(story=home.story, by=home.marisol, facts=told)
    assert words(home) == []
    back = dict(facts.taken_back(home.here))
    assert {gone.id for gone in back.values()} == {fact.id for fact in told}
    assert home.events[-2:] == ["fact.taken_back", "fact.taken_back"]
    for change in back:
        assert facts.may_undo(home.here, change)
        actions.undo(story=home.story, by=home.marisol, fact_id=change)
    assert words(home) == ["one", "two"]
    assert facts.taken_back(home.here) == ()


def test_what_was_undone_already_may_not_be_undone_again(home: Household) -> None:
    (before,) = home.tell(note("left"))
    after = actions.correct(story=home.story, by=home.marisol, fact=before, says=note("right"), standing="from_me")
    assert facts.may_undo(home.here, after.id)
    actions.undo(story=home.story, by=home.marisol, fact_id=after.id)
    assert not facts.may_undo(home.here, after.id)
    assert not facts.may_undo(home.here, before.id)
    assert not facts.may_undo(home.here, "nothing")


def test_the_log_only_ever_grows(home: Household) -> None:
    (before,) = home.tell(note("left"))
    bodies = list(FactRow.objects.values_list("body", flat=True))
    actions.correct(story=home.story, by=home.marisol, fact=before, says=note("right"), standing="from_me")
    actions.take_back(story=home.story, by=home.marisol, facts=facts.in_force_of(home.story))
    assert list(FactRow.objects.values_list("body", flat=True))[:1] == bodies
    assert FactRow.objects.count() == 3


@pytest.mark.parametrize("example", ["marisol", "ingrid"])
def test_reading_a_record_again_adds_nothing(example: str, home: Household) -> None:
    found = reading_of(example).facts
    record = home.bring(found)
    count = FactRow.objects.count()
    assert actions.enter_record_facts(record=record, by=home.marisol, facts=found) == 0
    assert FactRow.objects.count() == count
    assert home.story.journal.last().about == f"record {record.pk} count 0"


def test_a_disagreement_is_settled_by_taking_the_wrong_side_out(home: Household) -> None:
    right, wrong = home.tell(note("left"), note("right"))
    actions.settle_conflict(story=home.story, by=home.marisol, wrong=[wrong], about="side-c1")
    assert words(home) == ["left"]
    assert home.events[-1] == "conflict.settled"
    assert right.statement.words == "left"


def test_review_takes_out_what_is_wrong_and_marks_what_is_asked(home: Household) -> None:
    wrong, unsure, right = of_record("tamoxifen"), of_record("letrozole"), of_record("exemestane")
    record = home.bring([wrong, unsure, right], sha256="a" * 64)
    actions.review_record(record=record, by=home.marisol, wrong=[wrong], unsure=[unsure])
    standings = {fact.statement.name: fact.standing for fact in facts.in_force_of(home.story)}
    assert standings == {"letrozole": "unsure", "exemestane": "from_record"}
    record.refresh_from_db()
    assert record.reviewed_at is not None
    assert home.events[-1] == "record.reviewed"
    assert home.story.journal.last().about == f"record {record.pk} wrong 1 unsure 1"


def test_what_will_be_asked_keeps_its_source(home: Household) -> None:
    unsure = of_record("letrozole")
    record = home.bring([unsure], sha256="a" * 64)
    actions.review_record(record=record, by=home.marisol, wrong=[], unsure=[unsure])
    (kept,) = facts.in_force_of(home.story)
    assert kept.source == unsure.source
    assert FactRow.objects.get(fact_id=kept.id).record == record


def test_a_page_of_the_notebook_is_sealed_and_erased(home: Household) -> None:
    page = actions.write_in_notebook(here=home.here, words="I am afraid of the night")
    assert b"afraid" not in bytes(NotebookPage.objects.get(pk=page.pk).body)
    actions.remove_from_notebook(here=home.here, page=page)
    assert not NotebookPage.objects.exists()
    assert home.events[-2:] == ["notebook.written", "notebook.removed"]


def test_what_a_reader_turned_on_is_theirs_alone(home: Household) -> None:
    elena, _ = home.let_elena_in()
    actions.show_lengths(here=elena, shown=True)
    actions.remember_trail_seen(here=elena)
    home.marisol.refresh_from_db()
    assert (home.marisol.lengths_shown, home.marisol.trail_seen) == (False, False)
    assert home.events[-2:] == ["trail.lengths", "trail.seen"]


def test_a_door_is_answered_anew_in_one_row(home: Household) -> None:
    record = home.bring([of_record("tamoxifen")])
    for answer in ("not_now", "look"):
        actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer=answer))
    assert Door.objects.count() == 1
    assert home.events[-2:] == ["door.answered", "door.answered"]


def test_an_action_that_breaks_off_leaves_nothing(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(actions.journal, "write", fails)
    before = FactRow.objects.count()
    with pytest.raises(OSError):  # noqa: PT011 - any failure at all
        home.tell(note("one"))
    with pytest.raises(OSError):  # noqa: PT011
        actions.write_in_notebook(here=home.here, words="one")
    assert FactRow.objects.count() == before
    assert not NotebookPage.objects.exists()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["tell", "correct", "take_back", "undo"]), st.integers(0, 30)), max_size=10))
def test_whatever_is_done_can_be_undone_step_by_step(
    household: Callable[[str], Household], steps: list[tuple[str, int]]
) -> None:
    """After any walk of changes, undoing each of them from the last to the first leaves what was told."""
    home = Household.__new__(Household)
    home = household("begun")
    FactRow.objects.all().delete()
    told, changes = [], []
    for number, (step, which) in enumerate(steps):
        present = facts.in_force_of(home.story)
        if step == "tell" or not present:
            told += home.tell(note(f"note {number}"))
        elif step == "correct":
            fact = present[which % len(present)]
            changes.append(
                actions.correct(
                    story=home.story, by=home.marisol, fact=fact, says=note(f"better {number}"), standing="from_me"
                ).id
            )
        elif step == "take_back":
            actions.take_back(story=home.story, by=home.marisol, facts=[present[which % len(present)]])
            changes.append(facts.log_of(home.story)[-1].id)
        elif changes:
            actions.undo(story=home.story, by=home.marisol, fact_id=changes.pop())
    for change in reversed(changes):
        actions.undo(story=home.story, by=home.marisol, fact_id=change)
    assert {fact.id for fact in facts.in_force_of(home.story)} == {fact.id for fact in told}


def test_the_course_follows_a_change_at_once(home: Household) -> None:
    today = timezone.localdate()
    (cancer,) = home.tell(Diagnosis(ref="c1", words="breast cancer", on=day("2014")))
    assert len(facts.course_of(home.here, today=today).cancers) == 1
    actions.take_back(story=home.story, by=home.marisol, facts=[cancer])
    assert facts.course_of(home.here, today=today).is_empty
