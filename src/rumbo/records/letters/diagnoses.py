"""Which cancers a letter says the person has or had: what, where, which side, since when, at what stage.

Not family's, not denied, not in doubt, not spread of another. How a name is read is for `mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from rumbo.course.facts import Diagnosis
from rumbo.oncology import IcdO3Site, PartialDate, Side, find_site
from rumbo.oncology.sites import is_part
from rumbo.oncology.surroundings import Area
from rumbo.records.letters.corrections import Corrections
from rumbo.records.letters.dates import DateSpan
from rumbo.records.letters.evidence import is_path_line, sampled_above
from rumbo.records.letters.heads import RESULT_KINDS
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import SPREAD_TO, Mention, find_mentions, organ_told
from rumbo.records.letters.places import places_in
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

_NOT_THEIRS: Final = frozenset({"negated", "uncertain", "family", "hypothetical"})
_STAGE: Final = re.compile(
    r"\b(?:(?:pathologic(?:al)? |clinical )?(?:stage|estadio|figo|etapa)(?: stage| clinico| patologico)?\s+"
    r"(?:0|i{1,3}v?|iv)[abc]?[1-3]?\b"
    r"|[cpy]{0,2}t(?:is|[0-4x][a-d]?)\s?,?\s?[cpy]{0,2}n[0-3x][a-c]?(?:\s?\(?(?:mi|sn|i\+|i-)\)?)?(?:\s?,?\s?[cpy]?m[01x][a-c]?)?)"
)
_HISTOLOGY: Final = re.compile(r"(?:oma|ocitic\w*|ocytic|serous|seroso|scc|nsclc|sclc|hgsc|idc|ilc)\b")
_ADJACENT: Final = 28  # letters between a cancer's name and a date that belongs to it
_NOT_OF_THE_SAMPLE: Final = frozenset[Section]({"indication", "history", "past", "comparison", "technique", "family"})
_SMALL_BETWEEN: Final = re.compile(r"[\s,:-]*(?:(?:de|un|una|for|a|an|of|with|the|con|por|her|his|su)\s+)*")
_LATER_BEFORE: Final = 30  # letters
_OTHER_SIDE: Final = re.compile(r",\s*(?:l|r|left|right)\b")
# Skin holds several diseases; head and neck are one to a letter that calls it throat and base of tongue.
_BY_NAME: Final = frozenset({"melanoma", "skin", "merkel-cell", "kaposi-sarcoma", "head-and-neck"})
_FAMILIES: Final = ("lymphoma", "leukemia", "myelo")
_SEVERAL: Final = re.compile(r"\b(?:cancers|carcinomas|canceres|adenocarcinomas|melanomas)\b")
_STAGE_BEHIND: Final = 120  # letters
_STAGE_BEFORE: Final = 40  # letters
_SAID_WITHIN: Final = 70  # letters between "diagnosed" and its date
_SINCE: Final = re.compile(r",?\s*(?:since|desde)(?: el)?\s*")
# "Diagnosed on MRI of 3 June": the scan is how it was found.
_BY_SCAN: Final = re.compile(
    r"\b(?:on|by|with|via|por|en|con|mediante)\s+(?:an? |the |una? |la |el )?(?:ct|pet|mri|tac|tc|rm)\b"
)
# "Breast cancer: MRI yearly from age 31" in a plan of what to look for.
_SCREENED: Final = re.compile(
    r"\s*[:–-]\s*(?:(?:annual|yearly|regular|anual|routine)\s+)?"
    r"(?:mri|mammogra\w*|mamogra\w*|screening|skin (?:check|exam)|colonoscop\w*|pap|ultrasound|low[- ]dose|self[- ]exam\w*"
    r"|autoexam\w*|tamizaje|cribado|control|check|see)\b"
    r"[^.;]{0,30}\b(?:year\w*|annual\w*|every|from|starting|each|month\w*|ano|anual|cada|desde|a partir|you|your)\b"
)
_PRIMARY: Final = re.compile(r"\b(?:primary|primario|primaria|two cancers|dos canceres)\b")


@dataclass(frozen=True)
class _Named:
    """One cancer of the person as a sentence names it, with the date of diagnosis the sentence gives."""

    mention: Mention
    sentence: Sentence
    on: PartialDate | None
    stage: str = ""


def tell_diagnoses(letter: Letter, *, corrections: Corrections) -> tuple[Diagnosis, ...]:
    """Tell each cancer that the letter says the person has or had, once, and give them in the order told."""
    told = []
    groups = _groups(_theirs(letter))
    if len(groups) == 1 and not any(named.on for named in groups[0]):
        groups[0] += [replace(groups[0][0], on=on) for on in [_proved_on(letter, groups[0][0].mention)] if on]
    for group in groups:
        best = max(group, key=_telling)
        says = _diagnosis(group, best, letter=letter)
        says = msgspec.structs.replace(says, side=corrections.side_of(says.side))
        letter.transcript.tell(says, place=best.sentence.place, quote=best.sentence.text, result=letter.result)
        told.append(says)
    return tuple(told)


def _proved_on(letter: Letter, mention: Mention) -> PartialDate | None:
    """The day of the first biopsy with cancer in a letter about one cancer that never speaks of its return."""
    lows = [
        (sentence, flat(sentence.text)) for sentence in letter.sentences if sentence.section not in ("family", "past")
    ]
    if any(_tells_later(sentence, low) for sentence, low in lows):
        return None
    for sentence, low in lows:
        cells = words("cells").search(low)
        span = next((span for span in sentence.dates if _is_of_tissue(low, span)), None)
        if (
            cells
            and span
            and not _is_of_elsewhere(mention, sentence)
            and not _NOT_THEIRS & sentence.contexts(*cells.span())
        ):
            return span.date
    return None


def _tells_later(sentence: Sentence, low: str) -> bool:
    """Whether a sentence tells of a return or of spread, and does not only deny or fear it."""
    found = [each for name in ("came_back", "recurrent", "spread", "in_transit") for each in words(name).finditer(low)]
    return any(
        not sentence.contexts(*each.span()) & {"negated", "hypothetical", "family", "uncertain"} for each in found
    )


def _theirs(letter: Letter) -> Iterator[_Named]:
    known = _is_known(letter)
    for sentence in letter.sentences:
        if sentence.section in ("family", "allergies", "technique", "plan"):
            continue
        label = sentence.label if letter.kind == "pathology" else ""
        for mention in find_mentions(sentence.text, label=label):
            if _NOT_THEIRS & sentence.contexts(*mention.head) or _SCREENED.match(flat(sentence.text), mention.end):
                continue
            if letter.kind == "radiology" and not mention.named:
                continue
            if known and letter.kind == "pathology" and mention.could_be_spread:
                continue
            labelled = mention if known else _labelled(mention, sentence)
            on = _found_on(labelled, sentence, letter, known=known)
            yield _Named(labelled, sentence, on, _stage(mention, sentence))


def _is_known(letter: Letter) -> bool:
    """Whether a report on a sample speaks of a cancer that was known before it: then the sample is not where it began."""
    if letter.kind != "pathology":
        return False
    for sentence in letter.sentences:
        low = flat(sentence.text)
        again = [words(name).search(low) for name in ("came_back", "recurrent", "in_transit")]
        if any(found and "negated" not in sentence.contexts(*found.span()) for found in again):
            return True
        mentions = find_mentions(sentence.text)
        before = words("known_before").search(low)
        if mentions and (before or any(mention.metastatic for mention in mentions)):
            return True
    return False


def _labelled(mention: Mention, sentence: Sentence) -> Mention:
    """A mention with the site and side of the specimen before its colon: "A. Left ovary: serous carcinoma"."""
    if mention.metastatic or words("later").search(flat(sentence.text)):
        return mention  # a specimen of spread is not where it began
    parts = sentence.text[: mention.start].split(":")
    label = parts[-2] if len(parts) > 1 else sentence.label
    found = find_site(label) if label and mention.entry else None
    if (
        found is None
        or mention.entry is None
        or (mention.entry.sites and not Area(mention.entry.sites).holds_site(found.site))
    ):
        return mention
    if mention.site is None or found.site.value[:3] == mention.site.value[:3]:
        return replace(mention, site=_finer(mention.site, found.site), side=mention.side or found.side)
    return mention


def _finer(one: IcdO3Site | None, other: IcdO3Site) -> IcdO3Site:
    return other if one is None or one.value.endswith("9") else one


def _groups(those: Iterable[_Named]) -> list[list[_Named]]:
    """Mentions of one cancer together: the same disease, no opposite sides, no different part of the same organ."""
    everything = _without_both_sides(those)
    certain = [named for named in everything if not _could_be_spread(named)]
    kept = certain or everything
    groups: list[list[_Named]] = []
    for named in sorted(kept, key=lambda each: each.mention.side is None):
        home = next((group for group in groups if _is_one(group, named)), None)
        if home:
            home.append(named)
        else:
            groups.append([named])
    return groups


def _without_both_sides(those: Iterable[_Named]) -> list[_Named]:
    """The mentions, without "bilateral breast cancers" where each side is named too; both sides have no one date."""
    everything = list(those)
    sided = {_disease(named.mention) for named in everything if named.mention.side in ("left", "right")}
    kept = [each for each in everything if each.mention.side != "bilateral" or _disease(each.mention) not in sided]
    return [replace(each, on=None) if _SEVERAL.search(flat(each.mention.words)) else each for each in kept]


def _could_be_spread(named: _Named) -> bool:
    """Whether only its place names it, cancers often spread there, and nothing says that it began there."""
    if not named.mention.could_be_spread:
        return False
    low = flat(named.sentence.text)
    clause = low[low.rfind(";", 0, named.mention.start) + 1 :].split(";")[0]
    began_there = named.stage or named.on or _PRIMARY.search(low)
    return not began_there or bool(words("later").search(clause))


def _is_one(group: list[_Named], named: _Named) -> bool:
    mine = named.mention
    if all(_disease(each.mention) != _disease(mine) for each in group):
        return False
    sides: set[Side] = {each.mention.side for each in group if each.mention.side}
    return mine.side is None or not sides or mine.side in sides or "bilateral" in (mine.side, *sides)


def _disease(mention: Mention) -> str:
    """Small cell lung cancer is a lung cancer: one letter speaks of it by both names; and so of lymphomas."""
    if mention.group in _BY_NAME:
        return mention.group
    for family in _FAMILIES:
        if family in mention.group:
            return family
    return mention.site.value[:3] if mention.site and not mention.entry.is_blood else mention.group  # type: ignore[union-attr]  # mentions with a site have an entry


def _telling(named: _Named) -> tuple[bool, bool, bool, int]:
    mention = named.mention
    exact = mention.site is not None and not mention.site.value.endswith("9")
    return named.on is not None, mention.side is not None, exact, len(mention.words)


def _diagnosis(group: list[_Named], best: _Named, *, letter: Letter) -> Diagnosis:
    sites = [named.mention.site for named in group if named.mention.site]
    exact = [site for site in sites if not site.value.endswith("9")]
    parts = [site for site in sites if any(is_part(site, of=other) for other in sites)]
    site = next(iter(parts or exact or sites), None) or organ_told(best.mention, flat(letter.text))
    return Diagnosis(
        ref=letter.transcript.ref(best.sentence.place),
        on=_first([named.on for named in group if named.on]),
        site=_of_many_nodes(site, group),
        side=next((named.mention.side for named in group if named.mention.side), None),
        words=best.mention.words,
        histology_words=next((cells for named in group if (cells := _cells(named.mention))), ""),
        stage_words=next((named.stage for named in group if named.stage), ""),
    )


def _of_many_nodes(site: IcdO3Site | None, group: list[_Named]) -> IcdO3Site | None:
    """A lymphoma of stage III or IV lies in nodes of several regions, which have a code of their own (ICD-O-3 C77.8)."""
    spread = any(re.search(r"\b(?:iii|iv)", flat(named.stage)) for named in group)
    return IcdO3Site("C77.8") if site == IcdO3Site("C77.9") and spread else site


def _first(days: list[PartialDate]) -> PartialDate | None:
    """The earliest day; of two that can be the same, the more exact."""
    if not days:
        return None
    first = min(days, key=lambda day: day.earliest)
    same = [day for day in days if day.overlaps(first)]
    return max(same, key=lambda day: (day.day is not None, day.month is not None, not day.about))


def _cells(mention: Mention) -> str:
    """The words of the cell type, when the name says more than cancer."""
    low = flat(mention.words)
    return (
        mention.words if re.search(r"(?:oma|ocitic\w*|ocytic|serous|seroso|scc|nsclc|sclc|hgsc|idc|ilc)\b", low) else ""
    )


def _stage(mention: Mention, sentence: Sentence) -> str:
    """The stage that stands before a cancer's name or behind it, before another cancer is named."""
    first, last = _own_part(mention, sentence)
    low = flat(sentence.text)
    before = _STAGE.finditer(low, max(first, mention.start - _STAGE_BEFORE), mention.end)
    found = next(before, None) or _STAGE.search(low, mention.end, min(last, *_clause_ends(low, mention.end)))
    return sentence.text[found.start() : found.end()] if found else ""


def _own_part(mention: Mention, sentence: Sentence) -> tuple[int, int]:
    """The part of a sentence that is about one cancer: between the names of others."""
    others = [other for other in find_mentions(sentence.text) if other.start != mention.start]
    first = max((other.end for other in others if other.end <= mention.start), default=0)
    last = min((other.start for other in others if other.start >= mention.end), default=len(sentence.text))
    if others:
        first = max(first, sentence.text.rfind(";", 0, mention.start) + 1)
    return first, last


def _clause_ends(low: str, start: int) -> tuple[int, int]:
    semicolon = low.find(";", start)
    return (semicolon if semicolon >= 0 else len(low), start + _STAGE_BEHIND)


def _found_on(mention: Mention, sentence: Sentence, letter: Letter, *, known: bool) -> PartialDate | None:
    """The date of diagnosis that the sentence gives: after "diagnosed", right behind the name, or of its biopsy."""
    low = flat(sentence.text)
    first, last = _own_part(mention, sentence)
    own = [span for span in sentence.dates if first <= span.start < last]
    said = _said_diagnosed(low, own) or _known_since(mention, low, own)
    if said:
        return said
    beside = _behind(mention, sentence, low) or _right_before(mention, sentence, low)
    said_later = words("later").search(low, max(first, mention.start - _LATER_BEFORE), mention.end)
    elsewhere = mention.metastatic or _is_of_elsewhere(mention, sentence)
    if beside and not said_later and not elsewhere:
        return beside
    later = bool(words("later").search(low, first, last)) or elsewhere
    if not later and words("tissue").search(low) and sentence.dates and letter.kind != "radiology":
        tissue = (span.date for span in own if _is_of_tissue(low, span))
        only = own[0].date if len(own) == 1 and not words("care").search(low, first, last) else None
        return next(tissue, only)
    if is_path_line(low) and letter.kind not in RESULT_KINDS and not later and not known:
        return sampled_above(sentence, letter=letter)
    primary = letter.kind == "pathology" and not later and not known
    return sentence.on if primary and sentence.section not in _NOT_OF_THE_SAMPLE else None


def _is_of_elsewhere(mention: Mention, sentence: Sentence) -> bool:
    """Whether the sentence finds the cancer in a part of the body where it cannot begin: a lung spot that is melanoma.

    A name that says where it began ("right breast cancer, radiation to the chest wall") is of there.
    """
    if mention.entry is None or mention.entry.is_blood or mention.site is None or find_site(mention.words):
        return False
    others = (place.site for place in places_in(sentence.text) if place.site)
    return any(site.value[:3] in SPREAD_TO and site.value[:3] != mention.site.value[:3] for site in others)


def _said_diagnosed(low: str, dates: Iterable[DateSpan]) -> PartialDate | None:
    for found in words("diagnosed").finditer(low):
        for span in dates:
            between = low[found.end() : span.start]
            if (
                found.end() <= span.start
                and len(between) <= _SAID_WITHIN
                and not re.search(r"[.;]", between)
                and not words("care").search(_BY_SCAN.sub(" ", between))
                and not words("later").search(between)
            ):
                return span.date
    return None


def _known_since(mention: Mention, low: str, dates: Iterable[DateSpan]) -> PartialDate | None:
    """ "Multiple myeloma since January 2016"; "in June 2016 a cancer of the colon was found" before it is named."""
    for span in dates:
        if _SINCE.fullmatch(low[mention.end : span.start]) and mention.end <= span.start:
            return span.date
        between = low[span.end : mention.start]
        found = words("diagnosed").search(between) if span.end <= mention.start else None
        apart = re.search(r"[.;:]", between) or words("care").search(between) or words("later").search(between)
        if found and span.until is None and not apart and len(between) <= _SAID_WITHIN:
            return span.date
    return None


def _behind(mention: Mention, sentence: Sentence, low: str) -> PartialDate | None:
    for span in sentence.dates:
        between = low[mention.end : span.start]
        near = mention.end <= span.start and len(between) <= _ADJACENT and not _OTHER_SIDE.search(between)
        apart = words("later").search(between) or words("care").search(between) or re.search(r"[.;:]", between)
        if near and span.until is None and not apart and not _is_spread_to(between, mention=mention):
            return span.date
    return None


def _is_spread_to(between: str, *, mention: Mention) -> bool:
    """Whether words name a part of the body to which this cancer spread: "melanoma (lung 2022)"."""
    found = find_site(between)
    if found is None or (mention.site and found.site.value[:3] == mention.site.value[:3]):
        return False
    return found.site.value[:3] in SPREAD_TO


def _right_before(mention: Mention, sentence: Sentence, low: str) -> PartialDate | None:
    """The date right before a cancer's name: "operada en junio de 2011 de un cáncer renal", "2013: breast cancer"."""
    for span in sentence.dates:
        if span.until is None and _SMALL_BETWEEN.fullmatch(low[span.end : mention.start]) and span.end <= mention.start:
            return span.date
    return None


def _is_of_tissue(low: str, span: DateSpan) -> bool:
    """Whether a date stands beside a biopsy and not beside a treatment."""
    before = low[max(0, span.start - 40) : span.start]
    after = low[span.end : span.end + 25]
    is_tissue = words("tissue").search(before) or words("tissue").search(after)
    return bool(is_tissue) and not words("care").search(before.rsplit(",", 1)[-1])
