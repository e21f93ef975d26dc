"""What came of a visit, on paper: what was said as it was written, what is open, what came up, and the next steps."""

from __future__ import annotations

from rumbo.guide import Visit
from rumbo.oncology import PartialDate
from rumbo.paper.sheets import VisitSheet, print_visit
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import words_of


def test_each_answer_stands_under_its_question_with_who_said_it() -> None:
    words = words_of(print_visit(cast.VISIT, languages=("en", "es")))
    places = [
        words.index(part)
        for part in (
            "Answered", "1 What do we hope", "To hold it back. For long, she hopes.", "Nurse Vela, November 20, 2026",
            "Next steps", "Scan in March", "the clinic", "Walk every day", "In my own words", "It has not grown. We wait.",
            "Still open", "2 My tumor was tested", "She will call the lab.", "New questions", "3 If this stops",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert words.count("She will call the lab.") == 1


def test_a_visit_of_which_nothing_is_written_says_so() -> None:
    bare = VisitSheet(visit=Visit(id="v", who="Dr. Ríos"), printed_on=TODAY)
    words = words_of(print_visit(bare, languages=("es",)))
    assert "Todavía no se anotó ninguna respuesta." in words
    assert "Consulta de control: Dr. Ríos" in words
    assert "Próximos pasos" not in words


def test_the_day_is_said_as_far_as_it_is_known() -> None:
    sheet = VisitSheet(visit=Visit(id="v", who="Dr. Ríos", on=PartialDate.parse("2026-11")), printed_on=TODAY)
    assert "A follow-up visit: Dr. Ríos, November 2026" in words_of(print_visit(sheet, languages=("en",)))
