"""Every write to what matters: keyword-only, atomic, by the reader whose words they are, with one event in the journal."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from rumbo.guide.matters import encode_matters, put_into_words
from rumbo.web.choices.matters.access import matters_of, seal
from rumbo.web.choices.models import KeptMatters, SharedMatters
from rumbo.web.people import journal
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here


@transaction.atomic
def write(*, here: Here, prompt: str, words: str) -> None:
    """Keep these words for one prompt. Whoever this reader has agreed with sees them from then on."""
    before = matters_of(here)
    after = put_into_words(before, prompt=prompt, words=words)
    if after == before:
        return
    KeptMatters.objects.update_or_create(reader=here.reader, defaults={"body": seal(here, after)})
    for shared in here.reader.shared_matters.all():
        shared.body = encode_matters(after)
        shared.save(update_fields=["body"])
    journal.write("matters.written", story=here.story, by=here.reader)


@transaction.atomic
def agree(*, here: Here, other: Reader) -> None:
    """Agree that one's words may be laid beside another's. They are, once the other has agreed too."""
    body = encode_matters(matters_of(here))
    SharedMatters.objects.update_or_create(reader=here.reader, with_reader=other, defaults={"body": body})
    journal.write("matters.agreed", story=here.story, by=here.reader, about=f"reader {other.pk}")


@transaction.atomic
def take_apart(*, here: Here, other: Reader) -> None:
    """Take the agreement back. It ends for both, with both copies: to begin again, both are asked again."""
    either = Q(reader=here.reader, with_reader=other) | Q(reader=other, with_reader=here.reader)
    SharedMatters.objects.filter(either).delete()
    journal.write("matters.taken_apart", story=here.story, by=here.reader, about=f"reader {other.pk}")
