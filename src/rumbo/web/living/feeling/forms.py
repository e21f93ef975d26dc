"""The form of a log: a day, how strong each feeling was, a temperature, free words. Everything but the day can be skipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rumbo.guide.feeling.feelings import STRENGTHS, Face, Feeling, FeelingGroup, faces, feeling_groups, feelings
from rumbo.guide.feeling.felt import Felt, Temperature, parse_temperature

_OLDEST = date(1950, 1, 1)
_NAME = "f-"  # what the fields of the feelings begin with


class Choice(NamedTuple):
    """One feeling with the five faces and which of them is chosen, if any."""

    feeling: Feeling
    faces: tuple[Face, ...]
    chosen: int | None


class ChoiceGroup(NamedTuple):
    """A group with what is left to choose in it; `is_open` when something is chosen."""

    group: FeelingGroup
    choices: tuple[Choice, ...]
    is_open: bool


def _day(label: Any, *, hint: Any = "", required: bool = True) -> forms.DateField:
    said = {"required": _("Please choose a day."), "invalid": _("Please choose a day, as in 2026-11-23.")}
    box = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=box, input_formats=["%Y-%m-%d"], error_messages=said
    )


class FeltForm(forms.Form):
    """A log. How strong each feeling was is read by its name, since there are so many of them."""

    on = _day(_("Which day?"))
    covers = forms.ChoiceField(
        label=_("What does it tell of?"), widget=forms.RadioSelect, required=False,
        choices=[("day", _("That day")), ("week", _("The week that ended on that day, at its worst"))],
    )  # fmt: skip
    temperature = forms.CharField(
        label=_("Temperature, if you took it"), required=False, max_length=12,
        help_text=_("For example 98.6 or 37. Rumbo sees which scale it is."),
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 8}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("In my own words"), required=False, max_length=4_000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, felt: Felt | None = None) -> None:
        known = felt or Felt(on=timezone.localdate())
        heat = f"{known.temperature.degrees:.1f} {known.temperature.scale}" if known.temperature else ""
        super().__init__(
            data, initial={"on": known.on, "covers": known.covers, "temperature": heat, "words": known.words}
        )
        self.strengths = strengths_in(data) if data is not None else dict(known.strengths)

    def clean_on(self) -> date:
        """The day: none that has not come yet."""
        on: date = self.cleaned_data["on"]
        if not _OLDEST <= on <= timezone.localdate():
            raise ValidationError(_("Please choose today or a day before it."))
        return on

    def clean_temperature(self) -> Temperature | None:
        """The temperature, in the scale that its number tells."""
        words: str = self.cleaned_data["temperature"]
        try:
            return parse_temperature(words) if words else None
        except ValueError:
            raise ValidationError(_("Please write a body temperature, as in 98.6 or 37.")) from None

    def clean(self) -> dict[str, Any]:
        """Something has to be said: an empty log tells nothing."""
        given = self.cleaned_data
        if not (self.errors or self.strengths or given.get("temperature") or given.get("words")):
            raise ValidationError(_("Nothing is filled in yet. Choose one face, or write a word."))
        return given

    def felt(self) -> Felt:
        """The log of a valid form."""
        given = self.cleaned_data
        return Felt(
            on=given["on"],
            covers=given["covers"] or "day",
            strengths=self.strengths,
            temperature=given["temperature"],
            words=given["words"],
        )

    def short(self, offered: Sequence[Feeling]) -> tuple[Choice, ...]:
        """What is offered first, with what is chosen of it."""
        return tuple(Choice(each, faces(), self.strengths.get(each.id)) for each in offered)

    def rest(self, offered: Sequence[Feeling]) -> tuple[ChoiceGroup, ...]:
        """Everything else, group by group."""
        return tuple(each for each in self._groups({feeling.id for feeling in offered}) if each.choices)

    def _groups(self, offered: set[str]) -> Iterator[ChoiceGroup]:
        for group in feeling_groups():
            left = self.short([each for each in group.feelings if each.id not in offered])
            yield ChoiceGroup(group, left, any(each.chosen is not None for each in left))


class SinceForm(forms.Form):
    """From which day on the page for the doctor tells."""

    since = _day(_("From which day?"), hint=_("The day of your last visit, for example."), required=False)

    def clean_since(self) -> date | None:
        """The day, when it is none that has not come yet."""
        since: date | None = self.cleaned_data["since"]
        if since and not _OLDEST <= since <= timezone.localdate():
            raise ValidationError(_("Please choose today or a day before it."))
        return since


def strengths_in(data: Mapping[str, Any]) -> dict[str, int]:
    """How strong each feeling was, from the fields of a form; what is skipped, or none of ours, is not there."""
    chosen = {name: data.get(f"{_NAME}{name}", "") for name in feelings()}
    allowed = {str(each): each for each in STRENGTHS}
    return {name: allowed[each] for name, each in chosen.items() if each in allowed}
