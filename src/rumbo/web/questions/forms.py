"""The forms of the list."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.frame.fields import PartialDateField


class WordsForm(forms.Form):
    """A question in somebody's own words."""

    words = forms.CharField(
        label=_("Your question"), max_length=400, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Please write the question first.")},
    )  # fmt: skip


class SheetForm(forms.Form):
    """What the printed sheet says at its top."""

    visit = forms.CharField(
        label=_("Whom will you see?"),
        help_text=_("For example: Dr. Ríos. It may stay empty."),
        max_length=120,
        required=False,
    )
    visit_on = PartialDateField(label=_("When?"))
    languages = forms.ChoiceField(
        label=_("In which language?"), widget=forms.RadioSelect,
        choices=[("en", "English"), ("es", "Español"), ("both", _("Both, side by side"))],
    )  # fmt: skip
