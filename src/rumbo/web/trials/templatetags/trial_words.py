"""How the registry's words of a trial are said on its pages."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumbo.oncology import Town
from rumbo.oncology.towns import KM_PER_MILE
from rumbo.web.trials.listing import PHASE_NAMES, Asked

register = template.Library()
STATUS_WORDS: Final[dict[str, Promise]] = {
    "RECRUITING": gettext_lazy("takes people now"),
    "NOT_YET_RECRUITING": gettext_lazy("will take people soon"),
    "AVAILABLE": gettext_lazy("given outside of a study, on request"),
}


@register.filter
def phase(name: str) -> str:
    """A phase as people call it."""
    return str(PHASE_NAMES.get(name, name))


@register.filter
def standing(status: str) -> str:
    """Whether people can join."""
    return str(STATUS_WORDS.get(status) or _("not open now"))


@register.filter
def within(miles: str) -> str:
    """A distance to choose, in miles and kilometers."""
    return _("%(miles)s miles (%(km)d km)") % {"miles": miles, "km": round(int(miles) * KM_PER_MILE)}


@register.filter
def from_town(asked: Asked, town: Town) -> str:
    """The address of the same list, counted from a town."""
    return asked.query(near=f"{town.name}, {town.state}")
