"""A course of radiation told as a form: the place, the dose, the first and the last day each behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.course.facts import Place, Treatment
from rumbo.oncology import PartialDate
from rumbo.oncology.sites import find_site
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.text import flat
from rumbo.records.letters.therapies import RADIATION_DOSE, find_therapies

_FIRST: Final = re.compile(
    r"\b(?:start(?:ed)?(?: date)?|date started|(?:treatment|radiation|rt) start(?:ed)?(?: date)?"
    r"|first (?:treatment|fraction)(?: date)?"
    r"|fecha de inicio|inicio)\s*[:=]\s*$"
)
_LAST: Final = re.compile(
    r"\b(?:end(?:ed)?(?: date)?|complet(?:ed|ion)(?: date)?|date (?:completed|ended)|(?:treatment|radiation"
    r"|rt) (?:end|completion)(?: date)?"
    r"|last (?:treatment|fraction)(?: date)?|fecha de (?:fin|termino|finalizacion|termino de tratamiento)|fin|termino)\s*[:=]\s*$"
)
_BOTH: Final = re.compile(
    r"\b(?:treatment dates?|dates? of (?:treatment|radiation|service)|dates treated|fechas? (?:de|del) tratamiento)\s*[:=]\s*$"
)
_SITE: Final = re.compile(
    r"\b(?:(?:treatment |treated )?(?:site|area|volume)s?(?: treated)?|sitio|localizacion"
    r"|volumen)\s*[:=]\s*(?P<site>[^;.\n]{3,80}?)(?=\s{2,}|[;.]|$)"
)


def course_of(letter: Letter) -> Iterator[tuple[Treatment, Sentence]]:
    """The course of radiation that a letter tells by labels, with the sentence that gives its first day.

    Nothing where no dose of radiation is told, or no first day.
    """
    dosed = next((each for each in letter.sentences if RADIATION_DOSE.search(flat(each.text))), None)
    labelled = list(_labelled(letter))
    first = next(((on, sentence) for label, on, sentence in labelled if label == "first"), None)
    if dosed is None or first is None:
        return
    until = next((on for label, on, _ in labelled if label == "last"), None)
    site = _site(letter)
    dose = RADIATION_DOSE.search(flat(dosed.text))
    yield (
        Treatment(
            modality="radiation",
            name=", ".join(filter(None, (_name(letter), site.words if site else ""))),
            on=first[0],
            until=until if until and until.latest >= first[0].earliest else None,
            places=(site,) if site and site.site else (),
            dose_words=dosed.text[dose.start() : dose.end()] if dose else "",
            words=dosed.text,
        ),
        first[1],
    )


def _labelled(letter: Letter) -> Iterator[tuple[str, PartialDate, Sentence]]:
    """Each first and last day behind its label."""
    for sentence in letter.sentences:
        for span in sentence.dates:
            before = flat(sentence.text[: span.start])
            if span.until and (_BOTH.search(before) or _FIRST.search(before)):
                yield "first", span.date, sentence
                yield "last", span.until, sentence
            elif _FIRST.search(before):
                yield "first", span.date, sentence
            elif _LAST.search(before):
                yield "last", span.date, sentence


def _site(letter: Letter) -> Place | None:
    for sentence in letter.sentences:
        found = _SITE.search(flat(sentence.text))
        if found:
            words = sentence.text[found.start("site") : found.end("site")].strip()
            site = find_site(words)
            return Place(words=words, site=site.site if site else None, side=site.side if site else None)
    return None


def _name(letter: Letter) -> str:
    """How the letter calls the radiation, else "radiation"."""
    named = (each for sentence in letter.sentences for each in find_therapies(sentence.text))
    return next(
        (each.words for each in named if each.modality == "radiation" and not each.is_generic and not each.drugs),
        "radiation",
    )
