"""The writes of the packet: what was chosen for it, and that it was taken."""

from __future__ import annotations

import msgspec
from django.db import transaction

from rumbo.web.opinions.models import KeptPacket
from rumbo.web.opinions.packet.access import PacketNotes
from rumbo.web.people import journal
from rumbo.web.story.access import Here


@transaction.atomic
def keep_notes(*, here: Here, notes: PacketNotes) -> None:
    """Keep what a reader wrote and chose for the packet."""
    body = msgspec.json.encode(notes).decode()
    KeptPacket.objects.update_or_create(reader=here.reader, defaults={"body": body})
    journal.write("packet.changed", story=here.story, by=here.reader)


@transaction.atomic
def note_packed(*, here: Here, records: int, is_locked: bool) -> None:
    """Write down that a reader took the packet: with how many records, and whether it was encrypted."""
    about = f"records {records} encrypted {'yes' if is_locked else 'no'}"
    journal.write("packet.taken", story=here.story, by=here.reader, about=about)
