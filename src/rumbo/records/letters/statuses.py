"""How the cancer stood, as letters say it: no evidence of disease, remission, stable, growing, back; and since when.

An event told again gets the day the letter gives for it, never the letter's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Diagnosis, KindWord, Place, Status, StatusWord
from rumbo.oncology import IcdO3Site
from rumbo.records.letters.context import Context
from rumbo.records.letters.evidence import Shown, led_to, shown
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.places import first_places, places_in
from rumbo.records.letters.text import flat

_BACK: Final = re.compile(
    r"\b(?:recurrences?|recurred|recurs|relapses?|relapsed|recidivas?|recidivo|recidivado|recurrencias?|recaidas?|recayo|recaido|reaparicion|reaparecio"
    r"|volvio a aparecer|local failure|biochemical failure)\b"
    r"|\b(?:cancer|tumou?r|disease|lymphoma|leuka?emia|myeloma|melanoma|sarcoma)\s+(?:has |had |have )?(?:now |since )?(?:come|came) back\b"
)
# "Recurrent ovarian cancer" only names the disease; with a finding verb it tells an event.
_RECURRENT: Final = re.compile(r"\b(?:recurrent|recurrentes?|recidivante|recidivad[oa]|relapsed(?= (?:disease|lymphoma|myeloma|leuk\w+)))\b")
_GROWTH: Final = re.compile(r"\b(?:progression|progressed|progressive disease|disease progress\w+|progresion|progreso(?! de)|enfermedad progresiva|has grown)\b")
_STABLE: Final = re.compile(
    r"\b(?:stable disease|disease (?:is |remains |was )?stable|enfermedad estable|sd\b(?= by recist| on|,|\.|$)|cancer (?:is |remains )?stable|stable metasta\w+"
    r"|stable (?:on|by) (?:ct|imaging|scan|pet|mri)|(?:ct|pet|mri|scans?|imaging)[^.;]{0,45}[:,] stable\b|enfermedad (?:se mantiene |permanece )?estable)"
)
_CLEAR: Final = re.compile(
    r"\bned\b(?! evaluation)|\b(?:no|without|sin|ninguna?)\b(?P<of>[^.;:]{0,45}?)\b(?P<what>disease|cancer|recurrences?|recurrent|relapse|malignan\w+|tumou?r"
    r"|enfermedad|recidivas?|recaidas?|recurrencias?|neoplasia|lesiones)\b(?P<more>[^.;:]{0,45})"
    r"|\b(?:free (?:of|from) (?:disease|cancer|recurrence)|(?:disease|cancer|recurrence|relapse)[- ]free(?! (?:survival|interval))|libre de (?:enfermedad|cancer|recidiva)"
    r"|clinically clear|all clear)\b"
)
_REMISSION: Final = re.compile(
    r"\b(?:in (?:complete |clinical |full |durable |continued |ongoing |molecular |metabolic |deep |first |second |third )*remission|complete (?:\w+ ){0,2}(?:response|remission)"
    r"|remission|cmr|en remision|remision (?:completa|clinica|molecular)|respuesta (?:\w+ )?completa|respuesta completa|vgpr|scr\b|cr\b(?=[,.;)]|$))"
)
_NOT_REMISSION: Final = re.compile(r"\b(?:partial|parcial|near|not|no|sin|hope|goal|induce|achieve|if|until|maintain)\b[^.;,]{0,20}$")
# What limits "no evidence of ..." to a place, a kind of spread or another disease: then it says nothing of the whole.
_LIMITED: Final = re.compile(
    r"\b(?:metasta\w+|distant|distancia|other|new|nuevas?|residual(?! disease)|nodal|ganglionar\w*|brain|cerebral\w*|bone|ose[ao]s?|osseous|hepatic\w*|liver|lung|pulmon\w*"
    r"|chest|torax|toracic\w*|abdom\w*|pelvi\w*|extranodal|extracapsular|interstitial|heart|cardi\w*|renal|thyroid|vascular|valv\w*|infection|further|second|germline"
    r"|coronary|gallbladder|breast disease|right breast|left breast|mama|margin\w*|primary|otras?|secundari\w+|kidney|disc|degenerative|lesiones oseas|focal|acute|aguda"
    r"|measurable nodal|intracranial|leptomeningeal|spinal|extraprostatic|pulmonary|gross|macroscopic\w*|measurable|medible|evaluable)\b"
)
_WHOLE: Final = re.compile(r"\b(?:recurr\w*|recidiv\w*|recai\w*|relaps\w*|disease|enfermedad|cancer)\b")
_ONE_PLACE_STUDY: Final = re.compile(
    r"\b(?:mammogra\w+|mamogra\w+|bi-?rads|brain mri|mri (?:of the )?brain|head ct|rm cerebral|resonancia cerebral|bone scan|gammagrafia|colonoscop\w+|cystoscop\w+|pap smear"
    r"|chest x-?ray|rx (?:de )?torax|margins?|margenes|endoscop\w+|dexa|echocardiogram|ultrasound of|ecografia)\b"
)
_BIOCHEMICAL: Final = re.compile(r"\b(?:biochemical|bioquimic[ao]|psa)\b")
_SPREAD: Final = re.compile(r"\bdistant (?:disease|metasta\w+|recurr\w+|relaps\w+)|\b(?:enfermedad|metastasis|recaida|recidiva)[^.;]{0,25} a distancia\b")
_KIND_WORDS: Final[tuple[tuple[KindWord, re.Pattern[str]], ...]] = (
    ("local", re.compile(r"\blocal(?:ly|mente)?\b(?!ized|izad)|\bchest wall recurrence\b")),
    ("regional", re.compile(r"\bregional(?:ly)?\b|\bganglionar\b|\bnodal (?:recurrence|relapse)")),
    ("distant", re.compile(r"\bdistant(?:ly|es?)?\b|\ba distancia\b")),
)
# A sentence that tells of the past, or names the disease by how it once came back.
_RETOLD: Final = re.compile(
    r"\b(?:treated|tratad[oa]s?|s/p|status post|history of|antecedentes? de|h/o|on treatment|en tratamiento|prior|previous|previ[oa]s?|known|conocid[oa]s?|years? (?:ago|after)"
    r"|months? (?:out|after|since)|since|was treated|recibio|had a|underwent|out from|\d+ (?:years|months) (?:out|after|from)|resected|resecad[oa]|remains|continues?|continua"
    r"|old|earlier|after (?:his|her|the))\b"
)
_NOW: Final = re.compile(
    r"\b(?:this is|is an?|now|today|new|nuev[oa]s?|consistent with|compatible con|shows?|showed|muestra|mostro|demonstrat\w+|confirm\w+|found|proven|unfortunately|lamentablemente"
    r"|hoy|ahora|actual\w*|presenta|has recurred|has relapsed|has come back|we have|diagnosed|se evidencia|se objetiva|evidence of|sugiere|positive for|positivo|positiva|first"
    r"|second|third|fourth|1st|2nd|3rd|4th|primera|segunda|tercera|represents?|indicat\w+|developed|desarrollo|contains?|rising|en aumento|elevad[oa])\b"
)
_NODES_UNSAID: Final = IcdO3Site("C77.9")
_SKIPPED: Final = frozenset[Context]({"family", "hypothetical"})
_RESULTS: Final = frozenset({"radiology", "pathology", "laboratory"})
_ASKING: Final = frozenset({"indication", "comparison", "technique", "family", "allergies"})


@dataclass(frozen=True)
class Event:
    """A word for how the cancer stood in a sentence, and what the sentence says of it."""

    status: StatusWord
    sentence: Sentence
    start: int
    end: int
    suspected: bool = False


def tell_statuses(letter: Letter, *, cancers: Sequence[Diagnosis]) -> None:
    """Tell how the cancer stood, each statement on the day it is about; `cancers` are those the letter names."""
    about = cancers[0].ref if len(cancers) == 1 else None
    for event in _events(letter):
        says = _status(event, letter=letter, cancers=cancers, about=about)
        if says:
            letter.transcript.tell(
                says, place=event.sentence.place, quote=event.sentence.text, result=letter.result
            )


def _events(letter: Letter) -> Iterator[Event]:
    for sentence in letter.sentences:
        if sentence.section in _ASKING:
            continue
        yield from _clear(sentence)
        yield from _back(sentence)
        yield from _course(sentence)


def _clear(sentence: Sentence) -> Iterator[Event]:
    low = flat(sentence.text)
    for found in _CLEAR.finditer(low):
        words = sentence.contexts(found.start(), found.start() + 3)
        if {"family", "hypothetical", "planned"} & words or "uncertain" in sentence.contexts(found.start(), found.end()):
            continue
        if found["what"] and not _is_whole(found, low):
            continue
        if _ONE_PLACE_STUDY.search(low):
            continue
        yield Event("no_evidence_of_disease", sentence, found.start(), found.end())
        return


def _is_whole(found: re.Match[str], low: str) -> bool:
    """Whether "no ... disease" denies the whole disease, and not spread, a place or another illness."""
    said = f"{found['of']} {found['what']} {found['more']}"
    if "recurr" in said or "recidiv" in said or "recai" in said or "relaps" in said:
        return not re.search(r"\b(?:if|risk|brain|cerebral|bone marrow)\b", said)
    if found["what"] in ("lesiones", "tumor", "tumour", "neoplasia") or found["what"].startswith("malignan"):
        return False
    limited = _LIMITED.search(f"{found['of']} {found['what']}") or _LIMITED.match(found["more"].strip().removeprefix("in the ").removeprefix("in "))
    return _WHOLE.search(said) is not None and not limited and not re.search(r"\bhistory|family|progress", said)


def _back(sentence: Sentence) -> Iterator[Event]:
    low = flat(sentence.text)
    for found in [*_BACK.finditer(low), *_RECURRENT.finditer(low)]:
        contexts = sentence.contexts(found.start(), found.end())
        if _SKIPPED & contexts or "negated" in contexts or ("planned" in contexts and sentence.section == "plan"):
            continue
        if re.search(r"[- ](?:free|score|risk|rate|clinic)\b", low[found.end() : found.end() + 7]):
            continue
        if found.re is _RECURRENT and not _NOW.search(low[: found.start()]):
            continue
        yield Event("recurrence", sentence, found.start(), found.end(), suspected="uncertain" in contexts)
        return


def _course(sentence: Sentence) -> Iterator[Event]:
    low = flat(sentence.text)
    for status, pattern in (("progression", _GROWTH), ("stable", _STABLE), ("remission", _REMISSION)):
        for found in pattern.finditer(low):
            contexts = sentence.contexts(found.start(), found.end())
            if _SKIPPED & contexts or {"negated", "uncertain", "planned"} & contexts:
                continue
            if status == "remission" and _NOT_REMISSION.search(low[: found.start()]):
                continue
            yield Event(status, sentence, found.start(), found.end())  # type: ignore[arg-type]  # mypy widens the names in the tuple
            break


def _status(event: Event, *, letter: Letter, cancers: Sequence[Diagnosis], about: str | None) -> Status | None:
    if event.status != "recurrence":
        when = _when_it_stood(event, letter)
        return Status(on=when.on, cancer=about, status=event.status, words=event.sentence.text, found_by=when.found_by) if when else None
    when = _when_it_came_back(event, letter)
    if when is None:
        return None
    kind = _kind(event, letter)
    return Status(
        on=when.on,
        cancer=about,
        words=event.sentence.text,
        status="recurrence",
        places=() if when.on is None else _places(event, letter=letter, kind=None if when.on.about else kind, cancers=cancers),
        said_kind=kind,
        suspected=event.suspected,
        found_by=when.found_by,
    )


def _when_it_stood(event: Event, letter: Letter) -> Shown | None:
    """The day of a statement that all is clear, stable or growing; one of the past without a day is left out."""
    sentence = event.sentence
    when = shown(sentence, event.start, event.end, letter=letter, by_treatment=False)
    if when.own:
        return when
    low = flat(sentence.text)
    if sentence.section in ("past", "family") or re.search(r"\b(?:was|were|had been|until|hasta|estuvo|permanecio|previously|achieved)\b", low):
        return None
    return Shown(sentence.on, when.found_by) if sentence.on else None


def _when_it_came_back(event: Event, letter: Letter) -> Shown | None:
    """The day of a recurrence: the sentence's own, else, when it is told as news, what led to it or the letter's.

    One told again without its day keeps no day: it joins the one it repeats.
    """
    sentence = event.sentence
    when = shown(sentence, event.start, event.end, letter=letter)
    if when.own:
        return when
    if letter.kind in _RESULTS and sentence.section not in ("history", "past"):
        return Shown(sentence.on, when.found_by)
    low = flat(sentence.text)
    news = _NOW.search(low) or len(low.split()) <= 6
    if news and not _RETOLD.search(low) and sentence.section not in ("past", "medicines"):
        return led_to(sentence, letter=letter)
    return None if event.suspected else Shown(None, when.found_by)


def _kind(event: Event, letter: Letter) -> KindWord | None:
    """The doctor's own word for where it came back, in the words around; two different ones together are several kinds."""
    low = flat(event.sentence.text)
    near = low[max(0, event.start - 40) : event.end + 45]
    said = [kind for kind, pattern in _KIND_WORDS if any(_holds(event.sentence, near, found, event) for found in pattern.finditer(near))]
    if "locoregional" in near or "locorregional" in near or "loco-regional" in near:
        said = []
    if not said and any(_tells_spread(other) for other in letter.around(event.sentence, after=3)):
        return "distant"
    if len(said) > 1:
        return "mixed"
    return said[0] if said else None


def _holds(sentence: Sentence, near: str, found: re.Match[str], event: Event) -> bool:
    """Whether a kind word is said of the event and not denied."""
    offset = max(0, event.start - 40)
    between = near[min(found.end(), event.end - offset) : max(found.start(), event.start - offset)]
    return not re.search(r"[.;]", between) and "negated" not in sentence.contexts(found.start() + offset, found.end() + offset)


def _tells_spread(sentence: Sentence) -> bool:
    low = flat(sentence.text)
    return any(not sentence.contexts(*found.span()) & {"negated", "uncertain", "hypothetical"} for found in _SPREAD.finditer(low))


def _places(event: Event, *, letter: Letter, kind: KindWord | None, cancers: Sequence[Diagnosis]) -> tuple[Place, ...]:
    text = event.sentence.text
    low = flat(text)
    if _BIOCHEMICAL.search(low[max(0, event.start - 30) : event.end + 30]):
        return (Place(words="biochemical (PSA)" if "psa" in flat(letter.text) else "biochemical"),)
    before = re.split(r"[.;:,(]|\b(?:with|con|has|had|shows?|of|de|for)\b", text[: event.start])[-1]
    label = text.partition(":")[0] if ":" in text[: event.start] else ""
    found = first_places([text[event.end :], before, label, text])
    if found:
        return found
    beside = [places_in(other.text) for other in letter.around(event.sentence, before=3, after=3) if tells_evidence(other)]
    exact = [places for places in beside if any(place.site != _NODES_UNSAID for place in places)]
    if exact or beside:
        return next(iter(exact or beside))
    return _where_it_began(event, kind=kind, cancers=cancers)


def tells_evidence(sentence: Sentence) -> bool:
    """Whether a sentence tells of a scan, a sample or an examination that found something."""
    low = flat(sentence.text)
    told = re.search(r"\b(?:ct|pet|mri|scan|biops\w+|fna|cytolog\w+|tac|tc|rm|ultrasound|ecograf\w+|nodule|mass|lesion\w*|nodulo|masa|node|ganglio|lump|bulto|fluid|liquido)\b", low)
    return bool(told) and not sentence.contexts() >= {"negated", "hypothetical"}


def _where_it_began(event: Event, *, kind: KindWord | None, cancers: Sequence[Diagnosis]) -> tuple[Place, ...]:
    """A local return that names no place is where the cancer began."""
    mentions = find_mentions(event.sentence.text)
    if kind == "local" and mentions and mentions[0].site:
        return (Place(words=mentions[0].words, site=mentions[0].site, side=mentions[0].side),)
    if kind == "local" and len(cancers) == 1:
        return (Place(words=cancers[0].words, site=cancers[0].site, side=cancers[0].side),)
    return ()
