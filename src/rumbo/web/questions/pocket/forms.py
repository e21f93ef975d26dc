"""The forms of the pocket page: what goes into it, the block that comes back, and the answers read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide import Visit
from rumbo.paper.pocket import PocketAnswer, PocketBlock
from rumbo.web.frame.templatetags.words import say

_LONG = 4_000  # as long as an answer may be on the visit's own pages


class TakeForm(forms.Form):
    """In which language, and what stays out."""

    languages = forms.ChoiceField(
        label=_("In which language?"), widget=forms.RadioSelect,
        choices=[("en", "English"), ("es", "Español"), ("both", _("Both"))],
    )  # fmt: skip
    without_names = forms.BooleanField(
        label=_("Leave out my name, the doctor’s name and the day"), required=False, initial=True
    )
    without_reasons = forms.BooleanField(label=_("Leave out why each question is there"), required=False, initial=True)


class BlockForm(forms.Form):
    """The text that came back from the phone."""

    block = forms.CharField(
        label=_("Paste your answers here, or type them"), max_length=100_000, widget=forms.Textarea({"rows": 10}),
        help_text=_("If you type them, begin each with its number: “1. They hope to hold it back.”"),
        error_messages={"required": _("Please paste or type something first.")},
    )  # fmt: skip


class BroughtForm(forms.Form):
    """The answers as they were read, to go over before they are kept."""

    notes = forms.CharField(
        label=_("Notes"), required=False, max_length=_LONG, widget=forms.Textarea({"rows": 5}),
        help_text=_("What could not be placed stands here too. It is kept with what you understood, in your own words."),
    )  # fmt: skip

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        visit: Visit,
        numbers: Iterable[int],
        block: PocketBlock | None = None,
    ) -> None:
        super().__init__(data)
        self.numbers = tuple(numbers)
        brought = {each.number: each for each in block.answers} if block else {}
        for number in self.numbers:
            answer = brought.get(number, PocketAnswer(number=number))
            self._add(number, answer=answer, visit=visit)
        if block:
            self.initial["notes"] = _joined(visit.in_my_words, block.notes, *block.left)
        self.order_fields([*(name for name in self.fields if name != "notes"), "notes"])

    def _add(self, number: int, *, answer: PocketAnswer, visit: Visit) -> None:
        before = visit.answer_to(number)
        self.fields[f"words_{number}"] = forms.CharField(
            label=f"{number}. {say(visit.questions[number - 1].text)}", required=False, max_length=_LONG,
            initial=_joined(before.words, answer.words), widget=forms.Textarea({"rows": 3}),
        )  # fmt: skip
        self.fields[f"ticked_{number}"] = forms.BooleanField(
            label=_("Question %(number)s is answered") % {"number": number}, required=False,
            initial=answer.ticked or before.mark == "answered",
        )  # fmt: skip

    def answers(self) -> list[PocketAnswer]:
        """The answers as they were gone over."""
        given = self.cleaned_data
        return [
            PocketAnswer(number=number, words=given[f"words_{number}"].strip(), ticked=given[f"ticked_{number}"])
            for number in self.numbers
        ]


def _joined(*parts: str) -> str:
    """Parts one under another; one that already stands there is not said again."""
    joined = ""
    for part in parts:
        if part and part not in joined.split("\n") and part != joined:
            joined = f"{joined}\n{part}" if joined else part
    return joined
