"""Tells the cancers of blood relatives that a letter names: who, which, and at what age. Never the person's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rumbo.course.facts import Relative
from rumbo.oncology.sites import find_site
from rumbo.records.letters.letter import Letter
from rumbo.records.letters.patterns import Built
from rumbo.records.letters.text import flat

_KIN: Final = Built(
    r"\b(?P<relation>(?:(?:identical |fraternal )?twin )?(?:(?:two|three|four|dos|tres|cuatro|his|her|older"
    r"|younger|half)[- ])?(?:(?:maternal|paternal) )?(?:great[- ]?)?(?:@kin@)(?: (?:matern[oa]s?"
    r"|patern[oa]s?|mayor|menor|gemel[oa]))?)\b(?![- ]in[- ]law| adoptiv)"
)
_BY_MARRIAGE: Final = re.compile(r"(?:step|adoptive |adopted )$|polit(?:ic)[oa]$")
_ILLNESS: Final = Built(r"\b(?:@kin_illness@)\b")
# What may stand between a relative and an illness of theirs.
_LINK: Final = Built(r"(?:[\s,:()–—/&+-]|\b(?:@kin_link@)\b)*")
_BACK_LINK: Final = re.compile(
    r"(?:[\s,:()]|\b(?:in|en|a|the|her|his|su|sus|una|un|la|el|at|age|los|anos|\d{1,3}s?|of|de|affecting|first-degree|relative|relatives|for|one|two)\b)*"
)
# What may stand between two relatives of one illness: an age in brackets, "and".
_AND: Final = re.compile(r"[\s,/&]*(?:\([^()]*\)[\s,]*)?(?:and|y|e)?\s*(?:(?:her|his|su|an?|una?|el|la)\s+)?")
_OWN: Final = re.compile(
    r"\b(?:for (?:her|his|their)|(?:about|discuss\w*|regarding|with (?:her|his)|sobre su|por su|de su))\W*$"
)
_DENIED: Final = re.compile(
    r"\b(?:no|not|denies|denied|negative|without|unknown|niega|sin|ningun[oa]?|ni|never|nunca|desconoce|unaffected|healthy|san[oa]s?)\b"
)
_AGE: Final = Built(
    r"[\s,(]*(?:(?:@kin_age@)[\s:]+)*(?P<age>\d{1,3})(?:s\b)?(?!\s?(?:/|-\d|\.\d|%|cm|mm|pack|paquetes|children|weeks|months|semanas|meses|\d))"
)
_BEFORE_AGE: Final = re.compile(r"\(?\b(?:age |aged |de )?(?P<age>\d{1,3})\b(?: anos| years| y/?o)?\)?[\s,:]*$")
_CLAUSE: Final = re.compile(r";|\.(?=\s|$)|\b(?:but|pero)\b")
_OLDEST: Final = 110  # years


class Kin(NamedTuple):
    """A blood relative named in a sentence, and the letters of the name."""

    relation: str
    start: int
    end: int


def tell_relatives(letter: Letter) -> None:
    """Tell the cancers of blood relatives. That there is none tells nothing."""
    for sentence in letter.sentences:
        for says in relatives_of(sentence.text):
            letter.transcript.tell(says, place=sentence.place, quote=sentence.text)


def relatives_of(text: str) -> Iterator[Relative]:
    """The relatives that a sentence names with a cancer of theirs.

    >>> [(each.relation, each.illness, each.age_years) for each in relatives_of("Mother had breast cancer at 48.")]
    [('Mother', 'breast cancer', 48)]
    >>> list(relatives_of("No family history of breast cancer. She came with her daughter."))
    []
    """
    plain = flat(text)
    begin = 0
    for end in [*(each.start() for each in _CLAUSE.finditer(plain)), len(plain)]:
        yield from _in_clause(text, plain, begin=begin, end=end)
        begin = end


def _in_clause(text: str, plain: str, *, begin: int, end: int) -> Iterator[Relative]:
    kin = [
        Kin(text[each.start("relation") : each.end("relation")], each.start(), each.end())
        for each in _KIN.finditer(plain, begin, end)
        if not _BY_MARRIAGE.search(plain[max(0, each.start() - 10) : each.start()])
    ]
    used: set[int] = set()
    for illness in _ILLNESS.finditer(plain, begin, end):
        if _DENIED.search(
            plain,
            max([begin, *(each.end for each in kin if each.end <= illness.start() and each.start in used)]),
            illness.start(),
        ):
            continue
        for each in _whose(illness, kin, plain=plain):
            used.add(each.start)
            words = text[illness.start() : illness.end()]
            site = find_site(words)
            age = _age(plain, illness, kin=each, end=end)
            yield Relative(
                relation=_relation(each.relation), illness=words, site=site.site if site else None, age_years=age
            )


def _whose(illness: re.Match[str], kin: list[Kin], *, plain: str) -> list[Kin]:
    """The relatives an illness is of: those right before it, joined by "and", else those right after it ("in her mother")."""
    found: list[Kin] = []
    edge = illness.start()
    for each in reversed([one for one in kin if one.end <= edge]):
        between = plain[each.end : edge]
        if (
            not _LINK.fullmatch(between)
            or _OWN.search(plain[: illness.start()])
            or (found and not _AND.fullmatch(between))
        ):
            break
        found.append(each)
        edge = each.start
    if found:
        return found[::-1]
    edge = illness.end()
    for each in (one for one in kin if one.start >= edge):
        between = plain[edge : each.start]
        if not _BACK_LINK.fullmatch(between) and not (found and _AND.fullmatch(between)):
            break
        if not found and not re.search(r"\b(?:in|en|of|de)\b|\(", between):
            break
        found.append(each)
        edge = each.end
    return found


def _age(plain: str, illness: re.Match[str], *, kin: Kin, end: int) -> int | None:
    """The age at diagnosis: after the illness, in brackets after the relative, or between the two."""
    after = _AGE.match(plain, illness.end(), end)
    if after is None and kin.start >= illness.end():
        after = _AGE.match(plain, kin.end, end)
    before = _BEFORE_AGE.search(plain[kin.end : illness.start()]) if kin.end <= illness.start() else None
    found = after or before
    years = int(found["age"]) if found else None
    return years if years is not None and 0 < years <= _OLDEST else None


def _relation(words: str) -> str:
    return re.sub(r"^(?:his|her)[- ]", "", words, flags=re.IGNORECASE)
