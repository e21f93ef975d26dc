"""The forms of the calendar. Only what it is and its day are needed; everything else may stay empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from rumbo.course.rhythms import LONGEST, Nth, Rhythm, Unit, nth_of
from rumbo.course.schedules import Moved, Schedule
from rumbo.guide.planned import PLANNED_KINDS, Planned
from rumbo.oncology import PartialDate
from rumbo.records.export.events import Day
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.frame.templatetags.words import say
from rumbo.words import Message

ZONES = (
    ("", _("The clock where I am")),
    ("America/New_York", _("Eastern (New York)")),
    ("America/Chicago", _("Central (Chicago)")),
    ("America/Denver", _("Mountain (Denver)")),
    ("America/Phoenix", _("Arizona (Phoenix)")),
    ("America/Los_Angeles", _("Pacific (Los Angeles)")),
    ("America/Anchorage", _("Alaska (Anchorage)")),
    ("Pacific/Honolulu", _("Hawaii (Honolulu)")),
    ("America/Puerto_Rico", _("Puerto Rico (San Juan)")),
    ("America/Mexico_City", _("Central Mexico (Mexico City)")),
    ("America/Bogota", _("Colombia (Bogotá)")),
    ("America/Lima", _("Peru (Lima)")),
    ("America/Santiago", _("Chile (Santiago)")),
    ("America/Argentina/Buenos_Aires", _("Argentina (Buenos Aires)")),
    ("Europe/Madrid", _("Spain (Madrid)")),
)
LENGTHS = (
    ("", _("I don’t know")), ("30", _("Half an hour")), ("60", _("One hour")), ("120", _("Two hours")),
    ("240", _("Half a day")), ("480", _("All day")),
)  # fmt: skip
_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class DayField(PartialDateField):
    """A date that is known to the day."""

    def compress(self, data_list: Any) -> PartialDate | None:
        """The date.

        Raises ValidationError when it is less exact than a day, or only about right.
        """
        day = super().compress(data_list)
        if day is not None and (day.precision != "day" or day.about):
            raise forms.ValidationError(
                _("A calendar needs the day. Without it, write it down as a visit or a question.")
            )
        return day


def day_of(given: PartialDate | None) -> date | None:
    """The day of a date, if there is one."""
    return given.earliest if given else None


class PlannedForm(forms.Form):
    """What, when, whom and where."""

    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("In your own words"), max_length=120, required=False,
        help_text=_("If you like. For example: CT of the chest."),
    )  # fmt: skip
    on = DayField(label=_("On which day?"), required=True, error_messages={"required": _("Please add the day.")})
    at = forms.TimeField(label=_("At what time?"), required=False, widget=_TIME)
    minutes = forms.TypedChoiceField(
        label=_("For how long?"), required=False, choices=LENGTHS, coerce=int, empty_value=None
    )
    zone = forms.ChoiceField(label=_("By which clock?"), required=False, choices=ZONES)
    who = forms.CharField(label=_("With whom?"), max_length=120, required=False)
    where = forms.CharField(label=_("Where?"), max_length=160, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, planned: Planned | None, kind: str = "") -> None:
        super().__init__(data, initial=_known(planned) if planned else {"kind": kind})
        self.before = planned
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 - the choices are in the page's language
        kinds.choices = [(each, say(Message(f"planned-{each}"))) for each in PLANNED_KINDS]

    def planned(self) -> Planned:
        """What a valid form plans; what comes again keeps its rhythm, if its new first day can begin it."""
        given = self.cleaned_data
        on: date = given["on"].earliest
        new = Schedule(on=on, at=given["at"], minutes=given["minutes"], zone=given["zone"], where=given["where"])
        before = self.before.schedule if self.before else new
        if before.rhythm is not None:
            rhythm = begun_on(before.rhythm, on)
            new = msgspec.structs.replace(new, rhythm=rhythm, skipped=before.skipped, moved=before.moved)
        return Planned(kind=given["kind"], what=given["what"], who=given["who"], schedule=new)


def begun_on(rhythm: Rhythm, first: date) -> Rhythm:
    """A rhythm as it is when it begins on another day: the same weekday of the month, the new day among those of the week."""
    if rhythm.weekdays:
        return msgspec.structs.replace(rhythm, weekdays=tuple(sorted({*rhythm.weekdays, first.weekday()})))
    if rhythm.may_begin(first):
        return rhythm
    nth = nth_of(first)
    return msgspec.structs.replace(rhythm, nth=nth if nth <= 4 else -1)


def _known(planned: Planned) -> dict[str, Any]:
    schedule = planned.schedule
    return {
        "kind": planned.kind, "what": planned.what, "who": planned.who, "on": PartialDate.of(schedule.on),
        "at": schedule.at, "minutes": schedule.minutes, "zone": schedule.zone, "where": schedule.where,
    }  # fmt: skip


class AgainForm(forms.Form):
    """Whether it comes again, and how."""

    how = forms.ChoiceField(
        label=_("Does it come again?"), required=False, widget=forms.RadioSelect,
        choices=[
            ("", _("No, once")), ("days", _("After so many days")), ("cycle", _("On certain days of a cycle")),
            ("weeks", _("After so many weeks")), ("months", _("After so many months, on the same day of the month")),
            ("weekday", _("After so many months, on the same weekday, like the second Tuesday")),
            ("last", _("After so many months, on the last such weekday of the month")), ("years", _("After so many years")),
        ],
    )  # fmt: skip
    every = forms.IntegerField(
        label=_("How many?"), min_value=1, max_value=LONGEST, required=False,
        help_text=_("3 with weeks means every three weeks. For a cycle, write how many days it has."),
        error_messages={"invalid": _("Please write this as a number.")},
    )  # fmt: skip
    cycle = forms.CharField(
        label=_("Which days of the cycle?"), max_length=80, required=False,
        help_text=_("Only for a cycle. For example: 1, 8. Its first day is 1."),
    )  # fmt: skip
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days of the week?"), required=False, widget=forms.CheckboxSelectMultiple, coerce=int,
        choices=list(WEEKDAYS.items()), help_text=_("Only for weeks. The day of the first one is always counted."),
    )  # fmt: skip
    until = DayField(label=_("Until when?"), help_text=_("The last day. Leave it empty if you don’t know."))

    def __init__(self, data: Mapping[str, Any] | None = None, *, schedule: Schedule) -> None:
        super().__init__(data, initial=_known_rhythm(schedule.rhythm) if schedule.rhythm else {"every": 1})
        self.schedule = schedule

    def clean(self) -> dict[str, Any]:
        """The parts must make a rhythm, and the first day must be one of it."""
        given, first = self.cleaned_data, self.schedule.on
        if self.errors:
            return given
        how, until = given["how"], day_of(given["until"])
        if until is not None and until < first:
            self.add_error("until", _("That is before the first day."))
        if how == "cycle" and not 1 <= max(self._cycle(), default=0) <= (given["every"] or 1):
            self.add_error("cycle", _("Please write days that the cycle has, such as 1, 8 of 21."))
        if how == "last" and not Rhythm(unit="months", nth=-1).may_begin(first):
            self.add_error("how", _("The first one is not on the last such day of its month."))
        if how == "weekday" and nth_of(first) > 4:
            self.add_error("how", _("A fifth such day is not in every month. Choose the last one."))
        return given

    def _cycle(self) -> list[int]:
        return sorted({int(each) for each in re.findall(r"\d{1,3}", self.cleaned_data["cycle"]) if int(each)})

    def rhythm(self) -> Rhythm | None:
        """The rhythm of a valid form; None for once."""
        given, first = self.cleaned_data, self.schedule.on
        how: str = given["how"]
        units: dict[str, Unit] = {"cycle": "days", "weekday": "months", "last": "months"}
        if not how:
            return None
        unit: Unit = units.get(how) or how  # type: ignore[assignment]  # a choice that is no key is a unit
        nth: Nth = nth_of(first) if how == "weekday" else -1 if how == "last" else 0  # type: ignore[assignment]  # 1 to 4: see `clean`
        days = {*given["weekdays"], first.weekday()} if how == "weeks" and given["weekdays"] else ()
        return Rhythm(
            unit=unit, every=given["every"] or 1, until=day_of(given["until"]), nth=nth, weekdays=tuple(sorted(days)),
            cycle=tuple(self._cycle()) if how == "cycle" else (),
        )  # fmt: skip


def _known_rhythm(rhythm: Rhythm) -> dict[str, Any]:
    how: str = rhythm.unit
    if rhythm.cycle:
        how = "cycle"
    if rhythm.nth:
        how = "last" if rhythm.nth == -1 else "weekday"
    return {
        "how": how, "every": rhythm.every, "cycle": ", ".join(str(each) for each in rhythm.cycle),
        "weekdays": list(rhythm.weekdays), "until": PartialDate.of(rhythm.until) if rhythm.until else None,
    }  # fmt: skip


class OneDayForm(forms.Form):
    """One time of something that comes again: another day, time or place for it alone."""

    on = DayField(label=_("On which day?"), required=True, error_messages={"required": _("Please add the day.")})
    at = forms.TimeField(label=_("At what time?"), required=False, widget=_TIME)
    where = forms.CharField(label=_("Where?"), max_length=160, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, day: Day) -> None:
        super().__init__(data, initial={"on": PartialDate.of(day.on), "at": day.at, "where": day.where})
        self.was = day.was

    def moved(self) -> Moved:
        """Where a valid form moves it."""
        given = self.cleaned_data
        return Moved(was=self.was, on=given["on"].earliest, at=given["at"], where=given["where"])


class EndForm(forms.Form):
    """The last day of something that comes again."""

    last = DayField(
        label=_("Which day is the last?"), required=True, error_messages={"required": _("Please add the day.")}
    )
