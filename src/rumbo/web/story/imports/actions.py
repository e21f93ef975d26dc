"""Writes about records: keeping a file, claiming one that names somebody else, taking one out again."""

from __future__ import annotations

from django.db import transaction

from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.models import Record
from rumbo.web.vault import opening
from rumbo.web.vault.file_keys import file_keys
from rumbo.web.vault.sealed_files import SealedFile, SealedWriter
from rumbo.web.vault.upload import SealedUpload


@transaction.atomic
def keep_record(*, story: Story, by: Reader, upload: SealedUpload) -> tuple[Record, bool]:
    """Keep an uploaded file. The same bytes are kept once: the record, and whether it is new."""
    return keep_sealed(upload.keep(), story=story, by=by, name=upload.name or "")


@transaction.atomic
def keep_words(*, story: Story, by: Reader, words: str, name: str) -> tuple[Record, bool]:
    """Keep words that were pasted, as a text file of that name: the record, and whether it is new.

    Raises Locked, and Explained("vault-disk-full").
    """
    with SealedWriter(opening.folder().records, sub_keys=file_keys(story.pk)) as writer:
        writer.write(words.encode())
        return keep_sealed(writer.keep(), story=story, by=by, name=name)


@transaction.atomic
def keep_sealed(sealed: SealedFile, *, story: Story, by: Reader, name: str) -> tuple[Record, bool]:
    """Keep bytes that lie sealed in the vault's folder already: the record, and whether it is new."""
    record, is_new = Record.objects.get_or_create(
        story=story, sealed_name=sealed.name,
        defaults={"sha256": sealed.sha256, "name": name, "size_bytes": sealed.size_bytes, "brought_by": by},
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
