"""The list on paper, put together as this reader may see it."""

from __future__ import annotations

from django.utils import timezone

from rumbo.course import Background
from rumbo.oncology import PartialDate
from rumbo.paper import MedicinesSheet
from rumbo.web.living.medicines.access import medicines_of
from rumbo.web.story import facts
from rumbo.web.story.access import Here


def sheet_of(who: Here) -> MedicinesSheet:
    """Every medicine with who wrote it, and the allergies that the story names."""
    told = (fact.says for fact in facts.visible_to(who))
    allergies = (each.words for each in told if isinstance(each, Background) and each.topic == "allergy")
    return MedicinesSheet(
        medicines=tuple((each.medicine, each.writer) for each in medicines_of(who)),
        allergies=tuple(dict.fromkeys(allergies)),
        printed_on=PartialDate.of(timezone.localdate()),
        name=facts.name_of(who),
    )
