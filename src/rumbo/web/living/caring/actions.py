"""Every write to how a reader is: keyword-only, atomic, by that reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.guide.caring import StrainAnswers
from rumbo.web.living.caring.access import seal
from rumbo.web.living.caring.models import KeptStrain
from rumbo.web.people import journal
from rumbo.web.story.access import Here


@transaction.atomic
def answer(*, here: Here, answers: StrainAnswers) -> None:
    """Keep these answers in place of those before."""
    KeptStrain.objects.update_or_create(reader=here.reader, defaults={"body": seal(here, answers)})
    journal.write("strain.answered", story=here.story, by=here.reader)


@transaction.atomic
def erase(*, here: Here) -> None:
    """Erase this reader's answers."""
    KeptStrain.objects.filter(reader=here.reader).delete()
    journal.write("strain.erased", story=here.story, by=here.reader)
