"""The form of a page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PageForm(forms.Form):
    """One page."""

    words = forms.CharField(
        label=_("Write here"), max_length=20_000, widget=forms.Textarea({"rows": 7}),
        error_messages={"required": _("The page is still empty.")},
    )  # fmt: skip
