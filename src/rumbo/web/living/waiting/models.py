"""What a reader notes about waiting for a scan."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader


class KeptWait(models.Model):
    """One scan that a reader waits for, sealed by their own key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="kept_waits")
    body = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "reader", "at")

    def __str__(self) -> str:
        return f"kept wait {self.pk}"
