"""The keys that a story's files are sealed with: at home those of the open vault, at a host those of the story itself."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from rumbo.web.vault.hosted.variables import HOSTED
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.web.vault.keys import SubKeys


def file_keys(story_id: UUID) -> SubKeys:
    """The keys for the files of one story.

    Raises Locked while the vault is locked, Explained("host-story-key-gone") when a host erased the story.
    """
    if settings.RUMBO_MODE == HOSTED:
        from rumbo.web.vault.hosted.shelf import the_shelf

        return the_shelf().sub_keys(story_id)
    return THE_KEYRING.sub_keys()
