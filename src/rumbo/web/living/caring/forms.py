"""The form of how a care partner is. Every question may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide.caring import HOW_OFTEN, StrainAnswers, caring, often_name
from rumbo.web.frame.templatetags.words import say


class StrainForm(forms.Form):
    """A choice for each strain, and words of one's own."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, answers: StrainAnswers | None) -> None:
        super().__init__(data)
        choices = [(each, say(often_name(each))) for each in HOW_OFTEN]
        for strain in caring().strains.values():
            self.fields[strain.id] = forms.ChoiceField(
                label=say(strain.asks), choices=choices, required=False, widget=forms.RadioSelect,
                initial=answers.said.get(strain.id) if answers else None,
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label=_("Anything else, in your own words"), required=False, max_length=4_000,
            widget=forms.Textarea({"rows": 4}), initial=answers.words if answers else "",
        )  # fmt: skip

    def answers(self, *, on: date) -> StrainAnswers:
        """What was answered."""
        given = self.cleaned_data
        said = {name: given[name] for name in caring().strains if given[name]}
        return StrainAnswers(on=on, said=said, words=given["words"].strip())
