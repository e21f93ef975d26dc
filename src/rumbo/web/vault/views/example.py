"""The way into the example and out of it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.vault import example
from rumbo.words import Explained


@require_GET
@open_to_all
def begin(request: HttpRequest) -> HttpResponse:
    """Look around in an invented person's story."""
    back_to = f"{request.scheme}://{request.get_host()}/{page_language()}/"
    try:
        address = example.start(back_to)
    except OSError:
        return render(request, "vault/trouble.html", {"trouble": Explained("vault-example-failed")}, status=500)
    return HttpResponseRedirect(f"{address}&lang={page_language()}")


@require_GET
@open_to_all
def leave(request: HttpRequest) -> HttpResponse:
    """Back to one's own file, or, when the example was started by itself, a page that says how to begin."""
    if settings.RUMBO_BACK_TO:
        return HttpResponseRedirect(settings.RUMBO_BACK_TO)
    return render(request, "vault/left_example.html")
