"""Words that a hyphen breaks at the end of a line, made whole where that is plainly what the hyphen does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_BROKEN: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,})-$")
_REST: Final = re.compile(r"([^\W\d_]{2,})(?![\w-])(\S*)\s*")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First halves that keep their hyphen (left-sided, follow-up); general usage in letters, both languages.
_COMPOUNDS: Final = frozenset({
    "left", "right", "high", "low", "well", "non", "post", "pre", "follow", "self", "long", "short", "double",
    "triple", "second", "third", "first", "two", "three", "four", "half", "whole", "large", "small", "mid", "poorly",
    "moderately", "newly", "locally", "early", "late", "new", "disease", "platinum", "hormone", "estrogen",
    "progesterone", "castration", "treatment", "tumor", "tumour", "cancer", "dose", "fine", "work", "check", "year",
    "month", "week", "image", "beam", "físico", "médico", "teórico", "anatomo",
})  # fmt: skip


def mend(texts: Sequence[str]) -> list[str]:
    """The lines with words broken at their ends made whole; the second half moves up to the first.

    Where the same document writes the word without a hyphen, so is it here; where it writes it with one, or the first half
    is usual before a hyphen, the hyphen stays. The number of lines stays the same: a line can become empty.

    >>> mend(["No signs of metas-", "tasis in the liver."])
    ['No signs of metastasis', 'in the liver.']
    """
    known: frozenset[str] | None = None
    mended = list(texts)
    for index in range(len(mended) - 1):
        broken = _BROKEN.search(mended[index])
        rest = _REST.match(mended[index + 1]) if broken else None
        if broken is None or rest is None or broken[1].isupper() != rest[1].isupper() or rest[1].istitle():
            continue
        known = _words_of(texts) if known is None else known
        hyphen = "-" if _keeps_hyphen(broken[1].lower(), rest[1].lower(), known) else ""
        mended[index] = f"{mended[index][:-1]}{hyphen}{rest[1]}{rest[2]}"
        mended[index + 1] = mended[index + 1][rest.end() :]
    return mended


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    if first + second in known:
        return False
    return f"{first}-{second}" in known or first in _COMPOUNDS


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in _WORDS.findall(text))
