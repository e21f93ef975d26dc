"""What a note from another Rumbo becomes here: whose row, under which key, and on what days."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from rumbo.web.living.models import KeptFeeling
from rumbo.web.people import sealing
from rumbo.web.people.models import Story
from rumbo.web.story.taking.entering import key_in, was_a_day, writer_of
from tests.web.cast import Household


def test_a_note_without_a_name_is_the_persons_whoever_brings_it_in(home: Household) -> None:
    elena, _ = home.let_elena_in()
    assert writer_of(home.story, told="", by=elena.reader) == (home.marisol, "")


def test_in_a_file_without_the_person_it_is_whose_who_brings_it_in(home: Household) -> None:
    elena, _ = home.let_elena_in()
    home.marisol.delete()
    assert writer_of(home.story, told="", by=elena.reader) == (elena.reader, "")


def test_a_name_that_reads_here_is_that_reader_and_another_stays_a_name(home: Household) -> None:
    elena, _ = home.let_elena_in()
    assert writer_of(home.story, told="Elena", by=home.marisol) == (elena.reader, "")
    assert writer_of(home.story, told="Tomás", by=home.marisol) == (None, "Tomás")


def test_a_key_stays_unless_another_story_has_it_and_then_it_is_always_the_same_other_one(home: Household) -> None:
    rows, elsewhere = KeptFeeling.objects.all(), Story()
    sealing.begin(elsewhere.pk)
    elsewhere.save(force_insert=True)
    key = uuid.uuid4()
    assert key_in(rows, story=home.story, told=str(key)) == key
    KeptFeeling.objects.create(id=key, story=elsewhere, body="{}")
    other = key_in(rows, story=home.story, told=str(key))
    assert other != key
    assert other == key_in(rows, story=home.story, told=key.hex)
    assert key_in(rows, story=elsewhere, told=str(key)) == key
    KeptFeeling.objects.create(id=other, story=home.story, body="{}")
    KeptFeeling.objects.filter(pk=key).delete()  # the other story is erased: what came in before still is what it was
    assert key_in(rows, story=home.story, told=str(key)) == other
    with pytest.raises(ValueError, match="badly formed"):
        key_in(rows, story=home.story, told="1")


def test_tomorrow_may_have_begun_elsewhere_and_the_day_after_has_not() -> None:
    today = timezone.localdate()
    days = [today + timedelta(days=number) for number in (-1, 0, 1, 2)]
    assert [was_a_day(day) for day in days] == [True, True, True, False]
    assert not was_a_day(today.replace(year=1949, day=1))
