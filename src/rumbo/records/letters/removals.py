"""Operations told in plain words: an organ that was taken out ("had her left kidney removed", "le quitaron la mama")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rumbo.oncology.sites import find_site

_OWN: Final = (
    r"(?:the |her |his |my |their |your |whole |entire |both "
    r"|el |la |los |las |su |sus |mi |un |una |todo |toda |ambos |ambas )*"
)
_NOUNS: Final = (
    r"(?P<organ>(?!(?:from|off|by|in|out|and|then|but|when|after|del?|luego|y)\b)[a-z]+(?:[ -][a-z]+){0,3}?)"
)
_OUT: Final = r"(?:surgically |totally |completely )?(?:removed|taken out|cut out)\b"
_ACTIVE: Final = r"(?:took out|taking out|cut out|removed|removal of|removing)"
_ACTIVO: Final = (
    r"(?:extirp|quit|sac)(?:aron|o|ado|ada|ados|adas)(?: quirurgicamente)?|(?:extirpacion|extraccion) quirurgica del?"
)
_PATTERNS: Final = (
    re.compile(rf"\b(?:had|have|has|having|got) {_OWN}{_NOUNS} {_OUT}"),
    re.compile(rf"\b{_OWN}{_NOUNS} (?:was|were|had been|has been|have been) {_OUT}"),
    re.compile(rf"\b{_ACTIVE} {_OWN}{_NOUNS}(?=[\s,.;:)]|$)"),
    re.compile(rf"\b(?:{_ACTIVO}) {_OWN}{_NOUNS}(?=[\s,.;:)]|$)"),
)
# What is taken out and is no operation on a cancer: small things, samples, fluids, what surgeons put in, healthy habits.
_OTHER: Final = re.compile(
    r"\b(?:nod(?:e|es|ule|ules)|ganglios?|nodulos?|lymph|polyps?|polipos?|moles?|lunar(?:es)?|lesions?|lesion(?:es)?|cysts?"
    r"|quistes?|lumps?|bumps?|bultos?|bolitas?|bolas?|stents?|ports?|drains?|drenajes?|catheters?|cateter|tubes?|sonda|staples"
    r"|sutures|stitches|puntos|clips?|lines?|fluid|liquido|teeth|tooth|dientes?|muelas?|appendix|apendice|gallbladder"
    r"|vesicula biliar|tonsils?|amigdalas|adenoids?|cataracts?|catarata|warts?|verrugas?|foley|stones?|calculos?|blood|sangre"
    r"|hair|nails?|cast|dressing|biops\w+|samples?|pieces?|fragment\w*|risk|doubt|barriers?|lining|wax)\b"
)


class Removal(NamedTuple):
    """An organ that was taken out: its letters with those of the verb."""

    start: int
    end: int


def find_removals(plain: str) -> Iterator[Removal]:
    """Where a flat text tells that a part of the body was taken out, whenever that was.

    >>> text = "in 2016 he had his left kidney taken out"
    >>> [text[each.start : each.end] for each in find_removals(text)]
    ['left kidney taken out']
    """
    done = 0
    found = (each for pattern in _PATTERNS for each in pattern.finditer(plain))
    for each in sorted(found, key=lambda each: each.span("organ")):
        organ = _organ(each)
        if organ is None or organ.start < done:
            continue
        yield organ
        done = organ.end


def _organ(found: re.Match[str]) -> Removal | None:
    """The part of the body with the verb, when the words name one and nothing that is no operation."""
    before_verb = found.end("organ") < found.end()
    words = _grown(found) if not before_verb else found["organ"]
    if _OTHER.search(words) or find_site(words) is None:
        return None
    end = found.end() if before_verb else found.start("organ") + len(words)
    return Removal(found.start("organ") if before_verb else found.start(), end)


def _grown(found: re.Match[str]) -> str:
    """The organ behind a verb with the words that still belong to it: "the left lobe of the thyroid"."""
    rest = re.compile(r"[a-z]+(?:[ -](?!(?:on|in|and|el|en|y|at|by|for|por|del?(?= \d))\b)[a-z]+){0,4}").match(
        found.string, found.start("organ")
    )
    return rest[0] if rest else found["organ"]
