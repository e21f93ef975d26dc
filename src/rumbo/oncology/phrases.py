"""Known phrases found in free text, and offered as one types: accents, capitals and plurals forgiven, in either
language. The tables that hold the phrases live with their nouns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Generic, NamedTuple, TypeVar

from rumbo.oncology.company import in_company

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_RAW = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"\baño")  # without its tilde, "año" would be a part of the body
_CLOSE_ENOUGH = 60.0  # of 100, measured on every entry's own names with one letter wrong
_BESIDE = 4  # words to either side, among which another name vouches for a wary one
_OLDER_PLURALS = {"testes": "testi", "metastases": "metastasi", "diagnoses": "diagnosi"}


def fold(words: str) -> tuple[str, ...]:
    """The words of a text without accents, capitals, punctuation and plural endings.

    >>> fold("Ganglios axilares (izq.)")
    ('ganglio', 'axilar', 'izq')
    """
    return _read(words).folded


class _Words(NamedTuple):
    """The words of a text: folded, as they were written, and from which letter to which each stands."""

    folded: tuple[str, ...]
    written: tuple[str, ...]
    letters: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1024)  # a sentence is looked through for cancers, drugs, places and treatments, one after the other
def _read(words: str) -> _Words:
    found = [(_folded(each[0]), each) for each in _RAW.finditer(words)]
    kept = [(folded, each) for folded, each in found if folded]
    return _Words(
        tuple(folded for folded, _ in kept), tuple(each[0] for _, each in kept), tuple(each.span() for _, each in kept)
    )


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    """One word folded; empty for one without Latin letters or digits."""
    letters = "".join(_PLAIN.findall(plain(word)))
    return _singular(letters) if letters else ""


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """A text in small letters without accents.

    >>> plain("Mastectomía")
    'mastectomia'
    """
    if words.isascii():
        return words.lower()
    spread = unicodedata.normalize("NFKD", _YEAR.sub("anyo", words.casefold()))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    # English and Spanish plurals fall together with their singulars: node(s), axilar(es), letrozol(e).
    if word in _OLDER_PLURALS:
        return _OLDER_PLURALS[word]
    if len(word) >= 6 and word.endswith("es"):
        return word[:-2]
    if len(word) >= 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if len(word) >= 5 and word.endswith("e") else word


@dataclass(frozen=True)
class Found(Generic[T_co]):
    """A phrase that stands in a text: what it means, its first word, and the word after its last."""

    value: T_co
    start: int
    end: int


class Phrasebook(Generic[T]):
    """Phrases and what they mean. The first meaning given to a phrase is kept.

    Abbreviations with capitals, up to `abbreviation` letters long, are only found as they are written: "ALL" is a
    leukemia and "all" is not, "Pd" is a treatment and "PD" is not. Those of `wary`, which are also everyday words, are
    only found beside another phrase of the book, or where `is_meant` says so of the text and the letters from which to
    which they stand.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, T]],
        *,
        abbreviation: int = 3,
        wary: Iterable[str] = (),
        is_meant: Callable[[str, int, int], bool] = in_company,
    ) -> None:
        self._meaning: dict[tuple[str, ...], T] = {}
        self._longest: dict[str, int] = {}
        self._spellings: dict[str, set[str]] = {}
        guarded = {spelling for phrase in wary for spelling in _spellings(phrase)}
        self._wary = {fold(phrase) for phrase in guarded}
        self._is_meant = is_meant
        free: set[str] = set()
        for phrase, value in phrases:
            # Each phrase is folded once in a lifetime: it takes no room among the texts that `fold` remembers.
            words = tuple(filter(None, map(_folded, _RAW.findall(phrase))))
            if not words:
                continue
            if phrase in guarded or (phrase != phrase.lower() and _is_short(phrase, abbreviation)):
                self._spellings.setdefault(words[0], set()).update(_spellings(phrase))
            elif len(words) == 1:
                free.add(words[0])
            self._meaning.setdefault(words, value)
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        for word in free & self._spellings.keys():
            del self._spellings[word]

    def scan(self, text: str) -> Iterator[Found[T]]:
        """Every phrase in a text, left to right, the longest at each place, none overlapping."""
        read = _read(text)
        words = read.folded
        if self._longest.keys().isdisjoint(words):
            return
        at = 0
        while at < len(words):
            found = self._starting(words, read.written[at], at=at) if words[at] in self._longest else None
            if found is not None and self._meant(found, read, text=text):
                yield found
            at = found.end if found is not None else at + 1

    def locate(self, text: str) -> Iterator[Found[T]]:
        """As `scan`, with the first letter of each phrase and the letter after its last instead of words.

        >>> [(each.start, each.end) for each in Phrasebook([("liver", 1)]).locate("to the liver")]
        [(7, 12)]
        """
        letters = _read(text).letters
        for found in self.scan(text):
            yield Found(value=found.value, start=letters[found.start][0], end=letters[found.end - 1][1])

    def find_all(self, text: str) -> tuple[T, ...]:
        """The meanings of all phrases in a text, in order, each once."""
        return tuple(dict.fromkeys(found.value for found in self.scan(text)))

    def find(self, text: str) -> T | None:
        """The meaning of the longest phrase in a text, the first of equals, or None."""
        longest = max(self.scan(text), key=lambda found: found.end - found.start, default=None)
        return None if longest is None else longest.value

    def _meant(self, found: Found[T], read: _Words, *, text: str) -> bool:
        if not self._wary or read.folded[found.start : found.end] not in self._wary:
            return True
        beside = read.folded[max(0, found.start - _BESIDE) : found.start] + read.folded[found.end : found.end + _BESIDE]
        if any((word,) in self._meaning and (word,) not in self._wary for word in beside):
            return True
        return self._is_meant(text, read.letters[found.start][0], read.letters[found.end - 1][1])

    def _starting(self, words: tuple[str, ...], raw: str, *, at: int) -> Found[T] | None:
        for length in range(min(self._longest[words[at]], len(words) - at), 0, -1):
            value = self._meaning.get(words[at : at + length])
            if value is not None and (length > 1 or raw in self._spellings.get(words[at], (raw,))):
                return Found(value=value, start=at, end=at + length)
        return None


def _spellings(phrase: str) -> tuple[str, ...]:
    """How a short word may be written: one in small letters also begins a sentence, or a heading; an abbreviation also
    stands for several.
    """
    return (phrase, phrase.capitalize(), phrase.upper()) if phrase.islower() else (phrase, f"{phrase}s")


def _is_short(phrase: str, most: int) -> bool:
    """Whether a phrase is one abbreviation; its plural ("NETs") is as long."""
    return phrase.isalnum() and len(phrase.removesuffix("s")) <= most


class Suggestions(Generic[T]):
    """Names to offer as one types. `names` gives the names of each entry; the first is the one people know best."""

    def __init__(self, entries: Iterable[T], *, names: Callable[[T], Iterable[str]]) -> None:
        pairs = [(plain(name), entry) for entry in entries for name in names(entry)]
        self._names = [name for name, _ in pairs]
        self._entries = [entry for _, entry in pairs]

    def offer(self, typed: str, *, limit: int) -> tuple[T, ...]:
        """The entries whose name is nearest to what was typed, nearest first: the whole name, its beginning, or the
        beginning of one of its words.
        """
        wanted = plain(typed).strip()
        if not wanted or limit < 1:
            return ()
        from rapidfuzz import fuzz, process  # whoever reads files offers nothing, and starts sooner

        scorer = partial(_nearness, ratio=fuzz.ratio)
        near = process.extract(wanted, self._names, scorer=scorer, limit=limit * 6, score_cutoff=_CLOSE_ENOUGH)
        return tuple(dict.fromkeys(self._entries[index] for _, _, index in near))[:limit]


def _nearness(typed: str, name: str, *, ratio: Callable[[str, str], float], **_options: object) -> float:
    if typed == name:
        return 100.0
    whole = ratio(typed, name)
    begins = ratio(typed, name[: len(typed)]) - 2
    if len(typed) < 3:
        return 95.0 if name.startswith(typed) else 0.0
    inside = 85.0 if f" {typed}" in f" {name}" else 0.0
    return max(whole, begins, inside)
