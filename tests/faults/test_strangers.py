"""Who may knock: this computer's own browser, that came in by the printed address, and nobody else."""

from __future__ import annotations

import socket
from collections.abc import Mapping

import pytest

from tests.faults.story import PLANTED, write_page
from tests.faults.visitor import Visitor, can_connect
from tests.program import Program

PAGES = ("/en/", "/en/story/", "/es/help/who-to-call/", "/en/file/recovery-key/", "/static/rumbo/page.css")


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_without_the_launch_cookie_sees_nothing(rosa: Visitor, path: str) -> None:
    stranger = Visitor(rosa.program, enter=False)
    status, _, text = stranger.ask("GET", path)
    assert status == 403
    assert "Rosa" not in text
    stranger.ask("GET", "/start?token=guessed")
    assert not [name for name in stranger.cookies if name.endswith("_launch")]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rumbo.example"},
        {"Host": "127.0.0.1.rumbo.example"},
        {"Origin": "http://rumbo.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
    ],
    ids=lambda headers: " ".join(headers.values()),
)
def test_a_request_that_another_site_started_is_refused_though_the_cookies_are_right(
    rosa: Visitor, headers: Mapping[str, str]
) -> None:
    assert rosa.ask("GET", "/en/story/", headers=headers)[0] == 403
    assert rosa.ask("POST", "/en/file/lock/", body=b"", headers=headers)[0] == 403
    assert rosa.get("story/").path == "story/"  # nothing was locked


def test_a_form_without_its_token_changes_nothing(rosa: Visitor) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert rosa.ask("POST", "/en/story/notebook/", body=f"words={PLANTED}".encode(), headers=form)[0] == 403
    assert PLANTED not in rosa.get("story/notebook/").text
    write_page(rosa, PLANTED)
    assert PLANTED in rosa.get("story/notebook/").text


def test_only_this_computer_can_reach_it(program: Program) -> None:
    assert can_connect("127.0.0.1", program.port)
    others = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    assert not [address for address in (*others, "127.0.0.2") if can_connect(str(address), program.port)]
