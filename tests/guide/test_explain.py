"""The pages that explain: nobody is to blame, and every statement has its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.guide import explain as room
from rumbo.guide.explain import page, pages
from rumbo.words import Content, ContentError, content_folder, load


def test_every_page_opens_with_nobody_is_to_blame() -> None:
    for each in pages().values():
        assert each.opening.text.en.startswith("This does not mean that your treatment was wrong")
        assert each.opening.text.es.startswith("Esto no significa que su tratamiento haya estado mal")


def test_every_statement_has_its_source() -> None:
    assert all(said.sources for each in pages().values() for said in (each.opening, *each.says))


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
