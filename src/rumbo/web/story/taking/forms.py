"""The choices before one takes the story along: what goes in, and whether it is encrypted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.story.taking.parcel import WHAT, Lock
from rumbo.web.vault import age, keys
from rumbo.words import Explained

_TYPED = {"autocomplete": "new-password"}


class TakeForm(forms.Form):
    """What goes in, and how it is locked."""

    what = forms.MultipleChoiceField(
        label=_("What should be in it?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("papers", _("Pages to read and print: my story, and what I already had")),
            ("summary", _("A summary for a hospital’s computer (FHIR)")),
            ("facts", _("Every fact, for another Rumbo")),
            ("notes", _("What you wrote down, for another Rumbo: visits, opinions, questions, and day to day")),
            ("words", _("Your own words: what matters, what you decided, what you learned, how you felt")),
            ("records", _("The files you brought in, as they are")),
        ],
        initial=[each for each in WHAT if each not in {"notes", "words"}],  # they go along only when somebody wants it
        error_messages={"required": _("Please choose at least one.")},
    )
    lock = forms.ChoiceField(
        label=_("How should it be locked?"),
        widget=forms.RadioSelect,
        choices=[
            ("passphrase", _("With a passphrase: right for e-mail, a memory stick, or a shared computer")),
            ("key", _("For one person, with their age key")),
            ("none", _("Not locked: whoever gets the file can read all of it")),
        ],
        initial="passphrase",
    )
    passphrase = forms.CharField(
        label=_("A passphrase for this file"), required=False, strip=False, max_length=4096,
        widget=forms.PasswordInput(_TYPED, render_value=False),
        help_text=_("Not the one of your own file. Tell it by telephone or face to face, never in the same message."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The same once more"), required=False, strip=False, max_length=4096,
        widget=forms.PasswordInput(_TYPED, render_value=False),
    )  # fmt: skip
    recipient = forms.CharField(
        label=_("Their age key"), required=False, max_length=200,
        help_text=_("Only if you chose a key. It begins with age1."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What the chosen lock needs must be there and fit."""
        given = self.cleaned_data
        check = {"passphrase": self._check_passphrase, "key": self._check_recipient}.get(given.get("lock", ""))
        if check is not None:
            check()
        return given

    def chosen_lock(self) -> Lock:
        """The lock of a valid form."""
        given = self.cleaned_data
        if given["lock"] == "passphrase":
            return Lock(passphrase=given["passphrase"])
        return Lock(recipient=given["recipient"]) if given["lock"] == "key" else Lock()

    def _check_passphrase(self) -> None:
        given = self.cleaned_data
        try:
            given["passphrase"] = keys.check_passphrase(given.get("passphrase", ""))
        except Explained as trouble:
            self.add_error("passphrase", trouble.said(page_language()))
            return
        if keys.tidy_passphrase(given.get("again", "")) != given["passphrase"]:
            self.add_error("again", _("The two are not the same. Please type both again."))

    def _check_recipient(self) -> None:
        try:
            self.cleaned_data["recipient"] = age.check_recipient(self.cleaned_data.get("recipient", ""))
        except Explained as trouble:
            self.add_error("recipient", trouble.said(page_language()))
