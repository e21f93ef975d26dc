"""The language somebody reads in is remembered, so that the next start opens in it. It is all this cookie says."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

A_YEAR_S = 365 * 24 * 3600


class RememberLanguage:
    """Middleware that keeps the language of the page last read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Remember the language when it changes."""
        response = self.get_response(request)
        lang = request.path.split("/", 2)[1]
        if lang in dict(settings.LANGUAGES) and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != lang:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, lang, max_age=A_YEAR_S, httponly=True, samesite="Strict")
        return response
