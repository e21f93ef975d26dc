"""The forms of a visit. Only whom one sees is needed; everything else may stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide import Answer, NextStep, Visit
from rumbo.guide.visits import VISIT_REASONS, reason_words
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.frame.templatetags.words import say

LEAST_STEPS = 3  # rows for next steps; there is always an empty one more
_LONG = 4_000


class AboutForm(forms.Form):
    """Whom one sees, why, when and where, and whether an interpreter comes."""

    who = forms.CharField(
        label=_("Whom will you see?"), help_text=_("For example: Dr. Ríos."), max_length=120,
        error_messages={"required": _("Please write a name, or a clinic.")},
    )  # fmt: skip
    reason = forms.ChoiceField(label=_("What for?"), widget=forms.RadioSelect, initial="follow-up")
    on = PartialDateField(label=_("When?"))
    where = forms.CharField(label=_("Where?"), help_text=_("The hospital or clinic."), max_length=160, required=False)
    interpreter = forms.ChoiceField(
        label=_("Is a medical interpreter booked?"), widget=forms.RadioSelect, required=False,
        choices=[
            ("not-needed", _("None is needed")), ("booked", _("Yes, it is booked")), ("to-book", _("Not yet")),
            ("", _("I don’t know")),
        ],
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, visit: Visit | None = None) -> None:
        known = {name: getattr(visit, name) for name in self.base_fields} if visit else None
        super().__init__(data, initial=known)
        reasons = self.fields["reason"]
        assert isinstance(reasons, forms.ChoiceField)  # noqa: S101 - the choices are in the page's language
        reasons.choices = [(each, say(reason_words(each))) for each in VISIT_REASONS]


class AnswerForm(forms.Form):
    """What was answered to one question."""

    words = forms.CharField(
        label=_("What was said, in your words"), required=False, max_length=_LONG,
        widget=forms.Textarea({"rows": 6}),
    )  # fmt: skip
    mark = forms.ChoiceField(
        label=_("Is it answered?"), required=False, widget=forms.RadioSelect,
        help_text=_("With words and no mark it counts as answered."),
        choices=[("answered", _("Yes, answered")), ("open", _("Still open: ask again next time"))],
    )  # fmt: skip
    said_by = forms.CharField(label=_("Who said it?"), max_length=120, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, answer: Answer, who: str, prefix: str | None = None
    ) -> None:
        known = {"words": answer.words, "mark": answer.mark, "said_by": answer.said_by or who}
        super().__init__(data, initial=known, prefix=prefix)


class ClosingForm(forms.Form):
    """Before one leaves: a question that came up, saying it back, and the next steps."""

    draft = forms.CharField(
        label=_("Did a new question come up?"), required=False, max_length=400, widget=forms.Textarea({"rows": 2})
    )
    in_my_words = forms.CharField(
        label=_("Say it back in your own words"), required=False, max_length=_LONG,
        help_text=_("“Let me say what I understood, so you can tell me if I got it right.” Then write it here."),
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, visit: Visit) -> None:
        super().__init__(data, initial={"in_my_words": visit.in_my_words, "draft": visit.draft})
        self.rows = range(1, max(LEAST_STEPS, len(visit.steps) + 1) + 1)
        for row in self.rows:
            known = visit.steps[row - 1] if row <= len(visit.steps) else NextStep(what="")
            self.fields[f"what_{row}"] = forms.CharField(max_length=300, required=False, initial=known.what)
            self.fields[f"who_{row}"] = forms.CharField(max_length=120, required=False, initial=known.who)

    @property
    def step_fields(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The rows of the next steps."""
        return [(row, self[f"what_{row}"], self[f"who_{row}"]) for row in self.rows]

    def steps(self) -> tuple[NextStep, ...]:
        """The steps that were written."""
        written = [(self.cleaned_data[f"what_{row}"], self.cleaned_data[f"who_{row}"]) for row in self.rows]
        return tuple(NextStep(what=what, who=who) for what, who in written if what)


class PrintForm(forms.Form):
    """In which language the sheet is."""

    languages = forms.ChoiceField(
        label=_("In which language?"), widget=forms.RadioSelect,
        choices=[("en", "English"), ("es", "Español"), ("both", _("Both, side by side"))],
    )  # fmt: skip
