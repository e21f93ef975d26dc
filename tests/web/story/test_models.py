"""A row says which row it is, and nothing of what is in it: what is printed of it may reach a log."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import router

from rumbo.web.people.models import Reader
from rumbo.web.people.privacy import Sealed
from tests.pages.addresses import everything_in
from tests.web.cast import Household


def test_no_row_prints_what_is_sealed_in_it(household: Callable[[str], Household]) -> None:
    home = household("told")
    everything_in(home)
    home.bring([])
    for model in apps.get_models():
        if not model.__module__.startswith("rumbo.") or not router.allow_migrate_model("default", model):
            continue
        for row in model.objects.all()[:5]:
            said = f"{row} {row!r}"
            sealed = [getattr(row, field.name) for field in model._meta.fields if isinstance(field, Sealed)]
            assert all(len(value) < 3 or value not in said for value in sealed), said
            assert str(row.pk) in said


def test_sealed_text_is_not_reached_through_a_transform() -> None:
    with pytest.raises(TypeError):
        Reader._meta.get_field("name").get_transform("lower")
