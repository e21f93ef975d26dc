"""The pace of a story, and the news after which its lists wait."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import CameBackAs, Course, KindReading, Recurrence, StatusPoint
from rumbo.guide import pace as room
from rumbo.guide.pace import NEWS_IS_NEW_FOR, Entered, Pace, PaceKind, news_in, pace_page
from rumbo.oncology import PartialDate
from rumbo.words import ContentError, content_folder, load

BEGUN = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
LATER = BEGUN + timedelta(days=200)
DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))


def returned(fact: str, on: date | None, *, suspected: bool = False, called: CameBackAs = "recurrence") -> Recurrence:
    return Recurrence(
        cancer="c1", on=PartialDate.of(on) if on else None, places=(), called=called, suspected=suspected,
        kind=KindReading(kind="not_known", basis="not_known"), facts=(fact,),
    )  # fmt: skip


def grew(fact: str, on: date) -> StatusPoint:
    return StatusPoint(cancer="c1", on=PartialDate.of(on), status="progression", facts=(fact,))


def course(*, recurrences: tuple[Recurrence, ...] = (), statuses: tuple[StatusPoint, ...] = ()) -> Course:
    return Course(today=PartialDate.of(LATER.date()), recurrences=recurrences, statuses=statuses)


def entered(**facts: datetime) -> dict[str, Entered]:
    return {"begun": Entered(BEGUN, told=True), **{name: Entered(at, told=True) for name, at in facts.items()}}


@pytest.mark.parametrize("kind", ["quiet", "comfort", "ended"])
def test_each_pace_has_its_page_and_nobody_has_reviewed_it(kind: PaceKind) -> None:
    page = pace_page(kind)
    assert page.kind == kind
    assert page.words
    assert page.reviewed_by is None


def test_at_comfort_and_after_an_end_there_are_numbers_to_call_and_sources() -> None:
    for kind in ("comfort", "ended"):
        page = pace_page(kind)
        assert page.lines[0].id == "988-lifeline"
        assert page.sources
        assert len(set(page.sources)) == len(page.sources)


def test_the_usual_pace_says_nothing_of_its_own() -> None:
    with pytest.raises(ContentError):
        pace_page("usual")


def test_a_page_without_a_source_that_is_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pace").mkdir()
    text = (content_folder() / "pace" / "ended.yaml").read_text(encoding="utf-8").replace("nci-grief", "nobody-said-it")
    (tmp_path / "pace" / "ended.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(room, "load", lambda name, kind: load(name, kind, root=tmp_path))
    pace_page.cache_clear()
    try:
        with pytest.raises(ContentError, match="nobody-said-it"):
            pace_page("ended")
    finally:
        pace_page.cache_clear()


def test_only_the_usual_pace_asks() -> None:
    assert [kind for kind in ("usual", "quiet", "comfort", "ended") if Pace(kind=kind).asks] == ["usual"]


@given(DAYS, DAYS)
def test_a_quiet_time_is_over_on_the_day_it_was_to_end(until: date, today: date) -> None:
    assert Pace(kind="quiet", until=until).on(today).asks == (today >= until)


@given(st.sampled_from(["usual", "quiet", "comfort", "ended"]), DAYS)
def test_a_pace_without_an_end_lasts(kind: PaceKind, today: date) -> None:
    assert Pace(kind=kind, since=date(2024, 1, 1)).on(today).kind == kind


@pytest.mark.parametrize(
    ("told", "evening"),
    [
        (course(recurrences=(returned("new", LATER.date()),)), "just_told"),
        (course(recurrences=(returned("begun", date(2021, 5, 1)), returned("new", LATER.date()))), "again"),
        (course(statuses=(grew("new", LATER.date()),)), "scan"),
        (course(recurrences=(returned("new", LATER.date(), called="progression"),)), "scan"),
    ],
)
def test_what_is_new_is_met_by_the_evening_that_belongs_to_it(told: Course, evening: str) -> None:
    news = news_in(told, entered=entered(new=LATER))
    assert news is not None
    assert (news.facts, news.evening) == (("new",), evening)


def test_a_return_said_without_a_day_is_news_when_somebody_says_it_and_none_when_a_paper_does() -> None:
    told = course(recurrences=(returned("new", None),))
    assert news_in(told, entered=entered(new=LATER)) is not None
    assert news_in(told, entered={**entered(), "new": Entered(LATER, told=False)}) is None


@pytest.mark.parametrize(
    ("told", "at"),
    [
        (course(recurrences=(returned("new", LATER.date(), suspected=True),)), LATER),
        (course(recurrences=(returned("new", LATER.date() - NEWS_IS_NEW_FOR - timedelta(days=1)),)), LATER),
        (course(recurrences=(returned("new", BEGUN.date()),)), BEGUN + timedelta(hours=1)),
        (course(statuses=(StatusPoint(cancer="c1", on=PartialDate.of(LATER.date()), status="stable", facts=("new",)),)), LATER),
        (course(recurrences=(returned("of nobody", LATER.date()),)), LATER),
    ],
)  # fmt: skip
def test_doubts_old_papers_beginnings_and_good_days_are_no_news(told: Course, at: datetime) -> None:
    assert news_in(told, entered=entered(new=at)) is None


def test_an_empty_story_has_no_news() -> None:
    assert news_in(course(), entered={}) is None


def test_of_two_pieces_of_news_the_one_that_came_last_is_met() -> None:
    told = course(recurrences=(returned("first", LATER.date()), returned("second", LATER.date())))
    news = news_in(told, entered=entered(first=LATER, second=LATER + timedelta(days=1)))
    assert news is not None
    assert news.facts == ("second",)
