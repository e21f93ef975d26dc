"""The pages of fear and hope. Nothing is written here: what somebody wants to put down goes into their notebook."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from rumbo.guide.help import ShownLine, lines
from rumbo.guide.reading import find_reading
from rumbo.guide.reading import readings as every_reading
from rumbo.web.story.access import here


@require_GET
def readings(request: HttpRequest) -> HttpResponse:
    """Every page, and the pages near them."""
    here(request)
    return render(request, "living/reading/readings.html", {
        "readings": every_reading().values(), "lines": crisis_lines(),
    })  # fmt: skip


@require_GET
def reading(request: HttpRequest, reading_id: str) -> HttpResponse:
    """One page."""
    here(request)
    found = find_reading(reading_id)
    if found is None:
        raise Http404
    return render(request, "living/reading/reading.html", {"reading": found, "lines": crisis_lines()})


def crisis_lines() -> list[ShownLine]:
    """The lines that answer day and night, as they stand today."""
    return [each for each in lines(timezone.localdate()) if each.line.crisis]
