"""Addresses that only take a form lead a reader who opens them back to the page that has the form.

One comes there by the language link of a page that shows a form again, or by "back" and "reload" in the browser.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import Resolver404, resolve

NOT_ALLOWED = 405


class BackToThePage:
    """Middleware: what may not be opened leads to the nearest page above it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or lead up. A page above that may not be opened either leads on."""
        response = self.get_response(request)
        if response.status_code != NOT_ALLOWED or request.method not in {"GET", "HEAD"}:
            return response
        return HttpResponseRedirect(page_above(request.path))


def page_above(address: str) -> str:
    """The nearest address above this one at which there is something; at last, the first page.

    >>> page_above("/nothing/here/")
    '/'
    """
    while address := address.rstrip("/").rpartition("/")[0]:
        try:
            resolve(f"{address}/")
        except Resolver404:
            continue
        return f"{address}/"
    return "/"
