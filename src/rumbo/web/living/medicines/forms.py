"""The forms of the medicines. Only a name has to be there, and any name will do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rumbo.guide.medicines import Medicine, MedicineDay, Noted
from rumbo.web.frame.fields import PartialDateField

_OLDEST: Final = date(1950, 1, 1)
_NAME: Final = "m-"  # what the fields of a day begin with


def _words(label: Any, *, hint: Any = "", longest: int = 200, required: bool = False, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=longest,
        widget=forms.TextInput({"autocomplete": "off", **attrs}),
        error_messages={"required": _("Please write a name. Any name will do.")},
    )  # fmt: skip


class MedicineForm(forms.Form):
    """One medicine in the words of whoever writes it."""

    name = _words(
        _("Name"), hint=_("As it stands on the box, or as you call it. Herbs, vitamins and creams count too."),
        required=True, list="names",
    )  # fmt: skip
    why = _words(_("What for"), hint=_("For example: for pain, for the heart."))
    amount = _words(_("How much"), hint=_("For example: 1 pill of 20 mg."))
    times = _words(_("When"), hint=_("For example: mornings with food."))
    since = PartialDateField(label=_("Since"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, medicine: Medicine | None = None) -> None:
        known = medicine or Medicine(name="")
        initial = {name: getattr(known, name) for name in ("name", "why", "amount", "times", "since")}
        super().__init__(data, initial=initial)

    def told(self, *, before: Medicine | None = None) -> Medicine:
        """The medicine of a valid form. Whether it was stopped, and who wrote it, stays as it was."""
        asked = {name: self.cleaned_data[name] for name in ("name", "why", "amount", "times", "since")}
        return msgspec.structs.replace(before or Medicine(name=""), **asked)


class StopForm(forms.Form):
    """That a medicine is no longer taken, and why. Both can be left out."""

    stopped_on = PartialDateField(label=_("Since when?"), required=False)
    why_stopped = _words(_("Why?"), hint=_("In your own words. You can leave it out."), longest=1_000)


class CompanyForm(forms.Form):
    """What somebody would like to take along with a medicine."""

    other = _words(_("Together with what?"), required=True)


class DayForm(forms.Form):
    """Which day is noted. What was taken is read by the ids of the medicines."""

    on = forms.DateField(
        label=_("Which day?"), input_formats=["%Y-%m-%d"], widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Please choose a day."), "invalid": _("Please choose a day, as in 2026-11-23.")},
    )  # fmt: skip

    def clean_on(self) -> date:
        """The day: none that has not come yet."""
        on: date = self.cleaned_data["on"]
        if not _OLDEST <= on <= timezone.localdate():
            raise ValidationError(_("Please choose today or a day before it."))
        return on


def day_in(data: Mapping[str, Any], *, on: date, keys: set[str], before: Mapping[str, Noted]) -> MedicineDay:
    """What was noted of a day, from the fields of a form; what is skipped, or on no list of ours, is not there.

    What was noted `before` of medicines that the form does not ask about, since they were stopped, stays.
    """
    answers: dict[str, Noted] = {"taken": "taken", "missed": "missed"}
    noted = {key: answers.get(data.get(f"{_NAME}{key}", "")) for key in sorted(keys)}
    kept = {key: each for key, each in before.items() if key not in keys}
    return MedicineDay(on=on, noted=kept | {key: each for key, each in noted.items() if each})
