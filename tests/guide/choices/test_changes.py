"""What earlier treatment changes: only what the story says was given, with its name and date; nothing that is open."""

from __future__ import annotations

import pytest

from rumbo.course.course import Course
from rumbo.guide.choices.changes import changes_of, unsure_of
from rumbo.guide.choices.concerned import concerns_of
from rumbo.guide.choices.described import ChoiceId
from tests.guide.cast import LYMPHOMA, day, rosa, treatment
from tests.guide.choices.test_concerned import THYMUS

pytestmark = pytest.mark.usefixtures("invented")


def changes(course: Course, choice: ChoiceId = "chemotherapy") -> dict[str, str]:
    """What is said of a choice, with the treatments it goes by."""
    (concern,) = concerns_of(course)
    found = changes_of(course, concern=concern, choice=choice)
    return {each.says.text.en: each.told.said("en") if each.told else "" for each in found}


def unsure(course: Course) -> list[str]:
    """What is said of chemotherapy that may have been given."""
    (concern,) = concerns_of(course)
    return [each.said("en") for each in unsure_of(course, concern=concern, choice="chemotherapy")]


def test_a_medicine_is_found_under_any_of_its_names_and_in_a_combination() -> None:
    assert (
        changes(rosa(treatments=(treatment("Adriamycin"),)))["after doxorubicin"]
        == "Your story says: doxorubicin (2019)."
    )
    in_combination = rosa(treatments=(treatment("AC chemotherapy x4"),))
    assert changes(in_combination)["after doxorubicin"] == "Your story says: AC chemotherapy x4 (2019)."


def test_a_kind_of_treatment_is_found_whatever_it_is_called() -> None:
    course = rosa(treatments=(treatment("left chest", "radiation", start=day("2015-02")),))
    assert changes(course, "surgery") == {"after radiation": "Your story says: left chest (February 2015)."}


def test_a_treatment_without_a_date_is_said_without_one() -> None:
    course = rosa(treatments=(treatment("doxorubicin", start=None),))
    assert changes(course)["after doxorubicin"] == "Your story says: doxorubicin."


def test_what_is_said_to_everyone_stands_without_a_treatment() -> None:
    assert changes(rosa(treatments=())) == {"for all": ""}


def test_a_treatment_for_another_cancer_counts_and_says_for_which() -> None:
    other = treatment("doxorubicin", cancer="lymphoma")
    course = rosa(
        cancers=(*rosa().cancers, LYMPHOMA), treatments=(other, treatment("doxorubicin", cancer="lymphoma", start=None))
    )
    assert changes(course)["after doxorubicin"] == (
        "Your story says: doxorubicin, for another cancer (follicular lymphoma, 2019) and "
        "doxorubicin, for another cancer (follicular lymphoma)."
    )


@pytest.mark.parametrize("given", [False, None])
def test_what_was_not_given_or_is_open_changes_nothing(given: bool | None) -> None:
    assert "after doxorubicin" not in changes(rosa(treatments=(treatment("doxorubicin", given=given),)))


def test_what_may_have_been_given_is_said_to_be_open() -> None:
    said = "Your story is not clear on whether this was given: doxorubicin. It may change what is said here."
    assert unsure(rosa(treatments=(treatment("doxorubicin", given=None),))) == [said]
    assert unsure(rosa(treatments=(treatment("doxorubicin"), treatment("letrozole", "hormone", given=None)))) == []


def test_four_treatments_are_named_and_no_more() -> None:
    many = tuple(treatment("doxorubicin", start=day(str(year))) for year in range(2010, 2020))
    assert changes(rosa(treatments=many))["after doxorubicin"].count("doxorubicin") == 4


def test_a_cancer_without_a_guide_has_nothing_to_change() -> None:
    course = rosa(cancers=(THYMUS,), recurrences=())
    assert changes(course) == {}
    assert unsure(course) == []
