"""The form of what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.story.lessons.access import Lesson

_LONG = 4_000


class LessonForm(forms.Form):
    """Which time it was, what helped, what one would do differently."""

    about = forms.CharField(
        label=_("Which time was it?"), help_text=_("For example: the chemotherapy in 2021."), max_length=160,
        error_messages={"required": _("Please say which time it was.")},
    )  # fmt: skip
    helped = forms.CharField(
        label=_("What helped?"), required=False, max_length=_LONG, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: my sister drove me, and I slept the day after."),
    )  # fmt: skip
    differently = forms.CharField(
        label=_("What would I do differently?"), required=False, max_length=_LONG, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: ask for help at home sooner."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, lesson: Lesson | None = None) -> None:
        known = {name: getattr(lesson, name) for name in self.base_fields} if lesson else None
        super().__init__(data, initial=known)

    def lesson(self) -> Lesson:
        """The lesson of a valid form."""
        return Lesson(**self.cleaned_data)
