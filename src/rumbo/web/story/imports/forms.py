"""The door's answer and the choosing of files."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.oncology import PartialDate
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.story.doors import DoorAnswer


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
