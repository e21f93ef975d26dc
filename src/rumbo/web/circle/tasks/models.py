"""The tasks of a story."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class KeptTask(models.Model):
    """One task with all its times. What, when and who takes it are in its body: SQL neither filters, sorts nor counts by them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_tasks")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept task {self.pk}"
