"""Times as a table: given treatments, lines and counted times in order, each with its rule; nothing made up."""

from __future__ import annotations

from rumbo.course.course import Cancer, Course, Interval, Line, TreatmentSpan
from rumbo.guide.longview import times_table
from rumbo.oncology import PartialDate
from rumbo.words import Message, Text

NAME = Text(en="breast cancer", es="cáncer de seno")


def on(words: str) -> PartialDate:
    return PartialDate.parse(words)


COURSE = Course(
    today=on("2026-11-23"),
    cancers=(Cancer(id="c1", name=NAME),),
    treatments=(
        TreatmentSpan(cancer="c1", modality="hormone", name="letrozole", start=on("2021-03-02"), end=on("2021-03-12")),
        TreatmentSpan(cancer="c1", modality="targeted", name="palbociclib", start=on("2022-01"), ongoing=True),
        TreatmentSpan(cancer="c1", modality="surgery", name="mastectomy", given=False),
        TreatmentSpan(cancer="c1", modality="other", name="something"),
    ),
    lines=(
        Line(cancer="c1", number=1, names=("letrozole",), start=on("2021-03-02"), end=on("2021-03-12")),
        Line(cancer="c1", number=2, names=("palbociclib",), start=on("2022-01"), ongoing=True),
    ),
    intervals=(
        Interval(
            cancer="c1", kind="treatment_free", start=on("2021-03-12"), end=on("2022-01"), days=None,
            rule=Message("course-rule-treatment-free"),
        ),
    ),
)  # fmt: skip


def test_rows_are_in_order_of_time_with_the_undated_last() -> None:
    rows = times_table(COURSE)
    assert [(row.kind, row.what.said("en")) for row in rows] == [
        ("treatment", "letrozole"), ("line", "Line 1: letrozole"), ("time", "Treatment-free time"),
        ("treatment", "palbociclib"), ("line", "Line 2: palbociclib"), ("treatment", "something"),
    ]  # fmt: skip
    assert rows[0].days == 10
    assert rows[2].rule == Message("course-rule-treatment-free")


def test_what_goes_on_has_no_end() -> None:
    assert [row.end for row in times_table(COURSE) if row.ongoing] == [None, None]


def test_the_cancer_is_named_only_where_there_are_several() -> None:
    assert {row.cancer for row in times_table(COURSE)} == {None}
    two = Course(today=COURSE.today, cancers=(*COURSE.cancers, Cancer(id="c2", name=NAME)), lines=COURSE.lines)
    assert {row.cancer for row in times_table(two)} == {NAME}
