"""The form of one prompt. It may stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from rumbo.guide import Prompt
from rumbo.web.frame.templatetags.words import say


class PromptForm(forms.Form):
    """One's own words for one prompt."""

    words = forms.CharField(required=False, max_length=4_000, widget=forms.Textarea({"rows": 6}))

    def __init__(self, data: Mapping[str, Any] | None = None, *, prompt: Prompt, words: str) -> None:
        super().__init__(data, initial={"words": words})
        self.fields["words"].label = say(prompt.name)
        self.fields["words"].help_text = say(prompt.hint)
