"""The choices of a story: all of them in one order, each with its reason; what a doctor named is marked, nothing ranked."""

from __future__ import annotations

import msgspec
import pytest

from rumbo.course.course import Cancer, Course, KindReading, MarkerValue, StatusPoint
from rumbo.guide.choices.considered import ChoiceSet, Considered, choices_for
from rumbo.guide.choices.described import CHOICE_IDS, FOR_EVERYONE
from rumbo.guide.choices.named import Named
from rumbo.oncology import IcdO3Site
from rumbo.words import Message, Text
from tests.guide.cast import BREAST, LYMPHOMA, TODAY, came_back, day, every_course, ines, rosa, stranger, treatment
from tests.guide.choices.test_concerned import THYMUS, UNNAMED, said

pytestmark = pytest.mark.usefixtures("invented")

MARROW = Cancer(id="marrow", name=Text(en="leukemia", es="leucemia"), site=IcdO3Site("C42.1"), is_blood=True)


def ids(found: tuple[Considered, ...]) -> set[str]:
    """Which choices."""
    return {each.choice.id for each in found}


def the(choice: str, choices: ChoiceSet) -> Considered:
    """One choice."""
    found = choices.find(choice)
    assert found is not None
    return found


def why(choice: str, choices: ChoiceSet) -> list[str]:
    """Why it is there, in a word or in what is said of it."""
    found = the(choice, choices)
    general = [each.id.removeprefix("guide-choices-why-") for each in found.reasons]
    return [*general, *(each.says.text.en for each in found.sayings)]


def _situations(*names: str) -> tuple[Message, ...]:
    return tuple(Message(f"guide-choices-situation-{each}") for each in names)


@pytest.mark.parametrize("course", [*list(every_course())[::97], stranger()])
def test_every_story_has_every_choice_in_the_one_order(course: Course) -> None:
    found = choices_for(course)
    assert [each.choice.id for each in found.all] == list(CHOICE_IDS)
    assert [each.choice.number for each in found.all] == list(range(1, len(CHOICE_IDS) + 1))
    assert ids(found.here) >= FOR_EVERYONE
    assert ids(found.here) | ids(found.apart) == set(CHOICE_IDS)
    assert not ids(found.here) & ids(found.apart)
    assert all(each.reasons or each.sayings for each in found.here)
    assert found == choices_for(course)


def test_what_is_said_of_the_doctors_kind_is_why_a_choice_is_there() -> None:
    found = choices_for(rosa(recurrences=(came_back(**said("local")),)))
    assert why("surgery", found) == ["surgery when local or regional"]
    assert why("chemotherapy", found) == ["chemotherapy when local"]
    assert the("surgery", found).sayings[0].situations == ()
    assert ids(found.here) == FOR_EVERYONE | {"surgery", "chemotherapy"}


def test_without_the_doctors_word_each_saying_says_of_which_kind_it_is() -> None:
    sayings = the("hormone-therapy", choices_for(rosa())).sayings
    assert sayings[0].said_of == Message("guide-choices-said-of", {"situations": _situations("marker", "distant")})
    assert sayings[0].cancer is None


def test_what_is_open_to_everyone_has_a_reason_of_its_own_beside_what_else_is_said_of_it() -> None:
    found = choices_for(rosa(recurrences=(came_back(**said("local")),)))
    assert why("clinical-trial", found) == ["clinical-trial"]
    assert why("clinical-trial", choices_for(rosa())) == ["clinical-trial", "clinical-trial when distant"]
    assert why("no-treatment-of-the-cancer", found) == ["no-treatment-of-the-cancer"]


def test_it_says_what_it_goes_by() -> None:
    found = choices_for(rosa(recurrences=(came_back(**said("distant")),)))
    assert [each.said("en") for each in found.story] == [
        "Your cancer: breast cancer.",
        "It came back in March 2024 in this place: liver.",
        "The doctor's word for it: distant.",
    ]
    assert [each.said("en") for each in choices_for(rosa()).story][
        -1
    ] == "It came back in March 2024 in this place: liver."


def test_what_is_suspected_is_said_to_be_looked_into() -> None:
    found = choices_for(rosa(recurrences=(came_back(suspected=True, **said("distant")),)))
    assert found.story[-1].said("en") == "Something is being looked into here: liver. It is not settled."


def test_a_kind_whose_records_disagree_is_not_quoted() -> None:
    reading = KindReading(kind="not_known", basis="not_known")
    found = choices_for(rosa(recurrences=(came_back(kind=reading, said_kind="local"),)))
    assert len(found.story) == 2


def test_a_clear_story_asks_for_no_test_and_tells_no_return() -> None:
    clear = StatusPoint(cancer="breast", on=day("2026-01"), status="no_evidence_of_disease")
    found = choices_for(rosa(statuses=(clear,)))
    assert len(found.story) == 1
    assert all(not each.tests for each in found.all)
    assert the("surgery", choices_for(rosa())).tests


def test_an_empty_story_shows_everything_with_the_general_reason() -> None:
    found = choices_for(stranger())
    assert found.apart == ()
    assert found.story == ()
    assert why("surgery", found) == ["any"]
    assert why("palliative-care", found) == ["palliative-care"]


@pytest.mark.parametrize(("cancer", "reason"), [(THYMUS, "organ"), (UNNAMED, "any")])
def test_a_cancer_without_a_guide_has_every_choice_there_is(cancer: Cancer, reason: str) -> None:
    found = choices_for(Course(today=TODAY, cancers=(cancer,), recurrences=(came_back(cancer),)))
    assert found.guides == ()
    assert found.apart == ()
    assert why("surgery", found) == [reason]


def test_a_blood_cancer_without_a_guide_has_what_there_is_for_blood() -> None:
    found = choices_for(Course(today=TODAY, cancers=(MARROW,), recurrences=(came_back(MARROW),)))
    assert why("stem-cell-transplant", found) == ["blood"]
    assert {"surgery", "brachytherapy", "radioligands"} <= ids(found.apart)


def test_of_two_cancers_each_saying_names_its_own() -> None:
    found = choices_for(rosa(cancers=(BREAST, LYMPHOMA), recurrences=()))
    assert [each.said_of.said("en") for each in the("chemotherapy", found).sayings if each.said_of] == [
        "Said of breast cancer: distant.",
        "Said of breast cancer: local.",
        "Said of follicular lymphoma: relapse.",
    ]


def test_of_two_cancers_one_whose_situation_is_said_is_named_alone() -> None:
    relapse = msgspec.structs.replace(came_back(LYMPHOMA, quote="relapsed"), cancer=None)
    found = choices_for(rosa(cancers=(BREAST, LYMPHOMA), recurrences=(relapse,)))
    assert the("chemotherapy", found).sayings[-1].said_of == Message(
        "guide-choices-said-of", {"situations": LYMPHOMA.name}
    )


def test_a_choice_that_a_doctor_named_is_here_in_its_place_with_what_was_said() -> None:
    note = Named(id="1", choice="surgery", doctor="Dr. Ríos", said="Perhaps later.")
    found = choices_for(ines(), named=(note, Named(id="2", name="a vaccine")))
    assert "surgery" not in ids(choices_for(ines()).here)
    assert the("surgery", found).named == (note,)
    assert "surgery" in ids(found.here)
    assert [each.choice.number for each in found.here] == sorted(each.choice.number for each in found.here)
    assert [each.name for each in found.own] == ["a vaccine"]


def test_the_sources_of_a_choice_are_those_of_what_is_said_of_it_here_each_once() -> None:
    found = the("chemotherapy", choices_for(rosa(treatments=(treatment("doxorubicin"),))))
    names = [each.name for each in found.sources]
    assert names == [
        "A page about chemotherapy when distant", "A page about chemotherapy when local",
        "A page about after doxorubicin", "A page about for all", "A page about HER2",
    ]  # fmt: skip


def test_what_may_have_been_given_is_said_once() -> None:
    found = the("chemotherapy", choices_for(rosa(treatments=(treatment("doxorubicin", given=None),))))
    assert len(found.unsure) == 1


def test_a_choice_that_is_none_of_ours_is_not_found() -> None:
    assert choices_for(rosa()).find("magic") is None


def test_a_choice_tells_whether_the_story_changes_or_lacks_something_of_it() -> None:
    assert the("chemotherapy", choices_for(rosa(treatments=(treatment("doxorubicin"),)))).has_change
    assert the("chemotherapy", choices_for(rosa(treatments=(treatment("doxorubicin", given=None),)))).has_change
    assert not the("chemotherapy", choices_for(rosa())).has_change
    assert the("chemotherapy", choices_for(rosa())).has_gap
    assert not the("cell-therapy", choices_for(rosa())).has_gap


def test_a_test_that_no_story_can_hold_is_no_gap() -> None:
    measured = MarkerValue(cancer=None, name="CA 15-3", on=day("2025"), value=4, words="4")
    surgery = the("surgery", choices_for(rosa(markers=(measured,))))
    assert [each.state for each in surgery.tests] == ["untold", "there"]
    assert not surgery.has_gap


def test_what_no_clinician_has_reviewed_is_not_called_reviewed() -> None:
    assert not choices_for(rosa()).is_reviewed
