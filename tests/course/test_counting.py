"""A possible new cancer beside the one before it."""

from __future__ import annotations

from rumbo.course import Cancer, Diagnosis, Fact, Place, PossibleNewPrimary
from rumbo.course.counting import counted
from rumbo.course.told import told
from rumbo.oncology import IcdO3Morphology, IcdO3Site, PartialDate
from rumbo.words import Message, both

FIRST = Cancer(
    id="c1",
    name=both("breast cancer"),
    site=IcdO3Site("C50.9"),
    side="left",
    morphology=IcdO3Morphology("8500/3"),
    diagnosed_on=PartialDate(2019, 5, 3),
)
BEFORE = Cancer(id="c0", name=both("colon cancer"), site=IcdO3Site("C18.7"), diagnosed_on=PartialDate(2012))
WHY = Message("course-new-place-like-new")


def possible(words: str, *, on: str | None = "2022-06-01", facts: tuple[str, ...] = ()) -> PossibleNewPrimary:
    day = PartialDate.parse(on) if on else None
    return PossibleNewPrimary(facts=facts, on=day, place=Place(words=words), why=WHY)


def diagnosis(words: str, **says: object) -> Fact:
    return Fact(id="d2", says=Diagnosis(ref="second", words=words, **says), standing="from_record")


def of(each: PossibleNewPrimary, *cancers: Cancer, fact: Fact | None = None) -> PossibleNewPrimary:
    (made,) = counted([each], cancers=cancers or (FIRST,), diagnoses=told([fact] if fact else [], Diagnosis))
    return made


def test_a_diagnosis_of_its_own_tells_the_rules_what_they_need():
    fact = diagnosis(
        "right breast cancer",
        site=IcdO3Site("C50.4"),
        side="right",
        morphology=IcdO3Morphology("8500/3"),
        on=PartialDate(2022, 6, 1),
    )
    made = of(possible("right breast", facts=("d2",)), fact=fact)
    assert made.beside == "c1"
    assert (made.counted.answer, made.counted.rule) == ("new", "SEER Solid Tumor Rules 2018+, Breast, M7")


def test_a_place_alone_leaves_the_cell_type_missing():
    made = of(possible("right breast"))
    assert made.counted.answer == "questionable"
    assert [each.id for each in made.counted.missing] == ["course-origin-lacks-cell"]


def test_it_is_set_beside_the_cancer_of_its_organ_else_beside_the_last_before_it():
    assert of(possible("left breast"), FIRST, BEFORE).beside == "c1"
    assert of(possible("cecum"), BEFORE, FIRST).beside == "c0"
    assert of(possible("liver"), BEFORE, FIRST).beside == "c1"
    assert of(possible("liver", on="2015"), BEFORE, FIRST).beside == "c0"


def test_without_a_day_it_is_set_beside_the_only_cancer_or_beside_none():
    assert of(possible("liver", on=None)).beside == "c1"
    assert of(possible("liver", on=None), BEFORE, FIRST).counted is None


def test_a_place_nobody_knows_is_left_as_it_is():
    each = possible("somewhere")
    assert of(each) == each


def test_a_cancer_without_a_place_is_left_as_it_is():
    each = possible("liver")
    assert of(each, Cancer(id="c1", name=both("cancer"), diagnosed_on=PartialDate(2019))) == each
