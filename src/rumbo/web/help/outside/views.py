"""The pages of help outside. They show nothing of a person and keep nothing of what was looked for."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from rumbo.guide.outside import OutsidePlace, find_places, outside_places
from rumbo.oncology import PartialDate
from rumbo.paper import CallSheet, print_call_sheet
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.help.outside.forms import COUNTRY_WORDS, WishForm


@require_GET
@open_to_all
def outside(request: HttpRequest) -> HttpResponse:
    """The places that fit what is asked for, by name."""
    form = WishForm(request.GET)
    return render(request, "help/outside/outside.html", {"form": form, "places": find_places(form.wish())})


@require_GET
@open_to_all
def place(request: HttpRequest, place_id: str) -> HttpResponse:
    """One place."""
    found = _place(place_id)
    countries = [COUNTRY_WORDS[each] for each in found.countries]
    return render(request, "help/outside/place.html", {"place": found, "line": found.line, "countries": countries})


@require_GET
@open_to_all
def call_sheet(request: HttpRequest, place_id: str) -> HttpResponse:
    """What to say and what to note in a call, on paper."""
    sheet = CallSheet(line=_place(place_id).line, printed_on=PartialDate.of(timezone.localdate()))
    return sheet_response(print_call_sheet(sheet, languages=languages_wanted(request)), name="rumbo-call")


def _place(place_id: str) -> OutsidePlace:
    if place_id not in outside_places():
        raise Http404
    return outside_places()[place_id]
