"""A form with one field of each kind, for the page that shows every part."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.frame.fields import PartialDateField


class PartsForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("What should we call you?"), help_text=_("A first name is enough."))
    found = PartialDateField(label=_("When was it found?"), help_text=_("Leave empty what you don’t know."))
    side = forms.ChoiceField(
        label=_("Which side?"),
        widget=forms.RadioSelect,
        choices=[("left", _("Left")), ("right", _("Right")), ("", _("I don’t know"))],
        required=False,
    )
    note = forms.CharField(label=_("In your own words"), widget=forms.Textarea({"rows": 3}), required=False)
    agree = forms.BooleanField(label=_("I have written it down"), required=False)
