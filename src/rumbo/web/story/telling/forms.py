"""The one form of a question's page, shaped by how the question is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.oncology import PartialDate
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.story.telling.questions import Question

LONGEST_WORDS = 300


class AnswerForm(forms.Form):
    """One question. `answer()` gives what is kept: JSON values only, dates as ISO text."""

    def __init__(self, question: Question, data: Mapping[str, Any] | None = None, *, kept: Any = None) -> None:
        super().__init__(data, initial=_initial(question, kept))
        self.question = question
        self.fields.update(_fields(question))

    def answer(self) -> Any:
        """The answer to keep, from a valid form."""
        given = self.cleaned_data
        if self.question.answered == "date":
            return _iso(given["answer"])
        if self.question.answered == "span":
            return {"began": _iso(given["began"]), "ended": _iso(given["ended"]), "still": given["still"]}
        return given["answer"]


def _fields(question: Question) -> dict[str, forms.Field]:
    if question.answered == "span":
        return {
            "began": PartialDateField(label=_("It began")),
            "ended": PartialDateField(label=_("It ended")),
            "still": forms.BooleanField(label=_("It is still going on"), required=False),
        }
    if question.answered == "date":
        return {"answer": PartialDateField(label=question.asks)}
    if question.answered == "choice":
        radio = forms.RadioSelect
        return {
            "answer": forms.ChoiceField(label=question.asks, choices=question.choices, widget=radio, required=False)
        }
    box = forms.TextInput({"autocomplete": "off"})
    return {"answer": forms.CharField(label=question.asks, max_length=LONGEST_WORDS, required=False, widget=box)}


def _initial(question: Question, kept: Any) -> dict[str, Any]:
    if kept is None:
        return {}
    if question.answered == "span":
        return {"began": _date(kept["began"]), "ended": _date(kept["ended"]), "still": kept["still"]}
    return {"answer": _date(kept) if question.answered == "date" else kept}


def _iso(value: PartialDate | None) -> str | None:
    return str(value) if value else None


def _date(iso: str | None) -> PartialDate | None:
    return PartialDate.parse(iso) if iso else None
