"""Which section of a letter a sentence stands in: headings in both languages, alone on a line or before their text.

The table: content/letters/headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from rumbo.oncology.phrases import fold
from rumbo.records.letters.text import without_bullet
from rumbo.words import load

Section = Literal[
    "body",
    "impression",
    "assessment",
    "findings",
    "exam",
    "diagnosis",
    "history",
    "past",
    "family",
    "medicines",
    "treatment",
    "plan",
    "indication",
    "comparison",
    "technique",
    "markers",
    "allergies",
    "addendum",
    "other",
]
SECTIONS: tuple[Section, ...] = get_args(Section)
_INLINE: Final = re.compile(r"([^\W\d_][^:\n.;]{0,60}?)\s*(?:\([^)]*\)\s*)?[:–—]\s*(?=\S|$)")
_DATE_IN_HEAD: Final = re.compile(
    r"\s*(?:\(?(?:\b[A-Z]{2,4},? )?\d[\d/.-]{5,9}\)?|\d{1,2}[ /-]\w+[ /-]\d{4}|\w+ \d{1,2}, \d{4})\s*$"
)
_WIDE: Final = re.compile(r"([^\W\d_][^:.;]{1,40}?)(?:\s{2,}|\t)\S")
_STOPPED_WORDS: Final = 3  # "Conclusión." as radiologists in Spanish write it
_RULE: Final = re.compile(r"^[\s=_*#-]+|[\s=_*#-]+$")
MAX_HEADING: Final = 60  # letters
_SUB_HEADING_WORDS: Final = 3


@dataclass(frozen=True)
class Heading:
    """A heading found at the beginning of a text: the section it opens and where its own text begins."""

    section: Section
    end: int
    alone: bool


def find_heading(text: str, *, first: bool = True) -> Heading | None:
    """The heading that a text begins with, or that it is; None when it has none.

    Capitals or a colon alone make a heading of unknown section, which ends the one before; only at the beginning of
    a paragraph (`first`).

    >>> find_heading("Antecedentes familiares: madre con cáncer de mama").section
    'family'
    >>> find_heading("FINDINGS").alone
    True
    """
    offset = len(text) - len(without_bullet(text))
    body = text[offset:]
    inline = _INLINE.match(body)
    if inline:
        section = _section(inline[1])
        alone = not body[inline.end() :].strip()
        if section or (alone and first):
            return Heading(section or "other", offset + inline.end(), alone)
    wide = _WIDE.match(body) if first else None
    if wide and (section := _section(wide[1])):
        return Heading(section, offset + wide.end(), alone=False)
    if body.endswith(".") and len(body.split()) <= _STOPPED_WORDS and (section := _section(body[:-1])):
        return Heading(section, len(text), alone=False)
    if len(body) > MAX_HEADING or not first:
        return None
    words = _RULE.sub("", body)
    section = _section(words)
    if section and (len(words.split()) > 1 or words.isupper() or words.istitle()) and not words.endswith("."):
        return Heading(section, len(text), alone=True)
    if _is_shouted(words):
        return Heading("other", len(text), alone=True)
    return None


def is_sub_heading(text: str) -> bool:
    """Whether a sentence begins with the name of a part of a report: "Right neck: ...".

    >>> is_sub_heading("Right neck: no node"), is_sub_heading("No node in the neck")
    (True, False)
    """
    found = _INLINE.match(text)
    return bool(found) and len(found[1].split()) <= _SUB_HEADING_WORDS  # type: ignore[index]  # bool(None) is False


def _section(words: str) -> Section | None:
    return _table().get(fold(_DATE_IN_HEAD.sub("", words)))


def _is_shouted(words: str) -> bool:
    if not words.isupper():
        return False
    letters = [letter for letter in words if letter.isalpha()]
    few = len(words.split()) <= 6 and not any(letter.isdigit() for letter in words)
    return len(letters) >= 4 and all(map(str.isupper, letters)) and few and not words.endswith(".")


@cache
def _table() -> dict[tuple[str, ...], Section]:
    rows: dict[Section, tuple[str, ...]] = load(  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
        "letters/headings", dict[Section, tuple[str, ...]]
    ).merged()
    return {fold(word): section for section, words in rows.items() for word in words}
