"""Lines: courses of systemic treatment for recurrent or advanced disease, numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumbo.course.course import Cancer, Line, Recurrence, TreatmentSpan
from rumbo.course.gaps import clearest, gap_days, latest, order
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import Modality

# Drugs of one line rarely begin on one day; four weeks cover one cycle. Our own window: no accepted one exists
# (Saini and Twelves, British Journal of Cancer 2021, doi 10.1038/s41416-021-01319-8).
SAME_LINE_DAYS = 28
# A transplant rounds off the line before it and is not counted as one of its own.
SYSTEMIC: frozenset[Modality] = frozenset({"chemotherapy", "hormone", "targeted", "immunotherapy", "cell_therapy"})
_ADVANCED = re.compile(r"\b(?:IV|4)[A-C]?\d?\b|\b[cp]?M1[a-d]?\b|metast", re.IGNORECASE)
_NOT_ADVANCED = re.compile(r"\b(?:no|non|not|sin)[- ](?:\w+ ){0,2}metast", re.IGNORECASE)


@dataclass
class _Open:
    """A line while its treatments are gathered."""

    spans: list[TreatmentSpan]

    @property
    def start(self) -> PartialDate | None:
        return clearest(span.start for span in self.spans)


def count(
    treatments: Iterable[TreatmentSpan], *, cancers: Sequence[Cancer], recurrences: Sequence[Recurrence]
) -> tuple[Line, ...]:
    """Number the lines of each cancer.

    Counted are drugs that were given from the first confirmed return or growth on, or from the diagnosis when the
    cancer was already at stage IV. Drugs that begin within `SAME_LINE_DAYS` of the line's first belong to it; a later
    new drug, or any drug begun after the cancer grew or came back again, begins the next line. A drug of the line
    that is taken up again without such growth stays in it. What only follows the treatment of a first cancer
    (adjuvant) is no line. The rule follows the framework of Saini and Twelves (2021), which counts systemic
    treatments in the advanced setting and names the lack of a standard.
    """
    lines: list[Line] = []
    for cancer, since in sorted(_since(cancers, recurrences).items(), key=lambda item: item[0] or ""):
        mine = [span for span in treatments if span.cancer == cancer and _counts(span, since=since)]
        events = [each.on for each in recurrences if each.cancer == cancer and each.on and not each.suspected]
        lines += [_line(each, cancer=cancer, number=n) for n, each in enumerate(_gathered(mine, events), start=1)]
    return tuple(sorted(lines, key=lambda line: (order(line.start), line.cancer or "", line.number)))


def is_advanced(stage_words: str) -> bool:
    """Whether the words of a stage say that the cancer had already spread far (stage IV or M1).

    >>> is_advanced("Stage IIIC"), is_advanced("estadio IV")
    (False, True)
    """
    return bool(_ADVANCED.search(stage_words)) and not _NOT_ADVANCED.search(stage_words)


def _since(cancers: Sequence[Cancer], recurrences: Sequence[Recurrence]) -> dict[str | None, PartialDate]:
    since: dict[str | None, PartialDate] = {}
    for each in recurrences:
        if each.on and not each.suspected and (each.cancer not in since or each.on < since[each.cancer]):
            since[each.cancer] = each.on
    for cancer in cancers:
        if cancer.diagnosed_on and is_advanced(cancer.stage_words):
            since[cancer.id] = cancer.diagnosed_on
    return since


def _counts(span: TreatmentSpan, *, since: PartialDate) -> bool:
    if span.modality not in SYSTEMIC or span.given is not True or span.start is None:
        return False
    return span.start.latest >= since.earliest


def _gathered(spans: Iterable[TreatmentSpan], events: Sequence[PartialDate]) -> list[_Open]:
    lines: list[_Open] = []
    for span in sorted(spans, key=lambda each: (order(each.start), each.name, each.facts)):
        if lines and _continues(lines[-1], span, events):
            lines[-1].spans.append(span)
        else:
            lines.append(_Open([span]))
    return lines


def _continues(line: _Open, span: TreatmentSpan, events: Sequence[PartialDate]) -> bool:
    assert line.start is not None and span.start is not None  # noqa: S101, PT018 - undated treatments are not counted
    start, began = line.start, span.start
    if gap_days(start, began) <= SAME_LINE_DAYS:
        return True
    grew = any(start.earliest < event.earliest <= began.latest for event in events)
    return not grew and any(span.name == other.name for other in line.spans)


def _line(line: _Open, *, cancer: str | None, number: int) -> Line:
    ongoing = any(span.ongoing for span in line.spans)
    open_ended = ongoing or any(span.end is None for span in line.spans)
    return Line(
        facts=tuple(sorted({fact for span in line.spans for fact in span.facts})),
        cancer=cancer,
        number=number,
        names=tuple(dict.fromkeys(span.name for span in line.spans)),
        start=line.start,
        end=None if open_ended else latest(span.end for span in line.spans),
        ongoing=ongoing,
    )
