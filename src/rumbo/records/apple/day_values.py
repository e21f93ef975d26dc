"""The few measurements of a phone that belong to a cancer's story: one weight and one temperature a day."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from rumbo.course.facts import Measure
from rumbo.oncology import Loinc, PartialDate
from rumbo.records.transcript import Transcript

# LOINC as FHIR's vital signs name them: https://hl7.org/fhir/R4/observation-vitalsigns.html
KEPT: Final = {
    "HKQuantityTypeIdentifierBodyMass": ("weight", Loinc.parse("29463-7")),
    "HKQuantityTypeIdentifierBodyTemperature": ("temperature", Loinc.parse("8310-5")),
}
_UCUM: Final = {"lb": "[lb_av]", "st": "[stone_av]", "degF": "[degF]", "degC": "Cel"}
_MAX_DAYS: Final = 50_000  # more than anybody lives


class DayValue(NamedTuple):
    """One value of one day, as it stands in the file."""

    name: str
    loinc: Loinc
    on: PartialDate
    value: float
    unit: str
    line: int
    quote: str

    @property
    def rank(self) -> tuple[float, int]:
        """Which of a day's values is told: the highest temperature, since fever is what counts; else the last weight."""
        degrees = (self.value - 32) / 1.8 if self.unit == "[degF]" else self.value
        return (degrees, self.line) if self.name == "temperature" else (0, self.line)


class DayValues:
    """One value of each kind a day."""

    def __init__(self) -> None:
        self._best: dict[tuple[str, PartialDate], DayValue] = {}
        self.left_out = 0

    def add(self, attributes: dict[str, str], *, line: int) -> None:
        """Take in one record of a kind in KEPT; one without a number or a day is left out, as is a day's other value."""
        found = _value(attributes, line=line)
        known = self._best.get((found.name, found.on)) if found else None
        if found is None or (known is None and len(self._best) >= _MAX_DAYS):
            self.left_out += 1
            return
        self.left_out += known is not None
        if known is None or found.rank > known.rank:
            self._best[found.name, found.on] = found

    def tell(self, transcript: Transcript) -> None:
        """Tell all of them, by line."""
        for each in sorted(self._best.values(), key=lambda value: value.line):
            says = Measure(name=each.name, value=each.value, unit=each.unit, loinc=each.loinc, on=each.on)
            transcript.tell(says, place=f"line {each.line}", quote=each.quote)


def _value(attributes: dict[str, str], *, line: int) -> DayValue | None:
    name, loinc = KEPT[attributes["type"]]
    said, unit, start = attributes.get("value", ""), attributes.get("unit", ""), attributes.get("startDate", "")
    try:
        value, on = float(said), PartialDate.parse(start[:10])
    except ValueError:
        return None
    if not math.isfinite(value) or value <= 0:
        return None
    return DayValue(name, loinc, on, value, _UCUM.get(unit, unit), line, f"{name}: {said} {unit} ({start})")
