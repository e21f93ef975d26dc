"""The form that chooses a pace."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rumbo.guide import Pace
from rumbo.guide.pace import PaceKind

_LONGEST = timedelta(days=3 * 366)

PACES = {
    "usual": _("As usual"),
    "quiet": _("Quiet: no reminders, no questions, nothing due"),
    "comfort": _("Comfort: ease, people and numbers come first"),
    "ended": _("This story has ended"),
}


class PaceForm(forms.Form):
    """Which pace, and for quiet until when."""

    kind = forms.ChoiceField(
        label=_("Which pace is right now?"), widget=forms.RadioSelect,
        choices=[(each, PACES[each]) for each in get_args(PaceKind)],
        error_messages={"required": _("Please choose one.")},
    )  # fmt: skip
    until = forms.DateField(
        label=_("Quiet until, if you like"), required=False, widget=forms.DateInput({"type": "date"}),
        help_text=_("Left empty, it stays quiet until you change it."),
        error_messages={"invalid": _("Please write a day, for example 2027-03-01.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date | None:
        """A day to come, in the next three years."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and not self.today < until <= self.today + _LONGEST:
            raise ValidationError(_("Please choose a day that is still to come, in the next three years."))
        return until

    def pace(self) -> Pace:
        """The pace of a valid form."""
        kind: PaceKind = self.cleaned_data["kind"]
        return Pace(kind=kind, since=self.today, until=self.cleaned_data["until"] if kind == "quiet" else None)
