"""The forms of a task. Only what is needed has to be said; everything else may stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.course.schedules import Schedule
from rumbo.guide.circle.moves import MOVES, Hand, Move
from rumbo.guide.circle.needs import needs
from rumbo.guide.circle.rides import ride_to
from rumbo.guide.circle.tasks import Task
from rumbo.oncology import PartialDate
from rumbo.web.frame.templatetags.words import say
from rumbo.web.living.calendar.forms import ZONES, DayField, begun_on, day_of

_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_MOST_HANDS: Final = 20
_LONGEST_NAME: Final = 60


class TaskForm(forms.Form):
    """What, when and where it begins; what stays here; and what goes along only when it is ticked."""

    need = forms.ChoiceField(label=_("What is needed?"), widget=forms.RadioSelect)
    on = DayField(label=_("On which day?"), help_text=_("Leave it empty if any day is good."))
    at = forms.TimeField(label=_("At what time does it begin?"), required=False, widget=_TIME)
    zone = forms.ChoiceField(label=_("By which clock?"), required=False, choices=ZONES)
    place = forms.CharField(
        label=_("Where does it begin?"), max_length=160, required=False,
        help_text=_("For example, where to pick up. This goes into the message."),
    )  # fmt: skip
    hands = forms.IntegerField(
        label=_("How many people are needed?"), min_value=1, max_value=_MOST_HANDS, initial=1,
        error_messages={"invalid": _("Please write this as a number.")},
    )  # fmt: skip
    note = forms.CharField(
        label=_("What should whoever helps know?"), max_length=400, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("This goes into the message. Say only what you want others to read."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("In my own words, for us alone"), max_length=400, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("This stays here."),
    )  # fmt: skip
    says_words = forms.BooleanField(label=_("Put these words into the message too"), required=False)
    to = forms.CharField(
        label=_("Where does it lead?"), max_length=160, required=False, help_text=_("This stays here too."),
    )  # fmt: skip
    says_to = forms.BooleanField(label=_("Put into the message where it leads"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task, days_of: Schedule | None = None) -> None:
        """The form of a task; `days_of` are the days of the calendar that a new one is on, so that none is asked."""
        super().__init__(data, initial=_known(task))
        self.before, self.days_of = task, days_of
        kinds = self.fields["need"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 - the choices are in the page's language
        kinds.choices = [(name, say(each.name, "cap")) for name, each in needs().items()]
        if days_of is not None:
            del self.fields["on"], self.fields["zone"]

    def clean(self) -> dict[str, Any]:
        """A time of the clock belongs to a day."""
        given = self.cleaned_data
        if self.days_of is None and not self.errors and given["at"] and not given["on"]:
            self.add_error("on", _("Please add the day."))
        return given

    def task(self) -> Task:
        """What a valid form asks for. What comes again keeps its rhythm, if its new first day can begin it."""
        given = self.cleaned_data
        return msgspec.structs.replace(
            self.before,
            **{
                name: given[name] for name in ("need", "place", "hands", "note", "words", "says_words", "to", "says_to")
            },
            schedule=self._schedule(),
        )

    def _schedule(self) -> Schedule | None:
        given = self.cleaned_data
        if self.days_of is not None:
            return ride_to(self.days_of, leaves_at=given["at"])
        on: date | None = day_of(given["on"])
        if on is None:
            return None
        before = self.before.schedule
        if before is None or before.rhythm is None:
            return Schedule(on=on, at=given["at"], zone=given["zone"])
        return msgspec.structs.replace(
            before, on=on, at=given["at"], zone=given["zone"], rhythm=begun_on(before.rhythm, on)
        )


def _known(task: Task) -> dict[str, Any]:
    schedule = task.schedule
    when = {"on": PartialDate.of(schedule.on), "at": schedule.at, "zone": schedule.zone} if schedule else {}
    names = ("need", "place", "hands", "note", "words", "says_words", "to", "says_to")
    return {**when, **{name: getattr(task, name) for name in names}}


class MoveForm(forms.Form):
    """What is done with one time of a task, and whose hand it is about."""

    move = forms.ChoiceField(choices=[(each, each) for each in MOVES])
    was = forms.DateField(required=False)
    name = forms.CharField(max_length=_LONGEST_NAME, required=False)
    other = forms.CharField(max_length=_LONGEST_NAME, required=False)

    @property
    def move_told(self) -> Move:
        """The move of a valid form."""
        told: Move = self.cleaned_data["move"]
        return told

    @property
    def hand(self) -> Hand:
        """Whose hand a valid form is about."""
        return Hand(self.cleaned_data["name"], self.cleaned_data["other"])
