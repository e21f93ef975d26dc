"""The form of a value from a paper: what was measured, the number as it is printed, its unit, its day, the lab's range."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rumbo.course import Measure
from rumbo.guide.longview import OFFERED, substance_of
from rumbo.oncology import PartialDate
from rumbo.oncology.units import pretty_unit
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.frame.templatetags.words import say

_PRINTED = re.compile(r"(?P<sign><=|>=|[<>≤≥])?\s*(?P<number>\d{1,9}(?:[.,]\d{1,6})?)")
_UNITS = dict(OFFERED)


def _number(label: Any, *, hint: Any = "", required: bool = False) -> forms.CharField:
    attributes = {"inputmode": "decimal", "autocomplete": "off", "size": 10}
    return forms.CharField(
        label=label, help_text=hint, max_length=20, required=required, widget=forms.TextInput(attributes)
    )


def _names() -> list[tuple[str, str]]:
    return [(name, f"{say(substance_of(name).name, 'cap')} ({pretty_unit(unit)})") for name, unit in OFFERED]


class ValueForm(forms.Form):
    """One value, as a paper has it."""

    name = forms.CharField(
        label=_("Or write what it is called"), max_length=80, required=False,
        help_text=_("Only if it is not in the list. As the paper has it."),
    )  # fmt: skip
    value = _number(_("The number"), hint=_("As it is printed. “<0.1” is fine."), required=True)
    unit = forms.CharField(
        label=_("The unit"), max_length=30, required=False,
        help_text=_("Leave it empty if it is the one in the list. Otherwise as the paper has it, such as µg/L."),
    )  # fmt: skip
    on = PartialDateField(label=_("The day of the test"), required=True)
    low = _number(
        _("The lab’s own range: from"), hint=_("It is printed beside the number. Leave empty what is not there.")
    )
    high = _number(_("The lab’s own range: to"))

    def __init__(self, data: Any, *, known: str = "") -> None:
        super().__init__(data, initial={"known": known})
        which = forms.ChoiceField(
            label=_("What was measured?"), required=False, choices=[("", _("Something else")), *_names()]
        )
        self.fields = {"known": which, **self.fields}

    def clean_value(self) -> str:
        """The number as it is printed."""
        return _as_printed(self.cleaned_data["value"])

    def clean_low(self) -> str:
        """The lower end of the range."""
        return _as_limit(self.cleaned_data["low"])

    def clean_high(self) -> str:
        """The upper end of the range."""
        return _as_limit(self.cleaned_data["high"])

    def clean_on(self) -> PartialDate:
        """A test that was done is not after today."""
        on: PartialDate = self.cleaned_data["on"]
        if on.earliest > timezone.localdate():
            raise forms.ValidationError(_("That day is still to come. Please check it."))
        return on

    def clean(self) -> dict[str, Any]:
        """Something has to be named, and a range goes upward."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("known") and not told.get("name"):
            self.add_error("name", _("Please choose from the list, or write what was measured."))
        low, high = told.get("low"), told.get("high")
        if low and high and float(low) > float(high):
            self.add_error("high", _("The range begins above its end. Please check both numbers."))
        return told

    def measure(self) -> Measure:
        """The value as a statement; a limit keeps its sign in the words."""
        told = self.cleaned_data
        name = told["known"] or told["name"].strip()
        found = _PRINTED.fullmatch(told["value"])
        assert found is not None  # noqa: S101 - as clean_value left it
        return Measure(
            name=name,
            value=float(found["number"]),
            unit=told["unit"].strip() or _UNITS.get(told["known"], ""),
            on=told["on"],
            words=told["value"] if found["sign"] else "",
            low=float(told["low"]) if told["low"] else None,
            high=float(told["high"]) if told["high"] else None,
        )


def _as_printed(words: str) -> str:
    found = _PRINTED.fullmatch(words.strip())
    if found is None:
        raise forms.ValidationError(_("Please write a number, such as 4.2 or <0.1, without the unit."))
    return f"{found['sign'] or ''}{found['number'].replace(',', '.')}"


def _as_limit(words: str) -> str:
    if not words.strip():
        return ""
    printed = _as_printed(words)
    if not printed[0].isdigit():
        raise forms.ValidationError(_("Please write only the number here."))
    return printed
