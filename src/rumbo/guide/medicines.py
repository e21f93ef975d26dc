"""The medicines somebody takes, in their own words, the days they noted, and what their story suggests for the list.

It keeps and orders; it never says what goes with what, how much to take, or how many days were missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from typing import Literal

import msgspec

from rumbo.course.course import Course, TreatmentSpan
from rumbo.course.facts import Background, Fact, to_plain, to_typed
from rumbo.oncology import PartialDate, find_drugs, find_regimen
from rumbo.words import Message

Noted = Literal["taken", "missed"]


class Medicine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One medicine, as somebody tells it: only its name has to be there. `stopped` may be without a day or a reason.

    `writer` names who wrote it when it came from another file, and they are no reader of this one.
    """

    name: str
    why: str = ""
    amount: str = ""
    times: str = ""
    since: PartialDate | None = None
    stopped: bool = False
    stopped_on: PartialDate | None = None
    why_stopped: str = ""
    writer: str = ""


class MedicineDay(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody noted of a day: for some medicines, by their ids, whether they were taken. The others were skipped.

    `writer` is as in a medicine.
    """

    on: date
    noted: Mapping[str, Noted] = {}
    writer: str = ""


class SuggestedMedicine(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine that the story names and the list does not. `fact` is the id of a fact that names it."""

    fact: str
    medicine: Medicine
    is_treatment: bool


def stop(medicine: Medicine, *, on: PartialDate | None, why: str) -> Medicine:
    """The same, no longer taken."""
    return msgspec.structs.replace(medicine, stopped=True, stopped_on=on, why_stopped=why)


def take_again(medicine: Medicine) -> Medicine:
    """The same, taken again; the day and the reason of the stop are dropped."""
    return msgspec.structs.replace(medicine, stopped=False, stopped_on=None, why_stopped="")


def suggest_medicines(
    course: Course, facts: Iterable[Fact], *, known: Iterable[Medicine]
) -> tuple[SuggestedMedicine, ...]:
    """Medicines to put on the list: those of treatment that go on, then the everyday ones, each once.

    What is on the list already, under any name of the same medicine and with any strength, or was stopped there, is not
    suggested again; a combination is there when each of its medicines is.
    """
    seen = {medicine for each in known for medicine in _named(each.name)}
    found: list[SuggestedMedicine] = []
    for each in (*_of_treatment(course), *_everyday(facts)):
        named = _named(each.medicine.name)
        if not named <= seen:
            seen |= named
            found.append(each)
    return tuple(found)


def _of_treatment(course: Course) -> Iterator[SuggestedMedicine]:
    for span in course.treatments:
        if span.ongoing and _is_medicine(span):
            told = Medicine(name=span.name, amount=span.dose_words, since=span.start)
            yield SuggestedMedicine(fact=span.facts[0], medicine=told, is_treatment=True)


def _is_medicine(span: TreatmentSpan) -> bool:
    """Operations and radiation from outside are nothing that one takes."""
    return span.modality not in {"surgery", "radiation"} or bool(find_drugs(span.name, supportive=True))


def _everyday(facts: Iterable[Fact]) -> Iterator[SuggestedMedicine]:
    for fact in facts:
        if isinstance(fact.says, Background) and fact.says.topic == "medicine" and fact.says.words.strip():
            told = Medicine(name=fact.says.words.strip(), since=fact.says.on)
            yield SuggestedMedicine(fact=fact.id, medicine=told, is_treatment=False)


def _named(name: str) -> frozenset[str]:
    """What a medicine is told apart by: the cancer medicines it names, else its words before a strength ("500 mg")."""
    regimen = find_regimen(name)
    drugs = (*(regimen.drugs if regimen else ()), *find_drugs(name, supportive=True))
    words = name.casefold().split()
    before = tuple(takewhile(lambda word: not word[0].isdigit(), words))
    return frozenset(drug.id for drug in drugs) or frozenset({" ".join(before or words)})


def question_of_company(medicine: Medicine, *, other: str) -> Message:
    """What to ask when somebody wonders whether a medicine goes with something else. It is asked, never answered here."""
    return Message("medicines-ask-with", {"name": medicine.name, "other": other})


def question_of_missing(medicine: Medicine) -> Message:
    """What to ask about a dose that is missed."""
    return Message("medicines-ask-missed", {"name": medicine.name})


def encode_medicine(medicine: Medicine) -> str:
    """A medicine as JSON."""
    return msgspec.json.encode(medicine, enc_hook=to_plain).decode()


def decode_medicine(body: str) -> Medicine:
    """A medicine from its JSON.

    Raises msgspec.ValidationError when it is none.
    """
    return msgspec.json.decode(body, type=Medicine, dec_hook=to_typed)


def encode_medicine_day(day: MedicineDay) -> str:
    """What was noted of a day, as JSON."""
    return msgspec.json.encode(day).decode()


def decode_medicine_day(body: str) -> MedicineDay:
    """What was noted of a day, from its JSON.

    Raises msgspec.ValidationError when it is none.
    """
    return msgspec.json.decode(body, type=MedicineDay)
