"""Whether the number of a help line, or a source, is an old one; and the line that answers in a very hard hour."""

from __future__ import annotations

from django import template
from django.utils import timezone

from rumbo.guide import HelpLine
from rumbo.guide.citations import Citation
from rumbo.guide.help import is_stale, lines

register = template.Library()


@register.filter
def is_old_line(line: HelpLine) -> bool:
    """Whether a line was last checked more than a year ago. A crisis line is never called old: nobody should hesitate
    there.
    """
    return not line.crisis and is_stale(line, today=timezone.localdate())


@register.filter
def is_old_source(source: Citation) -> bool:
    """Whether a source was written more than a year ago, or does not say when."""
    return source.is_old(today=timezone.localdate())


@register.simple_tag
def crisis_line() -> HelpLine:
    """The first line that answers day and night, for the pages on which somebody writes what weighs on them."""
    return lines(timezone.localdate())[0].line
