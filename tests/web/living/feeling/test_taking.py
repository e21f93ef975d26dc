"""What was felt goes along: a table with every log, the page for the doctor in both languages, notes that come in again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from rumbo.guide.feeling.felt import Felt, parse_temperature
from rumbo.records import Note
from rumbo.web.living.feeling import actions
from rumbo.web.living.feeling.access import logged_in
from rumbo.web.living.feeling.taking import gather, members_of
from rumbo.web.story.taking import actions as taking
from rumbo.web.story.taking import words
from tests.paper.pages import pages_of, words_of
from tests.web.cast import Household


def test_every_log_is_in_the_parcel_with_who_wrote_it(home: Household) -> None:
    elena, _ = home.let_elena_in()
    heat = parse_temperature("101")
    first = Felt(on=date(2026, 3, 1), strengths={"tired": 3, "cough": 0}, temperature=heat, words='=Rain, and "aches"')
    actions.log(story=home.story, by=home.marisol, felt=first)
    actions.log(story=home.story, by=elena.reader, felt=Felt(on=date(2026, 3, 2), covers="week", words="She slept."))
    found = {each.name: b"".join(each.pieces()) for each in words.members_of(home.here, now=timezone.now())}
    table = found["my-words/how-i-felt.csv"].decode("utf-8-sig").splitlines()
    assert table[0].startswith("Day / Día,")
    assert table[1].startswith('2026-03-01,Day / Día,"Tired, even after rest / Cansancio, aun después de descansar",3,')
    assert table[1].endswith('"\'=Rain, and ""aches""",')
    assert table[2] == "2026-03-01,Day / Día,Cough / Tos,0,,,"
    assert table[3] == "2026-03-02,Week that ended on it / Semana que terminó ese día,,,,She slept.,Elena"
    assert pages_of(found["my-words/how-i-felt.pdf"]) == 2
    assert "Cómo me he sentido" in words_of(found["my-words/how-i-felt.pdf"])


def test_without_a_log_there_is_no_file(home: Household) -> None:
    assert members_of(home.here, timezone.now()) == []


def test_erased_logs_come_back_in_as_they_were_and_never_twice(home: Household) -> None:
    elena, _ = home.let_elena_in()
    heat = parse_temperature("38.4")
    actions.log(story=home.story, by=home.marisol, felt=Felt(on=date(2026, 3, 1), strengths={"tired": 3}))
    actions.log(story=home.story, by=elena.reader, felt=Felt(on=date(2026, 3, 2), temperature=heat, words="Shivers."))
    before, notes = logged_in(home.here), list(gather(home.here))
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    home.story.kept_feelings.all().delete()
    assert taking.enter_notes(here=home.here, notes=notes) == 2
    assert logged_in(home.here) == before
    assert {each.by for each in home.story.kept_feelings.all()} == {home.marisol, elena.reader}
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    assert home.story.kept_feelings.count() == 2


def test_a_log_changed_here_since_stays_as_it_is_here(home: Household) -> None:
    kept = actions.log(story=home.story, by=home.marisol, felt=Felt(on=date(2026, 3, 1), strengths={"tired": 3}))
    notes = list(gather(home.here))
    actions.change(kept=kept, by=home.marisol, felt=Felt(on=date(2026, 3, 1), strengths={"tired": 1}))
    assert taking.enter_notes(here=home.here, notes=notes) == 0
    assert logged_in(home.here)[0].felt.strengths == {"tired": 1}


def test_who_wrote_a_log_is_told_where_nobody_of_that_name_reads(home: Household) -> None:
    note = Note(
        kind="felt",
        id="5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11",
        body='{"on": "2026-03-02", "strengths": {"tired": 1}, "writer": "Elena"}',
    )
    assert taking.enter_notes(here=home.here, notes=[note]) == 1
    (logged,) = logged_in(home.here)
    assert logged.writer == "Elena"
    assert [each.body for each in gather(home.here)] == ['{"on":"2026-03-02","strengths":{"tired":1},"writer":"Elena"}']
    for page in ("", "all/", f"{logged.id}/"):
        shown = home.client.get(f"/en/living/feeling/{page}").content.decode()
        assert "Elena" in shown, page


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("1", '{"on": "2026-03-02", "words": "An id that is none"}'),
        ("5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11", '{"on": "0001-01-01", "words": "Before all days"}'),
        (
            "5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11",
            f'{{"on": "{date.today() + timedelta(days=3)}", "words": "Not yet"}}',  # noqa: DTZ011 - days away from today
        ),
        ("5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11", '{"on": "2026-03-02", "strengths": {"tired": 9}}'),
        ("5b0c5f5e-31c5-4d55-8d5f-6c4f7a3e1a11", "{}"),
    ],
)
def test_what_nobody_can_have_logged_is_left_out(home: Household, key: str, body: str) -> None:
    assert taking.enter_notes(here=home.here, notes=[Note(kind="felt", id=key, body=body)]) == 0
    assert not home.story.kept_feelings.exists()
