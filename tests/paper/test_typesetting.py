"""Typesetting: what a record says is never markup, and any name can be printed."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import typst

from rumbo.paper import typesetting
from rumbo.paper.sheets import QuestionsSheet, SheetQuestion, print_questions
from rumbo.paper.typesetting import on_one_page, pages_of
from rumbo.words import Text, both
from tests.paper.courses import TODAY
from tests.paper.pages import assert_accessible, words_of


def asking(words: str) -> bytes:
    sheet = QuestionsSheet(first=(SheetQuestion(text=both(words)),), printed_on=TODAY)
    return print_questions(sheet, languages=("en",))


@pytest.mark.parametrize(
    "words", ['#read("data.json")', "*bold* _it_ $x$ = Heading", "// not a comment", "a \\ b ~ @c <d>"]
)
def test_words_are_printed_as_they_are_and_never_run(words: str) -> None:
    assert words in words_of(asking(words))


def test_letters_of_many_languages_are_printed() -> None:
    assert "Łukasz Ñandú Ђорђе Ελένη" in words_of(asking("Łukasz Ñandú Ђорђе Ελένη"))


def test_a_character_no_font_has_is_marked_and_the_sheet_still_printed() -> None:
    pdf = asking("before \u0378 after")
    assert_accessible(pdf, lang="en", title="Questions for my visit")
    assert "□ after" in words_of(pdf)


def test_a_slip_in_a_template_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_template", lambda _name: b"#nonsense")
    with pytest.raises(typst.TypstError, match="nonsense"):
        asking("What next?")


def test_a_sheet_in_no_language_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one language"):
        print_questions(QuestionsSheet(first=(), printed_on=TODAY), languages=())


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert asking("What next?") == asking("What next?")


def test_everything_said_is_taken_in_both_languages() -> None:
    assert typesetting.in_both(Text(en="hip", es="cadera")) == {"en": "hip", "es": "cadera"}


def test_a_character_that_a_template_of_ours_asks_for_in_vain_is_not_tried_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typesetting, "_template", lambda _name: '#set document(title: "t")\n\u0378'.encode())
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        asking("What next?")


def blank(pages: int) -> bytes:
    """A PDF of empty pages."""
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(612, 792)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()


def test_type_shrinks_until_all_is_on_one_page() -> None:
    tried: list[float] = []

    def printed(point: float) -> bytes:
        tried.append(point)
        return blank(1 if point < 12 else 2)

    assert pages_of(on_one_page(printed, points=(13, 12, 11, 10))) == 1
    assert tried == [13, 12, 11]


def test_what_fits_at_no_size_keeps_all_its_pages() -> None:
    assert pages_of(on_one_page(lambda _: blank(3), points=(13, 12))) == 3
