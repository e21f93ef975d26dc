"""The scans that the reader of a page waits for. Nobody else's key opens them."""

from __future__ import annotations

import uuid
from datetime import date

from django.shortcuts import get_object_or_404

from rumbo.guide.waiting import Wait, decode_wait, encode_wait
from rumbo.web.living.waiting.models import KeptWait
from rumbo.web.story.access import Here
from rumbo.web.story.pace.access import pace_of
from rumbo.web.vault import private


def waits_of(who: Here) -> tuple[tuple[KeptWait, Wait], ...]:
    """Every scan of this reader, the latest noted first."""
    return tuple((kept, read(who, kept)) for kept in who.reader.kept_waits.all())


def find_wait(who: Here, wait_id: uuid.UUID) -> KeptWait:
    """One of them.

    Raises Http404 when this reader has no such scan.
    """
    return get_object_or_404(who.reader.kept_waits, pk=wait_id)


def read(who: Here, kept: KeptWait) -> Wait:
    """A wait, opened with the reader's own key."""
    return decode_wait(private.open_text(bytes(kept.body), reader_key=who.private_key, place=_place(kept.pk)))


def seal(who: Here, wait: Wait, *, wait_id: uuid.UUID) -> bytes:
    """A wait, sealed for this reader alone."""
    return private.seal_text(encode_wait(wait), reader_key=who.private_key, place=_place(wait_id))


def _place(wait_id: uuid.UUID) -> str:
    return f"wait/{wait_id}"


def waiting_for(who: Here, *, today: date) -> tuple[tuple[KeptWait, Wait], ...]:
    """The scans that are near, or whose result has not come; none at another pace than the usual one."""
    if not pace_of(who.story, today=today).asks:
        return ()
    return tuple(each for each in waits_of(who) if each[1].is_waiting(today))
