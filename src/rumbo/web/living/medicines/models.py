"""The medicines somebody wrote down, and what was noted of days."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class KeptMedicine(models.Model):
    """One medicine on the list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_medicines")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept medicine {self.pk}"


class KeptMedicineDay(models.Model):
    """What one reader noted of one day. The day is in its body: SQL neither filters nor sorts by it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_medicine_days")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept medicine day {self.pk}"
