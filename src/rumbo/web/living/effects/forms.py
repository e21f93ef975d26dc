"""The form of an effect that lasts: what it is, since when, in whose words."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.course import Illness, Statement, Symptom
from rumbo.web.frame.fields import PartialDateField


class LastingForm(forms.Form):
    """Something that stays after a treatment, as the story keeps it."""

    name = forms.CharField(
        label=_("What stays?"), max_length=200, help_text=_("In your own words: for example numb feet."),
        error_messages={"required": _("Please write what stays.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect, initial="symptom",
        choices=[("symptom", _("Something I feel")), ("illness", _("Something a doctor gave a name"))],
    )  # fmt: skip
    since = PartialDateField(label=_("Since"), required=False)

    def told(self) -> Statement:
        """The statement of a valid form."""
        given = self.cleaned_data
        if given["kind"] == "illness":
            return Illness(name=given["name"], on=given["since"])
        return Symptom(name=given["name"], on=given["since"])
