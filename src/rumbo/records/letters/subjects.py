"""Whom a letter is about: names and birth date from its head. Only to hold back a letter of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from rumbo.oncology.anatomy import find_spot
from rumbo.records.letters.heads import HEAD_LINES
from rumbo.records.letters.letter import Letter
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words
from rumbo.records.reading import Subject

_WORD: Final = r"[A-ZÁÉÍÓÚÑÜ][\w'’.-]*"
_SMALL: Final = r"(?:de|del|la|las|los|y|van|von|der|da|dos|di|al|bin|ter)"
_LABEL: Final = re.compile(
    r"(?:^|[\s|])(?:patient(?: name)?|pt|name|paciente|nombre(?: del paciente| y apellidos?)?)\s*:\s*(?P<name>.+)",
    re.IGNORECASE,
)
# "Re:" also heads what a message is about: only a line that holds nothing but a name, and what identifies it, counts.
_RE: Final = re.compile(
    rf"(?:(?i:re|ref))\.?\s*:\s*(?P<name>(?i:(?:mr|mrs|ms|miss|sr|sra|srta)\.?\s+)?{_WORD}(?:,?\s+(?:{_SMALL}\s+)*{_WORD}){{1,4}})"
    r"\s*(?:$|[,;(.–-]|\d|(?i:dob|d\.o\.b|born|mrn|nhs|hosp|aged))"
)
_TITLE: Final = re.compile(r"^(?:mr|mrs|ms|miss|sr|sra|srta|don|do[nñ]a|d|d[nñ]a)\.?\s+", re.IGNORECASE)
_NAME: Final = re.compile(rf"{_WORD}(?:,?\s+(?:{_SMALL}\s+)*{_WORD}){{1,5}}")
_AGE: Final = re.compile(r"\s+(?:F|M|H|V)?\s*\d{1,3}\b.*$")
_ENDS: Final = re.compile(
    r"\s*(?:(?<=[a-záéíóúñ]{3})\.|[;(|\t]|,?\s*\d|\s{2,}|\b(?:dob|d\.o\.b|born|mrn|age|sex|date|f\.? ?nac|fecha|nacid[oa]"
    r"|nhc|edad|sexo|hc|id|drawn|phone|tel|dni|rut|curp|cuit|exp|expediente|nss|ssn|nhs|ficha|legajo|m\.?r\.?n)\b).*$",
    re.IGNORECASE,
)
# A name without a label is believed only before what identifies a person: a birth date, an age, a sex, a number. "Ponce,
# Puerto Rico" and "Hola, Marta" look like names.
_WHO: Final = (
    r"(?:\(?(?:DOB|D\.O\.B|born|F\. ?nac|F\.N|nacid)|\(?\d\d?[/.-]\d\d?[/.-]\d{2,4}"
    r"|\(?\d\d? ?(?:yo|y/o|y\.o|a[ñn]os|years|[FMHV]\b)"
    r"|\d\d? (?:[A-Z][a-z]{2,8}|de) |[FMHV]\b(?:\s|$)|MRN|NHC|HC\b|Exp)"
)
_BARE: Final = re.compile(
    rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}},[ ]?{_WORD}(?:[ ]{_WORD}){{0,2}})[,.]?\s+{_WHO}"
    rf"|(?P<known>{_WORD}(?:,?[ ]+(?:{_SMALL}[ ]+)*{_WORD}){{1,4}}),?\s+"
    r"\(?(?:DOB|D\.O\.B|born|F\. ?nac|nacid|\d\d?/\d\d?/19\d\d\)?$)"
)
_MAIL: Final = re.compile(r"(?:from|de|to|para|sent|enviado|subject|asunto)\s*:", re.IGNORECASE)


def subjects_of(texts: Sequence[str], *, letter: Letter) -> tuple[Subject, ...]:
    """Whom the head of a letter names, or nobody when it names no one and no birth date."""
    names = tuple(dict.fromkeys(_names(texts)))
    if not names and letter.born is None:
        return ()
    return (Subject(names=names, birth_date=letter.born),)


def _names(texts: Sequence[str]) -> Iterator[str]:
    head = list(islice((text.strip() for text in texts if text.strip()), HEAD_LINES))
    is_mail = any(_MAIL.match(text) for text in head)  # there "Re:" stands before what the message is about
    found_in = (_LABEL.search(text) or (None if is_mail else _RE.match(text)) for text in head)
    labelled = [name for found in found_in if found and (name := _tidy(found["name"]))]
    yield from labelled[:2]
    if not labelled:
        bare = (found for text in head if (found := _BARE.match(text)))
        yield from (name for found in islice(bare, 1) if (name := _tidy(found["name"] or found["known"])))


def _tidy(said: str) -> str:
    """The name at the beginning of words, without title and what follows it; "" when there is none."""
    bare = _ENDS.sub("", _AGE.sub("", _TITLE.sub("", said.strip())))
    found = _NAME.match(bare.strip(" ,"))
    name = found[0].strip(" ,") if found else ""
    if not any(len(word) > 2 for word in re.findall(r"[^\W\d_]+", name)):
        return ""  # initials alone name nobody
    return "" if words("no_name").search(flat(name)) or find_spot(name) else name
