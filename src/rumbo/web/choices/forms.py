"""The form for what a doctor said about a choice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide.choices.named import Named
from rumbo.web.frame.fields import PartialDateField


class NamedForm(forms.Form):
    """A choice in the doctor's words, and what was said of it. Only its name is needed."""

    name = forms.CharField(
        label=_("What did the doctor call it?"), help_text=_("The words you remember are enough."), max_length=160,
        error_messages={"required": _("Please write a word or two, so that you can find it again.")},
    )  # fmt: skip
    doctor = forms.CharField(label=_("Which doctor?"), max_length=120, required=False)
    on = PartialDateField(label=_("When?"))
    said = forms.CharField(
        label=_("What did the doctor say about it?"), max_length=2_000, required=False,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip

    @classmethod
    def of(cls, named: Named, data: Any) -> NamedForm:
        """The form, filled with what is known."""
        return cls(data, initial={"name": named.name, "doctor": named.doctor, "on": named.on, "said": named.said})

    def named(self) -> Named:
        """What was noted."""
        return Named(**self.cleaned_data)
