"""The page for the social worker or the navigator, put together."""

from __future__ import annotations

from datetime import date

from rumbo.oncology import PartialDate
from rumbo.paper import BarriersSheet
from rumbo.web.living.barriers.access import own_check
from rumbo.web.story import facts
from rumbo.web.story.access import Here


def sheet_of(who: Here, *, today: date) -> BarriersSheet:
    """What this reader says is in the way. What they kept to themselves is not on it."""
    check = own_check(who)
    return BarriersSheet(
        barriers=check.in_the_way, words=check.words, name=facts.name_of(who), printed_on=PartialDate.of(today)
    )
