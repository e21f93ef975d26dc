"""Into the example and out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.web.vault import example
from tests.web.cast import Household, browser


def test_the_example_is_another_program_with_a_way_back(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(example, "start", lambda back: asked.append(back) or "http://127.0.0.1:9/start?token=t")
    answered = browser().get("/es/file/example/")
    assert answered.headers["Location"] == "http://127.0.0.1:9/start?token=t&lang=es"
    assert asked == ["http://127.0.0.1:7786/es/"]


def test_an_example_that_does_not_start_is_explained(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> str:
        raise OSError

    monkeypatch.setattr(example, "start", fails)
    answered = browser().get("/en/file/example/")
    assert answered.status_code == 500
    assert "The example did not start" in answered.content.decode()


def test_the_way_out_leads_back_to_ones_own_file(own_folder: Path, settings) -> None:
    settings.RUMBO_BACK_TO = "http://127.0.0.1:7786/en/"
    assert browser().get("/en/file/example/leave/").headers["Location"] == "http://127.0.0.1:7786/en/"


def test_an_example_by_itself_says_how_to_begin(own_folder: Path) -> None:
    assert "rumbo open" in browser().get("/en/file/example/leave/").content.decode()


def test_every_page_of_the_example_says_that_it_is_one(home: Household, settings) -> None:
    settings.RUMBO_IS_EXAMPLE = True
    shown = home.client.get("/en/story/").content.decode()
    assert "This is an invented person" in shown
    assert "/en/file/example/leave/" in shown
