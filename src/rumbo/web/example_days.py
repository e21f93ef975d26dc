"""Enters two years from day to day into the example: what examples/days invents, as its person would have written it."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

from django.db import transaction

from rumbo.guide.medicines import MedicineDay
from rumbo.web.living.barriers.actions import keep as keep_check
from rumbo.web.living.calendar.actions import plan
from rumbo.web.living.feeling.actions import log
from rumbo.web.living.medicines.actions import add as add_medicine
from rumbo.web.living.medicines.actions import note_day
from rumbo.web.living.waiting.actions import begin
from rumbo.web.story.access import Here
from rumbo.web.story.actions import add_facts


@transaction.atomic
def enter_days(here: Here, *, examples: Path, until: date) -> None:
    """Enter the two years that end on a day."""
    story, by = here.story, here.reader
    life = runpy.run_path(str(examples / "days" / "life.py"))["invent_life"](until=until)
    add_facts(story=story, by=by, statements=life.measured, standing="from_me")
    for felt in life.felt:
        log(story=story, by=by, felt=felt)
    keys = [add_medicine(story=story, by=by, medicine=each).pk.hex for each in life.medicines]
    for on, noted in life.medicine_days:
        note_day(here=here, day=MedicineDay(on=on, noted={keys[number]: each for number, each in noted.items()}))
    for each in life.planned:
        plan(story=story, by=by, planned=each)
    for wait in life.waits:
        begin(here=here, wait=wait)
    keep_check(story=story, by=by, check=life.barriers)
