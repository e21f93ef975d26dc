"""The form that chooses a pace."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide import Pace
from rumbo.guide.pace import PaceKind

PACES = {
    "usual": _("As usual"),
    "quiet": _("Quiet: no reminders, no questions, nothing due"),
    "comfort": _("Comfort: ease, people and numbers come first"),
    "ended": _("This story has ended"),
}
DAYS = (("", _("Until I change it")), ("7", _("A week")), ("30", _("A month")), ("90", _("Three months")))


class PaceForm(forms.Form):
    """Which pace, and for quiet how long."""

    kind = forms.ChoiceField(
        label=_("Which pace is right now?"), widget=forms.RadioSelect,
        choices=[(each, PACES[each]) for each in get_args(PaceKind)],
        error_messages={"required": _("Please choose one.")},
    )  # fmt: skip
    quiet_for = forms.TypedChoiceField(
        label=_("If quiet, for how long?"), required=False, choices=DAYS, coerce=int, empty_value=None
    )

    def pace(self, *, today: date) -> Pace:
        """The pace of a valid form, from today on."""
        kind: PaceKind = self.cleaned_data["kind"]
        days: int | None = self.cleaned_data["quiet_for"] if kind == "quiet" else None
        return Pace(kind=kind, since=today, until=today + timedelta(days=days) if days else None)
