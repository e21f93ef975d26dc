"""The cancers that a demand means, in a form that is stored: the same cancers are always written the same way."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rumbo.trials.criteria.conditions import Closeness, Scope, how_near
from rumbo.trials.profile import Profile, remembered


class Cancers(msgspec.Struct, frozen=True, cache_hash=True):
    """Cancers by their ids in oncology.cancers (`named`) and as wholes (`groups`: "any", "solid", "blood"), each in order."""

    named: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether any cancer is meant."""
        return bool(self.named or self.groups)

    def closeness(self, profile: Profile) -> Closeness:
        """How these cancers meet the person's."""
        return _closeness(self, profile)


@remembered
def _closeness(meant: Cancers, profile: Profile) -> Closeness:
    return how_near(meant.named, meant.groups, profile)


def cancers_of(scopes: Iterable[Scope | Cancers]) -> Cancers:
    """The cancers of several scopes together.

    >>> cancers_of([Scope(frozenset(["breast"])), Scope(groups=frozenset(["solid"]))])
    Cancers(named=('breast',), groups=('solid',))
    """
    listed = list(scopes)
    return Cancers(
        tuple(sorted({name for scope in listed for name in scope.named})),
        tuple(sorted({name for scope in listed for name in scope.groups})),
    )
