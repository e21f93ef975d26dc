"""How a person arranged their list, the questions they wrote themselves, and the visits they were taken to."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class Arrangement(models.Model):
    """What a story's list was changed to: ids chosen, left out, and put in an order. Which ids says something of health."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="arrangement")
    body = Sealed(default="{}")

    class Privacy:
        health = ("body",)
        plain = ("id", "story")

    def __str__(self) -> str:
        return f"arrangement {self.pk}"


class WrittenQuestion(models.Model):
    """A question in somebody's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="written_questions")
    words = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("words",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"written question {self.pk}"


class NotedVisit(models.Model):
    """One visit with the questions taken along. Whom one sees, and what one asks, says something of health."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="noted_visits")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    taken_by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True, related_name="+")  # whose list it was
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "taken_by", "at")

    def __str__(self) -> str:
        return f"noted visit {self.pk}"


class NotedAnswer(models.Model):
    """What was written down for one question of a visit: a row of its own, so that saving one never touches another."""

    visit = models.ForeignKey(NotedVisit, on_delete=models.CASCADE, related_name="noted_answers")
    number = models.PositiveSmallIntegerField()
    body = Sealed()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "number"], name="one_answer_to_a_question")]
        ordering: ClassVar = ["number"]

    class Privacy:
        health = ("body",)
        plain = ("id", "visit", "number")

    def __str__(self) -> str:
        return f"noted answer {self.pk}"
