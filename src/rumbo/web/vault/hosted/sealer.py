"""Seals the texts of stories for a host: AES-256-GCM with the key of the story, bound to story, table, column and row.

"1."  base 64 of: the story's id (16)  nonce (12)  ciphertext and tag
"""

from __future__ import annotations

import base64
import binascii
from uuid import UUID

from django.db import connection

from rumbo.web.people.sealing import Place
from rumbo.web.vault import keys
from rumbo.web.vault.hosted.shelf import KeyShelf
from rumbo.web.vault.keys import WrongKeyError
from rumbo.words import Explained

FORM = "1."
ID_BYTES = 16


class StorySealer:
    """What `people.sealing` asks for, with the keys of a shelf."""

    def __init__(self, shelf: KeyShelf) -> None:
        self._shelf = shelf

    def begin(self, story_id: UUID) -> None:
        """Make the key of a new story, before its first row."""
        self._shelf.begin(story_id)

    def seal(self, words: str, *, story_id: UUID, place: Place) -> str:
        """Seal a text for its place.

        Raises Explained("host-story-key-gone") when the story was erased.
        """
        key = self._shelf.sub_keys(story_id).database
        sealed = keys.seal(key, words.encode(), bound_to=_bound(story_id, place))
        return FORM + base64.b64encode(story_id.bytes + sealed).decode()

    def unseal(self, sealed: str, *, story_id: UUID | None, place: Place) -> str:
        """What `seal` was given.

        Raises Explained("host-text-unreadable") in another place or story, or when it was changed, and
        ("host-story-key-gone") when the story was erased.
        """
        try:
            whole = base64.b64decode(sealed.removeprefix(FORM), validate=True)
            of = UUID(bytes=whole[:ID_BYTES])
        except (binascii.Error, ValueError):
            raise Explained("host-text-unreadable") from None
        if story_id is not None and of != story_id:
            raise Explained("host-text-unreadable")
        key = self._shelf.sub_keys(of).database
        try:
            return keys.unseal(key, whole[ID_BYTES:], bound_to=_bound(of, place)).decode()
        except WrongKeyError:
            raise Explained("host-text-unreadable") from None

    def next_row(self, table: str) -> int:
        """The number of the next row of a table, from its own sequence."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            number: int = cursor.fetchone()[0]
        return number


def _bound(story_id: UUID, place: Place) -> bytes:
    return b"rumbo 1 text\0" + story_id.bytes + "\0".join(place).encode()
