"""Logs say that something failed and where, never what was in it."""

from __future__ import annotations

import io
import logging
import sys

import pytest
from django.conf import settings

from rumbo.web.frame.logs import Console, NoFacts


def said(record: logging.LogRecord) -> str:
    """What is written of a record."""
    assert NoFacts().filter(record)
    return logging.Formatter().format(record)


def test_the_words_of_a_line_are_left_out() -> None:
    line = logging.LogRecord("rumbo", logging.WARNING, "x.py", 1, "she has %s", ("metastasis",), None)
    assert said(line) == "rumbo: warning"


def test_a_failure_is_told_by_its_kind_and_its_place_only() -> None:
    def fails() -> None:
        raise ValueError("metastasis in the liver")

    try:
        fails()
    except ValueError:
        line = logging.LogRecord("rumbo", logging.ERROR, "x.py", 1, "broke", (), sys.exc_info())
    words = said(line)
    assert words.startswith("rumbo: error ValueError at fails:")
    assert "metastasis" not in words


def test_every_logger_of_the_site_is_stripped() -> None:
    assert all(handler["filters"] == ["quiet"] for handler in settings.LOGGING["handlers"].values())


def test_a_line_that_cannot_be_written_says_nothing_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    gone = io.StringIO()
    console = Console(gone)
    gone.close()
    failed = ValueError("metastasis in the liver")
    console.handle(logging.LogRecord("rumbo", logging.ERROR, "x.py", 1, "broke", (), (ValueError, failed, None)))
    assert capsys.readouterr() == ("", "")
    assert all(handler["class"] == "rumbo.web.frame.logs.Console" for handler in settings.LOGGING["handlers"].values())
