"""The form for one more reader."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.people.models import Reader

ROLES = [
    (Reader.Role.PERSON, _("It is my story")),
    (Reader.Role.CARE_PARTNER, _("I help the person whose story it is")),
]


class ReaderForm(forms.Form):
    """Who they are. Their passphrase is asked beside it."""

    name = forms.CharField(label=_("What should we call you?"), max_length=100)
    role = forms.ChoiceField(label=_("Who are you here?"), choices=ROLES, widget=forms.RadioSelect)
