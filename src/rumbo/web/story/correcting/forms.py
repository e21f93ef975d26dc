"""The form of a fact: which of its parts a person can put right, and the statement that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.course import (
    Background,
    Biomarker,
    Diagnosis,
    Finding,
    Illness,
    Measure,
    Place,
    Relative,
    Standing,
    Statement,
    Status,
    Symptom,
    Treatment,
)
from rumbo.oncology import find_site, split_places
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.story.telling.statements import diagnosis

SIDES = [("", _("I don’t know")), ("left", _("Left")), ("right", _("Right")), ("bilateral", _("Both sides"))]
SORTS = [
    ("surgery", _("Surgery")), ("radiation", _("Radiation")), ("chemotherapy", _("Chemotherapy")),
    ("hormone", _("Hormone therapy")), ("targeted", _("Targeted therapy")), ("immunotherapy", _("Immunotherapy")),
    ("transplant", _("Transplant")), ("cell_therapy", _("Cell therapy")), ("other", _("Something else")),
]  # fmt: skip
STATUSES = [
    ("no_evidence_of_disease", _("No sign of cancer")), ("remission", _("Remission")), ("stable", _("It stayed the same")),
    ("progression", _("It grew")), ("recurrence", _("It came back")),
]  # fmt: skip
DOCTORS_WORD = [
    ("", _("No word was used, or I don’t know")), ("local", _("Local")), ("regional", _("Regional")),
    ("distant", _("Distant")), ("mixed", _("More than one")),
]  # fmt: skip
GIVEN = [("yes", _("Yes, I had it")), ("no", _("No, it was never given")), ("", _("I don’t know"))]
STANDINGS = [("from_me", _("I know it")), ("from_doctor", _("My doctor told me")), ("unsure", _("I am not sure"))]


def _words(label: Any, *, hint: Any = "", required: bool = False) -> forms.Field:
    return forms.CharField(label=label, help_text=hint, max_length=300, required=required)


def _one_of(label: Any, choices: list[tuple[str, Any]]) -> forms.Field:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)


def _fields(kind: type[Statement]) -> dict[str, forms.Field]:
    date = {"on": PartialDateField(label=_("When"))}
    fields: dict[type[Any], dict[str, forms.Field]] = {
        Diagnosis: {"words": _words(_("Which cancer"), required=True), "side": _one_of(_("Which side"), SIDES), **date},
        Treatment: {
            "name": _words(_("What it was"), required=True),
            "modality": _one_of(_("What kind"), SORTS),
            "given": _one_of(_("Was it given?"), GIVEN),
            "on": PartialDateField(label=_("It began")),
            "until": PartialDateField(label=_("It ended")),
            "ongoing": forms.BooleanField(label=_("It is still going on"), required=False),
        },
        Status: {
            "status": _one_of(_("What the doctors said"), STATUSES),
            "places": _words(_("Where"), hint=_("If it came back: the places, with commas between them.")),
            "said_kind": _one_of(_("What the doctor called it"), DOCTORS_WORD),
            **date,
        },
        Finding: {"place": _words(_("Where"), required=True), "words": _words(_("What was found")), **date},
        Biomarker: {
            "name": _words(_("Which test"), required=True),
            "result": _words(_("What it showed"), required=True),
            **date,
        },
        Measure: {
            "name": _words(_("What was measured"), required=True),
            "value": forms.FloatField(label=_("The number")),
            "unit": _words(_("The unit"), hint=_("As the paper has it, for example ng/mL.")),
            **date,
        },
        Symptom: {"name": _words(_("What you felt"), required=True), **date},
        Illness: {"name": _words(_("Which illness"), required=True), **date},
        Relative: {"relation": _words(_("Who"), required=True), "illness": _words(_("Which illness"), required=True)},
        Background: {"words": _words(_("What to remember"), required=True)},
    }
    return fields[kind]


class FactForm(forms.Form):
    """The parts of one kind of fact, and how sure the person is."""

    def __init__(self, before: Statement, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={**_initial(before), "standing": "from_me"})
        self.before = before
        self.fields.update(_fields(type(before)))
        self.fields["standing"] = forms.ChoiceField(
            label=_("How do you know?"), choices=STANDINGS, widget=forms.RadioSelect, initial="from_me"
        )

    def statement(self) -> Statement:
        """The statement that the form's values make of the one it began with."""
        values = {name: self.cleaned_data[name] for name in _fields(type(self.before))}
        for name, interpret in _READ.items():
            if name in values:
                values[name] = interpret(values[name])
        if isinstance(self.before, Diagnosis) and values["words"] != self.before.words:
            read = diagnosis(values["words"], ref=self.before.ref)
            values |= {"site": read.site, "morphology": read.morphology}
        return msgspec.structs.replace(self.before, **values)

    def standing(self) -> Standing:
        """How the person knows it."""
        chosen: Standing = self.cleaned_data["standing"]
        return chosen


def place(words: str) -> Place:
    """A place somebody named, with its site where the words say it."""
    found = find_site(words)
    return Place(words=words, site=found.site if found else None, side=found.side if found else None)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "side": lambda given: given or None,
    "said_kind": lambda given: given or None,
    "given": {"yes": True, "no": False}.get,
    "modality": lambda given: given or "other",
    "status": lambda given: given or "stable",
    "place": place,
    "places": lambda given: tuple(place(each) for each in split_places(given)),
}


def _initial(before: Statement) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(before, name) for name in _fields(type(before))}
    if isinstance(before, Treatment):
        values["given"] = {True: "yes", False: "no", None: ""}[before.given]
    if isinstance(before, Status):
        values["places"] = ", ".join(each.words for each in before.places)
    if isinstance(before, Finding):
        values["place"] = before.place.words
    return values


# What a person can add by hand from the story page, in the order of the page. Each begins as an empty statement.
EMPTY: Mapping[str, Callable[[], Statement]] = {
    "cancer": lambda: Diagnosis(ref=""),
    "treatment": lambda: Treatment(modality="other", name=""),
    "status": lambda: Status(status="stable"),
    "test": lambda: Biomarker(name="", result=""),
    "illness": lambda: Illness(name=""),
    "relative": lambda: Relative(relation="", illness=""),
    "note": lambda: Background(topic="note"),
}
