"""How much of a treatment was given and why it ended, in the letter's own words."""

from __future__ import annotations

import re
from typing import Final

from rumbo.records.letters.patterns import Built
from rumbo.records.letters.text import flat
from rumbo.records.letters.therapies import RADIATION_DOSE

_COUNT: Final = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|un|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|doce)"
)
_DOSE: Final = re.compile(
    rf"{RADIATION_DOSE.pattern}|\bx ?\d{{1,2}}(?!\d)(?: (?:cycles|ciclos|doses|dosis|years|anos))?"
    rf"|\b{_COUNT}(?: of {_COUNT}| de {_COUNT})?(?: planned)? (?:cycles?|ciclos?|doses|dosis|fractions?"
    rf"|fracciones|infusions?|sesiones)\b"
    r"|\b\d+(?:[.,]\d+)? ?(?:mg|mcg|g)(?:/(?:m2|kg|day|dia|d)\b)?(?![\w/])(?: (?:daily|al dia|bid|qd"
    r"|twice daily|weekly|semanal))?"
    r"|\bauc ?=?\d(?:[.,]\d)?\b|\bq ?\d ?w(?:eeks|k)?\b|\b(?:weekly|semanal(?:es)?|every \w+ weeks|cada \w+ (?:semanas|dias))\b"
    r"|\b\d{2,3} ?(?:mci|gbq)\b"
)
_REASON: Final = Built(
    r"\b(?:@stopped@)[^.;]{0,40}?\b(?:for|due to|because of|owing to|secondary to|given|on|after"
    r"|with|por|debido a|a causa de|tras|ante)\s+(?P<why>[^.;,()\d]{3,60})"
)
_TIME: Final = re.compile(
    r"^(?:the )?(?:\w+ )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|week|month|year"
    r"|cycle|ciclo|dose)\w*\b"
)
_COMPLETED: Final = re.compile(r"\b(?:complet\w+|finish\w+|as planned|termino|finalizo|segun lo previsto)\b")


def read_dose(text: str) -> str:
    """The doses and counts that a text gives, as written.

    >>> read_dose("six cycles of carboplatin AUC 5")
    'six cycles, AUC 5'
    """
    found = _DOSE.finditer(flat(text))
    return ", ".join(dict.fromkeys(text[each.start() : each.end()].strip() for each in found))


def read_reason(after: str) -> str:
    """Why a treatment ended, from the words after it; "" when they do not say.

    >>> read_reason(" was stopped in may 2019 because of neuropathy.")
    'neuropathy'
    """
    found = _REASON.search(after)
    if found and not _TIME.match(found["why"]):
        return found["why"].strip()
    return "completed" if _COMPLETED.search(after) else ""
