"""What a log is answered: the signs that cannot wait, and what to tell the team today. Never that all is well.

Whatever is known of the treatment, the same log has the same answer. The signs and their sources are content/help/urgent.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from rumbo.guide.feeling.feelings import Feeling, feelings
from rumbo.guide.feeling.felt import STRONG, Felt, Temperature
from rumbo.guide.help import Act, Heat, UrgentSign, urgent_signs

_FIRST: Mapping[Act, int] = MappingProxyType({"call_911": 0, "call_988": 1, "call_team": 2})


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a log: signs that cannot wait, 911 first, and every feeling of strength 3 or 4.

    When both are empty the log is kept, and nothing more is said of it.
    """

    urgent: tuple[UrgentSign, ...] = ()
    tell_today: tuple[Feeling, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """There is only to say that it was kept."""
        return not (self.urgent or self.tell_today)


def answer_to(felt: Felt) -> Heard:
    """What to answer. Each strength of 3 or 4 is told to the team today; a sign that cannot wait comes with its call.

    Source of each sign and its least strength or temperature: content/help/urgent.yaml.

    >>> from datetime import date
    >>> [each.id for each in answer_to(Felt(on=date(2026, 11, 23), strengths={"chest-pain": 1})).urgent]
    ['chest-pain']
    """
    urgent = [each for each in urgent_signs() if _is_raised(each, felt)]
    return Heard(
        urgent=tuple(sorted(urgent, key=lambda each: _FIRST[each.act])),
        tell_today=tuple(each for name, each in feelings().items() if felt.strengths.get(name, 0) >= STRONG),
    )


def _is_raised(sign: UrgentSign, felt: Felt) -> bool:
    if any(felt.strengths.get(name, 0) >= least for name, least in sign.felt.items()):
        return True
    return bool(sign.temperature and felt.temperature and reaches(felt.temperature, sign.temperature))


def reaches(temperature: Temperature, heat: Heat) -> bool:
    """Whether a temperature is as high as a limit, in its own scale.

    >>> reaches(Temperature(tenths=1004, scale="F"), Heat(celsius=38.0, fahrenheit=100.4))
    True
    """
    limit = heat.celsius if temperature.scale == "C" else heat.fahrenheit
    return temperature.tenths >= round(limit * 10)


def is_fever(temperature: Temperature) -> bool:
    """Whether a temperature by itself is a sign that cannot wait."""
    return any(each.temperature and reaches(temperature, each.temperature) for each in urgent_signs())
