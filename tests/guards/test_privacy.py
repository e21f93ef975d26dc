"""Every stored value says how private it is, and health is stored in no other way than sealed."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from rumbo.web.people.models import Reader
from rumbo.web.people.privacy import Sealed

WORDS = ("identifying", "health", "plain")

# Bytes that a key of their own seals, most often their reader's, and ids that a keyed hash or a random number makes: neither
# says anything.
SEALED_BYTES = {
    ("Door", "answer"),
    ("NotebookPage", "body"),
    ("KeptMatters", "body"),
    ("KeptWait", "body"),
    ("KeptStrain", "body"),
    ("KeptNumbers", "body"),
    ("StoryKey", "wrapped"),  # by a key of the host
}
NOT_IN_CLEAR_WORDS = {("Record", "sealed_name"), ("Reader", "slot"), ("Reader", "role")}

ours = pytest.mark.parametrize(
    "model",
    [each for each in apps.get_models() if each.__module__.startswith("rumbo.")],
    ids=lambda each: each.__name__,
)


def privacy_of(model: type[models.Model]) -> dict[str, list[str]]:
    """The words each field stands under."""
    stated = model.Privacy  # type: ignore[attr-defined]  # the guard is here to see that it is there
    words: dict[str, list[str]] = {}
    for word in WORDS:
        for field in getattr(stated, word, ()):
            words.setdefault(field, []).append(word)
    return words


@ours
def test_every_field_stands_under_exactly_one_word(model: type[models.Model]) -> None:
    stated = privacy_of(model)
    assert stated.keys() == {field.name for field in model._meta.fields}
    assert all(len(words) == 1 for words in stated.values()), stated


@ours
def test_no_other_word_is_used(model: type[models.Model]) -> None:
    assert {name for name in vars(model.Privacy) if not name.startswith("__")} <= set(WORDS)


@ours
def test_what_says_how_or_who_somebody_is_lies_sealed(model: type[models.Model]) -> None:
    for field in model._meta.fields:
        (word,) = privacy_of(model)[field.name]
        sealed = isinstance(field, Sealed) or (model.__name__, field.name) in SEALED_BYTES
        if word == "health":
            assert sealed, field
        if word == "identifying":
            assert sealed or (model.__name__, field.name) in NOT_IN_CLEAR_WORDS, field
        if word == "plain":
            assert not isinstance(field, models.TextField | models.BinaryField | models.FileField), field


@pytest.mark.parametrize("lookup", ["name", "name__contains", "name__startswith", "name__in", "name__lower"])
def test_what_is_sealed_is_never_searched_in_sql(lookup: str) -> None:
    with pytest.raises(TypeError, match="not searched in SQL"):
        str(Reader.objects.filter(**{lookup: ["Marisol"] if lookup.endswith("in") else "Marisol"}).query)


def test_what_is_sealed_may_be_asked_whether_it_is_there() -> None:
    assert "IS NULL" in str(Reader.objects.filter(name__isnull=True).query)
