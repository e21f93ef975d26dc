"""Which situations are shown: the doctor's word narrows them, nothing of ours does, and what is not known is said."""

from __future__ import annotations

import msgspec
import pytest

from rumbo.course.course import Cancer, Claim, Conflict, Course, KindReading, StatusPoint
from rumbo.guide.choices.concerned import concerns_of, event_of, notes_on
from rumbo.oncology import IcdO3Site
from rumbo.words import Message, Text
from tests.guide.cast import BREAST, LYMPHOMA, TODAY, came_back, day, ines, rosa, stranger

pytestmark = pytest.mark.usefixtures("invented")

THYMUS = Cancer(id="thymus", name=Text(en="thymoma", es="timoma"), site=IcdO3Site("C37.9"))
UNNAMED = Cancer(id="unnamed", name=Text(en="cancer", es="cáncer"))
ALL_OF_BREAST = ("marker", "local", "regional", "distant")


def said(kind: str) -> dict[str, object]:
    """A kind in the doctor's word."""
    return {"kind": KindReading(kind=kind, basis="said"), "said_kind": kind}


def shown(course: Course) -> tuple[str, ...]:
    """The situations shown of the one cancer."""
    (concern,) = concerns_of(course)
    return concern.situations


def notes(course: Course) -> list[str]:
    """What is said of what is not known."""
    return [each.id.removeprefix("guide-choices-") for each in notes_on(course, concerns=concerns_of(course))]


@pytest.mark.parametrize("kind", ["local", "regional", "distant"])
def test_the_doctors_word_alone_narrows_what_is_shown(kind: str) -> None:
    course = rosa(recurrences=(came_back(**said(kind)),))
    assert shown(course) == (kind,)
    assert concerns_of(course)[0].is_said
    assert notes(course) == []


def test_more_than_one_kind_shows_each_and_says_so() -> None:
    course = rosa(recurrences=(came_back(**said("mixed")),))
    assert shown(course) == ("local", "regional", "distant")
    assert notes(course) == ["more-than-one-kind"]


def test_a_kind_by_definition_decides_nothing() -> None:
    course = rosa()
    assert course.recurrences[0].kind.basis == "by_definition"
    assert shown(course) == ALL_OF_BREAST
    assert notes(course) == ["kind-not-said"]


def test_records_that_disagree_about_the_kind_show_every_kind() -> None:
    claims = (Claim(value=Text(en="a", es="a"), fact="1"), Claim(value=Text(en="b", es="b"), fact="2"))
    disputed = Conflict(id="kind-breast-2024-03", about=Message("words-kept"), claims=claims)
    undecided = KindReading(kind="not_known", basis="not_known")
    course = rosa(recurrences=(came_back(kind=undecided),), conflicts=(disputed,))
    assert shown(course) == ALL_OF_BREAST
    assert notes(course) == ["kind-disputed"]


def test_a_marker_alone_shows_what_is_said_of_it_first_and_all_the_rest() -> None:
    course = rosa(
        recurrences=(came_back(places=(), found_by="marker", kind=KindReading(kind="not_known", basis="not_known")),)
    )
    assert shown(course) == ALL_OF_BREAST
    assert notes(course) == ["marker-only"]


@pytest.mark.parametrize(
    ("quote", "situations"),
    [
        ("Relapsed follicular lymphoma.", ("relapse",)),
        ("Linfoma folicular en recaída.", ("relapse",)),
        ("Primary refractory disease.", ("refractory",)),
        ("Relapsed/refractory lymphoma.", ("relapse", "refractory")),
        ("New nodes in the neck.", ("relapse", "refractory")),
        ("", ("relapse", "refractory")),
    ],
)
def test_of_a_blood_cancer_the_doctors_words_tell_relapse_from_refractory(
    quote: str, situations: tuple[str, ...]
) -> None:
    relapse = came_back(LYMPHOMA, called="relapse", quote=quote)
    assert shown(ines(recurrences=(relapse,))) == situations


def test_a_blood_cancer_of_which_neither_word_is_said_says_so() -> None:
    assert notes(ines()) == ["blood-not-said"]
    assert notes(ines(recurrences=(came_back(LYMPHOMA, quote="relapsed and refractory"),))) == []


def test_what_is_suspected_is_settled_by_nobody() -> None:
    course = rosa(recurrences=(came_back(suspected=True, **said("distant")),))
    assert event_of(course) is None
    assert shown(course) == ALL_OF_BREAST
    assert notes(course) == ["not-settled"]


def test_after_a_time_that_is_clear_nothing_has_to_be_chosen() -> None:
    clear = StatusPoint(cancer="breast", on=day("2026-01"), status="no_evidence_of_disease")
    course = rosa(statuses=(clear,))
    assert event_of(course) is None
    assert notes(course) == ["clear"]


def test_a_story_without_a_return_says_so() -> None:
    assert notes(rosa(recurrences=())) == ["no-return"]


def test_an_empty_story_says_that_no_cancer_is_told() -> None:
    assert concerns_of(stranger()) == ()
    assert notes(stranger()) == ["no-cancer"]


def test_a_cancer_without_a_guide_is_named_and_one_nobody_knows_is_not() -> None:
    rare = Course(today=TODAY, cancers=(THYMUS,), recurrences=(came_back(THYMUS),))
    assert notes(rare) == ["no-guide"]
    unknown = Course(today=TODAY, cancers=(UNNAMED,), recurrences=(came_back(UNNAMED),))
    assert notes(unknown) == ["no-cancer"]
    assert not concerns_of(unknown)[0].is_known


def test_a_return_that_names_no_cancer_concerns_all_of_them() -> None:
    nobodys = msgspec.structs.replace(came_back(), cancer=None)
    course = rosa(cancers=(BREAST, LYMPHOMA), recurrences=(nobodys,))
    assert [each.cancer.id for each in concerns_of(course)] == ["breast", "lymphoma"]
    assert notes(course) == ["several-cancers", "kind-not-said", "blood-not-said"]


def test_two_cancers_with_one_guide_stand_as_one() -> None:
    other = Cancer(
        id="other",
        name=Text(en="breast cancer, right side", es="cáncer de mama, lado derecho"),
        site=IcdO3Site("C50.9"),
    )
    assert len(concerns_of(rosa(cancers=(BREAST, other), recurrences=()))) == 1
