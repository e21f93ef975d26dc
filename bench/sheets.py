"""How long each printed sheet takes to set, in both languages side by side."""

from __future__ import annotations

from datetime import date
from functools import partial

from figures import show_times, time_of, times_of

from rumbo.cli import sheet_of_questions
from rumbo.course import lay_out
from rumbo.guide import first_evening
from rumbo.oncology import PartialDate
from rumbo.paper import (
    Contact,
    FirstEvening,
    RecoveryKeySheet,
    print_first_evening,
    print_questions,
    print_recovery_key,
    print_story,
    print_treatments,
    sheet_of_story,
    sheet_of_treatments,
)
from rumbo.records import read
from rumbo.web.example import WHO, find_examples
from rumbo.web.vault.keys import RecoveryKey
from rumbo.words import as_text, both

RUNS = 7
TODAY = date(2026, 11, 23)


def main() -> None:
    """Measure the sheets of one invented person."""
    course = lay_out(read(find_examples() / WHO / "records").facts, TODAY)
    evening, on = first_evening("just_told"), PartialDate.of(TODAY)
    tonight = FirstEvening(
        why=evening.nothing_wrong.words,
        call=tuple(Contact(who=both(line.name), phone=line.phone or line.web) for line in evening.lines),
        questions=tuple(as_text(question.text) for question in evening.questions),
        printed_on=on,
    )
    key = RecoveryKeySheet(key=RecoveryKey.new().written, printed_on=on, file="Rumbo")
    sheets = {
        "questions": partial(print_questions, sheet_of_questions(course, name="Marisol")),
        "story": partial(print_story, sheet_of_story(course, name="Marisol")),
        "treatments": partial(print_treatments, sheet_of_treatments(course, name="Marisol")),
        "first evening": partial(print_first_evening, tonight),
        "recovery key": partial(print_recovery_key, key),
    }
    for number, (name, setting) in enumerate(sheets.items()):
        both_languages = partial(setting, languages=("en", "es"))
        if number == 0:
            show_times("the first sheet of all, with the fonts", [time_of(both_languages)])
        show_times(f"sheet: {name}", times_of(both_languages, runs=RUNS))


if __name__ == "__main__":
    main()
