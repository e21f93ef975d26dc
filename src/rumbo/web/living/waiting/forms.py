"""The forms of the scan wait. Only the scan and its day are needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide.waiting import CAME, Wait
from rumbo.oncology import PartialDate
from rumbo.web.living.calendar.forms import DayField, day_of

WAYS = {"visit": _("At a visit"), "phone": _("By telephone"), "portal": _("On the portal"), "": _("I don’t know")}
LOOKS = {
    "after": _("After my doctor has talked with me"), "before": _("As soon as they are there"), "": _("I don’t know yet"),
}  # fmt: skip
CAME_WORDS = {
    "team": _("My team told me"), "portal": _("On the portal, or on paper"), "not-yet": _("They have not come yet"),
    "rather-not": _("I would rather not say"),
}  # fmt: skip


class WaitForm(forms.Form):
    """One scan, and the wait for its result."""

    scan = forms.CharField(
        label=_("Which scan?"), max_length=120, help_text=_("In your own words. For example: CT of the chest."),
        error_messages={"required": _("Please write a word or two.")},
    )  # fmt: skip
    on = DayField(label=_("On which day?"), required=True, error_messages={"required": _("Please add the day.")})
    results_on = DayField(
        label=_("When do the results come?"),
        help_text=_("Leave it empty if nobody told you. It is a good thing to ask."),
    )
    way = forms.ChoiceField(
        label=_("How do they come?"), required=False, widget=forms.RadioSelect, choices=list(WAYS.items())
    )
    calls = forms.CharField(label=_("Who tells you, or calls?"), max_length=160, required=False)
    look = forms.ChoiceField(
        label=_("If they are on the portal first, when do you want to look?"), required=False, widget=forms.RadioSelect,
        choices=list(LOOKS.items()),
    )  # fmt: skip
    with_me = forms.CharField(label=_("Who is with you that day?"), max_length=160, required=False)
    helps = forms.CharField(
        label=_("What helps you wait?"), required=False, max_length=2_000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, wait: Wait | None, scan: str = "", on: PartialDate | None = None
    ) -> None:
        super().__init__(data, initial=_known(wait) if wait else {"scan": scan, "on": on})

    def wait(self) -> Wait:
        """The wait of a valid form."""
        given = self.cleaned_data
        days = {"on": given["on"].earliest, "results_on": day_of(given["results_on"])}
        return Wait(**{**given, **days})


def _known(wait: Wait) -> dict[str, Any]:
    known = {name: getattr(wait, name) for name in WaitForm.base_fields}
    results_on = PartialDate.of(wait.results_on) if wait.results_on else None
    return {**known, "on": PartialDate.of(wait.on), "results_on": results_on}


class CameForm(forms.Form):
    """How the result came. What it says is not asked."""

    came = forms.ChoiceField(
        label=_("How did the results come?"), widget=forms.RadioSelect, choices=[(each, CAME_WORDS[each]) for each in CAME],
        error_messages={"required": _("Please choose one.")},
    )  # fmt: skip
