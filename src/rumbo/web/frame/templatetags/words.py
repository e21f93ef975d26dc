"""Filters that say what the core rooms return: texts, messages, dates and explained errors, in the page's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from rumbo.words import Lang, Sayable

register = template.Library()


def page_language() -> Lang:
    """The language of the page being drawn."""
    return "es" if (get_language() or "en").startswith("es") else "en"


@register.filter
def say(value: Sayable | str | None, form: str = "") -> str:
    """A text, message or date in the page's language; plain words stay as they are."""
    if value is None:
        return ""
    return value.said(page_language(), form) if isinstance(value, Sayable) else str(value)


@register.filter
def say_other(value: Sayable | str | None, form: str = "") -> str:
    """The same in the other language, for the line beneath."""
    if value is None:
        return ""
    other: Lang = "en" if page_language() == "es" else "es"
    return value.said(other, form) if isinstance(value, Sayable) else str(value)


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any]) -> str:
    """The address of this page, to come back to."""
    return str(context["request"].get_full_path())
