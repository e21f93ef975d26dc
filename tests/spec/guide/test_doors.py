"""Chapter 15. The doors before time and chances: what stands behind each, word for word, and when it is shown.

Printed as docs/reference/doors.md by `python scripts/chapters.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.guide.numbers import Numbers, close_topic, note_told, number_topics, open_topic
from tests.spec.chapter import Section, printed, table

PAGE = Path("docs/reference/doors.md")
OPENING = """Rumbo has no numbers about anybody and gives none. For five topics it says what such words and numbers mean, what
they do not say, and what can be asked. Each topic stands behind a door; each reader of a file has doors of their own, closed
at first. The tables are run as tests (`tests/spec/guide/test_doors.py`); this page is printed from them. No clinician has gone
over these texts yet."""
STEPS = (
    Section(
        "A door is closed until its reader opens it, and can be closed again",
        "One door opens no other. The reader is asked once more before it opens, and told who can talk tonight.",
        """
        what the reader does | how long people live | the end of life
        nothing yet | closed | closed
        opens: how-long-people-live | open | closed
        opens: end-of-life | open | open
        closes: how-long-people-live | closed | open
        """,
    ),
    Section(
        "What the doctor said is kept, and shown only while its door is open",
        "It is sealed with the reader's own key: nobody else who opens the file can read it, whatever is open for them.",
        """
        what the reader does | how long people live | the end of life
        opens: how-long-people-live | open | closed
        notes: how-long-people-live | noted | closed
        closes: how-long-people-live | closed | closed
        opens: how-long-people-live | noted | closed
        """,
    ),
)


def shown(numbers: Numbers, topic: str) -> str:
    """What a reader finds at a door."""
    if not numbers.is_open(topic):
        assert numbers.told_about(topic) == ""
        return "closed"
    return "noted" if numbers.told_about(topic) else "open"


@pytest.mark.parametrize("section", STEPS, ids=lambda each: each.title)
def test_each_door_stands_as_the_table_says(section: Section) -> None:
    numbers = Numbers()
    for what, first, second in section.rows:
        does, _, topic = (part.strip() for part in what.partition(":"))
        if does == "opens":
            numbers = open_topic(numbers, topic=topic)
        elif does == "closes":
            numbers = close_topic(numbers, topic=topic)
        elif does == "notes":
            numbers = note_told(numbers, topic=topic, words="Nobody can know, she said.")
        assert (shown(numbers, "how-long-people-live"), shown(numbers, "end-of-life")) == (first, second), what


def texts() -> list[str]:
    """Everything behind the doors, in both languages, with its sources and questions."""
    lines: list[str] = []
    for topic in number_topics().values():
        lines += ["", f"## Behind door {topic.number}: {topic.name.en} / {topic.name.es}", ""]
        rows = [
            (part, said.text.en, said.text.es, "; ".join(source.name for source in said.sources))
            for part, statements in (("it can mean", topic.means), ("it does not say", topic.does_not))
            for said in statements
        ]
        lines += table(("", "in English", "in Spanish", "source"), rows)
        asked = [(each.id, each.text.said("en"), each.text.said("es")) for each in topic.ask]
        lines += ["", *table(("question", "in English", "in Spanish"), asked)]
    return lines


def page() -> str:
    """The chapter as a page."""
    return printed("Doors before time and chances", OPENING, STEPS) + "\n".join(texts()) + "\n"


def test_the_printed_chapter_is_this_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
