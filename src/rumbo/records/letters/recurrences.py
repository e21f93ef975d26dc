"""That the cancer came back, as letters say it: since when, where, in the doctor's own word for the kind, and how sure.

An event told again gets the day the letter gives for it, never the letter's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from rumbo.course.facts import Diagnosis, KindWord, Place, Status
from rumbo.oncology import find_drugs
from rumbo.records.letters.corrections import Corrections
from rumbo.records.letters.evidence import Shown, is_soon_before, led_to, shown, told_before
from rumbo.records.letters.heads import RESULT_KINDS, Kind
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.places import first_places, is_vague, places_beside, places_in
from rumbo.records.letters.returns import find_recurrent, find_returns, is_denied_at_length
from rumbo.records.letters.statuses import NO_EVENT, is_not_said_here
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

_KINDS: Final[tuple[tuple[KindWord, str], ...]] = (
    ("local", "kind_local"),
    ("regional", "kind_regional"),
    ("distant", "kind_distant"),
)
# Before an operation, and at discharge, what is known is restated.
_RESTATING: Final = frozenset[Kind]({"operative", "discharge", "problem_list"})
# Lists and emergency notes repeat what somebody said: what only they tell is asked about, and not taken as happened.
_SECOND_HAND: Final = frozenset[Kind]({"urgent", "problem_list"})
_BESIDE: Final = 42  # letters on either side in which the word for the kind stands
_SITE_UNSAID: Final = frozenset({"C44.9", "C49.9", "C77.9"})
_OPENS: Final = re.compile(r"^\W*(?:impression|impresion|conclusion|opinion)s?\s*:")
# "6 years since relapse" counts from a return that is told elsewhere.
_SINCE: Final = re.compile(
    r"\d\s*(?:y(?:rs?|ears?)?|m(?:o|os|onths?|ths)?|anos|meses|d(?:ays)?|dias|wks?|weeks?|semanas)\s+"
    r"(?:since|after|post|from|out from|desde|tras|despues de)\s+"
    r"(?:(?:the|her|his|my|la|el|su|mi)\s+)?(?:(?:first|last|primera|ultima)\s+)?$"
)
_UNCONFIRMED: Final = re.compile(
    r"[^.;:]{0,40}?\b(?:(?:a|por|pendiente de) confirmar|pendiente de confirmacion|to be confirmed|not (?:yet )?confirmed"
    r"|(?:pending|awaiting) (?:confirmation|biopsy))"
)
_FEW_WORDS: Final = 6  # "Second recurrence." is told as news


@dataclass(frozen=True)
class _Return:
    """A word in a sentence that says the cancer came back, from which letter to which, and whether it is a doubt."""

    sentence: Sentence
    start: int
    end: int
    suspected: bool


def tell_recurrences(letter: Letter, *, cancers: Sequence[Diagnosis], corrections: Corrections) -> dict[int, Sentence]:
    """Tell each return of the cancer; `cancers` are those the letter names.

    Gives the entries in which it has just come back, each with the sentence that says so first.
    """
    about = cancers[0].ref if len(cancers) == 1 else None
    news: dict[int, Sentence] = {}
    for sentence in letter.sentences:
        for event in _returns(sentence, letter):
            when = _when(event, letter)
            if when:
                says = _status(event, when, letter=letter, cancers=cancers, about=about)
                says = msgspec.structs.replace(says, places=corrections.left(says.places))
                letter.transcript.tell(says, place=sentence.place, quote=sentence.text, result=letter.result)
                if not event.suspected and is_soon_before(when.on, sentence.on):
                    news.setdefault(sentence.entry, sentence)
    return news


def _returns(sentence: Sentence, letter: Letter) -> Iterator[_Return]:
    """The first word of a sentence that says so; "recurrent cancer" alone only names a disease."""
    if is_not_said_here(sentence, letter):
        return
    low = flat(sentence.text)
    names = [span for span in find_recurrent(low) if _is_news_before(low[: span[0]])]
    for start, end in [*find_returns(low), *names]:
        contexts = sentence.contexts(start, end)
        planned = "planned" in contexts and sentence.section == "plan"
        denied = contexts & {"family", "hypothetical", "negated"} or is_denied_at_length(low, start)
        if denied or planned or NO_EVENT.match(low[end:]) or _SINCE.search(low[:start]):
            continue
        doubted = "uncertain" in contexts or _UNCONFIRMED.match(low, end) is not None
        yield _Return(sentence, start, end, suspected=doubted or letter.kind in _SECOND_HAND)
        return


def _is_news_before(before: str) -> bool:
    return bool(words("news").search(before)) or not _OPENS.sub("", before).strip(" -*•0123456789.)")


def _told_again(event: _Return, letter: Letter) -> bool:
    """Whether the sentence tells of the past, up to a "now" that stands before the event."""
    sentence = event.sentence
    low = flat(sentence.text)
    if sentence.section in ("past", "medicines"):
        return True
    if letter.kind in _RESTATING and sentence.section in ("diagnosis", "history"):
        return True
    turns = [found.end() for found in words("turn_to_now").finditer(low, 0, event.start)]
    return bool(words("retold").search(low, max(turns, default=0))) or (not turns and bool(find_drugs(sentence.text)))


def _status(event: _Return, when: Shown, *, letter: Letter, cancers: Sequence[Diagnosis], about: str | None) -> Status:
    kind = _kind(event, letter)
    sure_kind = kind if when.on and not when.on.about else None
    places = (
        _places(event, sure_kind, letter=letter, cancers=cancers)
        if when.on or _is_in_named_marker(event, letter)
        else ()
    )
    return Status(
        on=when.on,
        cancer=about,
        words=event.sentence.text,
        status="recurrence",
        places=places,
        said_kind=kind,
        suspected=event.suspected,
        found_by=when.found_by,
    )


def _when(event: _Return, letter: Letter) -> Shown | None:
    """The day it came back: the sentence's own, else, when it is told as news, what led to it or the letter's own.

    One told again without its day keeps no day: it joins the one it repeats.
    """
    sentence = event.sentence
    when = shown(sentence, event.start, event.end, letter=letter)
    if when.own:
        return when
    low = flat(sentence.text)
    told_again = _told_again(event, letter)
    if letter.kind in RESULT_KINDS and sentence.section != "history" and not told_again:
        return Shown(sentence.on, when.found_by)
    concluded = letter.kind == "board" or sentence.section in ("impression", "assessment")
    if not told_again and (concluded or words("news").search(low) or _is_short(sentence)):
        return led_to(sentence, letter=letter)
    if not told_again and sentence.section in ("body", "history"):
        before = told_before(sentence, letter=letter)
        if before:
            return before
    return None if event.suspected else Shown(None, when.found_by)


def _is_short(sentence: Sentence) -> bool:
    """Whether a sentence says little else: "Third recurrence." Under "Diagnosis" a letter restates what is known."""
    return len(sentence.text.split()) <= _FEW_WORDS and sentence.section != "diagnosis"


def _kind(event: _Return, letter: Letter) -> KindWord | None:
    """The doctor's own word for where it came back; two different ones together are several kinds.

    "Locoregional" is left undecided between local and regional.
    """
    low = flat(event.sentence.text)
    first, last = max(0, event.start - _BESIDE), event.end + _BESIDE
    if words("kind_unsplit").search(low[first:last]):
        return None
    said = [kind for kind, name in _KINDS if any(_is_said(event, *span) for span in _spans(name, low, first, last))]
    if not said and letter.kind == "operative":
        said = [kind for kind, name in _KINDS for each in _operated_on(letter) if words(name).search(flat(each.text))]
    if not said:
        return "distant" if any(map(_tells_spread, letter.around(event.sentence, after=3))) else None
    return said[0] if len(said) == 1 else "mixed"


def _operated_on(letter: Letter) -> tuple[Sentence, ...]:
    """The lines of an operation's report that name what was operated on as recurrent: "Locally recurrent sarcoma"."""
    named = (each for each in letter.sentences if each.section == "diagnosis" and any(find_recurrent(flat(each.text))))
    return tuple(named)


def _spans(name: str, low: str, first: int, last: int) -> list[tuple[int, int]]:
    return [found.span() for found in words(name).finditer(low, first, last)]


def _is_said(event: _Return, start: int, end: int) -> bool:
    """Whether a word for a kind is of the same clause as the event and not denied."""
    text = event.sentence.text
    between = text[min(end, event.end) : max(start, event.start)]
    return not re.search(r"[.;]", between) and "negated" not in event.sentence.contexts(start, end)


def _tells_spread(sentence: Sentence) -> bool:
    found = words("spread_said").finditer(flat(sentence.text))
    return any(not sentence.contexts(*each.span()) & {"negated", "uncertain", "hypothetical"} for each in found)


def _places(
    event: _Return, kind: KindWord | None, *, letter: Letter, cancers: Sequence[Diagnosis]
) -> tuple[Place, ...]:
    """Where it came back: behind the word, before it, under its label, in its sentence, or in those around.

    A local return that names no place is where the cancer began.
    """
    text = event.sentence.text
    low = flat(text)
    if _is_biochemical(event):
        return (_in_blood(event, letter),)
    label = text.partition(":")[0] if ":" in text[: event.start] else ""
    found = places_beside(text, event.start, event.end) or first_places([label, text])
    if found and not is_vague(found):
        return found
    if (kind == "local" or words("in_transit").search(low)) and not found:
        return _where_it_began(event, cancers, operated_on=_operated_on(letter) if letter.kind == "operative" else ())
    around = dict.fromkeys([*letter.around(event.sentence, before=3, after=3), *letter.above(event.sentence)])
    beside = [places for other in around if _tells_evidence(other) and (places := _affirmed(other))]
    exact = next((places for places in beside if not is_vague(places)), ())
    return exact or found or next(iter(beside), ())


def _is_biochemical(event: _Return) -> bool:
    """Whether the words beside a return say that it is in a marker, and so in no place."""
    return bool(words("biochemical").search(flat(event.sentence.text)[max(0, event.start - 30) : event.end + 30]))


def _is_in_named_marker(event: _Return, letter: Letter) -> bool:
    """Whether its letter names the one marker of such a return: then it says whose it is, even without a day."""
    named = {found[0] for each in letter.sentences for found in words("blood_marker").finditer(flat(each.text))}
    return _is_biochemical(event) and len(named) == 1


def _in_blood(event: _Return, letter: Letter) -> Place:
    """A return that only a marker in the blood shows, with the marker the sentences around name."""
    near = [event.sentence, *letter.around(event.sentence, before=3, after=2), *letter.above(event.sentence)]
    named = (words("blood_marker").search(flat(each.text)) for each in [*near, *letter.sentences])
    marker = next((found[0] for found in named if found), "")
    return Place(words=f"biochemical ({marker.upper()})" if marker else "biochemical")


def _tells_evidence(sentence: Sentence) -> bool:
    """Whether a sentence tells of a scan, a sample or an examination that found something."""
    low = flat(sentence.text)
    another = words("came_back").search(low)
    return bool(words("finding_told").search(low)) and not another and "hypothetical" not in sentence.contexts()


def _affirmed(sentence: Sentence) -> tuple[Place, ...]:
    """The places of a sentence in which it does not say that nothing was found: "Chest CT was negative" names none."""
    named = ((place, max(0, sentence.text.find(place.words))) for place in places_in(sentence.text))
    return tuple(place for place, at in named if "negated" not in sentence.contexts(at, at + len(place.words)))


def _where_it_began(
    event: _Return, cancers: Sequence[Diagnosis], *, operated_on: Sequence[Sentence] = ()
) -> tuple[Place, ...]:
    mentions = [each for said in [event.sentence, *operated_on] for each in find_mentions(said.text)]
    mentions.sort(key=lambda each: each.site is None or each.site.value in _SITE_UNSAID)
    if mentions and mentions[0].site and mentions[0].site.value not in _SITE_UNSAID:
        return (Place(words=mentions[0].words, site=mentions[0].site, side=mentions[0].side),)
    if len(cancers) == 1:
        return (Place(words=cancers[0].words, site=cancers[0].site, side=cancers[0].side),)
    return ()
