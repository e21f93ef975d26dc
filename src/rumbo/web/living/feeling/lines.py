"""A log as pages tell it in a line: its day, what was felt with the word for how strong, the heat, the words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from rumbo.guide.feeling.answers import is_fever
from rumbo.guide.feeling.feelings import Face, Feeling, faces, feelings
from rumbo.guide.feeling.felt import Felt
from rumbo.oncology import PartialDate
from rumbo.web.living.feeling.access import Logged


class Line(NamedTuple):
    """A log, ready to be told: the strongest first."""

    id: uuid.UUID
    felt: Felt
    on: PartialDate
    first_on: PartialDate
    felt_so: tuple[tuple[Feeling, Face], ...]
    heat: str
    is_fever: bool
    writer: str


def lines_of(logged: Iterable[Logged]) -> list[Line]:
    """The lines of some logs, in their order."""
    return [_line(each) for each in logged]


def _line(logged: Logged) -> Line:
    felt = logged.felt
    strong = sorted(felt.strengths.items(), key=lambda each: -each[1])
    return Line(
        id=logged.id,
        felt=felt,
        on=PartialDate.of(felt.on),
        first_on=PartialDate.of(felt.first_on),
        felt_so=tuple((feelings()[name], faces()[strength]) for name, strength in strong if name in feelings()),
        heat=felt.temperature.words if felt.temperature else "",
        is_fever=bool(felt.temperature and is_fever(felt.temperature)),
        writer=logged.writer,
    )
