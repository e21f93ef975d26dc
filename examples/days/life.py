"""Two years from day to day of Marisol, who does not exist: logs, blood values, medicines, plans, a scan to wait for.

It is invented with a fixed seed: the same each time, but for the day on which it ends.
`python examples/days/life.py` prints it as JSON.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from rumbo.course import Measure
from rumbo.course.facts import to_plain
from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide.barriers import BarrierCheck
from rumbo.guide.feeling.felt import Felt, Temperature
from rumbo.guide.medicines import Medicine, Noted
from rumbo.guide.planned import Planned
from rumbo.guide.waiting import Wait
from rumbo.oncology import PartialDate

DAYS = 730
_CYCLE, _PILLS = 28, 21  # pills for three weeks, then one without
_SCANS = 91  # days from one scan to the next
_FEVER = 401  # the first of two days with a fever, counted from the beginning
_WORDS = (
    "Slept after lunch. The soup stayed down.",
    "Walked to the market and back, slowly.",
    "My hands drop things.",
    "Lucía drove me. I did not talk much.",
    "A good morning, a long afternoon.",
)
_PAPERS = (  # what, unit, the lab's range, the value about which it goes, how far it swings, its fall at the end of the pills
    ("CA 15-3", "U/mL", None, 30.0, 38.0, 5.0, 0.0),
    ("CEA", "ng/mL", None, 5.0, 3.1, 0.6, 0.0),
    ("hemoglobin", "g/dL", 12.0, 15.5, 11.8, 0.5, 0.3),
    ("white blood cells", "10*3/uL", 4.0, 11.0, 3.6, 0.5, 0.9),
    ("neutrophils", "10*3/uL", 1.8, 7.7, 1.9, 0.3, 0.8),
    ("platelets", "10*3/uL", 150.0, 400.0, 205.0, 22.0, 30.0),
    ("creatinine", "mg/dL", 0.5, 1.1, 0.8, 0.08, 0.0),
    ("ALT", "U/L", 7.0, 35.0, 24.0, 6.0, 0.0),
)


class Life(NamedTuple):
    """All of it, the earliest first. What was noted of a day goes by the number of the medicine on the list."""

    felt: tuple[Felt, ...]
    measured: tuple[Measure, ...]
    medicines: tuple[Medicine, ...]
    medicine_days: tuple[tuple[date, dict[int, Noted]], ...]
    planned: tuple[Planned, ...]
    waits: tuple[Wait, ...]
    barriers: BarrierCheck


def invent_life(*, until: date) -> Life:
    """Two years that end on a day."""
    chance = random.Random(20261123)  # noqa: S311 - an invented life, not a secret
    first = until - timedelta(days=DAYS - 1)
    return Life(
        felt=tuple(_felt(number, on=first + timedelta(days=number), chance=chance) for number in range(DAYS) if _logs(number)),
        measured=tuple(_measured(first, chance)),
        medicines=_medicines(first),
        medicine_days=tuple(_medicine_days(first, chance)),
        planned=_planned(first, until),
        waits=(Wait(
            scan="CT of the chest and belly", on=until + timedelta(days=4), results_on=until + timedelta(days=9), way="visit",
            look="after", calls="Dr. Inventada", with_me="Lucía", helps="The balcony. No telephone after nine.",
        ),),
        barriers=BarrierCheck(replies={
            "transport": "in-the-way", "working": "in-the-way", "fear": "not-now", "food": "all-right",
        }),
    )  # fmt: skip


def _logs(number: int) -> bool:
    """Most days; some weeks away, and in some only the week is told."""
    return number % 97 <= 90 and (number % 61 <= 54 or number % 7 == 0)


def _felt(number: int, *, on: date, chance: random.Random) -> Felt:
    in_cycle = number % _CYCLE
    strengths = {
        "tired": _about(1 + (in_cycle > _PILLS // 2) + (number % 11 == 0), chance),
        "hot-flashes": _about(2 if number < DAYS // 2 else 1, chance),
        "joint-pain": _about(1, chance),
        "back-pain": _about(2 if number % 200 > 180 else 0, chance),
        "poor-sleep": _about(1, chance),
        "worried": _about(3 if number % _SCANS > _SCANS - 8 else 1, chance),  # before a scan
    }
    if number % 3 == 0:
        strengths["loose-stools"] = _about(number // 400, chance)
    if number > DAYS - 150:
        strengths["numb-hands"] = _about(1, chance)
    fever = number in (_FEVER, _FEVER + 1)
    heat = Temperature(tenths=384 if fever else 366 + chance.randrange(6), scale="C")
    return Felt(
        on=on,
        covers="week" if number % 61 > 54 else "day",
        strengths=strengths,
        temperature=heat if fever or number % 7 == 0 else None,
        words=_WORDS[number % len(_WORDS)] if number % 12 == 0 else "",
    )


def _about(strength: int, chance: random.Random) -> int:
    return max(0, min(4, strength + chance.choice((-1, 0, 0, 0, 1))))


def _measured(first: date, chance: random.Random) -> Iterator[Measure]:
    for number in range(0, DAYS, _CYCLE // 2):
        on = PartialDate.of(first + timedelta(days=number))
        for name, unit, low, high, about, swing, fall in _PAPERS:
            value = about + chance.uniform(-swing, swing) - (fall if number % _CYCLE else 0.0)
            yield Measure(name=name, value=round(value, 1 if about < 100 else 0), unit=unit, low=low, high=high, on=on)


def _medicines(first: date) -> tuple[Medicine, ...]:
    return (
        Medicine(name="palbociclib", why="the cancer", amount="125 mg", times="once a day, 21 days, then 7 without",
                 since=PartialDate.parse("2022-10-04")),
        Medicine(name="fulvestrant", why="the cancer", amount="two shots", times="every 4 weeks",
                 since=PartialDate.parse("2022-10-04")),
        Medicine(name="calcium with vitamin D", why="bones", amount="1 tablet", times="with breakfast"),
        Medicine(name="ibuprofen", why="my back", times="when it hurts", since=PartialDate.of(first), stopped=True,
                 stopped_on=PartialDate.of(first + timedelta(days=90)), why_stopped="my stomach"),
    )  # fmt: skip


def _medicine_days(first: date, chance: random.Random) -> Iterator[tuple[date, dict[int, Noted]]]:
    for number in range(DAYS):
        if number % _CYCLE < _PILLS and number % 5 != 0:  # not every day is noted
            noted: dict[int, Noted] = {0: "missed" if chance.random() < 0.04 else "taken", 2: "taken"}
            yield first + timedelta(days=number), noted


def _planned(first: date, until: date) -> tuple[Planned, ...]:
    return (
        Planned(kind="pills", what="palbociclib", schedule=Schedule(
            on=first, rhythm=Rhythm(unit="days", every=_CYCLE, cycle=tuple(range(1, _PILLS + 1))))),
        Planned(kind="infusion", what="fulvestrant", who="Ejemplo Regional", schedule=Schedule(
            on=first, rhythm=Rhythm(unit="weeks", every=4))),
        Planned(kind="blood", schedule=Schedule(on=first, rhythm=Rhythm(unit="weeks", every=2))),
        Planned(kind="scan", what="CT of the chest and belly", schedule=Schedule(on=until + timedelta(days=4))),
        Planned(kind="check-up", what="the dentist", schedule=Schedule(on=until + timedelta(days=20))),
    )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(msgspec.json.encode(invent_life(until=date(2026, 11, 23)), enc_hook=to_plain).decode() + "\n")
