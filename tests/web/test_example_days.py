"""Two years from day to day in the example: all rooms hold something, and it is the same each time."""

from __future__ import annotations

import runpy
from datetime import date, timedelta

from rumbo.guide.feeling.felt import decode_felt
from rumbo.web.example import find_examples
from rumbo.web.example_days import enter_days
from tests.web.cast import Household

UNTIL = date(2026, 11, 23)


def test_two_years_are_entered_as_their_person_would_have_written_them(home: Household) -> None:
    enter_days(home.here, examples=find_examples(), until=UNTIL)
    felt = [decode_felt(each.body) for each in home.story.kept_feelings.all()]
    assert len(felt) > 600
    assert UNTIL - timedelta(days=729) <= min(each.on for each in felt) <= max(each.on for each in felt) <= UNTIL
    assert home.story.kept_medicines.count() == 4
    assert home.story.kept_medicine_days.count() > 400
    assert home.story.kept_plans.count() == 5
    assert home.marisol.kept_waits.count() == 1
    assert home.story.kept_barriers.count() == 1
    assert home.story.fact_rows.filter(record=None).count() > 400


def test_an_invented_life_is_the_same_each_time() -> None:
    invent = runpy.run_path(str(find_examples() / "days" / "life.py"))["invent_life"]
    assert invent(until=UNTIL) == invent(until=UNTIL)
    assert invent(until=UNTIL).felt[0].strengths == invent(until=UNTIL + timedelta(days=1)).felt[0].strengths
