"""Take it with me: what goes in, what stays behind a closed door, and that nothing of it is ever in clear on disk."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pyrage
import pytest
from fhir.resources.R4B.bundle import Bundle

from rumbo.course import Background, Diagnosis, Treatment
from rumbo.records import read_bytes
from rumbo.web.choices.matters import actions as matters
from rumbo.web.people.models import JournalEvent
from rumbo.web.story import facts
from rumbo.web.story.decisions import actions as decisions
from rumbo.web.story.lessons import actions as lessons
from rumbo.web.story.lessons.access import Lesson
from rumbo.web.story.models import Record
from rumbo.web.story.taking import parcel
from rumbo.web.vault import age, opening, sealed_files
from tests.paper.pages import words_of
from tests.records.export.rfc5545 import faults_in
from tests.web.cast import Household, day, note
from tests.web.story.test_doors import PLANTED, SHA, record_facts, text_of_pdf

ALL = ["papers", "summary", "facts", "records"]
WORDS = "tres garzas y un limonero"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing with a passphrase at little cost."""
    monkeypatch.setattr(age.encrypt_with_passphrase, "__kwdefaults__", {"work_factor": 2})


def body(response: Any) -> bytes:
    """What was sent, to its end."""
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content)


def taken(home: Household, what: list[str] | None = None, **fields: str) -> zipfile.ZipFile:
    """The parcel that Marisol takes, not locked."""
    sent = {"what": what or ALL, "lock": "none"} | fields
    return zipfile.ZipFile(io.BytesIO(body(home.client.post("/en/story/take/", sent))))


def test_all_of_it_is_in_one_file(household: Callable[[str], Household]) -> None:
    home = household("teodoro")
    home.tell(Treatment(modality="hormone", name="bicalutamide", given=None, on=day("2099-01-12")))
    parts = taken(home)
    assert parts.testzip() is None
    names = parts.namelist()
    assert names[:6] == [
        "README-LEAME.txt", "my-story.pdf", "what-i-already-had.pdf", "calendar.ics", "patient-summary.fhir.json",
        "rumbo-facts.json",
    ]  # fmt: skip
    records = list(home.story.records.order_by("id"))
    assert len(names) == 6 + len(records)
    assert names[6] == f"records/001 {records[0].name}"
    Bundle.model_validate_json(parts.read("patient-summary.fhir.json"))
    assert b"Teodoro" in text_of_pdf(parts.read("my-story.pdf"))
    assert b"BEGIN:VEVENT" in parts.read("calendar.ics")
    assert faults_in(parts.read("calendar.ics")) == []
    for name in names[:6]:
        if not name.startswith("README"):
            assert name in parts.read("README-LEAME.txt").decode()


def test_the_records_come_out_as_they_were_brought_in(home: Household) -> None:
    content = bytes(range(256)) * 9000  # more than two of the chunks it is sealed in
    record = home.bring([], content=content, name="../../carta: médica?.pdf")
    Record.objects.filter(pk=record.pk).update(standing=Record.Standing.NOT_READ)
    assert taken(home, ["records"]).read("records/001 carta_ médica_.pdf") == content


@pytest.mark.parametrize("what", ALL)
def test_only_what_was_chosen_is_in_it(what: str, household: Callable[[str], Household]) -> None:
    names = taken(household("marisol"), [what]).namelist()
    inside = {
        "papers": "my-story.pdf", "summary": "patient-summary.fhir.json", "facts": "rumbo-facts.json",
        "records": "records/",
    }  # fmt: skip
    for each, name in inside.items():
        assert any(found.startswith(name) for found in names) == (each == what)


@pytest.mark.parametrize("answer", [None, "not_now"])
def test_nothing_of_a_closed_record_goes_out(answer: str | None, home: Household) -> None:
    home.tell(note("mine"))
    record = home.bring(record_facts(), sha256=SHA, content=PLANTED.encode(), name=f"{PLANTED}.pdf")
    if answer:
        home.client.post(f"/en/story/records/{record.pk}/door/", {"answer": answer})
    shown = home.client.get("/en/story/take/").content.decode()
    assert "1 file stays out" in shown
    assert PLANTED not in shown
    parts = taken(home)
    assert not any(PLANTED in name for name in parts.namelist())
    for name in parts.namelist():
        words = parts.read(name)
        assert PLANTED.encode() not in (text_of_pdf(words) if name.endswith(".pdf") else words)


def test_a_door_that_is_open_for_what_is_older_lets_only_that_out(home: Household) -> None:
    record = home.bring(record_facts(), sha256=SHA)
    home.client.post(
        f"/en/story/records/{record.pk}/door/",
        {"answer": "older", "before_year": "2016", "before_month": "", "before_day": ""},
    )
    parts = taken(home)
    log = json.loads(parts.read("rumbo-facts.json"))["log"]
    assert {each["says"]["kind"] for each in log} == {"diagnosis", "treatment"}
    assert not any(name.startswith("records/") for name in parts.namelist())


def test_a_file_of_somebody_else_stays_out(home: Household) -> None:
    record = home.bring([], name="other.json")
    Record.objects.filter(pk=record.pk).update(standing=Record.Standing.HELD)
    assert taken(home).namelist() == [
        "README-LEAME.txt", "my-story.pdf", "what-i-already-had.pdf", "patient-summary.fhir.json", "rumbo-facts.json",
    ]  # fmt: skip


def test_what_is_taken_back_goes_along_as_taken_back(home: Household) -> None:
    (fact,) = home.tell(note("a slip"))
    home.client.post(f"/en/story/facts/{fact.id}/take-back/")
    parts = taken(home)
    whole = json.loads(parts.read("rumbo-facts.json"))
    assert len(whole["log"]) == 2
    assert whole["in_force"] == []
    assert b"a slip" not in parts.read("patient-summary.fhir.json")


def test_the_facts_come_back_the_same(household: Callable[[str], Household]) -> None:
    home = household("ingrid")
    back = read_bytes(taken(home, ["facts"]).read("rumbo-facts.json"), name="rumbo-facts.json")
    assert [each.id for each in back.facts] == [each.id for each in facts.visible_log(home.here)]
    assert {each.says for each in back.facts if isinstance(each.says, Background)}


def test_the_whole_file_brought_in_again_tells_each_fact_once(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    told = [each.id for each in facts.visible_log(home.here)]
    whole = body(home.client.post("/en/story/take/", {"what": ALL, "lock": "none"}))
    back = read_bytes(whole, name="rumbo-2026-05-04.zip")
    assert [each.id for each in back.facts] == told
    again = home.bring(back.facts, content=whole, name="rumbo-2026-05-04.zip")
    assert [each.id for each in facts.visible_log(home.here)] == told
    assert not again.fact_rows.exists()


def test_without_its_facts_the_records_of_such_a_file_are_read(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    whole = body(home.client.post("/en/story/take/", {"what": ["records"], "lock": "none"}))
    assert any(isinstance(each.says, Diagnosis) for each in read_bytes(whole, name="taken.zip").facts)


def test_a_passphrase_locks_it_for_the_age_tool(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    sent = {"what": ALL, "lock": "passphrase", "passphrase": f" {WORDS} ", "again": WORDS}
    response = home.client.post("/es/story/take/", sent)
    assert response.headers["Content-Disposition"].endswith('.zip.age"')
    whole = body(response)
    assert b"Marisol" not in whole
    opened = zipfile.ZipFile(io.BytesIO(pyrage.passphrase.decrypt(whole, WORDS)))
    assert "rumbo-facts.json" in opened.namelist()


def test_a_key_locks_it_for_its_owner(household: Callable[[str], Household]) -> None:
    home, elena = household("told"), pyrage.x25519.Identity.generate()
    sent = {"what": ["facts"], "lock": "key", "recipient": str(elena.to_public())}
    whole = body(home.client.post("/en/story/take/", sent))
    opened = zipfile.ZipFile(io.BytesIO(pyrage.decrypt(whole, [elena])))
    assert opened.namelist() == ["README-LEAME.txt", "rumbo-facts.json"]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"what": [], "lock": "none"}, "Please choose at least one."),
        ({"what": ["facts"], "lock": "passphrase", "passphrase": "", "again": ""}, "8"),
        ({"what": ["facts"], "lock": "passphrase", "passphrase": WORDS, "again": "x"}, "The two are not the same"),
        ({"what": ["facts"], "lock": "key", "recipient": "elena"}, "This is not an age key"),
        ({"what": ["facts"], "lock": "dragon"}, "not one of the available choices"),
    ],
)
def test_a_choice_that_does_not_fit_is_explained_and_nothing_is_taken(
    sent: dict[str, Any], says: str, home: Household
) -> None:
    response = home.client.post("/en/story/take/", sent)
    assert not response.streaming
    assert says in response.content.decode()
    assert "story.taken" not in home.events


def test_one_event_says_that_it_was_taken_and_how(home: Household) -> None:
    body(home.client.post("/en/story/take/", {"what": ["facts"], "lock": "none"}))
    event = JournalEvent.objects.get(what="story.taken")
    assert event.about == "records 0 encrypted no"
    assert "The story was taken along in a file" in home.client.get("/en/story/who-did-what/").content.decode()


def test_a_damaged_record_is_said_before_anything_is_sent(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    for name in sealed_files.list_names(opening.folder().records):
        (opening.folder().records / name).write_bytes(b"no longer itself")
    response = home.client.post("/en/story/take/", {"what": ALL, "lock": "none"})
    assert not response.streaming
    assert 'role="alert"' in response.content.decode()
    assert "story.taken" not in home.events
    taken(home, ["papers", "facts"])


def test_the_note_says_how_to_open_it_in_both_languages(home: Household) -> None:
    response = home.client.get("/es/story/take/how-to-open/")
    assert "attachment" in response.headers["Content-Disposition"]
    for words in ("age -d", "How to open", "Cómo abrir"):
        assert words in response.content.decode()


def test_a_lock_does_not_show_its_passphrase() -> None:
    assert WORDS not in repr(parcel.Lock(passphrase=WORDS))


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a.pdf", "a.pdf"), ("x/../y.json", "y.json"), ("C:\\docs\\z.txt", "z.txt"), ("..", "record"), ("\n\0", "__")],
)
def test_a_name_in_the_file_leads_nowhere_else(name: str, safe: str) -> None:
    assert parcel.safe_name(name) == safe


def test_ones_own_words_go_along_only_when_they_are_wanted(home: Household) -> None:
    lessons.keep(story=home.story, by=home.marisol, lesson=Lesson(about="Chemo in 2021", helped="My sister drove me"))
    lessons.keep(story=home.story, by=home.marisol, lesson=Lesson(about="Surgery", differently="Ask for help sooner"))
    decisions.begin(story=home.story, by=home.marisol, what="Go on with the pills?")
    matters.write(here=home.here, prompt="hopes", words="To dance at the wedding")
    assert not [name for name in taken(home).namelist() if name.startswith("my-words")]
    parts = taken(home, ["words"])
    assert parts.namelist() == [
        "README-LEAME.txt", "my-words/decision-1.pdf", "my-words/what-i-learned.txt", "my-words/what-matters-to-me.pdf",
    ]  # fmt: skip
    assert "Go on with the pills?" in words_of(parts.read("my-words/decision-1.pdf"))
    assert "To dance at the wedding" in words_of(parts.read("my-words/what-matters-to-me.pdf"))
    learned = parts.read("my-words/what-i-learned.txt").decode()
    assert "What helped: My sister drove me" in learned
    assert "Lo que haría de otra manera: Ask for help sooner" in learned
    assert "my-words: " in parts.read("README-LEAME.txt").decode()


def test_what_another_wrote_is_named_as_theirs_and_what_matters_to_them_stays_theirs(home: Household) -> None:
    elena, _ = home.let_elena_in()
    lessons.keep(story=home.story, by=elena.reader, lesson=Lesson(about="Chemo in 2021", helped="Soup"))
    matters.write(here=elena, prompt="worries", words="That she hides her pain")
    parts = taken(home, ["words"])
    assert parts.namelist() == ["README-LEAME.txt", "my-words/what-i-learned.txt"]
    assert "Chemo in 2021 (Elena)" in parts.read("my-words/what-i-learned.txt").decode()


def test_the_note_names_ones_own_words_only_where_there_are_some(home: Household) -> None:
    parts = taken(home, ["facts", "words"])
    assert parts.namelist() == ["README-LEAME.txt", "rumbo-facts.json"]
    assert "my-words" not in parts.read("README-LEAME.txt").decode()
