"""What is noted of a saved trial."""

from __future__ import annotations

from datetime import date

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.trials.kept.saved import Saved


class SavedForm(forms.Form):
    """A note, and whether the doctor was told. Both may stay empty."""

    note = forms.CharField(
        label=_("Your note"), required=False, max_length=2_000, widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    told = forms.BooleanField(label=_("I told my doctor about it"), required=False)

    def applied(self, saved: Saved, *, today: date) -> Saved:
        """The saved trial with these answers; the day it was told stays the first one."""
        told_on = (saved.told_on or today) if self.cleaned_data["told"] else None
        return msgspec.structs.replace(saved, note=self.cleaned_data["note"], told_on=told_on)
