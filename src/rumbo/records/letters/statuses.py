"""How the cancer stood, as letters say it: no evidence of disease, remission, stable, growing; and on which day.

That it came back is for `recurrences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Status, StatusWord
from rumbo.course.statuses import CLEAR
from rumbo.oncology import find_site
from rumbo.records.letters.evidence import Shown, is_soon_before, shown, told_before
from rumbo.records.letters.heads import RESULT_KINDS
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.returns import find_returns, is_denied_at_length, is_other_illness
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words
from rumbo.words import Lang

# What was asked or looked at before says nothing of how the cancer stands; in a letter the same headings open its story.
_ASKED: Final = frozenset[Section]({"indication", "comparison", "technique", "history", "past"})
_OF_OTHERS: Final = frozenset[Section]({"family", "allergies"})
_OTHERS: Final[tuple[tuple[StatusWord, str], ...]] = (
    ("progression", "grew"),
    ("stable", "stable"),
    ("remission", "remission"),
)
_PARTS: Final = re.compile(r";|\.\s|\b(?:and|y|but|pero|while|aunque)\b")
_CAPITALS: Final = re.compile(r"\b(?:s?CR|CMR|CCR|VGPR)\b(?!\s*[\d.:])")
_CAPITALS_CLEAR_ES: Final = re.compile(r"\bSEEN?\b")  # "sin evidencia de enfermedad"
_CAPITALS_ES: Final = re.compile(r"\bRC\b(?!\s*[\d.:])")
_PROGRESSED: Final = re.compile(r"\bPD\b(?![-\s]?L)")
_STEADY: Final = re.compile(r"[^.;]{0,40}?[\s:,]+(?:sd|stable|estable|sin cambios)\s*(?=[.,;]|$)")
_SINCE: Final = re.compile(r"\b(?:since|desde)\s+(?:[\w-]+ ){0,3}$")
_APART: Final = 70  # letters between "no" and "disease", and behind it
_CLAUSE_END: Final = re.compile(r"[.;:]|\s{2,}")
_EXCEPT: Final = re.compile(r"\b(?:salvo|excepto|except|unless|a menos|other than)\b")
# "No hay datos de recaída local": of one kind of return alone.
_ONLY_ONE_KIND: Final = re.compile(
    r"\s+(?:local|loco-?regional|regional)\b(?!\s*(?:,|/|ni\b|o\b|y\b|u\b|or\b|nor\b|and\b))"
)
_BREAKS: Final = re.compile(r"[.;:,()]")
_ONLY_A_PLACE: Final = 4  # words
_MEASURE: Final = re.compile(r"\b(?:supervivencia|sobrevida|intervalo|periodo)\s+$")
_PLAIN: Final = ("disease", "enfermedad", "enf", "enf.")
_NEXT: Final = re.compile(r"\s+([a-z-]+)")
_REGIONS: Final = 2  # "no disease in chest, abdomen or pelvis" is of the whole
_PLACE: Final = 40  # letters
_THERE_WAS: Final = re.compile(r"\bthere (?:was|were) (?:no|nothing)\b|\bno hubo\b")
_LOOKED: Final = re.compile(r"\b(?:clinical\w*|clinic[oa]s?|today|hoy|radiological\w*|radiologic[oa]s?)\b")
# "Recurrence score 16", "recurrence-free survival": the name of a test or a measure.
NO_EVENT: Final = re.compile(r"[- ](?:free|score|risk|rate|clinic|surveillance|prevention|oncotype)\b")


@dataclass(frozen=True)
class _Said:
    """A word for how the cancer stood in a sentence, from which letter to which."""

    status: StatusWord
    sentence: Sentence
    start: int
    end: int


def tell_statuses(letter: Letter, *, about: str | None, back_in: Mapping[int, Sentence]) -> None:
    """Tell each statement of how the cancer stood, on the day it is about; `about` is the only cancer the letter names.

    In an entry that goes on to say that it has just come back (`back_in`), "complete response" without a day is of the
    time before.
    """
    for number, sentence in enumerate(letter.sentences):
        if is_not_said_here(sentence, letter) or letter.kind == "pathology":
            continue  # a sample says nothing of the whole: what it shows is a finding
        for said in [*_clear(sentence), *_others(sentence)]:
            when = _when(said, letter)
            later = back_in.get(sentence.entry)
            before = said.status in CLEAR and later is not None and later in letter.sentences[number + 1 :]
            # "It is back in the marker; there is no visible disease" tells where it is not, and not that it is gone.
            unseen = said.status in CLEAR and later is not None and words("biochemical").search(flat(later.text))
            if when and not unseen and not (before and not when.own):
                says = Status(on=when.on, cancer=about, words=sentence.text, status=said.status, found_by=when.found_by)
                letter.transcript.tell(says, place=sentence.place, quote=sentence.text, result=letter.result)


def is_not_said_here(sentence: Sentence, letter: Letter) -> bool:
    """Whether a sentence stands where nothing is said of the person's cancer: the question put to a report, the family."""
    return sentence.section in _OF_OTHERS or (sentence.section in _ASKED and letter.kind in RESULT_KINDS)


def _clear(sentence: Sentence) -> Iterator[_Said]:
    """ "No evidence of disease" in all its forms, said of the whole disease and not of a place or of spread."""
    low = flat(sentence.text)
    for start, end in [*_denied(low), *_named_clear(sentence, low), *_not_back(sentence, low)]:
        contexts = sentence.contexts(start, min(start + 3, end))
        doubted = "uncertain" in sentence.contexts(start, end) or _is_of_one_place(low, start)
        if not contexts & {"family", "hypothetical", "planned"} and not doubted:
            yield _Said("no_evidence_of_disease", sentence, start, end)
            return


def _is_of_one_place(low: str, start: int) -> bool:
    """Whether the words before belong to a study of one place (a mammogram, a scan of the head, the margins), or only
    name one: "Left heel without recurrence".
    """
    if words("one_place_study").search(_PARTS.split(low[:start])[-1]):
        return True
    before = _BREAKS.split(low[:start])[-1]
    if len(before.split()) > _ONLY_A_PLACE or words("scan").search(before) or find_mentions(before):
        return False
    return find_site(before) is not None


def _not_back(sentence: Sentence, low: str) -> Iterator[tuple[int, int]]:
    """ "The cancer has not come back", "nothing on the scan to suggest recurrence"."""
    for start, end in find_returns(low):
        denied = "negated" in sentence.contexts(start, end) and words("not_yet").search(low, start, end)
        if (denied or is_denied_at_length(low, start)) and not _names_place(low[end:]):
            yield start, end


def _names_place(behind: str) -> bool:
    """Whether the words right behind name a place of the body: what is denied there may be elsewhere. Of two regions
    of the trunk it is the whole.
    """
    behind = behind.strip()
    place = words("clear_of_place").match(behind)
    if place is None:
        return False
    return find_site(_CLAUSE_END.split(behind[place.end() :])[0][:_PLACE]) is not None and not _is_of_regions(behind)


def _is_of_regions(behind: str) -> bool:
    """Whether the words behind name regions of the trunk one after another: "in chest, abdomen or pelvis"."""
    found = words("whole_regions").finditer(_CLAUSE_END.split(behind)[0])
    return len({each[0] for each in found}) >= _REGIONS


def _named_clear(sentence: Sentence, low: str) -> Iterator[tuple[int, int]]:
    for name in ("clear_short", "clear_words"):
        for found in words(name).finditer(low):
            survival = re.match(r"\s*(?:survival|interval|period|evaluation)", low[found.end() :])
            survival = survival or _MEASURE.search(low[: found.start()])
            if not survival and "negated" not in sentence.contexts(found.start(), found.start() + 2):
                yield found.span()
    if sentence.lang == "es":
        yield from (found.span() for found in _CAPITALS_CLEAR_ES.finditer(sentence.text))


def _denied(low: str) -> Iterator[tuple[int, int]]:
    """ "No ... disease": from the denial to the disease, when what stands between and behind does not limit it."""
    for denial in words("clear_denial").finditer(low):
        rest = _EXCEPT.split(_CLAUSE_END.split(low[denial.end() : denial.end() + 2 * _APART])[0])[0]
        whole = words("clear_whole").search(rest[:_APART])
        if whole is None or NO_EVENT.match(rest[whole.end() :]) or _is_other_disease(rest, whole):
            continue
        if not _is_limited(rest[: whole.start()], whole[0], rest[whole.end() :]):
            yield denial.start(), denial.end() + whole.end()


def _is_other_disease(rest: str, whole: re.Match[str]) -> bool:
    """Whether the word beside "disease" makes it another illness: "coeliac disease", "enfermedad valvular"."""
    if whole[0] not in _PLAIN:
        return is_other_illness(rest, *whole.span())
    before = re.findall(r"[a-z'-]+", rest[: whole.start()])[-1:] if whole[0] == "disease" else []
    after = _NEXT.match(rest, whole.end()) if whole[0] != "disease" else None
    beside = [*before, *([after[1]] if after else [])]
    return any(not words("disease_words").fullmatch(word) for word in beside)


def _is_limited(between: str, whole: str, behind: str) -> bool:
    """Whether the denial is of a place, of spread or of another illness; of a return it is when only a place is named."""
    is_return = bool(words("came_back").search(whole) or words("recurrent").search(whole))
    if words("clear_of_bed").search(behind) and not words("elsewhere").search(between + whole + behind):
        return True
    if "," in between and not is_return and not _are_of_disease(between):
        return True
    limits = words("clear_limits")
    if limits.search(between):
        return not (
            is_return
            and re.search(
                r"\b(?:local|distant|regional)\b[^.]*(?:\bor\b|\bo\b|\bni\b|\by\b|\band\b|/)", between + whole + behind
            )
        )
    if _ONLY_ONE_KIND.match(behind):
        return True
    place = words("clear_of_place").match(behind.strip())
    limited = place and limits.match(behind.strip()[place.end() :].strip())
    return not is_return and (_names_place(behind) or (bool(limited) and not _is_of_regions(behind)))


def _are_of_disease(between: str) -> bool:
    return all(words("disease_words").fullmatch(word) for word in re.findall(r"[a-z'-]+", between))


def _others(sentence: Sentence) -> Iterator[_Said]:
    low = flat(sentence.text)
    for status, name in _OTHERS:
        for found in [*words(name).finditer(low), *_short(status, sentence.text, low, lang=sentence.lang)]:
            contexts = sentence.contexts(*found.span())
            denied = "negated" in contexts and status != "stable"
            if denied or contexts & {"family", "hypothetical", "uncertain", "planned"}:
                continue
            if status == "remission" and _is_no_remission(low[: found.start()]):
                continue
            yield _Said(status, sentence, *found.span())
            break


def _short(status: StatusWord, text: str, low: str, *, lang: Lang) -> Iterator[re.Match[str]]:
    """Abbreviations, told apart by capitals, and "stable" said of a whole scan."""
    if status == "remission":
        yield from _CAPITALS.finditer(text)
        yield from _CAPITALS_ES.finditer(text) if lang == "es" else ()
    scan = words("by_imaging").search(low)
    if status == "progression" and scan:
        yield from _PROGRESSED.finditer(text)
    if status == "stable" and scan:
        steady = _STEADY.match(low, scan.end())
        if steady:
            yield steady


def _is_no_remission(before: str) -> bool:
    return bool(words("not_remission_before").search(_CLAUSE_END.split(before)[-1][-24:]))


def _when(said: _Said, letter: Letter) -> Shown | None:
    """The day of the statement; one of the past without a day is left out."""
    sentence = said.sentence
    when = shown(sentence, said.start, said.end, letter=letter, by_treatment=False)
    since = said.status in CLEAR and any(
        span.date == when.on and _SINCE.search(flat(sentence.text[: span.start])) for span in sentence.dates
    )
    if when.own and not since:
        year_alone = said.status == "no_evidence_of_disease" and when.on is not None and when.on.month is None
        return None if year_alone else when
    low = flat(sentence.text)
    past = words("past_tense").search(low) and not _is_of_this_visit(sentence, low, letter)
    if sentence.section == "past" or past or sentence.on is None:
        return None
    return told_before(sentence, letter=letter) or Shown(sentence.on, when.found_by)


def _is_of_this_visit(sentence: Sentence, low: str, letter: Letter) -> bool:
    """Whether "there was no ..." tells of what was examined for this letter: no sentence beside it tells another time."""
    looked = _LOOKED.search(low) or words("by_exam").search(low) or words("by_imaging").search(low)
    if not (_THERE_WAS.search(low) and looked):
        return False
    return all(
        is_soon_before(span.date, sentence.on)
        for near in letter.around(sentence, before=1)
        for span in near.dates
        if span.date.month
    )
