"""Rich text gives its paragraphs and rows as lines."""

from __future__ import annotations

import pytest

from rumbo.records.documents import rtf
from rumbo.records.documents.document import Line
from rumbo.records.documents.rtf import is_rtf, read_rtf
from rumbo.records.part import Trouble

START = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}\f0 "


def test_a_letter_gives_its_lines() -> None:
    body = (
        rb"Diagn\'f3stico: c\'e1ncer\par\par \trowd\cellx100\cellx200 ER\cell 90 % | x\cell\row Fin \u8211?\tab ok\par}"
    )
    assert read_rtf(START + body).lines == (
        Line("Diagnóstico: cáncer", 1),
        Line("ER  90 % | x", 3, after_gap=True),
        Line("Fin –  ok", 4),
    )


def test_a_code_page_is_followed() -> None:
    assert read_rtf(rb"{\rtf1\ansi\ansicpg1250 \'9aest\par}").lines[0].text == "šest"


def test_pictures_are_passed_over() -> None:
    picture = rb"{\pict\pngblip " + b"89504e470d0a1a0a" * 100 + rb"}"
    assert [line.text for line in read_rtf(START + picture + rb"NED\par}").lines] == ["NED"]


@pytest.mark.parametrize("body", [rb"\u9999999999?", rb"{\pict\bin", rb"{\pict\bin x", rb"\uc"])
def test_broken_rich_text_is_explained(body: bytes) -> None:
    assert read_rtf(START + body).troubles == (Trouble("records-broken"),)


def test_rich_text_that_is_no_letter_any_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "MAX_WRITTEN", 100)
    assert read_rtf(START + b"a" * 100).troubles == (Trouble("records-too-big"),)


def test_half_a_character_is_no_text() -> None:
    assert read_rtf(START + rb"a\u55357?b\par}").lines[0].text == "a\ufffdb"


def test_it_is_known_by_its_mark() -> None:
    assert is_rtf(b"\n{\\rtf1")
    assert not is_rtf(b"rtf")
