"""What a letter takes back: the side it corrects, and the places it says it named by mistake.

"Aclaración: la lateralidad correcta es DERECHA"; "it was the LIVER and not the lung".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Place
from rumbo.course.places import is_among
from rumbo.oncology import Side, opposite, read_side
from rumbo.records.letters.letter import Letter
from rumbo.records.letters.places import places_in
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

_NOT: Final = re.compile(r"\b(?:and not|not|y no|no)\s+(?:(?:the|in|el|la|en)\s+)*(?P<what>[^.,;:]{2,30})")
_READ: Final = re.compile(
    r"(?:for|donde dice|en lugar de)\s+[\"“«']?(?P<wrong>[^\"”»']{3,40}?)[\"”»']?,?\s+"
    r"(?:please )?(?:read|should read|debe decir|l[ée]ase)\s+[\"“«']?(?P<right>[^\"”»'.;]{3,40})"
)
_BEHIND: Final = 2  # sentences
_SIDE: Final = re.compile(r"\b(?:left|right|izquierd[oa]|derech[oa])\b")


@dataclass(frozen=True)
class Corrections:
    """The side that is right wherever the letter says the other, the places it withdraws, and words to read for others."""

    side: Side | None = None
    withdrawn: tuple[Place, ...] = ()
    reads: tuple[tuple[str, str], ...] = ()

    def side_of(self, said: Side | None) -> Side | None:
        """The side that stands after the correction."""
        return self.side if said is not None and said == opposite(self.side) else said

    def left(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """The places that are not withdrawn, in the words that stand after the correction."""
        kept = (place for place in places if not is_among(place, self.withdrawn))
        return tuple(map(self._as_read, kept))

    def _as_read(self, place: Place) -> Place:
        for wrong, right in self.reads:
            if flat(wrong) in flat(place.words) or flat(place.words) in flat(wrong):
                return Place(words=right, site=place.site, side=read_side(right))
        return place


def read_corrections(letter: Letter) -> Corrections:
    """What the sentences that correct something set right."""
    side: Side | None = None
    withdrawn: list[Place] = []
    reads: list[tuple[str, str]] = []
    for words_after in _corrections(letter):
        pairs = [(found["wrong"], found["right"]) for found in _READ.finditer(words_after)]
        reads += pairs
        if pairs:
            continue
        said = _SIDE.search(flat(words_after))
        side = side or (read_side(words_after[said.start() : said.end()]) if said else None)
        withdrawn += (place for found in _NOT.finditer(flat(words_after)) for place in places_in(found["what"]))
    return Corrections(side, tuple(withdrawn), tuple(reads))


def _corrections(letter: Letter) -> Iterator[str]:
    """What follows the word that corrects, in its sentence and in the two behind it."""
    for number, sentence in enumerate(letter.sentences):
        found = words("correction").search(flat(sentence.text))
        if found:
            behind = letter.sentences[number + 1 : number + 1 + _BEHIND]
            yield " ".join([sentence.text[found.end() :], *(each.text for each in behind)])
