"""How private each stored value is, and the one field type that health values live in.

Every model has a `class Privacy` that names all its fields under one of three words; a guard test fails until it does.
`identifying` says who somebody is, `health` says how they are, `plain` says neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from rumbo.web.people import sealing
from rumbo.web.people.sealing import Place

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField


class SealedText(str):
    """A sealed text as the database holds it: on its way there, or come from there and not yet opened."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<sealed>"


class _OpensWhenRead(DeferredAttribute):
    """The attribute of a sealed field: what came from the database is opened when it is first asked for."""

    field: Sealed

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__
        name = self.field.attname
        value = held[name] if name in held else super().__get__(instance, cls)
        if isinstance(value, SealedText):
            value = held[name] = self.field.opened(value, row=instance.pk, story_id=_stated_story(instance))
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class Sealed(_Text):
    """Text that SQL never filters or sorts on. At home the whole file is encrypted, and it lies in it as it is; a host's
    database holds it sealed with the key of its story, bound to its table, column and row.

    It is written with its row, and read from it or with `sealed_values`. Raises TypeError for any lookup but `isnull`, and
    for a value that is written without its row (`update`, `bulk_update`).
    """

    descriptor_class = _OpensWhenRead

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull` may be asked."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else self._refuse()

    def get_transform(self, lookup_name: str) -> Any:
        """Nothing is computed in SQL either."""
        return self._refuse()

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        """What the database holds, marked as such where it is sealed."""
        return value if value is None or sealing.find_sealer() is None else SealedText(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's own signature
        """The text as its row's place in the database will hold it. What was never opened goes back as it came."""
        value = model_instance.__dict__[self.attname]
        if value is None or isinstance(value, SealedText):
            return value
        sealer = sealing.find_sealer()
        if sealer is None:
            return SealedText(value)
        story_id = story_of(model_instance)
        return SealedText(sealer.seal(str(value), story_id=story_id, place=self._place(model_instance.pk)))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Take only what `pre_save` made."""
        if value is not None and not isinstance(value, SealedText):
            raise TypeError("a sealed value is written with its row: save the row")
        return value if value is None else str.__str__(value)

    def opened(self, value: str, *, row: object, story_id: UUID | None = None) -> str:
        """The text that a row of this field's table holds."""
        sealer = sealing.find_sealer()
        return value if sealer is None else sealer.unseal(value, story_id=story_id, place=self._place(row))

    def _place(self, row: object) -> Place:
        return Place(self.model._meta.db_table, str(self.column), str(row))

    def _refuse(self) -> NoReturn:
        raise TypeError("health values are not searched in SQL: fetch the story's rows and look in Python")


class RowId(models.BigAutoField):  # type: ignore[type-arg]  # generic in the stubs only
    """The number of a row, given by the database. Where text is sealed, a row that holds some has it before it is written.

    Migrations know it as Django's own BigAutoField.
    """

    def deconstruct(self) -> Any:
        """How migrations write it down."""
        name, _, arguments, named = super().deconstruct()
        return name, "django.db.models.BigAutoField", arguments, named

    def get_pk_value_on_save(self, instance: models.Model) -> Any:
        """The number of a row about to be written, or None: the database gives one."""
        sealer = sealing.find_sealer()
        if sealer is not None and any(isinstance(field, Sealed) for field in instance._meta.concrete_fields):
            return sealer.next_row(instance._meta.db_table)
        return super().get_pk_value_on_save(instance)


def sealed_values(rows: models.QuerySet[Any] | models.Manager[Any], name: str, *others: str) -> list[Any]:
    """The texts of one sealed column for every row, in the rows' order; with `others`, tuples of a text and these columns.

    As `values_list` is to rows: nothing is fetched but what is asked for.
    """
    field = rows.model._meta.get_field(name)
    assert isinstance(field, Sealed)  # noqa: S101 - a slip of ours
    opened = [(field.opened(value, row=row), *rest) for row, value, *rest in rows.values_list("pk", name, *others)]
    return opened if others else [text for (text,) in opened]


def story_of(row: models.Model) -> UUID:
    """The story that a row belongs to: named by the row itself, or by the first row it refers to that belongs to one.

    Raises TypeError for a row that belongs to none.
    """
    stated = _stated_story(row)
    if stated is not None:
        return stated
    for field in row._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and _belongs_to_a_story(field.related_model):
            return story_of(getattr(row, field.name))
    raise TypeError(f"{row._meta.label} belongs to no story")


def _belongs_to_a_story(model: Any) -> bool:
    return any(
        field.name == "story" or (isinstance(field, models.ForeignKey) and _belongs_to_a_story(field.related_model))
        for field in model._meta.concrete_fields
        if field.related_model is not model
    )


def _stated_story(row: models.Model) -> UUID | None:
    stated: UUID | None = row.__dict__.get("story_id")
    return stated
