"""How a form field looks: one label, one hint, its errors, large targets. And the field for dates nobody knows exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from rumbo.oncology import PartialDate


class Renderer(TemplatesSetting):
    """Our own field, everywhere; fields are drawn by the site's own templates and speak the page's language."""

    field_template_name = "frame/parts/field.html"


class PartialDateWidget(forms.MultiWidget):
    """Day, month and year apart, and "about": nothing has to be known but the year."""

    template_name = "frame/parts/partial_date.html"
    use_fieldset = True

    def __init__(self) -> None:
        months = [("", _("I don’t know")), *((str(number), name) for number, name in MONTHS.items())]
        number = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "year": forms.TextInput({**number, "size": 5, "maxlength": 4}),
                "month": forms.Select(choices=months),
                "day": forms.TextInput({**number, "size": 3, "maxlength": 2}),
                "about": forms.CheckboxInput(),
            }
        )

    def decompress(self, value: PartialDate | None) -> list[Any]:
        """The four parts of a date."""
        if value is None:
            return ["", "", "", False]
        return [value.year, value.month or "", value.day or "", value.about]


class PartialDateField(forms.MultiValueField):
    """A date as exact as the person knows it, or None."""

    widget = PartialDateWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            fields=(
                _number(1900, 2100),
                forms.TypedChoiceField(
                    choices=[("", ""), *((str(month), str(month)) for month in range(1, 13))],
                    coerce=int,
                    empty_value=None,
                    required=False,
                ),
                _number(1, 31),
                forms.BooleanField(required=False),
            ),
            require_all_fields=False,
            **{"required": False, **kwargs},
        )

    def compress(self, data_list: Sequence[Any]) -> PartialDate | None:
        """The date the parts make.

        Raises ValidationError, saying what is missing, when they make none.
        """
        year, month, day, about = data_list or (None, None, None, False)
        if year is None:
            if month or day:
                raise forms.ValidationError(_("Please add the year. A guess is fine: then tick “about”."))
            if self.required:  # the box for "about" alone is no answer
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        if day and not month:
            raise forms.ValidationError(_("Please add the month, or leave the day empty."))
        try:
            return PartialDate(year, month, day, about=bool(about))
        except ValueError:
            raise forms.ValidationError(_("That day is not in the calendar. Please check it.")) from None


def _number(least: int, most: int) -> forms.IntegerField:
    wrong = {"invalid": _("Please write this as a number.")}
    return forms.IntegerField(min_value=least, max_value=most, required=False, error_messages=wrong)
