"""How private each stored value is, and the one field type that health values live in.

Every model has a `class Privacy` that names all its fields under one of three words; a guard test fails until it does.
`identifying` says who somebody is, `health` says how they are, `plain` says neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField


class Sealed(_Text):
    """Text that SQL never filters or sorts on. At home the whole file is encrypted, and it lies in it as it is.

    Raises TypeError for any lookup but `isnull`.
    """

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull` may be asked."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else self._refuse()

    def get_transform(self, lookup_name: str) -> Any:
        """Nothing is computed in SQL either."""
        return self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("health values are not searched in SQL: fetch the story's rows and look in Python")
