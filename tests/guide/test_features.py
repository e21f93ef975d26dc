"""Features: what is so of a course, from the last event and the cancers it concerns."""

from __future__ import annotations

import msgspec
import pytest

from rumbo.course import Diagnosis, Fact, lay_out
from rumbo.course.course import BiomarkerResult, Cancer, FamilyCancer, KindReading, Line, StatusPoint
from rumbo.guide.features import FLAGS, entry_id, features_of, now_of
from rumbo.oncology import Icd10
from tests.guide.cast import (
    BREAST,
    CONFLICT,
    HEAD,
    LYMPHOMA,
    NEW_PRIMARY,
    SPINE,
    came_back,
    day,
    every_course,
    ines,
    rosa,
    stranger,
    treatment,
)


def her2(on: str | None, **changes: object) -> BiomarkerResult:
    date = None if on is None else day(on)
    return BiomarkerResult(
        **{"cancer": "breast", "name": "HER2", "result": "3+", "positive": True, "on": date, **changes}
    )


def clear(on: str | None, **changes: object) -> StatusPoint:
    date = None if on is None else day(on)
    return StatusPoint(**{"cancer": "breast", "on": date, "status": "no_evidence_of_disease", **changes})


def test_of_a_stranger_nothing_is_known_but_that() -> None:
    told = msgspec.structs.asdict(features_of(stranger()))
    assert {name for name in FLAGS if told[name]} == {"no_story", "deciding"}


def test_rosas_cancer_came_back_and_nobody_said_which_kind() -> None:
    features = features_of(rosa())
    assert features.came_back
    assert features.kind_not_said
    assert features.kind == frozenset()
    assert features.is_solid
    assert not features.is_blood


def test_the_doctors_word_for_the_kind_is_a_feature_and_a_definition_is_not() -> None:
    said = came_back(kind=KindReading(kind="local", basis="said"))
    assert features_of(rosa(recurrences=(said,))).kind == {"local"}
    assert not features_of(rosa(recurrences=(said,))).kind_not_said


def test_a_relapse_of_lymphoma_has_no_kind_to_ask_for() -> None:
    features = features_of(ines())
    assert features.came_back
    assert features.is_blood
    assert not features.kind_not_said


def test_a_progression_is_active_and_did_not_come_back() -> None:
    features = features_of(rosa(recurrences=(came_back(called="progression"),)))
    assert features.progression
    assert features.active
    assert not features.came_back


def test_what_is_only_suspected_is_neither_back_nor_a_time_to_decide() -> None:
    features = features_of(rosa(recurrences=(came_back(suspected=True),)))
    assert features.suspected
    assert not features.active
    assert not features.deciding
    assert not features.never_tested


def test_a_suspicion_after_a_recurrence_leaves_the_recurrence_behind_it() -> None:
    features = features_of(rosa(recurrences=(came_back(on=day("2021")), came_back(suspected=True))))
    assert features.suspected
    assert features.came_back_before


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (clear("2025-06"), True),
        (clear("2025-06", status="remission"), True),
        (clear("2025-06", cancer=None), True),
        (clear("2023"), False),
        (clear("2024"), False),
        (clear(None), False),
        (clear("2025-06", suspected=True), False),
        (clear("2025-06", status="stable"), False),
        (clear("2025-06", cancer="lymphoma"), False),
    ],
)
def test_a_story_is_clear_when_the_last_word_after_the_recurrence_says_so(status: StatusPoint, expected: bool) -> None:
    features = features_of(rosa(statuses=(status,)))
    assert features.clear is expected
    assert features.came_back is not expected


def test_a_story_without_recurrence_is_clear_by_its_last_word() -> None:
    assert features_of(rosa(recurrences=(), statuses=(clear(None),))).clear


def test_an_undated_recurrence_is_not_cleared_by_a_dated_word() -> None:
    assert not features_of(rosa(recurrences=(came_back(on=None),), statuses=(clear("2025"),))).clear


def test_an_event_that_names_no_cancer_concerns_them_all() -> None:
    of_no_cancer = msgspec.structs.replace(came_back(), cancer=None)
    course = rosa(cancers=(BREAST, LYMPHOMA), recurrences=(of_no_cancer,), statuses=(clear("2025"),))
    assert now_of(course).cancers == (BREAST, LYMPHOMA)
    assert features_of(course).is_blood
    assert features_of(course).is_solid
    assert features_of(course).two_cancers
    assert features_of(course).clear


def test_a_treatment_that_was_only_ordered_was_not_had() -> None:
    features = features_of(rosa(treatments=(treatment("tamoxifen", "hormone", given=None),)))
    assert features.unsure_if_given
    assert not features.had_treatment
    assert features.had == frozenset()


def test_treatments_given_are_told_by_what_they_are() -> None:
    given = (treatment("paclitaxel", why_stopped="numb hands"), treatment("olaparib", "targeted", ongoing=True))
    features = features_of(rosa(treatments=given))
    assert features.had == {"chemotherapy", "targeted"}
    assert features.on_treatment
    assert features.stopped_with_reason


@pytest.mark.parametrize(
    ("tests", "never", "older"),
    [
        ((), True, False),
        ((her2("2019"),), False, True),
        ((her2("2024"),), False, False),
        ((her2("2019"), her2("2024-05")), False, False),
        ((her2(None),), False, False),
        ((her2("2019"), her2(None)), False, False),
        ((her2("2019", inherited=True),), True, False),
        ((her2("2019", cancer="lymphoma"),), True, False),
        ((her2("2019", cancer=None),), False, True),
    ],
)
def test_biomarkers_are_missing_or_old_beside_the_recurrence(
    tests: tuple[BiomarkerResult, ...], never: bool, older: bool
) -> None:
    features = features_of(rosa(biomarkers=tests))
    assert features.never_tested is never
    assert features.biomarkers_older_than_recurrence is older


def test_an_undated_recurrence_makes_no_test_old() -> None:
    course = rosa(recurrences=(came_back(on=None),), biomarkers=(her2("2019"),))
    assert not features_of(course).biomarkers_older_than_recurrence


def test_bone_and_brain_are_known_by_their_codes_and_only_when_it_is_settled() -> None:
    settled = features_of(rosa(recurrences=(came_back(places=(SPINE, HEAD)),)))
    waiting = features_of(rosa(recurrences=(came_back(places=(SPINE,), suspected=True),)))
    assert settled.place == {"bone", "brain"}
    assert waiting.place == frozenset()


def test_what_is_missing_beside_the_event_is_told() -> None:
    features = features_of(rosa(recurrences=(came_back(places=()),)))
    assert features.place_not_said
    assert features.no_biopsy_named
    assert not features_of(rosa(recurrences=(came_back(found_by="biopsy"),))).no_biopsy_named


def test_the_rest_of_the_story_has_its_features() -> None:
    lines = tuple(Line(cancer="breast", number=each, names=("x",), start=None) for each in (1, 2))
    features = features_of(
        rosa(
            possible_new_primaries=(NEW_PRIMARY,),
            family_history=(FamilyCancer(relation="mother", illness="breast cancer"),),
            biomarkers=(her2(None, inherited=True),),
            lines=lines,
            conflicts=(CONFLICT,),
        )
    )
    assert features.possible_new_primary
    assert features.family_cancer
    assert features.inherited_tested
    assert features.several_lines


def test_a_reading_can_say_that_it_may_be_a_new_cancer() -> None:
    maybe = came_back(kind=KindReading(kind="not_known", basis="not_known", possible_new_primary=True))
    assert features_of(rosa(recurrences=(maybe,))).possible_new_primary


def test_now_is_never_two_things_at_once() -> None:
    for course in every_course():
        features = features_of(course)
        assert sum((features.came_back, features.progression, features.suspected, features.clear)) <= 1
        assert features.active is (features.came_back or features.progression)
        assert features.deciding is not (features.suspected or features.clear)


def test_a_place_without_a_code_is_no_known_place() -> None:
    bare = came_back(places=(msgspec.structs.replace(SPINE, site=None),))
    assert features_of(rosa(recurrences=(bare,), cancers=(Cancer(id="breast", name=BREAST.name),))).place == frozenset()


@pytest.mark.parametrize(
    ("words", "code", "entry"),
    [
        ("acute myeloid leukemia", "C92.00", "acute-myeloid-leukemia"),
        ("plasma cell disease", "C90.02", "multiple-myeloma"),
        ("DLBCL", "C83.31", "diffuse-large-b-cell-lymphoma"),
        ("melanoma", "C43.9", "melanoma"),
        ("left breast", "C50.912", "breast"),
        ("a lump", "", ""),
    ],
)
def test_a_cancer_is_known_by_its_code_where_its_cells_are_not_told(words: str, code: str, entry: str) -> None:
    says = Diagnosis(ref="main", words=words, icd10=Icd10.find(code))
    (cancer,) = lay_out([Fact(id="f", says=says, standing="from_record")], "2026-11-23").cancers
    assert entry_id(cancer) == entry
