"""The words of a text that name something, shortened to their beginnings so that "dental" meets "dentist"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_BEGINNING: Final = 7
# What lines about illnesses are built with, whatever illness they are about.
_COMMON: Final = re.compile(
    r"(?:patient|participant|subject|individual|histor|activ|chronic|acute|clinical|signific|sever|serious|previous|current"
    r"|control|uncontrol|diseas|disorder|illness|conditio|syndrom|medical|eviden|presen|includ|requir|treat|therap|enrol|screen"
    r"|associat|relat|concurr|concom|underly|functio|diagnos|document|confirm|suspect|symptom|hospital|interven|surger|follow)"
    r"|(?:with|within|from|that|this|which|whose|have|having|been|other|another|such|stud(?:y|ies)|drugs?|trials?|before|after"
    r"|during|must|should|shall|will|would|could|risk|high|needs?|systemic|least|more|than|less|grade|greater|except|unless"
    r"|only|both|either|they|their|them|there|because|recent(?:ly)?|last|past|first|dose|tests?|tested|since|none|never|into"
    r"|over|when|where|also|were|does|being|known|prior|months?|weeks?|days?|years?|person|people|entry)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def own_words(text: str) -> tuple[str, ...]:
    """The beginnings of the words of a text that are its own, each once, in their order.

    >>> own_words("History of severe parathyroid gland diseases")
    ('parathy', 'gland')
    """
    words = (found[0].lower() for found in _WORD.finditer(text))
    return tuple(dict.fromkeys(word[:_BEGINNING] for word in words if not _COMMON.match(word)))
