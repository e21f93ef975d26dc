"""The emergency card: one page in both languages, a half for the fridge and a card to cut out for the wallet.

The urgent signs, the fever rule first, come from the caller with their sources; what is unknown is a blank to fill.
"""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, pages_of, typeset
from rumbo.words import LANGUAGES, Message, Sayable, Text, both

# Tried in turn until all is on one page: the size of type in points, and how many entries a list may have.
_TRIES = ((14.0, 40), (13.0, 40), (12.0, 40), (11.0, 40), (10.5, 10), (10.0, 6), (9.0, 4), (8.0, 3))
_ON_WALLET = 3
_LONGEST_ON_WALLET = 60


class EmergencyCard(msgspec.Struct, frozen=True, kw_only=True):
    """What strangers need to know, as far as it is known. `urgent` are the signs to call for, the fever rule first."""

    printed_on: PartialDate
    urgent: tuple[Text, ...]
    name: str = ""
    born_on: PartialDate | Text | None = None  # a text where the record gives no date one can read
    clinic_day_phone: str = ""
    clinic_night_phone: str = ""
    cancers: tuple[Text, ...] = ()
    in_treatment: bool = False
    treatments: tuple[Text, ...] = ()
    last_dose_on: PartialDate | None = None
    allergies: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    speaks_for_me: tuple[str, ...] = ()


def print_emergency_card(card: EmergencyCard, *, paper: PaperSize = "us-letter") -> bytes:
    """The card as a tagged PDF of one page, always in both languages.

    Type shrinks and long lists end in "and 3 more" before a second page is begun; urgent signs are never left out.
    """
    pdf = b""
    for point, most in _TRIES:
        pdf = _printed(card, paper=paper, point=point, most=most)
        if pages_of(pdf) == 1:
            break
    return pdf


def _printed(card: EmergencyCard, *, paper: PaperSize, point: float, most: int) -> bytes:
    data = {
        "words": chrome("emergency", "title", "911", "call-now", "cut"),
        "say": in_both(Message("sheet-emergency-say" if card.in_treatment else "sheet-emergency-say-plain")),
        "urgent": [in_both(sign) for sign in card.urgent],
        "fields": _fields(card, most=most),
        "front": _wallet(card, "name", "born", "cancer", "treatment", "last-dose", "speaks"),
        "back": _wallet(card, "day", "night", "allergies", "medicines"),
    }
    return typeset(
        "emergency",
        data,
        title=Message("sheet-emergency-title"),
        languages=LANGUAGES,
        printed_on=card.printed_on,
        paper=paper,
        point=point,
    )


def _entries(card: EmergencyCard) -> dict[str, tuple[Sayable, ...]]:
    """What is known for each field, by the name of its label, in the order of the card: two to a row, or one wide."""
    return {
        "name": _known(card.name),
        "born": (card.born_on,) if card.born_on else (),
        "day": _known(card.clinic_day_phone),
        "night": _known(card.clinic_night_phone),
        "cancer": card.cancers,
        "treatment": card.treatments,
        "last-dose": (card.last_dose_on,) if card.last_dose_on else (),
        "allergies": _known(*card.allergies),
        "speaks": _known(*card.speaks_for_me),
        "medicines": _known(*card.medicines),
    }


def _known(*words: str) -> tuple[Sayable, ...]:
    return tuple(both(each) for each in words if each.strip())


def _fields(card: EmergencyCard, *, most: int) -> list[dict[str, Any]]:
    wide = ("cancer", "medicines")
    return [
        {**_field(name, _shortened(entries, most=most)), "wide": name in wide}
        for name, entries in _entries(card).items()
    ]


def _wallet(card: EmergencyCard, *names: str) -> list[dict[str, Any]]:
    entries = _entries(card)
    return [_field(name, _brief(_shortened(entries[name], most=_ON_WALLET))) for name in names]


def _field(name: str, entries: tuple[Sayable, ...]) -> dict[str, Any]:
    return {
        "label": in_both(Message(f"sheet-emergency-{name}")),
        "lines": [in_both(entry) for entry in entries],
    }


def _shortened(entries: tuple[Sayable, ...], *, most: int) -> tuple[Sayable, ...]:
    """The first entries, and how many more there are: nothing is left out in silence."""
    if len(entries) <= most:
        return entries
    return (*entries[:most], Message("words-and-more", {"count": len(entries) - most}))


def _brief(entries: tuple[Sayable, ...]) -> tuple[Sayable, ...]:
    return tuple(Text(en=_cut(entry.said("en")), es=_cut(entry.said("es"))) for entry in entries)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_ON_WALLET else words[: _LONGEST_ON_WALLET - 1].rstrip() + "…"
