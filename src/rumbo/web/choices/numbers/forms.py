"""The form behind a door: what the doctor said."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ToldForm(forms.Form):
    """What the doctor said, in one's own words."""

    words = forms.CharField(
        label=_("What my doctor said"), required=False, max_length=4_000, widget=forms.Textarea({"rows": 5}),
        help_text=_("In your words, with the day if you know it."),
    )  # fmt: skip
