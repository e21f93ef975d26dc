"""How towns and distances are said."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from rumbo.oncology import Town, in_miles, states
from rumbo.web.frame.templatetags.words import say

register = template.Library()


@register.filter
def distance(km: float) -> str:
    """How far it is. Under five miles no number says more: both ends are the middle of a town or of a ZIP code."""
    miles = round(in_miles(km))
    if miles < 5:
        return _("less than 5 miles (8 km)")
    return _("about %(miles)d miles (%(km)d km)") % {"miles": miles, "km": round(km)}


@register.filter
def with_state(town: Town) -> str:
    """A town with its state."""
    return f"{town.name}, {say(states()[town.state])}"
