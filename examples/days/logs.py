"""Two years of logs of somebody who does not exist: rounds of treatment, a change of pill, a fever, weeks left out.

`python examples/days/logs.py` prints them, one JSON object a line, the same each time.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from rumbo.guide.feeling.felt import Felt, Temperature, encode_felt

UNTIL = date(2026, 11, 23)
DAYS = 730
_ROUND = 21  # days from one dose to the next, in the first year
_NEW_PILL = 400  # the day of the change
_WORDS = (
    "Slept after lunch. The soup stayed down.",
    "Walked to the market and back, slowly.",
    "My hands drop things.",
    "Lucía drove me. I did not talk much.",
    "A good morning, a long afternoon.",
)


def two_years(*, until: date = UNTIL) -> Iterator[Felt]:
    """A log for most days of two years, the earliest first; in some weeks one for the week, in some none."""
    chance = random.Random(20261123)  # noqa: S311 - an invented life, not a secret
    for number in range(DAYS):
        on = until - timedelta(days=DAYS - 1 - number)
        if number % 97 > 90:  # a week away
            continue
        yield _felt(number, on=on, chance=chance)


def _felt(number: int, *, on: date, chance: random.Random) -> Felt:
    after_dose = number % _ROUND
    if number < _NEW_PILL:
        strengths = {
            "tired": _about(4 - after_dose // 4, chance),
            "sick-stomach": _about(3 - after_dose, chance),
            "numb-hands": _about(number // 130, chance),
            "poor-sleep": _about(1, chance),
        }
    else:
        strengths = {
            "tired": _about(2, chance),
            "rash": _about((number - _NEW_PILL) // 60, chance) if number < _NEW_PILL + 200 else _about(1, chance),
            "loose-stools": _about(1, chance),
            "numb-hands": _about(2, chance),
            "worried": _about(3 if number % 90 > 82 else 1, chance),  # before a scan
        }
    fever = number in (150, 151)
    heat = Temperature(tenths=384 if fever else 366 + chance.randrange(6), scale="C")
    return Felt(
        on=on,
        strengths=strengths,
        temperature=heat if fever or number % 7 == 0 else None,
        words=_WORDS[number % len(_WORDS)] if number % 11 == 0 else "",
    )


def _about(strength: int, chance: random.Random) -> int:
    return max(0, min(4, strength + chance.choice((-1, 0, 0, 0, 1))))


if __name__ == "__main__":
    for felt in two_years():
        sys.stdout.write(encode_felt(felt) + "\n")
