"""What matters to the reader of a page, and how far it may be laid beside another's."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404

from rumbo.guide import WhatMatters
from rumbo.guide.matters import SideBySide, decode_matters, encode_matters, lay_side_by_side
from rumbo.web.choices.models import KeptMatters, SharedMatters
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.vault import private


class Company(NamedTuple):
    """Somebody whose words could lie beside one's own, and who of the two has agreed to it."""

    reader: Reader
    i_agreed: bool
    they_agreed: bool

    @property
    def is_beside(self) -> bool:
        """Both have agreed."""
        return self.i_agreed and self.they_agreed


def matters_of(who: Here) -> WhatMatters:
    """What this reader wrote. Nobody else's key opens it."""
    kept = KeptMatters.objects.filter(reader=who.reader).first()
    if kept is None:
        return WhatMatters()
    return decode_matters(private.open_text(bytes(kept.body), reader_key=who.private_key, place=_place(who)))


def seal(who: Here, matters: WhatMatters) -> bytes:
    """What matters, sealed for this reader alone."""
    return private.seal_text(encode_matters(matters), reader_key=who.private_key, place=_place(who))


def _place(who: Here) -> str:
    return f"matters/{who.reader.pk}"


def company_of(who: Here) -> tuple[Company, ...]:
    """The others of this file whose words could be laid beside one's own: one of the two is always the person."""
    others = who.story.readers.exclude(pk=who.reader.pk).order_by("pk")
    person = Reader.Role.PERSON
    mine = set(who.reader.shared_matters.values_list("with_reader", flat=True))
    theirs = set(who.reader.matters_offered.values_list("reader", flat=True))
    return tuple(
        Company(each, each.pk in mine, each.pk in theirs) for each in others if person in (each.role, who.reader.role)
    )


def find_company(who: Here, reader_id: int) -> Company:
    """One of them.

    Raises Http404 when there is no such reader in this file, or none with whom words are laid side by side.
    """
    found = next((each for each in company_of(who) if each.reader.pk == reader_id), None)
    if found is None:
        raise Http404
    return found


def beside(who: Here, company: Company) -> tuple[SideBySide, ...]:
    """The words of both, prompt by prompt.

    Raises Http404 as long as one of the two has not agreed: then nothing of the other's words is read.
    """
    if not company.is_beside:
        raise Http404
    shared = SharedMatters.objects.get(reader=company.reader, with_reader=who.reader)
    return lay_side_by_side(matters_of(who), theirs=decode_matters(shared.body))
