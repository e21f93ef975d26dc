"""Whether a short word that also means something else ("AC", "gem", "abi") is meant as a treatment: by what stands
beside it.
"""

from __future__ import annotations

import re

_REACH = 40  # letters to either side: about five words
_TREATING = re.compile(
    r"""
    \b (?: chemo | quimio | radi[ao] | cycle | ciclo | regim | esquema | protocol | adjuvan | adyuvan | neoad | dose-den
         | maint | manten | induction | inducci | consolid | salvag | rescat | treat | tratad | tratam | weekly | semanal
         | receiv | recib | infus | relaps | reca[ií]d | refract | progress? | oncolog | tra[n]?splant | immun | inmun
         | hormon | followed\ by | seguid[oa]s?\ (?:de|por) | tolerat | toler[oó] | complet )
    | (?: mab | nib | platino? | taxel | taxol | rubicina? | ciclib | lisib | parib | zomib | citabin[ea]
        | [sp]f?h?osph?famid[ea] | trexate | metrexed | tecan ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JOINED_BEFORE = re.compile(r"(?:[/+→]|\bx|×|\d(?:\ ?x|\ ?×)?|\b(?:on|then|luego|s/p|q\d+[wd]))\s*$", re.IGNORECASE)
_JOINED_AFTER = re.compile(r"^\s*(?:[/+→]|\(?[x×]?\ ?\d|since\b|desde\b|[;,]?\ *then\b|[;,]?\ *luego\b)", re.IGNORECASE)
_DOSE_OF_ONE = re.compile(r"^\W{0,3}[\d.,]+\ ?(?:mg|mcg|g)\b(?!/m)", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W\d_]*")


def in_company(text: str, start: int, end: int) -> bool:
    """Whether the letters from `start` to `end` are the only word, are joined to a number or another name, or stand
    near a word of cancer treatment.

    >>> in_company("AC x4, then Taxol", 0, 2)
    True
    >>> in_company("pain over the AC joint", 14, 16)
    False
    """
    if _NO_WORD.fullmatch(text, 0, start) and _NO_WORD.fullmatch(text, end):
        return True
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    joined = _JOINED_BEFORE.search(before) or _JOINED_AFTER.search(after)
    return bool(joined or _TREATING.search(before) or _TREATING.search(after))


def in_company_of_several(text: str, start: int, end: int) -> bool:
    """As `in_company`, for a combination of drugs, which no dose of one drug follows: "Aspirin EC 81 mg" is none.

    >>> in_company_of_several("Aspirin EC 81 mg", 8, 10)
    False
    """
    return _DOSE_OF_ONE.search(text[end : end + _REACH]) is None and in_company(text, start, end)
