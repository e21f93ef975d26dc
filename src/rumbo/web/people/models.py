"""The story a file holds, and the readers who can open it."""

from __future__ import annotations

import uuid

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
