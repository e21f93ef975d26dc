"""The cancers that a demand means, stored the same way however they were named."""

from __future__ import annotations

from rumbo.trials import Profile
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import Scope
from rumbo.trials.facets import CancerFacet


def test_the_same_cancers_are_written_the_same_way() -> None:
    one = cancers_of([Scope(frozenset(("breast", "anal"))), Cancers(groups=("solid",))])
    assert one == cancers_of([Cancers(("anal",), ("solid",)), Scope(frozenset(("breast",)))])
    assert one.named == ("anal", "breast")


def test_no_cancers_are_none() -> None:
    assert not Cancers()
    assert Cancers(groups=("any",))


def test_they_meet_the_cancers_of_a_person() -> None:
    profile = Profile(cancers=(CancerFacet(id="breast", is_blood=False),))
    assert Cancers(("breast",)).closeness(profile) == "same"
    assert Cancers(groups=("solid",)).closeness(profile) == "within"
    assert Cancers(("prostate",)).closeness(profile) == "other"
