"""Sheets as answers to a request: which languages were asked for, and a PDF that the browser shows and does not keep."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from rumbo.web.frame.templatetags.words import page_language
from rumbo.words import Lang

LANGUAGES: dict[str, tuple[Lang, ...]] = {"en": ("en",), "es": ("es",), "both": ("en", "es")}


def languages_wanted(request: HttpRequest) -> tuple[Lang, ...]:
    """The languages in the address (`?in=both`), or that of the page."""
    return LANGUAGES.get(request.GET.get("in", ""), (page_language(),))


def sheet_response(pdf: bytes, *, name: str) -> HttpResponse:
    """A PDF, shown in the browser; its name says nothing about the person."""
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'}
    )
