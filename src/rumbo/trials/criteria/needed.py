"""Which words a regular expression cannot do without, so that most texts are passed over without searching them.

It understands how our content tables write. What it does not know it takes for something that needs no word.
"""

from __future__ import annotations

import re
from typing import Final

_SHORTEST: Final = 2  # letters: a single one is in almost every text
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATED: Final = re.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?")
_MAY_BE_MISSING: Final = re.compile(r"[?*]|\{0")
_GROUP: Final = re.compile(r"\((?:\?(?P<looks><?[=!])|\?(?:-i)?:|(?!\?))")
Words = frozenset[str]
_NONE: Final[Words] = frozenset()


class _UnknownError(Exception):
    """Something that our tables do not write."""


def needed_words(says: str) -> tuple[str, ...]:
    r"""Words in small letters of which every text that the expression finds something in holds one; () for none.

    >>> needed_words(r"\b(?:ECOG|Karnofsky)\b"), needed_words(r"tumou?rs?\b"), needed_words(r"\d+ ?x?")
    (('ecog', 'karnofsky'), ('tumo',), ())
    """
    try:
        found = _Reader(says).alternatives()
    except _UnknownError:
        return ()
    return tuple(sorted(word for word in found if not any(other in word for other in found - {word})))


class _Reader:
    """Goes through an expression once, from left to right."""

    def __init__(self, says: str) -> None:
        self._says, self._at = says, 0

    def alternatives(self) -> Words:
        """What one of several needs: the words of all of them, or none where one of them does without."""
        each = [self._one_after_the_other()]
        while self._says.startswith("|", self._at):
            self._at += 1
            each.append(self._one_after_the_other())
        return _NONE.union(*each) if all(each) else _NONE

    def _one_after_the_other(self) -> Words:
        """What parts that must all be there need: the part that tells most."""
        told, letters = _NONE, ""
        while self._at < len(self._says) and self._says[self._at] not in "|)":
            letter, inner = self._part()
            repeated = _REPEATED.match(self._says, self._at)
            if repeated is None and letter:
                letters += letter
                continue
            if repeated is not None:
                self._at = repeated.end()
            if repeated is None or not _MAY_BE_MISSING.match(repeated[0]):
                letters, told = letters + letter, _telling_more(told, inner)
            told, letters = _telling_more(told, frozenset((letters,))), ""
        return _telling_more(told, frozenset((letters,)))

    def _part(self) -> tuple[str, Words]:
        """The next part: the letter that it is, or the words that it needs."""
        begins, after = self._says[self._at], self._says[self._at + 1 : self._at + 2]
        if begins == "(":
            return "", self._group()
        if begins == "[":
            found = _CLASS.match(self._says, self._at)
            self._at = found.end() if found else len(self._says)
            return "", _NONE
        self._at += 2 if begins == "\\" else 1
        letter = after if begins == "\\" else begins
        is_itself = not letter.isalnum() if begins == "\\" else letter not in ".^$"
        return (letter.lower() if is_itself and letter.isascii() else ""), _NONE

    def _group(self) -> Words:
        opened = _GROUP.match(self._says, self._at)
        if opened is None:
            raise _UnknownError
        self._at = opened.end()
        inner = self.alternatives()
        self._at += 1
        return _NONE if opened["looks"] else inner


def _telling_more(one: Words, other: Words) -> Words:
    """Of two sets, each of which has a word in every text that is found, the one whose shortest word is longer."""
    return max(one, other, key=_shortest)


def _shortest(words: Words) -> int:
    least = min(map(len, words), default=0)
    return least if least >= _SHORTEST else 0
