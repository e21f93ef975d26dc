"""Ana's facts for the tests of what goes out, and the resources that come of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rumbo.course.facts import Fact, Source, Standing, Statement
from rumbo.records.export.summary import summary_of

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def told(*says: Statement, standing: Standing = "from_record", record: str = "letter") -> tuple[Fact, ...]:
    """Facts that one record says."""
    source = Source(record=record, file=f"{record}.txt", place="line 3", quote="as written")
    return tuple(
        Fact(id=f"{record}-{standing}-{number}", says=each, standing=standing, source=source)
        for number, each in enumerate(says)
    )


def resources(*facts: Fact) -> list[dict[str, Any]]:
    """Every resource of the summary of these facts."""
    return [entry["resource"] for entry in summary_of(facts, made_at=NOW)["entry"]]


def of_kind(kind: str, *facts: Fact) -> list[dict[str, Any]]:
    """The resources of one kind."""
    return [each for each in resources(*facts) if each["resourceType"] == kind]


def the(kind: str, *facts: Fact) -> dict[str, Any]:
    """The one resource of a kind."""
    (found,) = of_kind(kind, *facts)
    return found


def sections(*facts: Fact) -> dict[str, dict[str, Any]]:
    """The sections of the composition, by the English half of their titles."""
    return {each["title"].partition(" / ")[0]: each for each in resources(*facts)[0]["section"]}


def profiles(resource: dict[str, Any]) -> set[str]:
    """The last parts of the profiles a resource claims."""
    return {each.rpartition("/")[2] for each in resource.get("meta", {}).get("profile", ())}


def codes(concept: dict[str, Any]) -> set[str]:
    """The codes of a concept, of whatever system."""
    return {each["code"] for each in concept.get("coding", ())}
