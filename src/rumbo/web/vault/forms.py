"""The forms of the vault: passphrases are typed twice, shown on request, and never filled in again by the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.vault import keys
from rumbo.words import Explained


def _secret(label: Any, *, hint: Any = "", autocomplete: str = "new-password") -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": autocomplete}, render_value=False)
    return forms.CharField(label=label, help_text=hint, widget=widget, strip=False, max_length=4096)


class NewPassphraseForm(forms.Form):
    """A passphrase for a lock, twice."""

    passphrase = _secret(
        _("Your passphrase"), hint=_("Three or four words that only you would put together. Spaces are fine.")
    )
    again = _secret(_("The same once more"))

    def clean_passphrase(self) -> str:
        """The tidied passphrase."""
        try:
            return keys.check_passphrase(self.cleaned_data["passphrase"])
        except Explained as short:
            raise forms.ValidationError(short.said(page_language())) from None

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        given = self.cleaned_data
        if "passphrase" in given and keys.tidy_passphrase(given.get("again", "")) != given["passphrase"]:
            self.add_error("again", _("The two are not the same. Please type both again."))
        return given


class PassphraseForm(forms.Form):
    """The passphrase that opens the file."""

    passphrase = _secret(_("Passphrase"), autocomplete="current-password")


class RecoveryForm(forms.Form):
    """The recovery key, as written on paper."""

    recovery = forms.CharField(
        label=_("Recovery key"), max_length=200,
        help_text=_("Nine groups of four. Capital letters, spaces and dashes do not matter."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class PlaceForm(forms.Form):
    """Where back-ups go."""

    place = forms.CharField(
        label=_("Folder for back-ups"), required=False, max_length=1000,
        help_text=_("The whole path of a folder, for example on a memory stick. Leave it empty to keep them beside your file."),
    )  # fmt: skip
