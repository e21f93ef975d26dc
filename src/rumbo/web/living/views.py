"""The first page of day to day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rumbo.web.living.rooms import rooms_for
from rumbo.web.story.access import here


@require_GET
def living(request: HttpRequest) -> HttpResponse:
    """What there is for the days between visits."""
    who = here(request)
    return render(request, "living/living.html", {"rooms": rooms_for(who.reader.role)})
