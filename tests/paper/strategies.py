"""Courses of any shape, for the properties that must hold for every story."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from rumbo.course.course import Cancer, Course, KindReading, Recurrence, StatusPoint, TreatmentSpan
from rumbo.course.facts import STATUSES, Place
from rumbo.oncology import MODALITIES, PartialDate
from rumbo.words import Text
from tests.paper.courses import TODAY

WORDS = st.sampled_from(
    ("liver", "left chest wall", "bone (spine, hip)", "ganglios linfáticos retroperitoneales izquierdos", "X" * 45, "")
)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1965, 1, 1), date(2026, 12, 31)))
    about = draw(st.booleans())
    precision = draw(st.integers(0, 2))
    if precision == 0:
        return PartialDate(day.year, about=about)
    return PartialDate(day.year, day.month, day.day if precision == 2 else None, about=about)


_REFS = st.sampled_from((None, "c1", "c2"))
_MAYBE_DATES = st.none() | dates()
_PLACES = st.lists(WORDS.map(lambda words: Place(words=words)), max_size=2).map(tuple)
_CANCERS = st.builds(
    Cancer,
    id=st.just("c1"),
    name=st.just(Text(en="breast cancer", es="cáncer de seno")),
    site_words=WORDS,
    diagnosed_on=_MAYBE_DATES,
)
_KINDS = st.builds(
    KindReading,
    kind=st.sampled_from(("local", "regional", "distant", "mixed", "not_known")),
    basis=st.sampled_from(("said", "by_definition", "not_known")),
)
_RETURNS = st.builds(
    Recurrence,
    cancer=_REFS,
    on=_MAYBE_DATES,
    places=_PLACES,
    kind=_KINDS,
    called=st.sampled_from(("recurrence", "progression", "relapse")),
    suspected=st.booleans(),
)
_TREATMENTS = st.builds(
    TreatmentSpan,
    cancer=_REFS,
    modality=st.sampled_from(MODALITIES),
    name=st.just("docetaxel"),
    start=_MAYBE_DATES,
    end=_MAYBE_DATES,
    ongoing=st.booleans(),
    given=st.sampled_from((True, False, None)),
)
_STATUSES = st.builds(
    StatusPoint, cancer=_REFS, on=_MAYBE_DATES, status=st.sampled_from(STATUSES), suspected=st.booleans()
)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    cancers = draw(st.lists(_CANCERS, max_size=2))
    return Course(
        today=TODAY,
        cancers=tuple(
            Cancer(
                id=f"c{number}",
                name=cancer.name,
                site_words=cancer.site_words,
                diagnosed_on=cancer.diagnosed_on,
            )
            for number, cancer in enumerate(cancers, 1)
        ),
        treatments=tuple(draw(st.lists(_TREATMENTS, max_size=5))),
        statuses=tuple(draw(st.lists(_STATUSES, max_size=5))),
        recurrences=tuple(draw(st.lists(_RETURNS, max_size=10))),
    )
