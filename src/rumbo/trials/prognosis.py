"""What an entry says about how long people are expected to live: kept apart, so that nobody meets it without having asked."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TIME: Final = r"\d+(?:\.\d+)?[\s-]*(?:days?|weeks?|months?|years?|%|percent)"
_ABOUT: Final = (
    r"(?:of|is|was|for|about|around|approximately|only|at\s+least|up\s+to|less|more|longer|under|below|beyond|[<>=≤≥])"
)
# A limit or a number of time to live. "Overall survival" as what a trial measures says nothing of anybody's time, and so not
# "free of disease for five years", survivors, or a live vaccine within a month.
_TOLD: Final = re.compile(
    rf"""life[\s-]*expectanc | prognos | terminal(?:ly)?\s+ill | mortality\s+{_ABOUT}
    | (?:expect|anticipat|predict|project|estimat)\w*\s+to\s+(?:live|survive)\b
    | (?:expected|estimated|anticipated|projected|predicted|median)\s+(?:overall\s+)?survival\b
    | (?<!free\s)\b(?:survival(?:\s+(?:time|rate))?|survives?|survived|live|lives|lived)\s+{_ABOUT}[^.;]*?{_TIME}
    | {_TIME}\s+(?:overall\s+)?survival\s+(?:rate|{_ABOUT}) | \bdie[sd]?\s+(?:within|in|after)\s[^.;]*?{_TIME}""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE: Final = re.compile(r"[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*[^\S\n]*\n*")


class HeldBack(NamedTuple):
    """A text without its sentences about time to live, and how many those were."""

    text: str
    sentences: int


def speaks_of_prognosis(text: str) -> bool:
    """Whether words say how long people are expected to live, or how many of them do.

    >>> speaks_of_prognosis("Life expectancy of at least 12 weeks"), speaks_of_prognosis("Compares overall survival.")
    (True, False)
    """
    return bool(_TOLD.search(text))


def hold_back_prognosis(text: str) -> HeldBack:
    """A text without the sentences that `speaks_of_prognosis` finds.

    >>> hold_back_prognosis("For lung cancer. Most people live about 9 months. Tests a pill.")
    HeldBack(text='For lung cancer. Tests a pill.', sentences=1)
    """
    sentences = _SENTENCE.findall(text)
    shown = [each for each in sentences if not speaks_of_prognosis(each)]
    return HeldBack("".join(shown).strip(), len(sentences) - len(shown))
