"""The pages that explain: nobody is to blame, and every statement has its source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rumbo.course import KindReading, Place, Recurrence
from rumbo.guide import explain as room
from rumbo.guide.explain import page, page_for, pages, parts_of
from rumbo.words import Content, ContentError, content_folder, load


def test_every_page_opens_with_nobody_is_to_blame() -> None:
    for each in pages().values():
        assert each.opening.text.en.startswith("This does not mean that your treatment was wrong")
        assert each.opening.text.es.startswith("Esto no significa que su tratamiento haya estado mal")


def test_every_statement_has_its_source() -> None:
    assert all(said.sources for each in pages().values() for said in (each.opening, *each.says, *each.looks))


def test_breast_cancer_in_the_bone_is_still_breast_cancer() -> None:
    said = " ".join(each.text.en for each in page("kinds-of-recurrence").says)
    assert "Breast cancer in the bone is still breast cancer." in said


def test_a_new_cancer_is_less_common_but_happens() -> None:
    said = " ".join(each.text.en for each in page("same-or-new").says)
    assert "less common than a recurrence, but it happens" in said


def test_every_source_of_a_page_is_named_once() -> None:
    sources = page("same-or-new").all_sources
    assert len(sources) == len(set(sources))
    assert {source for each in page("same-or-new").says for source in each.sources} <= set(sources)


def test_a_page_leads_to_questions() -> None:
    assert all(each.ask for each in pages().values())


@pytest.mark.parametrize(
    "page_id",
    [
        "local-recurrence",
        "regional-recurrence",
        "distant-recurrence",
        "blood-test-recurrence",
        "relapse-of-a-blood-cancer",
        "progression",
        "second-primary",
    ],
)
def test_each_kind_has_its_page_with_what_doctors_look_at_and_what_to_ask(page_id: str) -> None:
    found = page(page_id)
    assert len(found.looks) == 3
    assert len(found.ask) == 4
    assert found in parts_of(found.part_of)
    assert found.reviewed_by is None


def test_every_other_page_is_led_to_by_one_that_stands_by_itself() -> None:
    tops = parts_of("")
    assert len(tops) == 4
    assert {each.id for top in tops for each in parts_of(top.id)} | {each.id for each in tops} == set(pages())


def returned(**values: Any) -> Recurrence:
    known = {"cancer": "c1", "on": None, "places": (), "called": "recurrence"}
    kind = KindReading(kind=values.pop("kind", "not_known"), basis=values.pop("basis", "not_known"))
    return Recurrence(kind=kind, **{**known, **values})


@pytest.mark.parametrize(
    ("back", "page_id"),
    [
        (returned(kind="local", basis="said"), "local-recurrence"),
        (returned(kind="regional", basis="said"), "regional-recurrence"),
        (returned(kind="distant", basis="said"), "distant-recurrence"),
        (returned(kind="mixed", basis="said"), "kinds-of-recurrence"),
        (returned(kind="distant", basis="by_definition"), "kinds-of-recurrence"),
        (returned(found_by="marker"), "blood-test-recurrence"),
        (returned(found_by="marker", places=(Place(words="bone"),)), "kinds-of-recurrence"),
        (returned(called="relapse"), "relapse-of-a-blood-cancer"),
        (returned(called="progression", kind="distant", basis="said"), "progression"),
    ],
)
def test_a_return_leads_to_the_page_of_the_doctors_word_and_of_no_guess(back: Recurrence, page_id: str) -> None:
    assert page_for(back).id == page_id


def test_a_page_that_is_part_of_no_page_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (content_folder() / "explain" / "progression.yaml").read_text()
    (tmp_path / "explain").mkdir()
    (tmp_path / "explain" / "progression.yaml").write_text(text)

    def loaded(folder: str, shape: type) -> Content[object]:
        return load(folder, shape, root=tmp_path)

    monkeypatch.setattr(room, "load", loaded)
    with pytest.raises(ContentError, match="part of no page"):
        pages.__wrapped__()


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(ContentError):
        page("horoscope")


def test_a_page_that_asks_an_unknown_question_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (content_folder() / "explain" / "same-or-new.yaml").read_text()
    (tmp_path / "explain").mkdir()
    (tmp_path / "explain" / "same-or-new.yaml").write_text(text.replace("ask-same-or-new", "ask-nothing"))

    def loaded(folder: str, shape: type) -> Content[object]:
        return load(folder, shape, root=tmp_path)

    monkeypatch.setattr(room, "load", loaded)
    with pytest.raises(ContentError, match="ask-nothing"):
        pages.__wrapped__()
