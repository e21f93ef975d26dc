"""The first page of my circle."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rumbo.web.circle.rooms import ROOMS
from rumbo.web.story.access import here


@require_GET
def circle(request: HttpRequest) -> HttpResponse:
    """What there is for whoever helps."""
    here(request)
    return render(request, "circle/circle.html", {"rooms": ROOMS})
