"""The forms of the choices: what a doctor said about one, and which to set side by side."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide.choices.beside import FEWEST, MOST
from rumbo.guide.choices.described import described_choices
from rumbo.guide.choices.named import Named
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.frame.templatetags.words import say


def _numbered() -> list[tuple[str, str]]:
    return [(each.id, f"{each.number}. {say(each.name, 'cap')}") for each in described_choices().values()]


class NamedForm(forms.Form):
    """A choice that a doctor named, or what a doctor said about one of the list."""

    name = forms.CharField(
        label=_("What did the doctor call it?"), help_text=_("The words you remember are enough."), max_length=160,
        required=False,
    )  # fmt: skip
    doctor = forms.CharField(label=_("Which doctor?"), max_length=120, required=False)
    on = PartialDateField(label=_("When?"))
    said = forms.CharField(
        label=_("What did the doctor say about it?"), max_length=2_000, required=False,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip

    def __init__(self, data: Any, *, named: Named) -> None:
        super().__init__(data, initial={name: getattr(named, name) for name in ("name", "doctor", "on", "said")})
        which = forms.ChoiceField(
            label=_("Which choice is it?"), required=False, initial=named.choice or "",
            choices=[("", _("None of these, or I am not sure")), *_numbered()],
        )  # fmt: skip
        self.fields = {"choice": which, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Some name is needed, ours or the doctor's."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("choice") and not told.get("name"):
            self.add_error("name", _("Please write a word or two, so that you can find it again."))
        return told

    def named(self) -> Named:
        """What was noted."""
        return Named(**{**self.cleaned_data, "choice": self.cleaned_data["choice"] or None})


class BesideForm(forms.Form):
    """Two to four choices; some may be `ticked` before."""

    def __init__(self, data: Any, *, ticked: list[str]) -> None:
        super().__init__(data, initial={"choice": ticked})
        few = _("Please tick two, three or four.")
        self.fields["choice"] = forms.MultipleChoiceField(
            label=_("Which ones?"), help_text=few, choices=_numbered(), widget=forms.CheckboxSelectMultiple,
            error_messages={"required": few},
        )  # fmt: skip

    def clean_choice(self) -> list[str]:
        """Two, three or four."""
        chosen: list[str] = self.cleaned_data["choice"]
        if not FEWEST <= len(chosen) <= MOST:
            raise forms.ValidationError(_("Please tick two, three or four."))
        return chosen
