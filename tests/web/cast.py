"""The cast of the site's tests: Marisol, whose story it is; Elena, her daughter; and Rufus, a stranger without a way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from rumbo.course import Background, Fact, Standing, Statement
from rumbo.oncology import PartialDate
from rumbo.records import Reading, join, read
from rumbo.web.example import find_examples
from rumbo.web.frame.doorkeeper import launch_cookie
from rumbo.web.people import actions as people
from rumbo.web.people.models import JournalEvent, Reader, Story
from rumbo.web.story import actions
from rumbo.web.story.access import Here
from rumbo.web.story.doors import Answer, DoorAnswer
from rumbo.web.story.models import Record
from rumbo.web.story.telling.actions import keep_answers
from rumbo.web.vault import header
from rumbo.web.vault.file_keys import file_keys
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.gate import SEAT
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.web.vault.keys import Argon2Cost, RecoveryKey
from rumbo.web.vault.sealed_files import SealedWriter

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
MARISOLS_PASSPHRASE = "siete garzas en la laguna"
ELENAS_PASSPHRASE = "guitarra bajo el limonero"
LAUNCH_TOKEN = "the-address-that-rumbo-printed"
HOST = "127.0.0.1:7786"

# What Marisol tells of herself, question by question: breast cancer in 2014, back in the scar in 2019.
TOLD: Mapping[str, Any] = {
    "name": "Marisol", "c1.cancer": "breast cancer", "c1.found": "2014-03", "c1.side": "left",
    "c1.t1.kind": "surgery", "c1.t1.name": "mastectomy",
    "c1.t1.dates": {"began": "2014-04", "ended": None, "still": False},
    "c1.t2.kind": "medicine", "c1.t2.name": "tamoxifen",
    "c1.t2.dates": {"began": "2014-08", "ended": "2019-06", "still": False}, "c1.t3.kind": "none",
    "c1.clear": "yes", "c1.clear-on": "2014-09",
    "c1.b1.back": "yes", "c1.b1.where": "chest wall", "c1.b1.when": "2019-06", "c1.b1.word": "local",
    "c1.b1.t1.kind": "none", "c1.b1.clear": "no", "c1.b2.back": "no", "c1.another": "no", "now": "stable",
}  # fmt: skip


def day(words: str) -> PartialDate:
    """A date of a story."""
    return PartialDate.parse(words)


def note(words: str) -> Background:
    """A note that somebody told."""
    return Background(topic="note", words=words)


@cache
def reading_of(example: str) -> Reading:
    """What the files of one of the invented people in examples/ say."""
    return join([read(path) for path in example_files(example)])


def example_files(example: str) -> tuple[Path, ...]:
    """The record files of one of the invented people."""
    found = (find_examples() / example / "records").rglob("*")
    return tuple(sorted(path for path in found if path.suffix in {".json", ".ndjson"}))


def knocking(**headers: str) -> Client:
    """A browser without a launch cookie, at the right address."""
    return Client(HTTP_HOST=HOST, **headers)


def browser(*, seat: str = "") -> Client:
    """This computer's own browser; with a seat, one that has opened the file."""
    client = knocking()
    client.cookies[settings.RUMBO_LAUNCH_COOKIE] = launch_cookie()
    if seat:
        session = client.session
        session[SEAT] = seat
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@dataclass
class Household:
    """An open file with its story, the person whose it is, and her browser. Elena comes in when a test lets her."""

    folder: VaultFolder
    marisol: Reader
    unlocked: Unlocked
    recovery: RecoveryKey
    client: Client
    elenas: Unlocked | None = field(default=None)

    @property
    def story(self) -> Story:
        """The one story of this file."""
        return self.marisol.story

    @property
    def here(self) -> Here:
        """Marisol in her story."""
        return Here(self.story, self.marisol, self.unlocked.reader_key)

    @property
    def events(self) -> list[str]:
        """What the journal says happened, in order."""
        return list(JournalEvent.objects.filter(story=self.story).order_by("id").values_list("what", flat=True))

    def let_elena_in(self) -> tuple[Here, Client]:
        """Elena gets a secret of her own, and a browser of her own."""
        changed, self.elenas, _ = header.add_reader(
            header.read(self.folder.header), by=self.unlocked, passphrase=ELENAS_PASSPHRASE
        )
        header.save(changed, self.folder.header)
        elena = people.add_reader(
            story=self.story, by=self.marisol, slot=self.elenas.slot_id, name="Elena", role=Reader.Role.CARE_PARTNER
        )
        return Here(self.story, elena, self.elenas.reader_key), browser(seat=THE_KEYRING.open(self.elenas))

    def tell(self, *says: Statement, standing: Standing = "from_me") -> tuple[Fact, ...]:
        """Marisol tells something."""
        return actions.add_facts(story=self.story, by=self.marisol, statements=says, standing=standing)

    def answer(self, answers: Mapping[str, Any], *, step: str = "now") -> None:
        """Marisol answers questions of "tell it myself"."""
        keep_answers(story=self.story, by=self.marisol, answers=answers, step=step)

    def bring(
        self, facts: Sequence[Fact], *, sha256: str = "", content: bytes = b"{}", name: str = "all.json"
    ) -> Record:
        """A record that was read, and gave these facts. Its door is closed."""
        with SealedWriter(self.folder.records, sub_keys=file_keys(self.story.pk)) as writer:
            writer.write(content)
            sealed = writer.keep()
        record = Record.objects.create(
            story=self.story, sealed_name=sealed.name, sha256=sha256 or sealed.sha256, name=name,
            size_bytes=sealed.size_bytes, brought_by=self.marisol, format="fhir",
        )  # fmt: skip
        actions.enter_record_facts(record=record, by=self.marisol, facts=facts)
        return record

    def bring_example(self, example: str, *, answer: Answer | None = "look") -> list[Record]:
        """The records of one of the invented people, each answered at its door (None: the doors stay closed)."""
        records = []
        for path in example_files(example):
            reading = read(path)
            records.append(self.bring(reading.facts, content=path.read_bytes(), name=path.name))
            if answer is not None:
                actions.answer_door(here=self.here, record=records[-1], answer=DoorAnswer(answer=answer))
        return records
