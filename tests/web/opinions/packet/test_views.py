"""The packet's pages: what is there, what to ask for, what goes in; and the file, opened and looked through."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pyrage
import pytest

from rumbo.course import Background, Biomarker, Fact, Finding, Measure, Place, Source
from rumbo.web.opinions.actions import note_opinion
from rumbo.web.opinions.models import KeptPacket
from rumbo.web.opinions.packet.access import PacketNotes, desk_of, notes_of
from rumbo.web.story import actions, doors
from rumbo.web.story.models import Record
from tests.paper.pages import words_of
from tests.web.cast import Household, day, example_files

WORDS = "tres garzas y un limonero"
SPOT = Finding(place=Place(words="left kidney"), found_by="biopsy", tumour=True, on=day("2026-10-01"))


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("marisol")


def page(home: Household, path: str = "packet/", *, lang: str = "en") -> str:
    """What a page of the packet says."""
    return home.client.get(f"/{lang}/opinions/{path}").content.decode()


def save(home: Household, **chosen: Any) -> Any:
    """Choose what goes in."""
    return home.client.post("/en/opinions/packet/", chosen)


def sent(home: Household, **lock: Any) -> Any:
    """The file as it is sent."""
    return home.client.post("/en/opinions/packet/file/", {"lock": "none", **lock})


def opened(answer: Any) -> zipfile.ZipFile:
    """The file, opened."""
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def everything_said(packet: zipfile.ZipFile) -> str:
    """All words of all papers in a packet, and the names of its files."""
    papers = [words_of(packet.read(name)) for name in packet.namelist() if name.endswith(".pdf")]
    return "\n".join([packet.read("README-LEAME.txt").decode(), *papers, *packet.namelist()])


def records_of(home: Household) -> list[Record]:
    """Every record of the story."""
    return list(home.story.records.all())


def test_it_says_what_is_there_and_what_to_ask_for(home: Household) -> None:
    have, _, ask = page(home).partition("<h2>Ask for</h2>")
    assert "Pathology reports" in have
    assert example_files("marisol")[0].name in have
    assert "Tissue slides" in ask
    assert "The scan pictures" in ask
    assert "This file speaks of it. Look whether the report itself is in it:" in ask
    assert "Hay que pedir" in page(home, lang="es")


def test_without_records_everything_is_to_be_asked_for(household: Callable[[str], Household]) -> None:
    bare = household("begun")
    assert "Nothing yet. Bring in what you have, or ask for it." in page(bare)
    assert "Not needed, as far as your story says" in page(bare)
    assert "None. The cover page" in page(bare, "packet/file/")
    assert opened(sent(bare)).namelist()[:2] == ["README-LEAME.txt", "cover.pdf"]


def test_what_is_chosen_is_kept_for_this_reader(home: Household) -> None:
    record = records_of(home)[0]
    answer = save(
        home, doctor="Dr. Kamau", place="University", question="Is it the same?", reach="555-0100",
        records=[str(record.pk)], parts=["story"], on_its_way=["slides"],
    )  # fmt: skip
    assert answer["Location"] == "/en/opinions/packet/file/?done=saved"
    assert notes_of(home.here) == PacketNotes(
        doctor="Dr. Kamau", place="University", question="Is it the same?", reach="555-0100", records=(record.pk,),
        parts=("story",), on_its_way=("slides",),
    )  # fmt: skip
    assert "Is it the same?" in page(home)
    assert home.events[-1] == "packet.changed"
    elena, _ = home.let_elena_in()
    assert notes_of(elena) == PacketNotes()
    save(home, doctor="Dr. Ríos")
    assert notes_of(home.here) == PacketNotes(doctor="Dr. Ríos", records=(), parts=())
    assert KeptPacket.objects.count() == 1


def test_what_cannot_be_chosen_is_refused(home: Household) -> None:
    assert save(home, records=["9999"]).status_code == 200
    assert notes_of(home.here) == PacketNotes()


def test_the_file_holds_all_that_was_chosen_under_clear_names(home: Household) -> None:
    home.tell(Background(topic="allergy", words="penicillin"))
    note_opinion(by=home.marisol, story=home.story, doctor="Dr. Ríos")
    record = records_of(home)[0]
    save(
        home, doctor="Dr. Kamau", question="Would you treat this in another way?", records=[str(record.pk)],
        parts=["treatments", "story", "opinions", "letters"], on_its_way=["slides"],
    )  # fmt: skip
    answer = sent(home)
    assert answer["Content-Disposition"].startswith('attachment; filename="rumbo-second-opinion-')
    packet = opened(answer)
    assert packet.testzip() is None
    assert packet.namelist() == [
        "README-LEAME.txt", "cover.pdf", "what-i-already-had.pdf", "my-story.pdf", "opinions.pdf",
        "letters/ask-for-slides.pdf", "letters/ask-for-scan-pictures.pdf", "letters/ask-for-records.pdf",
        f"records/01 {record.name}",
    ]  # fmt: skip
    assert packet.read(f"records/01 {record.name}") == example_files("marisol")[0].read_bytes()
    cover = words_of(packet.read("cover.pdf"))
    for told in (
        "Dr. Kamau",
        "Would you treat this in another way?",
        "February 27, 1966",
        "penicillin",
        record.name,
        "láminas",
    ):
        assert told in cover
    letter = words_of(packet.read("letters/ask-for-slides.pdf"))
    assert "chest wall, left side, June 11, 2019" in letter
    assert "Please send them to (name and address)" in letter
    assert "Dr. Ríos" in words_of(packet.read("opinions.pdf"))
    note = packet.read("README-LEAME.txt").decode()
    assert f"1. {record.name} (in it: pathology reports" in note
    assert f"1. {record.name} (contiene: informes de patología" in note
    assert home.events[-1] == "packet.taken"


def test_only_what_was_chosen_is_in_it(home: Household) -> None:
    save(home, parts=["letters"])
    names = opened(sent(home)).namelist()
    assert "my-story.pdf" not in names
    assert not [name for name in names if name.startswith("records/")]
    assert "opinions.pdf" not in names


def test_before_anybody_chose_the_records_with_something_in_them_go_in(home: Household) -> None:
    photo = home.bring([], content=b"a picture", name="photo.png")
    Record.objects.filter(pk=photo.pk).update(standing=Record.Standing.NOT_READ)
    assert desk_of(home.here).chosen == tuple(records_of(home)[:1])
    save(home, records=[str(photo.pk)], parts=[])
    assert "records/01 photo.png" in opened(sent(home)).namelist()
    assert "1. photo.png\r\n" in opened(sent(home)).read("README-LEAME.txt").decode()


def test_a_record_with_one_thing_in_it_is_named_after_it(home: Household) -> None:
    bring(home, "kidney.txt")
    names = opened(sent(home)).namelist()
    assert "records/02 pathology-report - kidney.txt" in names


def test_a_closed_door_is_neither_enclosed_nor_hinted_at(home: Household) -> None:
    closed = bring(home, "kidney.txt", answer=None)
    save(home, records=[str(each.pk) for each in records_of(home) if each != closed], parts=["story", "letters"])
    packet = opened(sent(home))
    for told in (page(home), page(home, "packet/file/"), everything_said(packet), cover_words(home)):
        assert "kidney" not in told
    assert notes_of(home.here).records == (records_of(home)[0].pk,)
    assert save(home, records=[str(closed.pk)]).status_code == 200


def test_a_record_whose_door_was_shut_again_stays_out_though_it_was_chosen(home: Household) -> None:
    record = bring(home, "kidney.txt")
    save(home, records=[str(record.pk)], parts=["letters"])
    assert "kidney" in everything_said(opened(sent(home)))
    actions.answer_door(here=home.here, record=record, answer=doors.DoorAnswer(answer="not_now"))
    assert "kidney" not in everything_said(opened(sent(home)))
    assert "kidney" not in page(home, "packet/file/")


def test_another_readers_packet_holds_only_what_they_may_see(home: Household) -> None:
    elena, browser = home.let_elena_in()
    assert desk_of(elena).records == ()
    said = browser.get("/en/opinions/packet/").content.decode()
    assert example_files("marisol")[0].name not in said
    packet = opened(browser.post("/en/opinions/packet/file/", {"lock": "none"}))
    assert "breast" not in everything_said(packet)
    assert not [name for name in packet.namelist() if name.startswith("records/")]


def test_a_locked_file_opens_with_its_passphrase_only(home: Household) -> None:
    answer = sent(home, lock="passphrase", passphrase=WORDS, again=WORDS)
    assert ".zip.age" in answer["Content-Disposition"]
    sealed = b"".join(answer.streaming_content)
    assert "cover.pdf" in zipfile.ZipFile(io.BytesIO(pyrage.passphrase.decrypt(sealed, WORDS))).namelist()
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(sealed, "another one")


def test_two_passphrases_that_differ_bring_the_page_back(home: Household) -> None:
    answer = sent(home, lock="passphrase", passphrase=WORDS, again="another")
    assert answer.status_code == 200
    assert "The two are not the same" in answer.content.decode()


def test_a_damaged_record_is_explained_and_nothing_is_sent(home: Household) -> None:
    record = records_of(home)[0]
    (home.folder.records / record.sealed_name).unlink()
    answer = sent(home)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert "packet.taken" not in home.events


def test_the_cover_and_the_letters_are_printed(home: Household) -> None:
    assert "For a second opinion" in cover_words(home)
    for office, title in {
        "pathology": "tissue slides",
        "imaging": "scan pictures",
        "records": "health records",
    }.items():
        pdf = home.client.get(f"/en/opinions/packet/letter/{office}/?in=both").content
        assert f"Request for my {title}" in words_of(pdf)
    assert home.client.get("/en/opinions/packet/letter/nobody/").status_code == 404


def bring(home: Household, name: str, *, answer: doors.Answer | None = "look") -> Record:
    """A pathology report about a kidney."""
    source = Source(record="e" * 64, file=name, place="line 1", quote="tumor in the left kidney", result="report/1")
    fact = Fact(id="eeee-1", says=SPOT, standing="from_record", source=source)
    record = home.bring([fact], sha256="e" * 64, content=b"tumor in the left kidney", name=name)
    if answer is not None:
        actions.answer_door(here=home.here, record=record, answer=doors.DoorAnswer(answer=answer))
    return record


def cover_words(home: Household) -> str:
    """What the cover page says."""
    return words_of(home.client.get("/en/opinions/packet/cover/?in=both").content)


def test_an_office_that_has_nothing_more_to_give_gets_no_letter(household: Callable[[str], Household]) -> None:
    bare = household("begun")
    seen = Finding(place=Place(words="left kidney"), found_by="imaging", on=day("2026-09-01"))
    says = (SPOT, seen, Biomarker(name="PD-L1", result="positive"), Measure(name="creatinine", value=0.9))
    source = Source(record="f" * 64, file="all.json", place="line 1", quote="as written", result="report/1")
    facts = [
        Fact(id=f"ffff-{number}", says=each, standing="from_record", source=source) for number, each in enumerate(says)
    ]
    record = bare.bring(facts, sha256="f" * 64)
    actions.answer_door(here=bare.here, record=record, answer=doors.DoorAnswer(answer="look"))
    assert bare.client.get("/en/opinions/packet/letter/records/").status_code == 404
    assert "Print the letter for reports" not in page(bare)
    letters = [name for name in opened(sent(bare)).namelist() if name.startswith("letters/")]
    assert letters == ["letters/ask-for-slides.pdf", "letters/ask-for-scan-pictures.pdf"]
