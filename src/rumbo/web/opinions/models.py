"""The opinions that were noted."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class NotedOpinion(models.Model):
    """One doctor's opinion, as somebody noted it. Who the doctor is says something of health too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="noted_opinions")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"noted opinion {self.pk}"


class KeptPacket(models.Model):
    """What one reader chose for the packet to a second doctor. Readers see different records, so each has their own."""

    reader = models.OneToOneField(Reader, on_delete=models.CASCADE, related_name="packet")
    body = Sealed()

    class Privacy:
        health = ("body",)
        plain = ("id", "reader")

    def __str__(self) -> str:
        return f"packet {self.pk}"
