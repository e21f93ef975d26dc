"""Treatments as a profile holds them: which medicines they were, of which classes, in which setting, and why they ended.

The words for settings and endings: content/trials/given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import TypeVar

import msgspec

from rumbo.oncology import (
    MODALITIES,
    Drug,
    Modality,
    PartialDate,
    find_drugs,
    find_regimen,
    is_not_treatment,
    read_treatment,
)
from rumbo.oncology.drugs import locate_drugs, locate_regimens
from rumbo.oncology.phrases import plain
from rumbo.oncology.treatments import locate_treatments
from rumbo.trials.facets import EndedFor, SettingWord, TreatmentFacet
from rumbo.trials.sayings import is_denied
from rumbo.words import load

Word = TypeVar("Word", SettingWord, EndedFor)
_ONGOING = re.compile(
    r"\b(?:on-?going|present|current(?:ly)?|to date|continu\w+|still|to now|en curso)\b", re.IGNORECASE
)
_NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth")
_LINE = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_NUMBERS)})|(?P<digit>[1-9])(?:st|nd|rd|th))[- ]line\b"
    r"|\b(?P<short>[1-9])L\b|\bline (?P<after>[1-9])\b",
    re.IGNORECASE,
)
_CHEMORADIATION = re.compile(r"\bchemo-?/?radi\w+|\bradiochemo\w+|\bquimio-?radi\w+", re.IGNORECASE)
_BY_GRAY = re.compile(r"\d ?Gy\b", re.IGNORECASE)
_UNDONE = re.compile(r"^[^.;,]{0,20}\b(?:declined|refused|not (?:given|done)|omitted|planned|offered)\b", re.IGNORECASE)
_LOCAL: frozenset[Modality] = frozenset(("surgery", "radiation"))
# Acts that the words of a treatment by medicines add to it, and do not merely mention.
_BESIDE_MEDICINES: frozenset[Modality] = frozenset(("transplant", "cell_therapy"))


class GivenWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How settings and endings are written: patterns for each, as the table has them."""

    settings: dict[SettingWord, tuple[str, ...]]
    endings: dict[EndedFor, tuple[str, ...]]


def kinds_said(words: str) -> tuple[Modality, ...]:
    """The kinds of treatment that a profile's own word for it names; "systemic" names none.

    >>> kinds_said("radiotherapy"), kinds_said("chemoradiation"), kinds_said("systemic")
    (('radiation',), ('chemotherapy', 'radiation'), ())
    """
    if words in MODALITIES:
        return (words,)
    both: tuple[Modality, ...] = ("chemotherapy", "radiation") if _CHEMORADIATION.search(words) else ()
    return tuple(dict.fromkeys((*both, *_acts(words))))


def treatment_facet(
    names: Sequence[str],
    *,
    kinds: tuple[Modality, ...] = (),
    setting: str = "",
    line: int | None = None,
    words: str = "",
    start: PartialDate | None = None,
    end: PartialDate | None = None,
    ongoing: bool | None = None,
    why_stopped: str = "",
) -> TreatmentFacet:
    """One treatment from the names of its medicines or acts and its own words; `kinds` where they are said.

    >>> treatment_facet(["FOLFOX"]).groups
    ('antimetabolites', 'platinums')
    >>> treatment_facet([], words="70 Gy with weekly cisplatin, no surgery").modalities
    ('chemotherapy', 'radiation')
    """
    local = bool(kinds) and _LOCAL.issuperset(kinds)
    known = tuple(_medicines(names))
    if not known and kinds != ("surgery",):
        known = tuple((drug, words) for drug in _told_drugs(words))
    aimed = [drug for drug, _ in known if drug is not None and not drug.supportive]
    acts = () if local else tuple(_acts_beside("; ".join((*names, words)), medicines=bool(aimed or kinds)))
    done = (*(drug.modality for drug in aimed), *(each for each in kinds if not aimed or each in _LOCAL), *acts)
    unknown = tuple(name for drug, name in known if drug is None)
    if not done and not unknown and words and not is_not_treatment(words):
        unknown = (words,)
    return TreatmentFacet(
        modalities=tuple(dict.fromkeys(done)),
        drugs=tuple(dict.fromkeys(drug.id for drug in aimed)),
        groups=tuple(dict.fromkeys(drug.group for drug in aimed)),
        other_drugs=() if local else unknown,
        words=words,
        line=line or _line_said(setting),
        setting=next(_meanings(setting, _book().settings), (0, None))[1],
        start=start,
        end=end,
        ongoing=ongoing,
        ended_for=min(_meanings(why_stopped, _book().endings), key=itemgetter(0), default=(0, None))[1],
        why_stopped=why_stopped,
        source="; ".join(filter(None, (", ".join(names), words))),
    )


def is_going_on(words: str) -> bool:
    """Whether words in the place of an end say that there is none yet.

    >>> is_going_on("ongoing"), is_going_on("completed")
    (True, False)
    """
    return bool(_ONGOING.search(words))


def _medicines(names: Iterable[str]) -> Iterator[tuple[Drug | None, str]]:
    for name in names:
        found = find_drugs(name, supportive=True)
        regimen = None if found else find_regimen(name)
        held = found or (regimen.drugs if regimen else ())
        if held:
            yield from ((drug, name) for drug in held)
        elif read_treatment(name) is None:
            yield None, name


def _told_drugs(words: str) -> Iterator[Drug]:
    """The medicines that a sentence says were given."""
    text = plain(words)
    yield from (each.value for each in locate_drugs(words) if not is_denied(text[: each.start]))
    for each in locate_regimens(words):
        if not is_denied(text[: each.start]):
            yield from each.value.drugs


def _acts(words: str) -> Iterator[Modality]:
    """The kinds of treatment that words name as done."""
    text = plain(words)
    for each in locate_treatments(words):
        if each.value != "not_treatment" and not is_denied(text[: each.start]) and not _UNDONE.match(text[each.end :]):
            yield each.value


def _acts_beside(words: str, *, medicines: bool) -> Iterator[Modality]:
    if not medicines:
        yield from _acts(words)
        return
    yield from (each for each in _acts(words) if each in _BESIDE_MEDICINES)
    if _BY_GRAY.search(words) or _CHEMORADIATION.search(words):
        yield "radiation"


def _line_said(setting: str) -> int | None:
    """The line that the words of a setting number: "second-line palliative" is 2."""
    found = _LINE.search(setting)
    if found is None:
        return None
    digit = found["digit"] or found["short"] or found["after"]
    return int(digit) if digit else _NUMBERS.index(found["word"].lower()) + 1


def _meanings(words: str, table: Mapping[Word, tuple[str, ...]]) -> Iterator[tuple[int, Word]]:
    """What words mean by the rows of a table, in its order, each with the letter where it stands; nothing that they deny."""
    for meaning, patterns in table.items():
        for found in re.finditer("|".join(patterns), words, re.IGNORECASE):
            if not is_denied(words[: found.start()].lower().rpartition(",")[2]):
                yield found.start(), meaning


@cache
def _book() -> GivenWords:
    return load("trials/given", GivenWords).by_file["given"]
