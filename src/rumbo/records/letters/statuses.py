"""How the cancer stood, as letters say it: no evidence of disease, remission, stable, growing; and on which day.

That it came back is for `recurrences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Status, StatusWord
from rumbo.records.letters.evidence import Shown, shown
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

# What was asked, looked at before or is about others says nothing of how the cancer stands.
NOT_SAID_HERE: Final = frozenset[Section]({"indication", "comparison", "technique", "family", "allergies"})
_OTHERS: Final[tuple[tuple[StatusWord, str], ...]] = (
    ("progression", "grew"),
    ("stable", "stable"),
    ("remission", "remission"),
)
_APART: Final = 48  # letters between "no" and "disease", and behind it
_EVERYWHERE: Final = re.compile(r"\b(?:local|distant|regional)\b[^.]*(?:\b(?:or|o|ni|y|and)\b|/)")
_CLAUSE_END: Final = re.compile(r"[.;:]")


@dataclass(frozen=True)
class _Said:
    """A word for how the cancer stood in a sentence, from which letter to which."""

    status: StatusWord
    sentence: Sentence
    start: int
    end: int


def tell_statuses(letter: Letter, *, about: str | None) -> None:
    """Tell each statement of how the cancer stood, on the day it is about; `about` is the only cancer the letter names."""
    for sentence in letter.sentences:
        if sentence.section in NOT_SAID_HERE:
            continue
        for said in [*_clear(sentence), *_others(sentence)]:
            when = _when(said, letter)
            if when:
                says = Status(on=when.on, cancer=about, words=sentence.text, status=said.status, found_by=when.found_by)
                letter.transcript.tell(says, place=sentence.place, quote=sentence.text, result=letter.result)


def _clear(sentence: Sentence) -> Iterator[_Said]:
    """ "No evidence of disease" in all its forms, said of the whole disease and not of a place or of spread."""
    low = flat(sentence.text)
    if words("one_place_study").search(low):
        return
    for start, end in [*_denied(low), *(found.span() for found in _named_clear(sentence, low))]:
        contexts = sentence.contexts(start, min(start + 3, end))
        doubted = "uncertain" in sentence.contexts(start, end)
        if not contexts & {"family", "hypothetical", "planned"} and not doubted:
            yield _Said("no_evidence_of_disease", sentence, start, end)
            return


def _named_clear(sentence: Sentence, low: str) -> Iterator[re.Match[str]]:
    for name in ("clear_short", "clear_words"):
        for found in words(name).finditer(low):
            survival = re.match(r"\s*(?:survival|interval|period|evaluation)", low[found.end() :])
            if not survival and "negated" not in sentence.contexts(*found.span()):
                yield found


def _denied(low: str) -> Iterator[tuple[int, int]]:
    """ "No ... disease": from the denial to the disease, when what stands between and behind does not limit it."""
    for denial in words("clear_denial").finditer(low):
        rest = _CLAUSE_END.split(low[denial.end() : denial.end() + 2 * _APART])[0]
        whole = words("clear_whole").search(rest[:_APART])
        if whole and not _is_limited(rest[: whole.start()], whole[0], rest[whole.end() :]):
            yield denial.start(), denial.end() + whole.end()


def _is_limited(between: str, whole: str, behind: str) -> bool:
    """Whether the denial is of a place, of spread or of another illness; of a return it is when only a place is named."""
    is_return = bool(words("came_back").search(whole) or words("recurrent").search(whole))
    limits = words("clear_limits")
    if limits.search(between):
        return not (
            is_return
            and re.search(
                r"\b(?:local|distant|regional)\b[^.]*(?:\bor\b|\bo\b|\bni\b|\by\b|\band\b|/)", between + whole + behind
            )
        )
    place = words("clear_of_place").match(behind.strip())
    return bool(place and not is_return and limits.match(behind.strip()[place.end() :].strip()))


def _others(sentence: Sentence) -> Iterator[_Said]:
    low = flat(sentence.text)
    for status, name in _OTHERS:
        for found in words(name).finditer(low):
            contexts = sentence.contexts(*found.span())
            denied = "negated" in contexts and status != "stable"
            if denied or contexts & {"family", "hypothetical", "uncertain", "planned"}:
                continue
            if status == "remission" and _is_no_remission(low[: found.start()]):
                continue
            yield _Said(status, sentence, *found.span())
            break


def _is_no_remission(before: str) -> bool:
    return bool(words("not_remission_before").search(_CLAUSE_END.split(before)[-1][-24:]))


def _when(said: _Said, letter: Letter) -> Shown | None:
    """The day of the statement; one of the past without a day is left out."""
    sentence = said.sentence
    when = shown(sentence, said.start, said.end, letter=letter, by_treatment=False)
    if when.own:
        return when
    if sentence.section == "past" or words("past_tense").search(flat(sentence.text)) or sentence.on is None:
        return None
    return Shown(sentence.on, when.found_by)
