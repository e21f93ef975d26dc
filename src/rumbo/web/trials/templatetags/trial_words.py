"""How the registry's words of a trial are said on its pages."""

from __future__ import annotations

from math import isfinite
from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rumbo.oncology import Town
from rumbo.oncology.towns import KM_PER_MILE
from rumbo.trials.registry import Study
from rumbo.trials.registry.study import age_in_years
from rumbo.trials.registry.telling import day_of
from rumbo.web.frame.templatetags.words import say
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


SEX_WORDS: Final[dict[str, Promise]] = {
    "FEMALE": gettext_lazy("women only"), "MALE": gettext_lazy("men only"),
}  # fmt: skip


@register.filter
def who_joins(study: Study) -> str:
    """Whom the fields of an entry name: ages in whole years, and one sex where only one can join."""
    least, most = age_in_years(study.minimum_age), age_in_years(study.maximum_age)
    if isfinite(least) and isfinite(most):
        ages = _("People of %(least)d to %(most)d years") % {"least": least, "most": most}
    elif isfinite(least):
        ages = _("People of %(least)d years or more") % {"least": least}
    elif isfinite(most):
        ages = _("People of up to %(most)d years") % {"most": most}
    else:
        ages = _("People of any age")
    return f"{ages}; {SEX_WORDS[study.sex]}" if study.sex in SEX_WORDS else ages


@register.filter
def day(instant: str) -> str:
    """The day of an instant as the registry writes it, in words."""
    return say(day_of(instant))


@register.filter
def more_places(count: int) -> str:
    """How many other places there are."""
    return ngettext("%(count)d more place", "%(count)d more places", count) % {"count": count}


@register.filter
def within(miles: str) -> str:
    """A distance to choose, in miles and kilometers."""
    return _("%(miles)s miles (%(km)d km)") % {"miles": miles, "km": round(int(miles) * KM_PER_MILE)}


@register.filter
def from_town(asked: Asked, town: Town) -> str:
    """The address of the same list, counted from a town."""
    return asked.query(near=f"{town.name}, {town.state}")
