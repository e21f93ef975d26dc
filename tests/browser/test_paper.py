"""Paper: every sheet is a PDF, in this language or in both; the questions are chosen, ordered, added to and printed."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest

from tests.browser.pages import SHEETS
from tests.browser.window import Window


def words_of(pdf: bytes) -> str:
    """The words on a sheet."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_every_sheet_is_a_pdf_in_the_languages_asked_for(story: Window) -> None:
    for path in SHEETS:
        texts = []
        for wanted in ("en", "es", "both"):
            joined = "&" if "?" in path else "?"
            answer = story.context.request.get(f"{story.base}/{story.lang}/{path}{joined}in={wanted}")
            assert answer.body().startswith(b"%PDF"), path
            texts.append(words_of(answer.body()))
        if path not in {
            "help/card/sheet/",
            "file/recovery-key/sheet/",
            "questions/visits/interpreter/sheet/",
        }:  # always in both
            assert all(one != other for one, other in pairwise(texts)), path


@pytest.mark.parametrize("wanted", ["en", "es", "both"])
def test_the_questions_are_printed_as_the_list_says(story: Window, wanted: str) -> None:
    story.go("questions/")
    story.write("Who will call me with the results?", field="words")
    story.press()
    assert "Who will call me with the results?" in story.words
    left_out = (
        story.page.locator("main .asked .text").nth(2).inner_text()
    )  # one's own stand first: this, and one of a visit
    story.press('main .asked > li:nth-child(3) form[action$="/leave-out/"] button')
    assert left_out not in story.page.locator("main .asked").first.inner_text()
    story.look()
    story.write("Dra. Ríos", field="visit")
    story.choose(wanted, field="languages")
    pdf = words_of(story.send('main form[action$="/questions/sheet/"]'))
    assert "Ríos" in pdf
    assert "Who will call me with the results?" in " ".join(pdf.split())


def test_a_date_that_is_not_in_the_calendar_is_said_and_what_was_written_stays(story: Window) -> None:
    story.go("questions/")
    story.write("Dra. Ríos", field="visit")
    story.date(2027, field="visit_on")
    story.page.select_option("main [name=visit_on_month]", "2")
    story.write("30", field="visit_on_day")
    story.press('main form[action$="/questions/sheet/"] .button')
    assert story.page.locator(".error").is_visible()
    assert story.page.input_value("main [name=visit]") == "Dra. Ríos"
    story.look()
