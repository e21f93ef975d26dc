"""Words by which a sentence says that the cancer came back, told from those that say it of a hernia, a pain, a habit.

Whether they are denied, feared or told of the past is for `recurrences` and `statuses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rumbo.records.letters.vocabulary import words

Span = tuple[int, int]

_BETWEEN: Final = r"(?:[\s\w'’-]{0,24}?\s)"  # small words between "cancer" and "has returned", in one clause
_BEHIND: Final = 48  # letters from "recurrence" to the end of what recurred
_OF_ANOTHER: Final = re.compile(r"[.;:,(]|\b(?:with|con|and|y)\b")
_SMALL: Final = re.compile(
    r"(?:\s+(?:has|have|had|ha|han|also|now|it|se|which|que|on|the|left|right|izquierd[oa]|derech[oa]))*"
)
_MAY: Final = re.compile(r"\b(?:can|could|may|might|would|should|will|puede|pueden|podria|podrian|pudiera)\b")
_DENIED: Final = re.compile(
    r"\b(?:nothing|nil|no|none|not|without|nada|ningun\w*|sin)\b[^.;:]{0,90}"
    r"\b(?:to suggest|to indicate|suggesting|suggestive of|indicating|indicative of|que sugier\w+|sugestiv\w+ de"
    r"|que suger\w+|que indi\w+|que hag\w+ (?:pensar|sospechar)(?: en)?)\b[^.;:]{0,40}$"
)


def find_returns(low: str) -> tuple[Span, ...]:
    """Where a flat text says that a cancer came back, left to right.

    >>> find_returns("the cancer has returned in her lung"), find_returns("the pain has returned")
    (((4, 23),), ())
    """
    found = [each.span() for each in words("came_back").finditer(low)]
    found += [each.span() for pattern in _told() for each in pattern.finditer(low) if not _MAY.search(each[0])]
    kept: list[Span] = []
    for start, end in sorted(found):
        if (not kept or start >= kept[-1][1]) and not is_other_illness(low, start, end):
            kept.append((start, end))
    return tuple(kept)


def find_recurrent(low: str) -> Iterator[Span]:
    """Where a flat text calls a disease recurrent, and no other illness.

    >>> list(find_recurrent("recurrent sarcoma")), list(find_recurrent("recurrent urinary infections"))
    ([(0, 9)], [])
    """
    for found in words("recurrent").finditer(low):
        if not is_other_illness(low, *found.span()):
            yield found.span()


def is_denied_at_length(low: str, start: int) -> bool:
    """Whether the words before say that nothing suggests what follows.

    >>> is_denied_at_length("nothing on the scan to suggest recurrence", 30)
    True
    """
    return _DENIED.search(low, 0, start) is not None


def is_other_illness(low: str, start: int, end: int) -> bool:
    """Whether what recurred is named right behind the words or right before them, and is another illness.

    >>> is_other_illness("recurrence of the hernia", 0, 10), is_other_illness("recurrence of the sarcoma", 0, 10)
    (True, False)
    """
    behind = words("other_illness").search(low, end, end + _BEHIND)
    if behind and not _OF_ANOTHER.search(low, end, behind.start()):
        return not any(words(name).search(low, end, behind.end()) for name in ("cells", "disease_named"))
    before = low[:start].rstrip()
    last = max((found.end() for found in words("other_illness").finditer(before)), default=-1)
    return last >= 0 and _SMALL.fullmatch(before, last) is not None


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """ "The cancer has returned", "a return of her cancer"."""
    disease, back = words("disease_named").pattern, words("comes_back").pattern
    return (
        re.compile(rf"\b(?:{disease}){_BETWEEN}?(?:{back})"),
        re.compile(
            r"(?:^|:)\s*(?:(?:it is|it's|its|now)\s+)?back (?:again|once more)\b(?!\s+(?:for|to|in|from|at|on|with)\b)"
        ),
        re.compile(rf"(?:{words('return_of').pattern})\s+(?:[\w-]+\s+){{0,2}}?(?:{disease})"),
    )
