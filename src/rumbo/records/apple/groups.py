"""What a phone measures, in a few plain groups: to say what was kept and not read without a list of millions.

The identifiers are Apple's: https://developer.apple.com/documentation/healthkit/hkquantitytypeidentifier
"""

from __future__ import annotations

import re
from typing import Final

_PREFIX: Final = re.compile(r"HK(?:Quantity|Category|Correlation|Data)?Type(?:Identifier)?")
_MOVEMENT: Final = (
    "Step|Distance|Flights|Energy|Exercise|Stand|Move|Walking|Running|Cycling|Swimming|Stroke|Workout|Stair|Push"
    "|Activity|PhysicalEffort|Rowing|Paddle|Skiing|Skating"
)
_HEART: Final = "Heart|BloodPressure|AtrialFib|Rhythm|VO2Max|CardioFitness|OxygenSat|Perfusion|Electrocard"
_CYCLE: Final = "Menstr|Ovulat|Cervical|Contracept|Sexual|Pregnan|Lactat|Progesterone|Vaginal|Spotting|Bleeding"
_GROUPS: Final = tuple(
    (re.compile(pattern), group)
    for pattern, group in (
        ("Sleep|RespiratoryRate|Breathing", "sleep and breathing"),
        (_HEART, "heart and blood"),
        (_MOVEMENT, "movement"),
        ("Body|Height|Waist|WristTemperature", "body"),
        ("Dietary|Food|Water|Alcohol|Caffeine", "food and drink"),
        ("Audio|Sound|Hearing|Daylight|UVExposure", "sound and light"),
        (_CYCLE, "cycle"),
        ("Glucose|Insulin", "blood sugar"),
    )
)
_OTHER: Final = "other measurements"


def group_of(kind: str) -> str:
    """The plain group that a kind of measurement belongs to.

    >>> group_of("HKQuantityTypeIdentifierStepCount"), group_of("HKCategoryTypeIdentifierNausea")
    ('movement', 'other measurements')
    """
    bare = _PREFIX.sub("", kind, count=1)
    return next((group for pattern, group in _GROUPS if pattern.search(bare)), _OTHER)
