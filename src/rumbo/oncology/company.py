"""Whether a short word that also means something else ("AC", "gem", "ALL", "MET", "ER") is meant as a treatment, a cancer
or a biomarker: by what stands beside it.
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
    | \b (?: auc | iv | po | bid | mg | inj\w* | tablets? | tabletas? | capsul\w+ | c[aá]psulas? | bolus | daily
           | diari[oa] ) \b
    | (?: mab | nib | platino? | taxel | taxol | rubicina? | ciclib | lisib | parib | zomib | citabin[ea]
        | [sp]f?h?osph?famid[ea] | trexate | metrexed | tecan ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JOINED_BEFORE = re.compile(r"(?:[/+→]|\bx|×|\d(?:\ ?x|\ ?×)?|\b(?:on|then|luego|s/p|q\d+[wd]))\s*$", re.IGNORECASE)
_JOINED_AFTER = re.compile(r"^\s*(?:[/+→]|\(?[x×]?\ ?\d|since\b|desde\b|[;,]?\ *then\b|[;,]?\ *luego\b)", re.IGNORECASE)
_DOSE_OF_ONE = re.compile(r"^\W{0,3}[\d.,]+ ?(?:mg|mcg|g)\b(?!/m)", re.IGNORECASE)
_OF_CANCER = re.compile(
    r"""
    \b (?: diagn | dx | stage | est[aá]dio | grad[eo] | metast | relaps | recur | recid | reca[ií]d | biops | tumou?r | c[aá]ncer
         | carcin | neopl | l[iy]m[pf]h?om | leuk | leuc | oncol | chemo | quimio | remis | progres | refract | marrow
         | m[eé]dula | untreated | advanced | avanzad | nodul | mastect | resec | her2 | brca | blast | flt3 | ph\+ | de\ novo
         | treatment | tratamiento | in\ situ | ductal | lobul | squamous | escamos | gastri | pancrea
         | intestin | mama\b | breast
         | lung | pulm[oó]n | colon | thyroid | tiroid | aml\b | cll\b | dlbcl\b | mds\b | lla\b | llc\b
         | excis | escis | extirp | remov | surg | cirug | skin\b | piel\b | mother | father | sister | brother | aunt | uncle
         | madre | padre | herman[oa] | abuel[oa] | history\ of | hx | antecedente | ebrt | radi[ao] ) | \bp?[TN][0-4x]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_A_TEST = re.compile(
    r"""
    positiv | negativ | \b(?:pos|neg)\b | % | \+ | mutat | mutac | mutad | amplif | fusi[oó]n | rearrang | reord | reorg
    | recept | express | expres | wild | silvestre | \b(?:ihc|fish|ngs|pcr|ihq)\b | \bgene?\b | defic | profic | intac
    | \blos[st] | p[eé]rdida | score | puntua | equivoc | \blow\b | \bbaj[oa]\b | variant
    | \bc\.\d | \bp\.\(?[A-Z] | patog[eé] | pathogen | detect
    | status | estado | n[gm]/m | u/ml | ui/ml | \blevel | nivel | marker | marcador | tumou?r | exon | c[aá]ncer | deletion
    | delec | allred | absen | ausen | present | normal | aberr | germ(?:line|inal) | alter
    | unknown | pend | not\ (?:done|tested) | no\ (?:realizad|evaluad)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RECEPTOR_BEFORE = re.compile(r"\b(?:ER|PR|RE|RP) ?(?:[/,&]|y|e|and) ?$")
_RECEPTOR_AFTER = re.compile(r"^ ?(?:[/,&]|y|e|and) ?(?:ER|PR|RE|RP|HER2)\b")
_SCORE_AFTER = re.compile(r"^\W{0,3}\d[\d.,]*(?!\d)(?! ?(?:ms|msec|de|of)\b)")
_MILLIMETRES = re.compile(r"\d\s*$")
_NO_WORD = re.compile(r"[\W\d_]*")


def in_company(text: str, start: int, end: int) -> bool:
    """Whether the letters from `start` to `end` are the only word, are joined to a number or another name, or stand
    near a word of cancer treatment.

    >>> in_company("AC x4, then Taxol", 0, 2)
    True
    >>> in_company("pain over the AC joint", 14, 16)
    False
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    joined = _JOINED_BEFORE.search(before) or _JOINED_AFTER.search(after)
    return bool(joined) or _is_alone(text, start, end) or _is_near(text, start, end, words=_TREATING)


def in_company_of_several(text: str, start: int, end: int) -> bool:
    """As `in_company`, for a combination of drugs, which no dose of one drug follows: "Aspirin EC 81 mg" is none.

    >>> in_company_of_several("Aspirin EC 81 mg", 8, 10)
    False
    """
    return _DOSE_OF_ONE.search(text[end : end + _REACH]) is None and in_company(text, start, end)


def is_said_of_cancer(text: str, start: int, end: int) -> bool:
    """Whether the letters from `start` to `end` are the only word, or stand near a word of cancer, and are no length.

    >>> is_said_of_cancer("ALL, relapsed", 0, 3)
    True
    >>> is_said_of_cancer("Miami, FL 33136", 7, 9), is_said_of_cancer("TUMOR OF 5 MM", 11, 13)
    (False, False)
    """
    if _MILLIMETRES.search(text[max(0, start - _REACH) : start]):
        return False
    return _is_alone(text, start, end) or _is_near(text, start, end, words=_OF_CANCER)


def is_said_of_a_test(text: str, start: int, end: int) -> bool:
    """Whether the letters from `start` to `end` are the only word, or stand near a word of results, and are no medicine's
    slow release.

    >>> is_said_of_a_test("ER 95%", 0, 2)
    True
    >>> is_said_of_a_test("taken to the ER by her son", 13, 15), is_said_of_a_test("metformin ER 500 mg", 10, 12)
    (False, False)
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _DOSE_OF_ONE.search(after):
        return False
    joined = _SCORE_AFTER.search(after) or _RECEPTOR_AFTER.search(after) or _RECEPTOR_BEFORE.search(before)
    return bool(joined) or _is_alone(text, start, end) or _is_near(text, start, end, words=_OF_A_TEST)


def _is_alone(text: str, start: int, end: int) -> bool:
    return bool(_NO_WORD.fullmatch(text, 0, start) and _NO_WORD.fullmatch(text, end))


def _is_near(text: str, start: int, end: int, *, words: re.Pattern[str]) -> bool:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return words.search(before) is not None or words.search(after) is not None
