"""The keys of stories that a host keeps, in a database of their own. At home this table is never made."""

from __future__ import annotations

from django.db import models


class StoryKey(models.Model):
    """The key of one story, wrapped by a key of the host. Destroyed, it stays as an empty row: a story never gets another."""

    story_id = models.UUIDField(primary_key=True, editable=False)  # of another database, so no foreign key
    wrapped = models.BinaryField()
    wrapped_by = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    destroyed_at = models.DateTimeField(null=True)

    class Privacy:
        health = ("wrapped",)  # it says nothing, and opens everything
        plain = ("story_id", "wrapped_by", "made_at", "destroyed_at")

    def __str__(self) -> str:
        return f"key of story {self.story_id}"
