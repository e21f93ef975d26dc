"""Every kind of fact can be put right, and what the form does not ask about stays as it was."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given

from rumbo.course import (
    Background,
    Biomarker,
    Diagnosis,
    Finding,
    Illness,
    Measure,
    Place,
    Relative,
    Statement,
    Status,
    Symptom,
    Treatment,
)
from rumbo.oncology import IcdO3Morphology, IcdO3Site
from rumbo.web.story.correcting.forms import EMPTY, FactForm, place
from tests.course.strategies import statements
from tests.web.cast import day

LIVER = Place(words="liver", site=IcdO3Site("C22.0"))
SAID: tuple[Statement, ...] = (
    Diagnosis(
        ref="c",
        words="breast cancer",
        site=IcdO3Site("C50.9"),
        side="left",
        morphology=IcdO3Morphology("8500/3"),
        on=day("2014-03"),
    ),
    Treatment(modality="hormone", name="letrozole", on=day("2019"), until=day("2020-05-06"), dose_words="2.5 mg"),
    Treatment(modality="chemotherapy", name="docetaxel", given=False),
    Treatment(modality="targeted", name="palbociclib", given=None, ongoing=True),
    Status(status="recurrence", on=day("2022"), places=(LIVER, Place(words="left lung")), said_kind="distant"),
    Status(status="stable"),
    Finding(place=LIVER, words="a spot", on=day("2022"), tumour=True),
    Biomarker(name="HER2", result="negative", positive=False, on=day("2022")),
    Measure(name="CEA", value=3.5, unit="ng/mL", on=day("2022-01-02")),
    Symptom(name="tired", grade=2),
    Illness(name="asthma", on=day("1990")),
    Relative(relation="mother", illness="breast cancer", age_years=50),
    Background(topic="allergy", words="penicillin"),
)


def sent(form: FactForm) -> dict[str, Any]:
    """What a browser sends back when nothing on the page is touched."""
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = form.initial.get(name, field.initial)
        if hasattr(field.widget, "decompress"):
            parts = field.widget.decompress(value)
            data |= {
                f"{name}{suffix}": part for suffix, part in zip(field.widget.widgets_names, parts, strict=True) if part
            }
        elif value not in (None, False):
            data[name] = "on" if value is True else value
    return data


def unchanged(says: Statement) -> Statement:
    """What a fact says after its form was sent back untouched."""
    form = FactForm(says, sent(FactForm(says)))
    assert form.is_valid(), form.errors
    return form.statement()


@pytest.mark.parametrize("says", SAID, ids=lambda says: type(says).__name__)
def test_a_form_sent_back_untouched_changes_nothing_it_shows(says: Statement) -> None:
    after = unchanged(says)
    if isinstance(says, Status):  # places are read again from their words
        assert [each.words for each in after.places] == [each.words for each in says.places]
        after = msgspec.structs.replace(after, places=says.places)
    if isinstance(says, Finding):
        after = msgspec.structs.replace(after, place=says.place)
    assert after == says


@given(statements())
def test_no_fact_breaks_its_form(says: Statement) -> None:
    form = FactForm(says, sent(FactForm(says)))
    assert str(FactForm(says))
    if form.is_valid():
        assert type(form.statement()) is type(says)


def test_a_cancer_with_a_new_name_gets_its_place_anew() -> None:
    before = SAID[0]
    form = FactForm(before, {"words": "colon cancer", "side": "", "standing": "from_doctor"})
    assert form.is_valid(), form.errors
    after = form.statement()
    assert (str(after.site), after.side, after.morphology) == ("C18.9", None, None)
    assert (after.ref, form.standing()) == ("c", "from_doctor")


def test_places_are_found_in_words_of_either_language() -> None:
    form = FactForm(
        EMPTY["status"](), {"status": "recurrence", "places": "hígado, left lung y hueso", "standing": "unsure"}
    )
    assert form.is_valid(), form.errors
    assert [str(each.site) for each in form.statement().places] == ["C22.0", "C34.9", "C41.9"]
    assert place("somewhere nobody knows").site is None


@pytest.mark.parametrize("kind", sorted(EMPTY))
def test_what_is_added_by_hand_begins_empty(kind: str) -> None:
    form = FactForm(EMPTY[kind](), {"standing": "from_me"})
    assert not form.is_valid() or kind == "status"
