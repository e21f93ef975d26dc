"""The story a file holds, the readers who can open it, and the journal of who did what."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.privacy import Sealed


class Story(models.Model):
    """One person's space. Every other row belongs to exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        plain = ("id", "made_at")

    def __str__(self) -> str:
        return f"story {self.id}"


class Reader(models.Model):
    """Someone who opens the file with a secret of their own. `slot` names their lock in the file's header."""

    class Role(models.TextChoices):
        """Whose story it is, or who stands beside them."""

        PERSON = "person"
        CARE_PARTNER = "care_partner"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="readers")
    slot = models.CharField(max_length=64, unique=True)
    name = Sealed(blank=True)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.PERSON)
    lengths_shown = models.BooleanField(default=False)  # lengths of time on the trail: each reader turns them on
    trail_seen = models.BooleanField(default=False)  # on a phone the trail is folded after the first view
    made_at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        identifying = ("name", "slot", "role")
        plain = ("id", "story", "lengths_shown", "trail_seen", "made_at")

    def __str__(self) -> str:
        return f"reader {self.pk}"


class JournalEvent(models.Model):
    """Who did what, when. It holds no health facts: ids and counts only. Each event's digest covers the one before it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="journal")
    at = models.DateTimeField()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["id"]

    class Privacy:
        plain = ("id", "story", "at", "by", "what", "about", "digest")

    def __str__(self) -> str:
        return f"journal event {self.pk}"
