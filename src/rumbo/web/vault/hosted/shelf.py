"""The shelf: the key of each story, wrapped by the host's. What is sealed with a key that was destroyed is gone, in back-ups too.

Keys lie in a database of their own, so that a back-up of the stories holds none. An opened key is remembered for a minute
in each process: so long after erasing a story another process may still hold its key.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rumbo.web.vault import keys
from rumbo.web.vault.hosted.host_keys import HostKeys, WrappedStoryKey
from rumbo.web.vault.hosted.router import KEYS
from rumbo.web.vault.keys import SubKeys
from rumbo.web.vault.models import StoryKey
from rumbo.words import Explained

REMEMBERED_S = 60.0
MOST_REMEMBERED = 1000


class KeyShelf:
    """Makes, opens, rewraps and destroys the keys of stories. Safe to use from several threads and processes."""

    def __init__(self, host_keys: HostKeys, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._host_keys = host_keys
        self._clock = clock
        self._guard = threading.Lock()
        self._opened: OrderedDict[UUID, tuple[float, SubKeys]] = OrderedDict()

    def __reduce__(self) -> str:
        raise TypeError("a shelf is never written down")

    @property
    def current(self) -> str:
        """The name of the host's key that wraps now."""
        return self._host_keys.current

    def begin(self, story_id: UUID) -> None:
        """Make the key of a new story. It is kept at once, whatever becomes of the transaction that writes the story."""
        wrapped = self._host_keys.wrap(keys.new_vault_key(), bound_to=story_id.bytes)
        StoryKey.objects.create(story_id=story_id, wrapped=wrapped.sealed, wrapped_by=wrapped.by)

    def sub_keys(self, story_id: UUID) -> SubKeys:
        """The keys of the parts of one story: its texts (`database`), its files and their names.

        Raises Explained("host-story-key-gone") when it was erased, ("host-key-not-held") when the host's key is not here.
        """
        with self._guard:
            found = self._opened.get(story_id)
            if found is not None and self._clock() - found[0] < REMEMBERED_S:
                return found[1]
        row = StoryKey.objects.filter(story_id=story_id).first()
        if row is None or row.destroyed_at is not None:
            raise Explained("host-story-key-gone")
        opened = keys.sub_keys(self._unwrap(row))
        with self._guard:
            self._opened[story_id] = (self._clock(), opened)
            self._opened.move_to_end(story_id)
            while len(self._opened) > MOST_REMEMBERED:
                self._opened.popitem(last=False)
        return opened

    def destroy(self, story_id: UUID) -> None:
        """Destroy the key of a story for good. Safe to call again."""
        StoryKey.objects.filter(story_id=story_id, destroyed_at=None).update(
            wrapped=b"", wrapped_by="", destroyed_at=timezone.now()
        )
        with self._guard:
            self._opened.pop(story_id, None)

    def rewrap(self) -> int:
        """Wrap every key with the host's current one; how many were wrapped anew. Safe to stop and to call again.

        Raises Explained("host-key-not-held") at a key that none of the host's opens.
        """
        waiting = StoryKey.objects.filter(destroyed_at=None).exclude(wrapped_by=self.current)
        return sum(self._rewrap_one(story_id) for story_id in waiting.values_list("story_id", flat=True))

    def opens(self) -> bool:
        """Whether the host's keys open the key of a story; also where there is none yet.

        Raises Explained("host-key-not-held") or ("host-text-unreadable") when they do not.
        """
        row = StoryKey.objects.filter(destroyed_at=None).first()
        return row is None or bool(self._unwrap(row))

    def forget(self) -> None:
        """Forget every opened key."""
        with self._guard:
            self._opened.clear()

    def _rewrap_one(self, story_id: UUID) -> int:
        with transaction.atomic(using=KEYS):
            row = StoryKey.objects.select_for_update().get(story_id=story_id)
            if row.destroyed_at is not None:
                return 0
            wrapped = self._host_keys.wrap(self._unwrap(row), bound_to=story_id.bytes)
            row.wrapped, row.wrapped_by = wrapped.sealed, wrapped.by
            row.save(update_fields=["wrapped", "wrapped_by"])
        return 1

    def _unwrap(self, row: StoryKey) -> bytes:
        return self._host_keys.unwrap(WrappedStoryKey(row.wrapped_by, bytes(row.wrapped)), bound_to=row.story_id.bytes)


_here: list[KeyShelf] = []


def use(shelf: KeyShelf) -> None:
    """The shelf of this process from now on."""
    _here[:] = [shelf]


def the_shelf() -> KeyShelf:
    """The shelf of this process. There is one when the site runs hosted."""
    return _here[0]
