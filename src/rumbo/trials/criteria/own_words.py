"""The words of a text that name something, shortened to their beginnings so that "dental" meets "dentist"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_BEGINNING: Final = 7
# What lines about illnesses are built with, whatever illness they are about.
_COMMON: Final = frozenset(
    ["patient", "patients", "participant", "participants", "subject", "subjects", "history", "active", "chronic", "acute", "clinically", "significant", "severe", "serious", "known", "prior", "previous", "current", "currently", "uncontrolled", "disease", "diseases", "disorder", "disorders", "illness", "illnesses", "condition", "conditions", "syndrome", "medical", "with", "without", "within", "months", "weeks", "days", "years", "year", "month", "from", "that", "this", "which", "have", "been", "have", "having", "evidence", "presence", "present", "other", "another", "such", "including", "include", "included", "requiring", "require", "treatment", "therapy", "study", "drug", "drugs", "trial", "entry", "enrollment", "enrolment", "screening", "before", "after", "during", "must", "should", "will", "would", "could", "risk", "high", "need", "needs", "associated", "related", "concurrent", "concomitant", "underlying", "systemic", "function", "least", "more", "than", "less", "grade", "greater", "following", "except", "unless", "only", "both", "either", "they", "their", "them", "there", "because", "diagnosis", "diagnosed", "documented", "confirmed", "suspected", "symptoms", "symptomatic", "recent", "recently", "last", "past", "first", "dose", "tested", "test", "since", "none", "never", "hospital", "hospitalization", "intervention", "surgery"]
)  # fmt: skip


@lru_cache(maxsize=4096)
def own_words(text: str) -> tuple[str, ...]:
    """The beginnings of the words of a text that are its own, each once, in their order.

    >>> own_words("History of severe parathyroid gland diseases")
    ('parathy', 'gland')
    """
    words = (found[0].lower() for found in _WORD.finditer(text))
    return tuple(dict.fromkeys(word[:_BEGINNING] for word in words if word not in _COMMON))
