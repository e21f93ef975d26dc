"""The message to a helper: when, where it begins, and nothing medical unless somebody chose to say it."""

from __future__ import annotations

from datetime import date, time

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule
from rumbo.guide.circle.asking import MOST_DAYS, ask_for, tell_clock, tell_when, thank_for
from rumbo.guide.circle.needs import needs
from rumbo.guide.circle.rides import ride_to
from rumbo.guide.circle.tasks import Task, TaskDay, TaskTime
from rumbo.words import LANGUAGES
from rumbo.words.message import sentences

DAY = date(2027, 3, 26)
RIDE = Task(need="rides", schedule=Schedule(on=DAY, at=time(8, 30)), place="12 Oak Street")
PLANTED = ("chemotherapy", "quimioterapia", "infusion", "metastasis", "liver", "oncologist", "carboplatin", "CA-125")


def test_a_ride_says_when_and_where_it_begins_in_both_languages() -> None:
    days = [TaskDay(DAY, DAY, time(8, 30))]
    assert ask_for(RIDE, days, lang="en").splitlines() == [
        "Hello. Could you give a ride?", "When: Friday, March 26, 2027, at 8:30 AM.",
        "It starts here: 12 Oak Street.", "If you can, please write back: I can do it. If not, that is all right.",
    ]  # fmt: skip
    assert "Cuándo: viernes 26 de marzo de 2027, 8:30 h." in ask_for(RIDE, days, lang="es")


def test_several_days_are_a_list_that_ends_and_several_hands_are_said() -> None:
    days = [TaskDay(DAY.replace(day=each), DAY.replace(day=each)) for each in range(1, 20)]
    task = msgspec.structs.replace(RIDE, hands=2, note="A small dog comes along.")
    said = ask_for(task, days, lang="en").splitlines()
    assert len([line for line in said if line.startswith("- ")]) == MOST_DAYS
    assert "We look for 2 people." in said
    assert "A small dog comes along." in said


def test_a_task_without_a_day_says_none() -> None:
    assert tell_when(TaskDay()) is None
    assert "When" not in ask_for(Task(need="food"), [TaskDay()], lang="en")


def test_the_clock_is_told_where_it_was_chosen_and_a_time_is_said() -> None:
    task = msgspec.structs.replace(RIDE, schedule=Schedule(on=DAY, at=time(8), zone="America/New_York"))
    assert "By the clock of New York." in ask_for(task, [TaskDay(DAY, DAY, time(8))], lang="en")
    assert "clock" not in ask_for(task, [TaskDay(DAY, DAY)], lang="en")


def test_midnight_and_noon_are_told_as_people_say_them() -> None:
    assert [tell_clock(time(each)).en for each in (0, 11, 12, 13)] == ["12:00 AM", "11:00 AM", "12:00 PM", "1:00 PM"]


def test_what_was_chosen_is_said() -> None:
    chosen = Task(need="rides", words="after my infusion", to="Cancer centre", says_words=True, says_to=True)
    for lang in LANGUAGES:
        assert {"after my infusion"} < set(ask_for(chosen, [], lang=lang).splitlines())
        assert "Cancer centre" in ask_for(chosen, [], lang=lang)
    silent = msgspec.structs.replace(chosen, words="", to="")
    assert ask_for(silent, [], lang="en") == ask_for(Task(need="rides"), [], lang="en")


@given(
    st.sampled_from(tuple(needs())), st.sampled_from(PLANTED), st.sampled_from(PLANTED), st.sampled_from(PLANTED),
    st.none() | st.times(), st.booleans(),
)  # fmt: skip
def test_no_planted_medical_word_is_in_any_message(
    need: str, words: str, to: str, where: str, leaves_at: time | None, weekly: bool
) -> None:
    """What is planted in the calendar's entry and in one's own words stays at home."""
    moved = Moved(was=DAY, on=DAY, where=where)
    rhythm = Rhythm(unit="weeks") if weekly else None
    visit = Schedule(on=DAY, at=time(9), where=where, rhythm=rhythm, moved=(moved,))
    ride = ride_to(visit, leaves_at=leaves_at)
    times = (TaskTime(was=DAY, hands=("Ana",)),)
    task = Task(need=need, words=words, to=to, schedule=ride, entry=where, times=times)
    days = [TaskDay(DAY, DAY, leaves_at)]
    for lang in LANGUAGES:
        for said in (ask_for(task, days, lang=lang), thank_for(task, lang=lang)):
            assert not [each for each in PLANTED if each.casefold() in said.casefold()]


def test_no_sentence_for_helpers_is_about_an_illness() -> None:
    """The content itself: what a message may begin with, and everything it may add."""
    said = [getattr(part, lang) for each in needs().values() for part in (each.name, each.asked) for lang in LANGUAGES]
    said += [
        str(getattr(each, lang))
        for name, each in sentences().items()
        if name.startswith("tasks-")
        for lang in LANGUAGES
    ]
    medical = ("cancer", "cáncer", "chemo", "quimio", "infus", "doctor", "médic", "hospital", "clinic", "clínic", "treatment",
               "tratamiento", "patient", "paciente", "ill", "enferm", "scan", "tumor", "oncolog")  # fmt: skip
    assert not [words for words in said for each in medical if f" {each}" in f" {words.casefold()}"]
