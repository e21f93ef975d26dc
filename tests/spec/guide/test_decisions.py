"""Chapter 14. A decision: how it stands, and what is kept of how it stood.

Printed as docs/reference/decisions.md by `python scripts/chapters.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rumbo.guide.decisions import (
    Decision,
    Weighed,
    begin_decision,
    change_decision,
    list_choices,
    tell_state,
    tell_sureness,
)
from rumbo.oncology import PartialDate
from tests.spec.chapter import Section, printed, table

PAGE = Path("docs/reference/decisions.md")
OPENING = """There is no right or wrong decision, and nothing here weighs one. Going on, taking a break and stopping are
decisions like any other. Each table is one decision, step by step, and is run as a test
(`tests/spec/guide/test_decisions.py`); this page is printed from them. *kept* is how many versions its history holds. No
clinician has gone over this page yet."""
STEPS = (
    Section(
        "It is open until something is decided, and decided for now",
        "Whoever decides can take it back: then it is open again, and what had been decided stays in the history.",
        """
        on | by | what happens | then it is | kept
        2026-11-23 | Marisol | begins: go on with the pills? | open | 1
        2026-11-23 | Marisol | choices: go-on, pause | open | 1
        2026-11-23 | Marisol | decides: pause | decided | 1
        2026-11-24 | Marisol | decides: nothing | open | 2
        2026-11-25 | Marisol | decides: go-on | decided | 3
        """,
    ),
    Section(
        "It is looked at again when its day has come",
        "A month or a year counts from its first day on. Looking again can leave it as it is, with another day.",
        """
        on | by | what happens | then it is | kept
        2026-11-23 | Marisol | begins: go on with the pills? | open | 1
        2026-11-23 | Marisol | choices: go-on, pause | open | 1
        2026-11-23 | Marisol | decides: pause | decided | 1
        2026-11-23 | Marisol | looks again: 2027-03 | decided | 1
        2027-02-28 | Marisol | nothing | decided | 1
        2027-03-01 | Marisol | nothing | look_again | 1
        2027-03-04 | Marisol | looks again: 2027-06 | decided | 2
        2027-06-01 | Marisol | decides: go-on | look_again | 3
        """,
    ),
    Section(
        "The pages of one sitting are one version; what was said and is said differently is another",
        "What one person writes on one day while nothing is decided is a draft. Once something is decided, filling in "
        "what was empty adds to it on that day; changing it, another day or another person makes a new version.",
        """
        on | by | what happens | then it is | kept
        2026-11-23 | Marisol | begins: surgery or not? | open | 1
        2026-11-23 | Marisol | choices: surgery, active-monitoring | open | 1
        2026-11-23 | Marisol | choices: surgery, active-monitoring, clinical-trial | open | 1
        2026-11-23 | Marisol | decides: surgery | decided | 1
        2026-11-23 | Marisol | feels: leaning | decided | 1
        2026-11-23 | Marisol | feels: settled | decided | 2
        2026-11-23 | Elena | helps: Elena drives | decided | 3
        2026-11-24 | Elena | helps: Elena drives | decided | 3
        """,
    ),
    Section(
        "It can be set aside, and taken up again",
        "Set aside, nobody is asked about it, even when its day comes. Nothing is lost.",
        """
        on | by | what happens | then it is | kept
        2026-11-23 | Marisol | begins: surgery or not? | open | 1
        2026-11-23 | Marisol | looks again: 2027 | open | 1
        2026-11-23 | Marisol | sets it aside | set_aside | 2
        2027-01-01 | Marisol | nothing | set_aside | 2
        2027-01-02 | Marisol | takes it up again | look_again | 3
        """,
    ),
    Section(
        "A choice that is taken out is not decided any more",
        "What had been decided stays in the history.",
        """
        on | by | what happens | then it is | kept
        2026-11-23 | Marisol | begins: surgery or not? | open | 1
        2026-11-23 | Marisol | choices: surgery, no-treatment-of-the-cancer | open | 1
        2026-11-23 | Marisol | decides: surgery | decided | 1
        2026-11-24 | Marisol | choices: no-treatment-of-the-cancer | open | 2
        """,
    ),
)


def at(day: str) -> datetime:
    """Noon of a day."""
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


def stepped(decision: Decision | None, *, on: str, by: str, what: str) -> Decision:
    """A decision after one step of a table."""
    does, _, words = (part.strip() for part in what.partition(":"))
    if decision is None:
        assert does == "begins"
        return begin_decision("d", what=words, by=by, at=at(on))
    changed: dict[str, object] = {
        "nothing": {},
        "choices": {"choices": list_choices(decision.now, named=tuple(words.split(", ")), own=())},
        "decides": {"decided": "" if words == "nothing" else words},
        "looks again": {"review_on": PartialDate.parse(words) if does == "looks again" else None},
        "feels": {"sure": words},
        "helps": {"help": words},
        "sets it aside": {"is_set_aside": True},
        "takes it up again": {"is_set_aside": False},
    }[does]
    return change_decision(decision, by=by, at=at(on), **changed)


@pytest.mark.parametrize("section", STEPS, ids=lambda each: each.title)
def test_each_step_leaves_the_decision_as_the_table_says(section: Section) -> None:
    decision = None
    for on, by, what, state, kept in section.rows:
        decision = stepped(decision, on=on, by=by, what=what)
        assert decision.state(at(on).date()) == state, (on, what)
        assert len(decision.versions) == int(kept), (on, what)


def test_no_version_that_stood_decided_over_night_is_ever_lost() -> None:
    for section in STEPS:
        decision, stood = None, []
        for on, by, what, _, _ in section.rows:
            if decision is not None and decision.now.chosen and decision.now.at.date() < at(on).date():
                stood.append(decision.now)
            decision = stepped(decision, on=on, by=by, what=what)
        assert decision is not None
        assert all(each in decision.versions for each in stood)


def test_a_choice_is_named_as_it_is_everywhere_else() -> None:
    assert Weighed(choice="surgery").name.said("es", "cap") == "Cirugía"


def words_of_states() -> Iterable[tuple[str, str, str]]:
    """How decisions stand and feel, as they are said to people."""
    for state in ("open", "decided", "look_again", "set_aside"):
        yield state, tell_state(state).said("en"), tell_state(state).said("es")
    for sure in ("settled", "leaning", "torn", "not-yet", ""):
        yield sure or "(nothing said)", tell_sureness(sure).said("en"), tell_sureness(sure).said("es")


def page() -> str:
    """The chapter as a page."""
    said = ["", "## What is said", "", *table(("name", "in English", "in Spanish"), words_of_states())]
    return printed("A decision and its history", OPENING, STEPS) + "\n".join(said) + "\n"


def test_the_printed_chapter_is_this_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
