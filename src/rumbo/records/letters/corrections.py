"""What a letter takes back: the side it corrects, and the places it says it named by mistake.

"Aclaración: la lateralidad correcta es DERECHA"; "it was the LIVER and not the lung".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from rumbo.course.facts import Place
from rumbo.course.places import is_among
from rumbo.oncology import Side, opposite, read_side
from rumbo.records.letters.letter import Letter
from rumbo.records.letters.places import places_in
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

_NOT: Final = re.compile(r"\b(?:and not|not|y no|no)\s+(?:(?:the|in|el|la|en)\s+)*(?P<what>[^.,;:]{2,30})")
_SIDE: Final = re.compile(r"\b(?:left|right|izquierd[oa]|derech[oa])\b")


@dataclass(frozen=True)
class Corrections:
    """The side that is right wherever the letter says the other, and the places it withdraws."""

    side: Side | None = None
    withdrawn: tuple[Place, ...] = ()

    def side_of(self, said: Side | None) -> Side | None:
        """The side that stands after the correction."""
        return self.side if said is not None and said == opposite(self.side) else said

    def left(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """The places that are not withdrawn."""
        return tuple(place for place in places if not is_among(place, self.withdrawn))


def read_corrections(letter: Letter) -> Corrections:
    """What the sentences that correct something set right."""
    side: Side | None = None
    withdrawn: list[Place] = []
    for words_after in _corrections(letter):
        said = _SIDE.search(flat(words_after))
        side = side or (read_side(words_after[said.start() : said.end()]) if said else None)
        withdrawn += (place for found in _NOT.finditer(flat(words_after)) for place in places_in(found["what"]))
    return Corrections(side, tuple(withdrawn))


def _corrections(letter: Letter) -> Iterator[str]:
    """What follows the word that corrects, in its sentence; when nothing does ("Voice recognition error."), the next."""
    for sentence, following in zip_longest(letter.sentences, letter.sentences[1:]):
        found = words("correction").search(flat(sentence.text))
        if found:
            rest = sentence.text[found.end() :]
            yield rest if following is None or any(map(str.isalnum, rest)) else following.text
