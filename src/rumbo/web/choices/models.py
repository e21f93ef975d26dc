"""What doctors said about choices, as somebody noted it; what matters to each reader; and each one's door before numbers."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class NamedChoice(models.Model):
    """A choice that a doctor named, or what a doctor said about one. Which choice it is says something of health."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="named_choices")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"named choice {self.pk}"


class KeptMatters(models.Model):
    """What matters to one reader, sealed by their own key."""

    reader = models.OneToOneField(Reader, on_delete=models.CASCADE, related_name="matters")
    body = models.BinaryField()

    class Privacy:
        health = ("body",)
        plain = ("id", "reader")

    def __str__(self) -> str:
        return f"what matters {self.pk}"


class SharedMatters(models.Model):
    """One reader's consent to lay what matters beside another's, with the copy that is shown once both have given it."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="shared_matters")
    with_reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="matters_offered")
    body = Sealed()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["reader", "with_reader"], name="one_consent_each")]
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("body",)
        plain = ("id", "reader", "with_reader", "at")

    def __str__(self) -> str:
        return f"shared matters {self.pk}"


class KeptNumbers(models.Model):
    """Which doors before numbers one reader opened, and what the doctor told them, sealed by their own key."""

    reader = models.OneToOneField(Reader, on_delete=models.CASCADE, related_name="numbers")
    body = models.BinaryField()

    class Privacy:
        health = ("body",)
        plain = ("id", "reader")

    def __str__(self) -> str:
        return f"numbers {self.pk}"
