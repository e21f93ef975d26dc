"""The pages of the long view: all of it, one thing that was measured, scans, a value to add, and the sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rumbo.guide.longview import OFFERED, Measured, Reading, Series, reports_of, substance_of, times_table
from rumbo.oncology.units import pretty_unit
from rumbo.paper import print_long_view, sheet_of_long_view
from rumbo.paper.drawings import (
    Drawing,
    describe_measured,
    draw_long_view,
    draw_measured,
    paint_for_screen,
    range_words,
    title_of,
)
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.living.longview import actions
from rumbo.web.living.longview.access import View, get_measured, view_of
from rumbo.web.living.longview.forms import ValueForm
from rumbo.web.story import facts
from rumbo.web.story.access import here
from rumbo.words import Text

_NEWEST = 3


@require_GET
def long_view(request: HttpRequest) -> HttpResponse:
    """Times and lines as a drawing and a table, what was measured, and the newest scans."""
    who = here(request)
    view = view_of(who)
    reports = [each for each in reports_of(view.facts) if each.is_scan]
    return render(request, "living/longview/long_view.html", {
        "view": view,
        "drawings": _painted([draw_long_view(view.course, wide=wide) for wide in (True, False)], name="times"),
        "rows": times_table(view.course),
        "lengths_shown": who.reader.lengths_shown,
        "scans": reports[:_NEWEST], "more_scans": len(reports) > _NEWEST,
    })  # fmt: skip


@require_GET
def measured(request: HttpRequest, substance: str) -> HttpResponse:
    """One thing that was measured: a drawing and a table for each kind of unit, treatments beneath."""
    view = view_of(here(request))
    found = get_measured(view, substance)
    return render(request, "living/longview/measured.html", {
        "measured": found,
        "parts": [_part(each, view, name=f"unit-{place}") for place, each in enumerate(found.series)],
        "known": _offered(found),
    })  # fmt: skip


def _part(series: Series, view: View, *, name: str) -> dict[str, object]:
    """One series: its drawings, what it is called and its rows, newest first."""
    drawings = [draw_measured(series, view.course, wide=wide) for wide in (True, False)] if series.readings else []
    return {
        "title": title_of(series), "told": describe_measured(series), "drawings": _painted(drawings, name=name),
        "rows": [_row(each, series) for each in reversed(series.readings)] + [_row(each, series) for each in series.undated],
        "unit": pretty_unit(series.unit), "converted": [pretty_unit(each) for each in series.converted],
        "has_ranges": bool(series.ranges),
    }  # fmt: skip


def _row(reading: Reading, series: Series) -> dict[str, object]:
    """One value: as it was told, and in the unit of the drawing when that is another one."""
    told = reading.unit if reading.unit != series.unit else ""
    return {
        "on": reading.on, "words": reading.words if told else f"{reading.sign}{reading.value:g}",
        "told_unit": pretty_unit(told), "value": f"{reading.sign}{reading.value:g}",
        "range": _range(reading), "fact": reading.facts[0],
    }  # fmt: skip


def _range(reading: Reading) -> Text | None:
    return range_words(reading.low, reading.high)


def _offered(found: Measured) -> str:
    """The name of the list of the form that means the same substance, or nothing."""
    return next((name for name, _ in OFFERED if substance_of(name).key == found.substance.key), "")


def _painted(drawings: list[Drawing], *, name: str) -> list[str]:
    lang = page_language()
    return [paint_for_screen(each, lang, id_prefix=f"{name}-{place}") for place, each in enumerate(drawings)]


@require_GET
def scans(request: HttpRequest) -> HttpResponse:
    """What scans said and what doctors called it, newest first, in the records' own words."""
    return render(request, "living/longview/scans.html", {"reports": reports_of(view_of(here(request)).facts)})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a value from a paper."""
    who = here(request)
    form = ValueForm(request.POST if request.method == "POST" else None, known=request.GET.get("what", ""))
    if request.method == "POST" and form.is_valid():
        measure = form.measure()
        actions.add_value(story=who.story, by=who.reader, measure=measure)
        key = substance_of(measure.name).key
        return HttpResponseRedirect(done(reverse("living:long-view-measured", args=[key]), "saved"))
    return render(request, "living/longview/add.html", {"form": form})


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The long view on paper, with one thing that was measured (`?with=`), or the first marker."""
    who = here(request)
    view = view_of(who)
    wanted = request.GET.get("with", "")
    found = get_measured(view, wanted) if wanted else next(iter(view.measured), None)
    printed = sheet_of_long_view(
        view.course, measured=found, name=facts.name_of(who), show_lengths=who.reader.lengths_shown
    )
    return sheet_response(print_long_view(printed, languages=languages_wanted(request)), name="rumbo-long-view")
