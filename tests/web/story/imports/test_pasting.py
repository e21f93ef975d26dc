"""Words instead of a file: kept as a text file, read like one, behind the same door."""

from __future__ import annotations

from rumbo.web.story.imports import reading
from rumbo.web.story.models import Import, Record
from tests.web.cast import Household

LETTER = "Carta de la Dra. Ríos, 3 de mayo de 2024.\nSin evidencia de recidiva."


def paste(home: Household, words: str, name: str = "") -> str:
    """Send the form; gives where it led."""
    answered = home.client.post("/es/story/bring/words/", {"words": words, "name": name})
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    return answered.headers.get("Location", "")


def test_what_is_pasted_is_kept_word_for_word(home: Household) -> None:
    led = paste(home, LETTER, "carta de mayo")
    record = Record.objects.get()
    assert led == f"/es/story/records/{record.pk}/"
    assert record.name == "carta de mayo.txt"
    assert b"".join(reading.bytes_of(record)).decode().replace("\r\n", "\n") == LETTER


def test_without_a_name_it_is_called_by_the_day(home: Household) -> None:
    paste(home, LETTER)
    assert Record.objects.get().name.startswith("Pegado el ")


def test_the_same_words_are_kept_once(home: Household) -> None:
    paste(home, LETTER, "una")
    paste(home, LETTER, "otra")
    assert [record.name for record in Record.objects.all()] == ["una.txt"]


def test_nothing_pasted_is_told_kindly(home: Household) -> None:
    shown = home.client.post("/en/story/bring/words/", {"words": ""}).content.decode()
    assert "Nothing was pasted yet." in shown
    assert not Record.objects.exists()
