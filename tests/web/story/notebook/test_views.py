"""The notebook: pages that open with one reader's key and no other."""

from __future__ import annotations

import pytest

from rumbo.web.story import actions
from rumbo.web.story.models import NotebookPage
from rumbo.web.vault import private
from rumbo.words import Explained
from tests.web.cast import Household


def test_a_page_is_kept_shown_and_erased(home: Household) -> None:
    home.client.post("/en/story/notebook/", {"words": "I dreamt\n\nof the <lagoon>"})
    shown = home.client.get("/en/story/notebook/").content.decode()
    assert "of the &lt;lagoon&gt;" in shown
    page = NotebookPage.objects.get()
    home.client.post(f"/en/story/notebook/{page.pk}/remove/")
    assert not NotebookPage.objects.exists()


def test_another_reader_sees_neither_the_page_nor_that_there_is_one(home: Household) -> None:
    page = actions.write_in_notebook(here=home.here, words="for my eyes")
    _, elenas = home.let_elena_in()
    assert b"for my eyes" not in elenas.get("/en/story/notebook/").content
    assert b"notebook/" + str(page.pk).encode() not in elenas.get("/en/story/notebook/").content
    assert elenas.post(f"/en/story/notebook/{page.pk}/remove/").status_code == 404
    assert NotebookPage.objects.exists()


def test_the_bytes_of_a_page_open_with_no_other_key(home: Household) -> None:
    page = actions.write_in_notebook(here=home.here, words="for my eyes")
    elena, _ = home.let_elena_in()
    place = f"notebook/{page.pk}"
    assert private.open_text(bytes(page.body), reader_key=home.here.private_key, place=place) == "for my eyes"
    with pytest.raises(Explained):
        private.open_text(bytes(page.body), reader_key=elena.private_key, place=place)
    with pytest.raises(Explained):
        private.open_text(bytes(page.body), reader_key=home.here.private_key, place="notebook/another")
