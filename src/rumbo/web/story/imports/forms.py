"""The door's answer and the choosing of files."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.oncology import PartialDate
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.story.doors import DoorAnswer

MOST_PASTED = 200_000  # characters; a long discharge summary has thirty thousand


class OlderForm(forms.Form):
    """A day up to which a reader knows everything."""

    before = PartialDateField(
        label=_("I know everything up to"), required=True,
        help_text=_("For example the month of your last visit. What is newer stays closed."),
        error_messages={"required": _("Please write a year, and the month if you can.")},
    )  # fmt: skip

    def answer(self) -> DoorAnswer:
        """Open what is older than the first day of that month or year."""
        before: PartialDate = self.cleaned_data["before"]
        return DoorAnswer(answer="older", before=first_closed_day(before))


def first_closed_day(known: PartialDate) -> date:
    """The first day that stays closed: the first day the date can mean, so that "March" never opens the end of March."""
    return known.earliest


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file that came. None at all is refused as Django refuses a missing file."""
        given = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(each, initial) for each in given]


class BringForm(forms.Form):
    """Choosing files."""

    records = FilesField(
        label=_("Your files"), allow_empty_file=True,
        help_text=_("Choose one or more, or drop them here. They are encrypted as they come in, and stay on this computer."),
        error_messages={"required": _("No file was chosen yet.")},
    )  # fmt: skip


class WordsForm(forms.Form):
    """A letter or note as text."""

    words = forms.CharField(
        label=_("The words"), widget=forms.Textarea(attrs={"rows": 12}), max_length=MOST_PASTED, strip=False,
        help_text=_("Copy them from the portal or an e-mail, or type them as they stand on the paper."),
        error_messages={"required": _("Nothing was pasted yet.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("What is it?"), max_length=80, required=False,
        help_text=_("For example: letter of Dr. Ríos, May 2024. It may stay empty."),
    )  # fmt: skip


class TypedForm(forms.Form):
    """What a person types from a photo of paper."""

    words = forms.CharField(
        label=_("What it says"), widget=forms.Textarea(attrs={"rows": 14}), max_length=MOST_PASTED, strip=False,
        help_text=_("What matters is enough: dates, the name of the cancer, what was done, what was found. As it stands there."),
        error_messages={"required": _("Nothing was typed yet.")},
    )  # fmt: skip
