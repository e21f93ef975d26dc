"""The facts file: what went out comes back the same, and what is not written as it should be spoils nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rumbo import __version__
from rumbo.course import Background, Fact, lay_out
from rumbo.course.log import in_force
from rumbo.oncology import PartialDate
from rumbo.records import formats, read, read_bytes
from rumbo.records.export.facts_file import MAX_TOLD_TROUBLES, is_facts_file, read_facts, write_facts
from rumbo.records.part import Part
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.course.strategies import logs
from tests.records.export.said import NOW, told

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def read_back(data: bytes) -> Part:
    """What the readers make of a file."""
    return formats.read(data, transcript=Transcript(name="rumbo-facts.json", record="ef" * 32))


def changed(data: bytes, **fields: Any) -> bytes:
    """The file with some of its fields changed."""
    return json.dumps(json.loads(data) | fields).encode()


@given(logs())
def test_what_goes_out_comes_back_the_same(log: list[Fact]) -> None:
    back = read_back(write_facts(log, made_at=NOW))
    assert list(back.facts) == log
    assert back.format == "rumbo-facts"
    assert not back.troubles
    assert in_force(back.facts) == in_force(log)


@given(logs())
def test_going_out_twice_gives_the_same_bytes(log: list[Fact]) -> None:
    once = write_facts(log, made_at=NOW)
    assert write_facts(read_back(once).facts, made_at=NOW) == once


@pytest.mark.parametrize("person", ["marisol", "teodoro", "ingrid"])
def test_an_invented_persons_facts_give_the_same_course_after_coming_back(person: str) -> None:
    before = read(EXAMPLES / person / "records")
    after = read_bytes(write_facts(before.facts), name="rumbo-facts.json")
    assert after.facts == before.facts
    assert lay_out(after.facts, "2026-11-23") == lay_out(before.facts, "2026-11-23")
    assert after.subjects


def test_the_file_says_what_it_is_and_which_facts_count() -> None:
    first, second = told(Background(topic="note", words="one"), Background(topic="note", words="two"))
    gone = Fact(id="gone", says=None, standing="from_me", supersedes=first.id)
    whole = json.loads(write_facts([first, second, gone], made_at=NOW))
    assert whole["format"] == "rumbo-facts"
    assert whole["version"] == 1
    assert whole["generator"] == f"rumbo {__version__}"
    assert whole["in_force"] == [second.id]
    assert [each["id"] for each in whole["log"]] == [first.id, second.id, "gone"]


def test_who_entered_a_fact_stays_at_home() -> None:
    (fact,) = told(Background(topic="note", words="mine"), standing="from_me")
    data = write_facts([replace(fact, by="7", at=NOW)])
    (back,) = read_back(data).facts
    assert back.by == ""
    assert (back.at, back.standing) == (NOW, "from_me")
    (claimed,) = read_back(data.replace(b'"standing"', b'"by": "7", "standing"')).facts
    assert claimed.by == ""


def test_whom_it_is_about_is_told_by_the_facts_in_force() -> None:
    name, old, born = told(
        Background(topic="name", words="Ana Ficticia"), Background(topic="name", words="Ana Vieja"),
        Background(topic="birth_date", words="1966-02-27"),
    )  # fmt: skip
    gone = Fact(id="gone", says=None, standing="from_me", supersedes=old.id)
    subject = Subject(names=("Ana Ficticia",), birth_date=PartialDate.parse("1966-02-27"))
    assert read_back(write_facts([name, old, born, gone])).subjects == (subject,)


def test_a_birth_date_in_words_counts_by_its_day() -> None:
    born = told(Background(topic="birth_date", words="in the spring", on=PartialDate(1966)))
    assert read_back(write_facts(born)).subjects == (Subject(birth_date=PartialDate(1966)),)


def test_a_file_about_nobody_names_nobody() -> None:
    assert read_back(write_facts(told(Background(topic="note", words="x")))).subjects == ()


@pytest.mark.parametrize("odd", [{}, 7, None, {"id": "x", "says": {"kind": "dragon"}, "standing": "from_me"}])
def test_a_fact_that_is_none_is_told_and_the_rest_is_read(odd: object) -> None:
    data = write_facts(told(Background(topic="note", words="x")))
    log = json.loads(data)["log"]
    back = read_back(changed(data, log=[odd, *log]))
    assert len(back.facts) == 1
    assert [(each.id, each.values) for each in back.troubles] == [("records-entry-odd", {"place": "entry 1"})]


@pytest.mark.parametrize("id_", ["", "a/b", "x" * 81, "<script>", "naïve"])
def test_a_fact_with_an_id_that_no_address_could_hold_is_left_out(id_: str) -> None:
    (fact,) = told(Background(topic="note", words="x"))
    back = read_back(write_facts([replace(fact, id=id_)]))
    assert not back.facts
    assert len(back.troubles) == 1


def test_an_id_that_comes_twice_counts_once() -> None:
    (fact,) = told(Background(topic="note", words="x"))
    back = read_back(write_facts([fact, replace(fact, standing="unsure")]))
    assert back.facts == (fact,)
    assert len(back.troubles) == 1


def test_many_troubles_are_counted_and_not_all_told() -> None:
    back = read_back(changed(write_facts([]), log=[7] * (MAX_TOLD_TROUBLES + 3)))
    assert len(back.troubles) == MAX_TOLD_TROUBLES + 1
    assert back.troubles[-1].values == {"count": 3}


def test_a_newer_file_is_kept_and_explained() -> None:
    back = read_back(changed(write_facts(told(Background(topic="note", words="x"))), version=2))
    assert not back.facts
    assert back.troubles[0].id == "records-facts-newer"


@pytest.mark.parametrize("data", [b'{"format": "rumbo-facts"', b'{"format": "rumbo-facts", "log": 7}'])
def test_a_broken_file_is_said_to_be_broken(data: bytes) -> None:
    back = read_back(data)
    assert back.format == "rumbo-facts"
    assert back.troubles[0].id == "records-broken"


@pytest.mark.parametrize("data", [b"{}", b"rumbo-facts", b'{"resourceType": "Bundle", "format": "rumbo-facts"}'])
def test_other_files_are_not_taken_for_one(data: bytes) -> None:
    assert not is_facts_file(data)


@given(st.binary(max_size=200))
def test_whatever_follows_the_mark_is_no_exception(tail: bytes) -> None:
    data = b'{"format": "rumbo-facts", ' + tail
    assert read_facts(data, transcript=Transcript(name="x", record="ef" * 32)).format == "rumbo-facts"
