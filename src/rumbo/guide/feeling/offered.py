"""What the page puts first: what this person logs, then what their treatment often brings, then what anybody is asked.

The order within the short set is that of the page, so that a feeling is found in the same place day after day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from rumbo.course.course import Course, TreatmentSpan
from rumbo.guide.feeling.feelings import Feeling, brought_often, feelings, offered_always
from rumbo.guide.feeling.felt import Felt

MOST: Final = 10
_LATEST: Final = 30  # logs that are looked at: what was felt a year ago need not stand first today


def offer(logged: Sequence[Felt], course: Course) -> tuple[Feeling, ...]:
    """The short set, at most MOST: what was felt in the latest logs, the most frequent first to be taken up, then the rest.

    `logged` is the latest first.
    """
    ordered = chain(_felt_lately(logged), _brought(course), offered_always())
    chosen = list(dict.fromkeys(name for name in ordered if name in feelings()))[:MOST]
    return tuple(each for name, each in feelings().items() if name in chosen)


def _felt_lately(logged: Sequence[Felt]) -> list[str]:
    counted = Counter(name for felt in logged[:_LATEST] for name, strength in felt.strengths.items() if strength)
    return [name for name, _ in counted.most_common(MOST)]


def _brought(course: Course) -> Iterable[str]:
    now = [span for span in course.treatments if _may_be_felt(span)]
    for modality in dict.fromkeys(span.modality for span in now):
        if modality in brought_often():
            yield from brought_often()[modality].feelings


def _may_be_felt(span: TreatmentSpan) -> bool:
    return span.given is not False and span.ongoing
