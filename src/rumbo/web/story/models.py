"""What a story holds: the records brought in, the log of facts, the questions raised, the decisions, the lessons and the pace,
and each reader's doors, notebook and portals."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from rumbo.web.people.models import Reader, Story
from rumbo.web.people.privacy import Sealed


class Record(models.Model):
    """A file brought in, kept whole. Its bytes are sealed in the vault's folder under `sealed_name`."""

    class Standing(models.TextChoices):
        """Whether its facts stand in the story."""

        WAITING = "waiting"  # kept, not read yet
        READ = "read"
        HELD = "held"  # it names somebody else: nothing of it is entered until the person says whose it is
        NOT_READ = "not_read"  # kept whole; Rumbo cannot read this kind of file

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="records")
    sealed_name = models.CharField(max_length=128)
    sha256 = Sealed()
    name = Sealed()
    size_bytes = models.BigIntegerField()
    format = models.CharField(max_length=20, default="unknown")
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.WAITING)
    says_name = Sealed(blank=True)  # whom the file names, when that is somebody else
    brought_by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    brought_at = models.DateTimeField(auto_now_add=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "sealed_name"], name="one_record_per_file")]
        ordering: ClassVar = ["id"]

    class Privacy:
        identifying = ("sealed_name", "sha256", "says_name")
        health = ("name",)
        plain = (
            "id",
            "story",
            "size_bytes",
            "format",
            "standing",
            "brought_by",
            "brought_at",
            "reviewed_at",
        )

    def __str__(self) -> str:
        return f"record {self.pk}"


class FactRow(models.Model):
    """One fact of the log. Rows are only ever added: a correction is a later row that supersedes."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="fact_rows")
    fact_id = models.CharField(max_length=80)
    supersedes = models.CharField(max_length=80, blank=True)
    undoes = models.CharField(max_length=80, blank=True)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, null=True, related_name="fact_rows")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "fact_id"], name="a_fact_is_told_once")]
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "fact_id", "supersedes", "undoes", "record", "by", "at")

    def __str__(self) -> str:
        return f"fact row {self.pk}"


class Telling(models.Model):
    """How far somebody has come in telling their story, with each answer as they left it, so that going back loses nothing."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="telling")
    answers = Sealed(default="{}")
    told = Sealed(default="{}")  # which fact of the log each answer made
    step = models.CharField(max_length=40, blank=True)

    class Privacy:
        health = ("answers", "told")
        plain = ("id", "story", "step")

    def __str__(self) -> str:
        return f"telling {self.pk}"


class Import(models.Model):
    """The reading of one record: how far it is, how it ended, and what could not be read."""

    class State(models.TextChoices):
        """Where the reading stands."""

        READING = "reading"
        DONE = "done"
        STOPPED = "stopped"  # by the person
        FAILED = "failed"  # the reader could not go on
        INTERRUPTED = "interrupted"  # Rumbo itself was stopped meanwhile

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="imports")
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    bytes_done = models.BigIntegerField(default=0)
    outcome = Sealed(default="{}")  # problems, and kinds of entries that were not read
    begun_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("outcome",)
        plain = ("id", "record", "state", "bytes_done", "begun_at", "ended_at")

    def __str__(self) -> str:
        return f"import {self.pk}"


class Door(models.Model):
    """One reader's answer at the door of one record. Only that reader's own key opens it; no row means the door is closed."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="doors")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="doors")
    answer = models.BinaryField()  # sealed for the reader
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["reader", "record"], name="one_door_each")]

    class Privacy:
        health = ("answer",)
        plain = ("id", "reader", "record", "at")

    def __str__(self) -> str:
        return f"door {self.pk}"


class NotebookPage(models.Model):
    """A private page of one reader, sealed by their own key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="notebook")
    body = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "reader", "at")

    def __str__(self) -> str:
        return f"notebook page {self.pk}"


class PortalConnection(models.Model):
    """A hospital's portal that one reader chose to connect: its addresses, what they agreed to, and the permission it gave."""

    class Doing(models.TextChoices):
        """What is under way with it now."""

        NOTHING = "nothing"
        ASKING = "asking"  # for its addresses
        FETCHING = "fetching"  # the record

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="portals")
    base = Sealed()
    client_id = Sealed()
    offers = Sealed(blank=True)  # what the portal says of itself; nothing before it was asked
    sign_in = Sealed(blank=True)  # one that was begun and has not come back
    permission = Sealed(blank=True)  # to fetch again; goes with the row
    outcome = Sealed(default="{}")
    doing = models.CharField(max_length=10, choices=Doing.choices, default=Doing.NOTHING)
    entries_done = models.IntegerField(default=0)
    record = models.ForeignKey(Record, on_delete=models.SET_NULL, null=True, related_name="portals")
    made_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    class Privacy:
        identifying = ("base", "client_id", "offers", "sign_in", "permission")
        health = ("outcome",)
        plain = ("id", "reader", "doing", "entries_done", "record", "made_at", "asked_at", "agreed_at", "fetched_at")

    def __str__(self) -> str:
        return f"portal {self.pk}"


class RaisedQuestion(models.Model):
    """A question that another page sent to the list: what opinions that differ leave to ask, for one."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="raised_questions")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"raised question {self.pk}"


class KeptDecision(models.Model):
    """A decision with its history. It lies here because lists of questions and the first page look at it too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_decisions")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept decision {self.pk}"


class KeptLesson(models.Model):
    """What somebody learned the last time, offered again where it can help."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="kept_lessons")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["id"]

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept lesson {self.pk}"


class KeptPace(models.Model):
    """The pace of a story: as usual, quiet, comfort, or ended. No row means as usual."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="kept_pace")
    body = Sealed()
    by = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now=True)

    class Privacy:
        health = ("body",)
        plain = ("id", "story", "by", "at")

    def __str__(self) -> str:
        return f"kept pace {self.pk}"


class HeardNews(models.Model):
    """News after which one reader has gone on to the lists. Which facts they were stays sealed."""

    reader = models.OneToOneField(Reader, on_delete=models.CASCADE, related_name="heard_news")
    body = Sealed()

    class Privacy:
        health = ("body",)
        plain = ("id", "reader")

    def __str__(self) -> str:
        return f"heard news {self.pk}"
