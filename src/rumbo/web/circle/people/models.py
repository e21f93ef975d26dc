"""Who helps, as a reader wrote it down."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class KeptMember(models.Model):
    """One person of the circle: their name, how they are reached, and what is shared with them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_members")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        identifying = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept member {self.pk}"
