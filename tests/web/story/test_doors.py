"""Nothing of a record is shown to a reader before they chose to look; each reader's doors are their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Background, Biomarker, Diagnosis, Fact, Finding, Place, Source, Status, Treatment
from rumbo.oncology import PartialDate
from rumbo.web.story import actions, doors, facts
from rumbo.web.story.doors import DoorAnswer, Seen
from rumbo.words import Explained
from tests.web.cast import Household, day, note

SHA = "b" * 64
PLANTED = "zzplanted"


def record_facts() -> list[Fact]:
    """One fact of each kind that a record gives, each with the planted word in its words and its quote."""
    said = [
        Diagnosis(ref="d", on=day("2014"), words=f"{PLANTED} breast cancer", histology_words=f"{PLANTED} carcinoma"),
        Treatment(modality="chemotherapy", name=f"{PLANTED}mab", on=day("2015-02"), until=day("2015-06")),
        Status(
            status="recurrence",
            on=day("2019-06"),
            places=(Place(words=f"{PLANTED} liver"),),
            words=f"{PLANTED} is back",
        ),
        Finding(place=Place(words=f"{PLANTED} lung"), on=day("2019-06"), tumour=True),
        Biomarker(name=f"{PLANTED}2", result="positive", on=day("2019-07")),
        Background(topic="allergy", words=f"{PLANTED}illin"),
        Background(topic="name", words=f"{PLANTED} Ejemplar"),
        Background(topic="night_phone", words=f"555 {PLANTED}"),
        Background(topic="speaks_for_me", words=f"{PLANTED} who speaks"),
    ]
    return [
        Fact(
            id=f"f{number}",
            says=says,
            standing="from_record",
            source=Source(record=SHA, file="all.json", quote=f"{PLANTED} quote"),
        )
        for number, says in enumerate(said)
    ]


@pytest.fixture
def closed(household: Callable[[str], Household]) -> Household:
    """Marisol told her story; then a file was brought in, and she has not looked."""
    home = household("told")
    home.bring(record_facts(), sha256=SHA)
    return home


def every_page(home: Household, lang: str) -> dict[str, bytes]:
    """What every page of the site answers, read to its end, its drawings and sheets too."""
    from tests.pages.addresses import address_of, everything_in, routes

    filled = everything_in(home)
    answers = {}
    for route in routes():
        if route.name in {"vault:example", "vault:recovery-key", "vault:lock"}:
            continue
        answered = home.client.get(address_of(route, lang, filled) + "?answer=zz")
        body = b"".join(answered.streaming_content) if answered.streaming else answered.content
        answers[route.name] = text_of_pdf(body) if body.startswith(b"%PDF") else body
    return answers


def text_of_pdf(pdf: bytes) -> bytes:
    """The words of a sheet."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).encode()
    finally:
        document.close()


@pytest.mark.parametrize(
    "answer", [None, DoorAnswer(answer="not_now"), DoorAnswer(answer="older", before=date(2014, 1, 1))]
)
def test_nothing_of_a_closed_record_is_on_any_page(answer: DoorAnswer | None, closed: Household) -> None:
    if answer is not None:
        actions.answer_door(here=closed.here, record=closed.story.records.get(), answer=answer)
    showing = {name for name, body in every_page(closed, "en").items() if PLANTED.encode() in body}
    assert not showing


def test_what_is_behind_an_open_door_is_on_the_pages(closed: Household) -> None:
    actions.answer_door(here=closed.here, record=closed.story.records.get(), answer=DoorAnswer(answer="look"))
    showing = {name for name, body in every_page(closed, "es").items() if PLANTED.encode() in body}
    assert {"today:today", "story:story", "story:everything", "story:record", "story:review", "help:card"} <= showing
    assert {"story:sheet", "story:treatments-sheet", "help:card-sheet", "help:who-to-call"} <= showing


def test_a_closed_record_changes_neither_the_course_nor_the_questions(household: Callable[[str], Household]) -> None:
    from rumbo.web.questions.access import list_of

    home = household("told")
    today = timezone.localdate()
    before = facts.course_of(home.here, today=today)
    asked = [each.question.id for each in list_of(home.here, before).first]
    home.bring(record_facts(), sha256=SHA)
    after = facts.course_of(home.here, today=today)
    assert after == before
    assert [each.question.id for each in list_of(home.here, after).first] == asked


def test_older_opens_only_what_is_older(closed: Household) -> None:
    actions.answer_door(
        here=closed.here, record=closed.story.records.get(), answer=DoorAnswer(answer="older", before=date(2016, 1, 1))
    )
    seen = {fact.id for fact in facts.visible_in(closed.here, SHA)}
    assert seen == {"f0", "f1"}
    assert doors.closed_for(closed.here) == (closed.story.records.get(),)


DATES = st.builds(
    lambda day, exact: PartialDate(day.year, day.month if exact > 1 else None, day.day if exact > 2 else None),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)),
    st.integers(1, 3),
)


@given(
    on=DATES | st.none(),
    until=DATES | st.none(),
    before=st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)),
)
def test_older_never_shows_what_may_be_newer(on: PartialDate | None, until: PartialDate | None, before: date) -> None:
    says = Treatment(modality="hormone", name="x", on=on, until=until)
    fact = Fact(id="f", says=says, standing="from_record", source=Source(record=SHA))
    shown = Seen(frozenset(), ((SHA, before),)).shows(fact, behind=SHA)
    known = [each for each in (on, until) if each is not None]
    assert shown == (bool(known) and all(each.latest < before for each in known))


def test_the_door_of_another_reader_stays_closed(closed: Household) -> None:
    elena, elenas = closed.let_elena_in()
    record = closed.story.records.get()
    actions.answer_door(here=closed.here, record=record, answer=DoorAnswer(answer="look"))
    assert doors.answer_at(elena, record) is None
    assert doors.closed_for(elena) == (record,)
    assert PLANTED.encode() not in elenas.get("/en/story/").content
    assert PLANTED.encode() in closed.client.get("/en/story/").content


def test_what_elena_puts_right_is_no_hole_in_marisols_door(closed: Household) -> None:
    elena, _ = closed.let_elena_in()
    actions.answer_door(here=elena, record=closed.story.records.get(), answer=DoorAnswer(answer="look"))
    fact = facts.find_fact(elena, "f5")
    assert fact is not None
    actions.correct(story=closed.story, by=elena.reader, fact=fact, says=note(f"{PLANTED} again"), standing="from_me")
    assert PLANTED.encode() not in closed.client.get("/en/story/everything/").content
    corrected = next(fact for fact in facts.visible_to(elena) if fact.by == str(elena.reader.pk))
    actions.take_back(story=closed.story, by=elena.reader, facts=[corrected])
    assert PLANTED.encode() not in closed.client.get("/en/story/everything/").content


def test_what_a_reader_put_right_herself_stays_hers_when_she_closes_the_door(closed: Household) -> None:
    record = closed.story.records.get()
    actions.answer_door(here=closed.here, record=record, answer=DoorAnswer(answer="look"))
    fact = facts.find_fact(closed.here, "f5")
    actions.correct(story=closed.story, by=closed.marisol, fact=fact, says=note("only amoxicillin"), standing="from_me")
    actions.answer_door(here=closed.here, record=record, answer=DoorAnswer(answer="not_now"))
    shown = closed.client.get("/en/story/everything/").content
    assert b"only amoxicillin" in shown
    assert PLANTED.encode() not in shown


def test_an_answer_at_a_door_opens_with_no_other_key(closed: Household) -> None:
    elena, _ = closed.let_elena_in()
    record = closed.story.records.get()
    actions.answer_door(here=closed.here, record=record, answer=DoorAnswer(answer="not_now"))
    door = closed.marisol.doors.get()
    door.reader = elena.reader
    door.save()
    with pytest.raises(Explained, match=r"."):
        doors.answer_at(elena, record)


def test_an_answer_at_one_door_opens_no_other(closed: Household) -> None:
    first = closed.story.records.get()
    second = closed.bring([], content=b"another")
    actions.answer_door(here=closed.here, record=first, answer=DoorAnswer(answer="look"))
    closed.marisol.doors.update(record=second)
    with pytest.raises(Explained):
        doors.answer_at(closed.here, second)


def test_the_file_itself_waits_behind_its_door_too(closed: Household) -> None:
    record = closed.story.records.get()
    answered = closed.client.get(f"/en/story/records/{record.pk}/file/")
    assert answered.headers["Location"] == f"/en/story/records/{record.pk}/door/"
    actions.answer_door(here=closed.here, record=record, answer=DoorAnswer(answer="look"))
    answered = closed.client.get(f"/en/story/records/{record.pk}/file/")
    assert b"".join(answered.streaming_content) == b"{}"


def test_what_somebody_told_stands_behind_no_door(closed: Household) -> None:
    closed.tell(note("my own words"))
    assert b"my own words" in closed.client.get("/en/story/everything/").content
