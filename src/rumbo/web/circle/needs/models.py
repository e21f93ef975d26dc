"""What somebody said would help."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class KeptNeeds(models.Model):
    """The walk of one reader: one for each, apart from those of the others."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_needs")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "by"], name="one_walk_each")]
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept needs {self.pk}"
