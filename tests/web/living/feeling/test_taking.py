"""What was felt goes along: a table with every log, and the page for the doctor in both languages."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from rumbo.guide.feeling.felt import Felt, parse_temperature
from rumbo.web.living.feeling import actions
from rumbo.web.living.feeling.taking import members_of
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
