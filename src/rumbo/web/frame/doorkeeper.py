"""Who may knock at all: only this computer's own browser, that came in by the address `rumbo open` gave it.

A page of another site can make a browser send requests to 127.0.0.1. Three things stop it: the Host header must be ours
(no name rebinding), requests that other sites start are refused, and the launch token's cookie must be there.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from rumbo.web.frame import refusals

# Answered without the launch cookie: the address that sets it, the sign of life a second start looks for, and the one that a
# hospital sends the browser back to (docs/adr/0013). The gate opens nothing for them.
OPEN_PATHS = frozenset({"/start", "/alive", "/portal"})


class Doorkeeper:
    """Middleware that refuses what did not come from this computer's own browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request in, or refuse it."""
        if not _host_is_ours(request) or _started_elsewhere(request):
            return refusals.stranger(request)
        if request.path not in OPEN_PATHS and not has_launch_cookie(request):
            return refusals.no_launch(request)
        response = self.get_response(request)
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            add_never_cache_headers(response)  # health pages are not for the browser's disk
            response.headers["Cache-Control"] = "no-store, private"
        return response


def _host_is_ours(request: HttpRequest) -> bool:
    return request.META.get("HTTP_HOST", "").rsplit(":", 1)[0] in settings.ALLOWED_HOSTS


def _started_elsewhere(request: HttpRequest) -> bool:
    """Whether another site started this. Browsers say so in Sec-Fetch-Site; Origin covers older ones.

    A link on another page may lead to the first address (a top-level GET), or a person could not follow it from a mail.
    """
    origin = request.META.get("HTTP_ORIGIN")
    if origin not in (None, "null") and origin != f"http://{request.META['HTTP_HOST']}":
        return True
    site = request.META.get("HTTP_SEC_FETCH_SITE", "none")
    arrival = request.method == "GET" and request.META.get("HTTP_SEC_FETCH_MODE") == "navigate"
    return site in {"cross-site", "same-site"} and not arrival


def has_launch_cookie(request: HttpRequest) -> bool:
    """Whether a request comes from the browser that came in by the address `rumbo open` gave."""
    given = request.COOKIES.get(settings.RUMBO_LAUNCH_COOKIE, "")
    return hmac.compare_digest(given.encode(), launch_cookie().encode())


def launch_cookie() -> str:
    """What the launch cookie must hold: a keyed hash, so that the token itself stays out of the browser's store."""
    return hmac.new(settings.SECRET_KEY.encode(), settings.RUMBO_LAUNCH_TOKEN.encode(), "sha256").hexdigest()
