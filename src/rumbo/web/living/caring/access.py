"""What the reader of a page answered about how they are. Nobody else's key opens it."""

from __future__ import annotations

from rumbo.guide.caring import StrainAnswers, decode_answers, encode_answers
from rumbo.web.living.caring.models import KeptStrain
from rumbo.web.story.access import Here
from rumbo.web.vault import private


def find_answers(who: Here) -> StrainAnswers | None:
    """What this reader answered last, or None when nothing is kept."""
    kept = KeptStrain.objects.filter(reader=who.reader).first()
    if kept is None:
        return None
    return decode_answers(private.open_text(bytes(kept.body), reader_key=who.private_key, place=_place(who)))


def seal(who: Here, answers: StrainAnswers) -> bytes:
    """Answers, sealed for this reader alone."""
    return private.seal_text(encode_answers(answers), reader_key=who.private_key, place=_place(who))


def _place(who: Here) -> str:
    return f"strain/{who.reader.pk}"
