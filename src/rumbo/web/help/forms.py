"""The form of the emergency card: what the records say is already in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.course import BackgroundTopic

ONE_A_LINE = _("One on each line.")


def _line(label: Any, *, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=200, required=False)


def _lines(label: Any, *, hint: Any = ONE_A_LINE) -> forms.CharField:
    box = forms.Textarea({"rows": 3})
    return forms.CharField(label=label, help_text=hint, max_length=3000, required=False, widget=box)


class CardForm(forms.Form):
    """What strangers need to know."""

    name = _line(_("Name"))
    clinic_phone = _line(_("Clinic, by day"), hint=_("The number to call when it is open."))
    night_phone = _line(_("Clinic, at night and on weekends"), hint=_("Ask for the number of the doctor on call."))
    allergy = _lines(_("Allergies"))
    medicine = _lines(_("Medicines you take"), hint=_("One on each line, with the dose if you know it."))
    speaks_for_me = _lines(_("Who speaks for you"), hint=_("Name and phone of the person to call if you cannot speak."))


TOPICS: dict[str, BackgroundTopic] = {
    "name": "name", "clinic_phone": "clinic_phone", "night_phone": "night_phone", "allergy": "allergy",
    "medicine": "medicine", "speaks_for_me": "speaks_for_me",
}  # fmt: skip
LISTS: frozenset[BackgroundTopic] = frozenset({"allergy", "medicine", "speaks_for_me"})  # of the others there is one
