"""The frame's own pages: the way in, the sign of life, and the page that shows every part."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_GET

from rumbo.web.frame import refusals
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.doorkeeper import launch_cookie
from rumbo.web.frame.forms import PartsForm


@require_GET
@open_to_all
def start(request: HttpRequest) -> HttpResponse:
    """Come in by the address that `rumbo open` gave: its token is traded for a cookie."""
    given = request.GET.get("token", "")
    if not settings.RUMBO_LAUNCH_TOKEN or not hmac.compare_digest(given, settings.RUMBO_LAUNCH_TOKEN):
        return refusals.no_launch(request)
    lang = request.GET.get("lang")
    response = HttpResponseRedirect(f"/{lang}/" if lang in dict(settings.LANGUAGES) else "/")
    response.set_cookie(settings.RUMBO_LAUNCH_COOKIE, launch_cookie(), httponly=True, samesite="Strict")
    return response


@require_GET
@open_to_all
def alive(request: HttpRequest) -> HttpResponse:
    """Say which start of Rumbo this is, so that a second start of the same file finds the first."""
    return HttpResponse(settings.RUMBO_IDENTITY, content_type="text/plain")


@require_GET
@open_to_all
def choose_language(request: HttpRequest) -> HttpResponse:
    """Go on in the language chosen before, or the browser's."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    lang = chosen if chosen in dict(settings.LANGUAGES) else get_language_from_request(request)
    return HttpResponseRedirect(f"/{lang}/")


@open_to_all
def parts(request: HttpRequest) -> HttpResponse:
    """Every part of the look on one page, with invented words, for whoever builds or translates."""
    form = PartsForm(request.POST or None)
    form.is_valid()
    return render(request, "frame/parts.html", {"form": form})
