"""Writes about records: keeping a file, claiming one that names somebody else, taking one out again."""

from __future__ import annotations

from django.db import transaction

from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.models import Record
from rumbo.web.vault.upload import SealedUpload


@transaction.atomic
def keep_record(*, story: Story, by: Reader, upload: SealedUpload) -> tuple[Record, bool]:
    """Keep an uploaded file. The same bytes are kept once: the record, and whether it is new."""
    sealed = upload.keep()
    record, is_new = Record.objects.get_or_create(
        story=story, sealed_name=sealed.name,
        defaults={
            "sha256": sealed.sha256, "name": upload.name or "", "size_bytes": sealed.size_bytes, "brought_by": by,
        },
    )  # fmt: skip
    if is_new:
        journal.write("record.kept", story=story, by=by, about=f"record {record.pk}")
    return record, is_new


@transaction.atomic
def claim_record(*, record: Record, by: Reader) -> None:
    """The person says that a file that names somebody else is theirs."""
    record.standing = Record.Standing.WAITING
    record.save(update_fields=["standing"])
    journal.write("record.claimed", story=record.story, by=by, about=f"record {record.pk}")


@transaction.atomic
def remove_record(*, record: Record, by: Reader) -> str:
    """Take a record out of the story with every fact it gave; the name of its sealed file is returned, to be erased next."""
    story, about, sealed_name = record.story, f"record {record.pk}", record.sealed_name
    record.delete()
    journal.write("record.removed", story=story, by=by, about=about)
    return sealed_name
