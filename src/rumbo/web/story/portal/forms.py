"""The form for a portal's address and the name by which it knows this program."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.story.portal import addresses
from rumbo.words import Explained

_PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class BeginForm(forms.Form):
    """What a hospital gives to whoever connects a program to its portal."""

    base = forms.CharField(
        label=_("The portal’s base address"), max_length=addresses.LONGEST,
        widget=forms.TextInput({**_PLAIN, "inputmode": "url"}),
        help_text=_("It begins with https:// and often has the word FHIR in it. The portal’s own website is another address."),
        error_messages={"required": _("The address is still missing.")},
    )  # fmt: skip
    client_id = forms.RegexField(
        r"\A[\x21-\x7e]+\Z", label=_("The client id"), max_length=300, widget=forms.TextInput(_PLAIN),
        help_text=_("As the hospital gave it. It is not your user name. Never write a password here."),
        error_messages={
            "required": _("The client id is still missing."), "invalid": _("A client id has no spaces. Please check it."),
        },
    )  # fmt: skip

    def clean_base(self) -> str:
        """The address in one spelling."""
        try:
            return addresses.parse_base(self.cleaned_data["base"])
        except Explained as odd:
            raise forms.ValidationError(odd.said(page_language())) from None
