"""Every cancer, every kind, treated or not, in both languages: choices with reasons, and nothing without a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from rumbo.course.course import BiomarkerResult, Cancer, Course, KindReading, Recurrence, StatusPoint, TreatmentSpan
from rumbo.course.facts import Place
from rumbo.guide.choices.considered import ChoiceSet, Considered, choices_for
from rumbo.guide.choices.described import CHOICE_IDS, FOR_EVERYONE
from rumbo.guide.choices.discussed import BLOOD, CancerGuide, cancer_guides
from rumbo.oncology import MODALITIES
from rumbo.oncology.cancers import cancers
from rumbo.words import LANGUAGES, Sayable
from tests.guide.cast import TODAY, day

KINDS = (
    "local",
    "regional",
    "distant",
    "mixed",
    "by_definition",
    "not_known",
    "marker",
    "relapse",
    "refractory",
    "none",
    "suspected",
    "clear",
)
LEUKAEMIAS = {name for name in cancers() if "leukemia" in name}


def event(cancer: Cancer, kind: str) -> Recurrence:
    """A return of a kind: in the doctor's word, by definition, or by no word at all."""
    said = kind if kind in {"local", "regional", "distant", "mixed"} else None
    reading = KindReading(kind=said or "not_known", basis="said" if said else "not_known")
    if kind == "by_definition":
        reading = KindReading(kind="distant", basis="by_definition")
    return Recurrence(
        cancer=cancer.id, on=day("2025-03"), places=() if kind == "marker" else (Place(words="liver"),), kind=reading,
        said_kind=said, called="relapse" if cancer.is_blood else "recurrence", suspected=kind == "suspected",
        found_by="marker" if kind == "marker" else "not_said", quote=kind if kind in BLOOD else "",
    )  # fmt: skip


def treatments(guide: CancerGuide | None) -> tuple[TreatmentSpan, ...]:
    """Every kind of treatment and every medicine that the guide speaks of."""
    named = {each for row in (guide.earlier if guide else ()) for each in row.had} - set(MODALITIES)
    given = [(each, each) for each in MODALITIES] + [(each, "chemotherapy") for each in sorted(named)]
    return tuple(TreatmentSpan(cancer=None, modality=how, name=name, start=day("2019")) for name, how in given)


def course(cancer_id: str, kind: str, *, treated: bool) -> Course:
    """The story of somebody with this cancer."""
    entry, guide = (
        cancers()[cancer_id],
        next((each for each in cancer_guides().values() if cancer_id in each.cancers), None),
    )
    cancer = Cancer(id=cancer_id, name=entry.name, is_blood=entry.is_blood)
    tests = sorted({each for test in (guide.tests if guide else ()) for each in test.biomarkers})
    clear = StatusPoint(cancer=cancer_id, on=day("2026"), status="no_evidence_of_disease")
    return Course(
        today=TODAY, cancers=(cancer,), recurrences=() if kind == "none" else (event(cancer, kind),),
        statuses=(clear,) if kind == "clear" else (), treatments=treatments(guide) if treated else (),
        biomarkers=tuple(
            BiomarkerResult(cancer=None, name=each, result="seen", positive=True, on=day("2020")) for each in tests[::2]
        ) if treated else (),
    )  # fmt: skip


def said(each: Considered) -> Iterator[Sayable]:
    """All that is said of a choice in a story."""
    yield each.choice.name
    yield from each.reasons
    yield from each.unsure
    for saying in each.sayings:
        yield from (saying.says.text, *((saying.said_of,) if saying.said_of else ()))
    for change in each.changes:
        yield from (change.says.text, *change.because)
    for test in each.tests:
        yield from (test.test.name, test.test.says.text, test.told)


def wrong(found: ChoiceSet) -> Iterator[str]:
    """What is wrong with the choices of a story: a choice without a reason, a statement without source or words."""
    if [each.choice.id for each in found.all] != list(CHOICE_IDS):
        yield "not every choice in the one order"
    if not {each.choice.id for each in found.here} >= FOR_EVERYONE:
        yield "what is open to everyone is not here"
    for each in found.here:
        if not each.reasons and not each.sayings:
            yield f"{each.choice.id}: without a reason"
    for each in found.all:
        sourced = (*each.sayings, *each.changes, *(test.test for test in each.tests))
        if any(not one.says.sources for one in sourced) or any(not one.sources for one in each.choice.statements):
            yield f"{each.choice.id}: without a source"
        for one in said(each):
            words = {one.said(lang) for lang in LANGUAGES}
            if not all(words) or any("{" in word for word in words):
                yield f"{each.choice.id}: {words}"


@pytest.mark.parametrize("cancer_id", cancers())
def test_every_cancer_of_every_kind_treated_or_not_has_choices_with_reasons_and_sources(cancer_id: str) -> None:
    for kind, treated in product(KINDS, (False, True)):
        found = choices_for(course(cancer_id, kind, treated=treated))
        assert not list(wrong(found)), (kind, treated)
        assert len(found.here) > len(FOR_EVERYONE), (kind, treated)
        assert all(each.said(lang) for each in (*found.story, *found.notes) for lang in LANGUAGES)


@pytest.mark.parametrize("cancer_id", sorted(LEUKAEMIAS - {"acute-lymphoblastic-leukemia"}))  # it can be in a testicle
def test_nobody_is_operated_on_for_a_leukaemia(cancer_id: str) -> None:
    for kind in KINDS:
        found = choices_for(course(cancer_id, kind, treated=True))
        here = {each.choice.id for each in found.here}
        assert not here & {"surgery", "ablation-and-embolisation", "brachytherapy", "re-irradiation"}, kind


@pytest.mark.parametrize("name", cancer_guides())
def test_every_row_of_a_guide_reaches_somebody(name: str) -> None:
    guide = cancer_guides()[name]
    met = set[str]()
    for kind in KINDS:
        for each in choices_for(course(guide.cancers[0], kind, treated=True)).all:
            met |= {one.said("en") for one in said(each)}
    rows = [
        *guide.discussed,
        *(row for row in guide.earlier if row.choices),
        *(test for test in guide.tests if test.opens),
    ]
    assert not [row.says.text.en for row in rows if row.says.text.en not in met]


@pytest.mark.parametrize("name", cancer_guides())
def test_the_doctors_word_shows_less_than_no_word_and_never_something_else(name: str) -> None:
    guide = cancer_guides()[name]
    all_of_it = {
        each
        for one in choices_for(course(guide.cancers[0], "by_definition", treated=False)).all
        for each in one.sayings
    }
    everything = {each.says.text.en for each in all_of_it}
    for kind in BLOOD if guide.is_blood else ("local", "regional", "distant"):
        found = choices_for(course(guide.cancers[0], kind, treated=False))
        told = {each.says.text.en for one in found.all for each in one.sayings}
        assert told <= everything
        assert told == {row.says.text.en for row in guide.discussed if kind in row.situations}
