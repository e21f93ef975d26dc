"""What somebody replied of the things that can stand in the way of care. Immigration is nowhere asked for or kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class KeptBarriers(models.Model):
    """The check of one reader: one for each, apart from those of the others."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_barriers")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "by"], name="one_check_each")]
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept barriers {self.pk}"
