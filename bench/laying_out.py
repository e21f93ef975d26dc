"""How long the course of many facts takes: laying it out, drawing it, picking its questions."""

from __future__ import annotations

import random
from datetime import date, timedelta

from figures import show, show_times, times_of

from rumbo.course import (
    Biomarker,
    Course,
    Diagnosis,
    Fact,
    Finding,
    Measure,
    Place,
    Source,
    Statement,
    Status,
    Treatment,
    lay_out,
)
from rumbo.guide import pick
from rumbo.oncology import IcdO3Site, PartialDate
from rumbo.paper.drawings import draw_trail, paint_for_screen

TODAY = date(2026, 11, 23)
FACTS = 2_000
RUNS = 7
DRUGS = ("letrozole", "palbociclib", "capecitabine", "fulvestrant", "paclitaxel", "zoledronic acid")
PLACES = (("liver", "C22.0"), ("left hip", "C41.4"), ("lung", "C34.9"), ("scar", None))


def statements(chance: random.Random) -> list[Statement]:
    """What a long illness leaves in a portal: mostly doses, scans and blood values, of one cancer."""
    told: list[Statement] = [Diagnosis(ref="c", on=PartialDate(2012, 4, 2), site=IcdO3Site("C50.9"), side="left")]
    while len(told) < FACTS:
        on = PartialDate.of(date(2012, 5, 1) + timedelta(days=chance.randrange(5200)))
        words, site = chance.choice(PLACES)
        place = Place(words=words, site=IcdO3Site(site) if site else None)
        told.append(
            chance.choices(
                (
                    Treatment(modality="chemotherapy", name=chance.choice(DRUGS), on=on, cancer="c"),
                    Finding(on=on, place=place, tumour=chance.random() < 0.3, cancer="c"),
                    Status(on=on, status=chance.choice(("stable", "no_evidence_of_disease")), cancer="c"),
                    Biomarker(on=on, name="ESR1", result=chance.choice(("positive", "negative")), cancer="c"),
                    Measure(on=on, name="CA 27-29", value=chance.random() * 90, unit="U/mL"),
                ),
                weights=(50, 10, 5, 5, 30),
            )[0]
        )
    return told


def course_of(facts: list[Fact]) -> Course:
    """The course, as a page asks for it."""
    return lay_out(facts, TODAY)


def main() -> None:
    """Measure on one invented story, the same in every run."""
    told = statements(random.Random(7))  # noqa: S311 - a story, not a secret
    facts = [
        Fact(id=f"f{number:05}", says=says, standing="from_record", source=Source(record=f"r{number % 9}"))
        for number, says in enumerate(told)
    ]
    course = course_of(facts)
    show("facts", len(facts), "")
    show("entries of the course", len(course.treatments) + len(course.statuses) + len(course.recurrences), "")
    show_times("lay out the course", times_of(lambda: course_of(facts), runs=RUNS))
    show_times("draw and paint the trail", times_of(lambda: _drawn(course), runs=RUNS))
    show_times("pick the questions", times_of(lambda: pick(course), runs=RUNS))


def _drawn(course: Course) -> str:
    drawing = draw_trail(course, level=True, show_lengths=False)
    return str(paint_for_screen(drawing, "en", id_prefix="level"))


if __name__ == "__main__":
    main()
