"""Whose page it is: a reader sees their own story and their own pages, a stranger and a reader who is gone see nothing."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory

from rumbo.web.people import actions as people
from rumbo.web.story.access import here
from rumbo.web.vault.gate import VaultState
from tests.web.cast import Household


def request_of(state: VaultState | None) -> HttpRequest:
    """A request at an open or a locked file."""
    request = RequestFactory().get("/en/story/")
    if state is not None:
        request.vault = state
    return request


@pytest.mark.parametrize(
    "state", [None, VaultState(exists=False, is_open=False), VaultState(exists=True, is_open=False)]
)
def test_where_no_file_is_open_there_is_no_story(state: VaultState | None, home: Household) -> None:
    with pytest.raises(PermissionDenied):
        here(request_of(state))


def test_a_slot_that_is_nobodys_opens_no_story(home: Household) -> None:
    with pytest.raises(PermissionDenied):
        here(request_of(VaultState(exists=True, is_open=True, slot="nobody's", private_key=b"k" * 32)))


def test_a_reader_is_found_with_their_key(home: Household) -> None:
    state = VaultState(exists=True, is_open=True, slot=home.unlocked.slot_id, private_key=home.unlocked.reader_key)
    found = here(request_of(state))
    assert (found.story, found.reader) == (home.story, home.marisol)
    assert home.unlocked.reader_key.hex() not in repr(found)
    assert repr(home.unlocked.reader_key) not in repr(found)
    assert repr(home.unlocked.reader_key) not in repr(state)


def test_a_reader_who_was_taken_away_sees_nothing_any_more(home: Household) -> None:
    elena, elenas = home.let_elena_in()
    assert elenas.get("/en/story/").status_code == 200
    people.remove_reader(reader=elena.reader, by=home.marisol)
    answered = elenas.get("/es/story/")
    assert answered.status_code == 403
    assert b"Marisol" not in answered.content


def test_alone_means_that_the_passphrase_is_all_there_is(home: Household) -> None:
    assert home.here.reader_is_alone
    assert "Anyone with the passphrase" in home.client.get("/en/story/notebook/").content.decode()
    elena, _ = home.let_elena_in()
    assert not elena.reader_is_alone
    assert "Only you can open these pages" in home.client.get("/en/story/notebook/").content.decode()
