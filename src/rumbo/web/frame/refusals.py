"""The pages that say no, or that something went wrong: what happened, what was kept, what to do. In both languages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def _refuse(request: HttpRequest, about: str, status: int) -> HttpResponse:
    return render(request, f"frame/refused_{about}.html", status=status)


def _bare(request: HttpRequest, about: str, status: int) -> HttpResponse:
    """A page that stands alone, in both languages: nothing of the site is asked, since the request may not be trusted."""
    lang = "es" if request.path.startswith("/es/") else "en"
    return HttpResponse(render_to_string("frame/bare.html", {"about": about, "lang": lang}), status=status)


def stranger(request: HttpRequest) -> HttpResponse:
    """Refuse a request that another site started, or that names another host."""
    return _bare(request, "stranger", 403)


def no_launch(request: HttpRequest) -> HttpResponse:
    """Refuse a browser that did not come in by the address `rumbo open` gave."""
    return _bare(request, "no_launch", 403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: usually the page was open since before a restart."""
    return _refuse(request, "form", 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request nobody could have made with our pages."""
    return _refuse(request, "request", 400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This reader may not see this page."""
    return _refuse(request, "reader", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or nothing of this story."""
    return _refuse(request, "missing", 404)


def our_mistake(request: HttpRequest) -> HttpResponse:
    """Something is wrong in Rumbo itself. Nothing of the site is asked, since it may be what fails."""
    return _bare(request, "mistake", 500)
