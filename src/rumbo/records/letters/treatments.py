"""Tells the treatments of a letter: what was given, when, how much and why it ended, and what was ordered or refused.

What is only spoken of is not told. The words for each treatment: `therapies`; given or not: `giving`; when: `timing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import msgspec

from rumbo.course.facts import Place, Treatment
from rumbo.oncology import PartialDate
from rumbo.oncology.sites import find_site
from rumbo.oncology.treatments import Modality
from rumbo.records.letters.courses import read_dose, read_reason
from rumbo.records.letters.dates import find_dates
from rumbo.records.letters.giving import Giving, is_refused_later, read_giving
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.radiation import course_of
from rumbo.records.letters.sections import Section
from rumbo.records.letters.text import flat
from rumbo.records.letters.therapies import BONE, SYSTEMIC, Therapy, find_therapies, group_together
from rumbo.records.letters.timing import Stretch, Times, read_times

# Where no treatment of the person is told: another person's, what must not be given, how a test was made.
_ELSEWHERE: Final = frozenset[Section]({"family", "allergies", "technique"})
_ONE_DAY: Final = frozenset[Modality]({"surgery", "transplant", "cell_therapy"})
# Sections that list what was done, so that a treatment named there without a verb was given.
_DONE: Final = frozenset[Section]({"history", "past", "diagnosis", "treatment"})
_PLACED: Final = frozenset[Modality]({"radiation", "surgery"})
_ACT_KINDS: Final = frozenset({"operative", "pathology"})
# In a pathology report the specimen's name says the operation: "Left breast, mastectomy:".
_SPECIMEN: Final = frozenset[Section]({"body", "diagnosis", "other", "findings", "impression", "treatment"})
_NEXT_STEP: Final = re.compile(
    r"[,;:]|\b(?:and|y|e|but|pero|then|luego|followed|seguid\w+|despues|later|although|aunque)\b"
)
# "12 weeks post", "four years after": the day is counted back from that of the sentence.
_LATER: Final = re.compile(
    r"\b(?P<time>(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
    r" (?:days?|weeks?|months?|years?|dias?|semanas?|mes(?:es)?|anos?))(?: (?:out|status))?[ -]*(?:after|since"
    r"|post|following|from|s/p|de|desde|despues de|tras)"
    r"\s+(?:the |her |his |completing |completion of |la |el |su )*$"
)
_PRECANCER: Final = re.compile(r"\b(?:cin|nic|hsil|cervical (?:intraepithelial|dysplasia)|displasia cervical)\b")
_CANCER: Final = re.compile(r"cancer|carcinom|adenocarcinom|malign|tumou?r|sarcom|linfom|lymphom|\bca\b")
_SAME_DAY: Final = re.compile(r"\b(?:same|that) (?:day|session|sitting)\b|\b(?:mismo|ese) (?:dia|acto)\b")
_LATER_STEP: Final = re.compile(
    r"\b(?:then|later|subsequent\w*|previous\w*|prior|after\w*|before|followed|since|will|plan\w*|luego|despues|posterior\w*"
    r"|previ[oa]\w*|antes|tras|ya|seguid\w*|desde|se plantea|propone|already)\b"
)
# A date that is told only to be put right.
_MISTAKE: Final = re.compile(
    r"\b(?:(?:is|was|are|were) wrong|wrongly|wrong date|in error|incorrect\w*|erron\w+|por error|misdated"
    r"|mistaken\w*|figura|typo|should read)\b"
)
_PUT_RIGHT: Final = re.compile(r"\b(?:correct\w*|error|wrong|actual date|fecha real|incorrect\w*)\b")
_LOOK_AHEAD: Final = 2  # sentences: "Discussed X. Pt prefers surveillance. Not given."


@dataclass(frozen=True)
class _Group:
    """Treatments of a sentence told together, with the words before and after them."""

    therapies: tuple[Therapy, ...]
    span: Stretch
    before: str
    after: str


def tell_treatments(letter: Letter, *, about: str | None = None) -> None:
    """Tell every treatment that the letter says was given, is ordered or planned, or was refused.

    `about` is the `ref` of the one cancer the letter names.
    """
    said = [
        (says, sentence)
        for number, sentence in enumerate(letter.sentences)
        for says in _on_day_of_operation(
            treatments_of(sentence, letter=letter, following=letter.sentences[number + 1 : number + 1 + _LOOK_AHEAD]),
            sentence=sentence,
            before=letter.sentences[number - 1] if number else None,
        )
    ]
    # Where the letter names a medicine that was given, the word for its kind ("chemotherapy") adds nothing.
    named = {says.modality for says, _ in said if says.given and not _is_bare(says)}
    for says, sentence in (*said, *course_of(letter)):
        if not (_is_bare(says) and says.modality in named):
            told = msgspec.structs.replace(says, cancer=about)
            letter.transcript.tell(told, place=sentence.place, quote=sentence.text, result=letter.result)


def _on_day_of_operation(
    those: Iterator[Treatment], *, sentence: Sentence, before: Sentence | None
) -> Iterator[Treatment]:
    """What a sentence without a day says of an operation is of the operation whose day the one before it tells:
    "Surgery 14/11/17. Complete cytoreduction."; and so is what was given "the same day".
    """
    day = None
    if before is not None and before.paragraph == sentence.paragraph and not sentence.dates:
        same_day = bool(_SAME_DAY.search(flat(sentence.text)))
        told = before.dates[-1].date if same_day and before.dates else _operated_on(before)
        day = told if told and told.precision == "day" else None
    else:
        same_day = False
    for each in those:
        of_it = each.modality == "surgery" or same_day
        own = day is None or not of_it or not each.given or each.on is not None
        yield each if own else msgspec.structs.replace(each, on=day)


def _operated_on(sentence: Sentence) -> PartialDate | None:
    """The one day on which a sentence tells an operation, and nothing else."""
    named = find_therapies(sentence.text)
    days = {span.date for span in sentence.dates}
    return days.pop() if len(days) == 1 and named and all(each.modality == "surgery" for each in named) else None


def treatments_of(sentence: Sentence, *, letter: Letter, following: Sequence[Sentence] = ()) -> Iterator[Treatment]:
    """The treatments that one sentence tells; `following` are the sentences after it, which may take it back."""
    if sentence.section in _ELSEWHERE or _is_put_right(sentence, following) or _is_of_precancer(sentence):
        return
    groups = _groups(sentence)
    said: Giving = "unsaid"
    going_on = False
    for group, own_times in zip(groups, _of_one_operation(groups, sentence), strict=True):
        if "family" in sentence.contexts(group.span.start, group.span.end):
            continue
        own = read_giving(group.before, group.after)
        carried = own == "unsaid" and _carries_on(group.before)
        said = said if carried else own
        when = Times(ongoing=True) if carried and going_on and own_times == Times() else own_times
        going_on = when.ongoing
        giving = _settled(said, when, group=group, sentence=sentence, letter=letter)
        if giving != "not_given" and group is groups[-1] and _is_taken_back(sentence, following):
            giving = "not_given"
        yield from _told(group, giving, when, sentence=sentence, letter=letter)


def _of_one_operation(groups: Sequence[_Group], sentence: Sentence) -> tuple[Times, ...]:
    """The times of each group. Where a sentence has one date, all that it says was operated was operated then, unless it
    says that something came later: "hysterectomy with partial colpectomy and pelvic lymphadenectomy, 3 June".
    """
    times = tuple(_own_times(groups, sentence))
    operated = [number for number, group in enumerate(groups) if group.therapies[0].modality == "surgery"]
    known = {times[number] for number in operated if times[number] != Times()}
    if len(sentence.dates) != 1 or len(known) != 1 or _LATER_STEP.search(flat(sentence.text)):
        return times
    [when] = known
    specific = [number for number in operated if not groups[number].therapies[0].is_generic]
    return tuple(when if number in specific and each == Times() else each for number, each in enumerate(times))


def _own_times(groups: Sequence[_Group], sentence: Sentence) -> Iterator[Times]:
    spans = [group.span for group in groups]
    times = read_times(sentence.text, groups=spans, dates=sentence.dates, said_on=sentence.on)
    for group, when in zip(groups, times, strict=True):
        yield _counted_back(when, before=group.before, sentence=sentence)


def _counted_back(when: Times, *, before: str, sentence: Sentence) -> Times:
    found = _LATER.search(before)
    if not found or sentence.on is None or when.on or when.until or when.last_given_on:
        return when
    spans = find_dates(f"{found['time']} ago", day_first=True, anchor=sentence.on) or find_dates(
        f"hace {found['time']}", day_first=True, anchor=sentence.on
    )
    return when._replace(on=spans[0].date) if spans else when


def _groups(sentence: Sentence) -> list[_Group]:
    """The groups of a sentence. The words between two belong to the first up to where the next step begins."""
    plain = flat(sentence.text)
    for date in sentence.dates:  # "by May 2017" is no "may"
        plain = plain[: date.start] + " " * (date.end - date.start) + plain[date.end :]
    parts = group_together(find_therapies(sentence.text), text=sentence.text)
    spans = [Stretch(part[0].start, part[-1].end) for part in parts]
    cuts = [0]
    for one, other in pairwise(spans):
        steps = [found.start() for found in _NEXT_STEP.finditer(plain, one.end, other.start)]
        cuts.append(steps[-1] if steps else other.start)
    cuts.append(len(plain))
    return [
        _Group(part, span, before=plain[cuts[at] : span.start], after=plain[span.end : cuts[at + 1]])
        for at, (part, span) in enumerate(zip(parts, spans, strict=True))
    ]


def _carries_on(before: str) -> bool:
    """Whether the verb of the treatment before holds for this one too: nothing but "and", "followed by" between."""
    return not re.search(r"\b(?:but|pero|although|aunque|however)\b", before)


def _settled(said: Giving, when: Times, *, group: _Group, sentence: Sentence, letter: Letter) -> Giving:
    """What is meant where the words beside the treatment leave it open: the day, the section or the report decide."""
    day = when.on or when.until or when.last_given_on
    written = [each.latest for each in (sentence.on, letter.on) if each is not None]
    ahead = day is not None and bool(written) and day.earliest > max(written)
    if said == "planned" and when.until is not None and not ahead and sentence.section != "plan":
        return "given"  # "it was recommended, and completed in July 2021"
    if said in ("planned", "spoken_of", "not_given"):
        return said
    if ahead:
        return "planned"
    if said == "given" or day is not None:
        return "given"
    if sentence.section == "plan":
        return "planned"
    if sentence.section == "medicines" and group.therapies[0].drugs:
        return "given"
    specific = any(not each.is_generic for each in group.therapies)
    if sentence.section in _DONE and specific:
        return "given"
    return "given" if _is_this_operation(group, sentence=sentence, letter=letter) else "unsaid"


def _is_this_operation(group: _Group, *, sentence: Sentence, letter: Letter) -> bool:
    """Whether a report of an operation, or of what it removed, names the operation itself."""
    named = group.therapies[0]
    return (
        letter.kind in _ACT_KINDS
        and named.modality == "surgery"
        and not named.is_generic
        and (letter.kind == "operative" or sentence.section in _SPECIMEN)
    )


def _is_put_right(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether a sentence quotes a mistake of another record, which it or the next one puts right."""
    if not _MISTAKE.search(flat(sentence.text)):
        return False
    beside = [each for each in following[:1] if each.paragraph == sentence.paragraph]
    return any(_PUT_RIGHT.search(flat(each.text)) for each in (sentence, *beside))


def _is_of_precancer(sentence: Sentence) -> bool:
    """Whether a sentence tells how a change before cancer of the cervix was removed, and names no cancer."""
    plain = flat(sentence.text)
    return bool(_PRECANCER.search(plain)) and _CANCER.search(plain) is None


def _is_taken_back(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    for after in following:
        if after.paragraph != sentence.paragraph or find_therapies(after.text):
            return False
        if is_refused_later(flat(after.text)):
            return True
    return False


def _told(group: _Group, giving: Giving, when: Times, *, sentence: Sentence, letter: Letter) -> Iterator[Treatment]:
    if giving in ("unsaid", "spoken_of"):
        return
    given = {"given": True, "not_given": False, "planned": None}[giving]
    for therapy in group.therapies:
        if giving == "not_given" and therapy.is_generic and therapy.modality in SYSTEMIC:
            continue
        mine = _times_of(therapy, giving, when, sentence=sentence, letter=letter, group=group)
        if therapy.is_generic and not mine.on and not mine.until:
            continue
        yield from _treatments(therapy, mine, given=given, group=group, sentence=sentence)


def _times_of(
    therapy: Therapy, giving: Giving, when: Times, *, sentence: Sentence, letter: Letter, group: _Group
) -> Times:
    """The days of one treatment: an operation has one, a plan and a refusal at least that of the letter."""
    if therapy.modality in _ONE_DAY:
        day = when.on or when.until or when.last_given_on
        if day is None and giving == "given" and _is_this_operation(group, sentence=sentence, letter=letter):
            day = letter.on
        when = Times(on=day)
    if giving != "given":
        return Times(on=when.on or when.until or when.last_given_on or sentence.on)
    goes_on = when.ongoing or (sentence.section == "medicines" and bool(therapy.drugs) and when.until is None)
    if goes_on and therapy.modality not in _ONE_DAY | {"radiation"}:
        return when._replace(ongoing=True, last_given_on=when.last_given_on or sentence.on)
    return when._replace(ongoing=False)


def _treatments(
    therapy: Therapy, when: Times, *, given: bool | None, group: _Group, sentence: Sentence
) -> Iterator[Treatment]:
    """One statement for each medicine, under its own name, so that reports of it find each other; else one."""
    dose = read_dose(_dose_text(therapy, group=group, text=sentence.text))
    why = read_reason(group.after) if given is not None else ""
    names = [drug.name.en for drug in therapy.drugs if not drug.supportive or drug.id in BONE]
    kinds = [drug.modality for drug in therapy.drugs if not drug.supportive or drug.id in BONE]
    for name, modality in zip(names or [therapy.words], kinds or [therapy.modality], strict=True):
        yield Treatment(
            modality=modality,
            name=name,
            on=when.on,
            until=when.until,
            last_given_on=when.last_given_on,
            ongoing=when.ongoing,
            given=given,
            places=_places(therapy),
            dose_words=dose,
            why_stopped=why,
            words=sentence.text[group.span.start : group.span.end],
        )


def _dose_text(therapy: Therapy, *, group: _Group, text: str) -> str:
    """The words that can tell how much: from a little before a treatment up to the next one."""
    at = group.therapies.index(therapy)
    start = max(group.span.start - min(len(group.before), _DOSE_REACH), 0) if at == 0 else therapy.start
    if at + 1 < len(group.therapies):
        return text[start : group.therapies[at + 1].start]
    stop = group.span.end + len(group.after)
    return text[start:stop].split(";", maxsplit=1)[0]


_DOSE_REACH: Final = 25  # letters before a treatment: "six cycles of", "weekly"


def _places(therapy: Therapy) -> tuple[Place, ...]:
    found = find_site(therapy.words) if therapy.modality in _PLACED and not therapy.drugs else None
    return (Place(words=therapy.words, site=found.site, side=found.side),) if found else ()


def _is_bare(says: Treatment) -> bool:
    """Whether a treatment is named by its kind alone: "chemotherapy"."""
    found = find_therapies(says.name)
    return bool(found) and not found[0].drugs and found[0].modality in SYSTEMIC
