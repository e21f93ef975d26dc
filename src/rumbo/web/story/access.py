"""Whose page this is. Fetching it *is* the access check: there is no other way to a story's rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from rumbo.web.people.models import Reader, Story


@dataclass(frozen=True)
class Here:
    """A reader in their story, with the key that opens their own private pages."""

    story: Story
    reader: Reader
    private_key: bytes = field(repr=False)

    @property
    def reader_is_alone(self) -> bool:
        """Whether nobody else can open this file, so that "private" means only "behind the passphrase"."""
        return self.story.readers.count() == 1


def here(request: HttpRequest) -> Here:
    """The reader of this request and their story.

    Raises PermissionDenied when no reader is signed in to an open file.
    """
    vault = getattr(request, "vault", None)
    if vault is None or not vault.is_open:
        raise PermissionDenied
    reader = Reader.objects.select_related("story").filter(slot=vault.slot).first()
    if reader is None:
        raise PermissionDenied
    return Here(reader.story, reader, vault.private_key)
