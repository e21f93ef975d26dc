"""Records shout: "MASTECTOMY, SIMPLE, COMPLETE". In our own sentences the same words are said quietly."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({"OF", "THE", "AND", "FOR", "WITH", "DE", "LA", "EL", "DEL", "CON", "Y"})
_LOUD = 0.6  # the share of capital letters from which a name counts as shouted
_SHORT = 3  # "CT", "L3", "HER2": short words in capitals are names, not shouting
_AT_LEAST = 2  # one long word in capitals may be a name by itself: "FOLFOX", "SBRT to L3"


def calm(words: str) -> str:
    """The words in small letters when most of them are in capitals; short words stay as they are.

    Only for what we say in our own sentences: a quoted line is shown as the record has it.

    >>> calm("MASTECTOMY, SIMPLE, WITH CT OF L3")
    'mastectomy, simple, with CT of L3'
    """
    letters = [letter for letter in words if letter.isalpha()]
    long_and_loud = [word for word in _WORD.findall(words) if word.isupper() and len(word) > _SHORT]
    if len(long_and_loud) < _AT_LEAST or sum(letter.isupper() for letter in letters) < _LOUD * len(letters):
        return words
    return _WORD.sub(lambda found: _quiet(found[0]), words)


def _quiet(word: str) -> str:
    if word in _JOINING:
        return word.lower()
    return word.lower() if word.isupper() and len(word) > _SHORT else word
