"""From where something is to be put in order of distance: a ZIP code or a city, looked up in a list on this computer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.oncology import Town, find_towns, is_zip


class NearForm(forms.Form):
    """From where distances are counted."""

    near = forms.CharField(
        label=_("Your ZIP code, or your city and state"), help_text=_("For example: 78501, or San Juan, PR."),
        max_length=80,
        error_messages={"required": _("Please type a ZIP code or a city.")},
        widget=forms.TextInput({"autocomplete": "postal-code"}),
    )  # fmt: skip

    def clean_near(self) -> tuple[Town, ...]:
        """The towns that may be meant: one, or one for each state that has a town of that name."""
        typed = self.cleaned_data["near"]
        found = find_towns(typed)
        if not found and is_zip(typed):
            raise forms.ValidationError(
                _(
                    "Rumbo does not know where this ZIP code is. Those of the military are not on its map. "
                    "Please try a city and its state."
                )
            )
        if not found:
            raise forms.ValidationError(
                _(
                    "Rumbo did not find this city in the United States. Please look at the spelling, "
                    "add the state, or type a ZIP code."
                )
            )
        return found
