"""What may be shared at all, by role."""

from __future__ import annotations

import pytest

from rumbo.guide.circle.policies import NotShareable, can_share, check_goes_on, check_share, shareable
from rumbo.guide.circle.roles import EVERYTHING, ROLES, Role, Share


@pytest.mark.parametrize("role", ["owner", "care-partner"])
def test_what_a_reader_of_the_file_sees_is_not_shared_here(role: Role) -> None:
    assert shareable(role) == frozenset()
    with pytest.raises(NotShareable):
        check_share(role, Share("tasks", "see"))


def test_a_helper_never_gets_the_numbers_of_others_nor_writes_of_health() -> None:
    assert not can_share("network-helper", Share("people", "see"))
    assert not can_share("network-helper", Share("feeling", "add"))
    assert can_share("network-helper", Share("feeling", "see"))


@pytest.mark.parametrize("role", ["central-team", "navigator"])
def test_anything_can_be_shared_with_who_coordinates(role: Role) -> None:
    assert shareable(role) == EVERYTHING


@pytest.mark.parametrize("role", ROLES)
def test_the_two_ways_of_asking_agree(role: Role) -> None:
    for share in EVERYTHING:
        try:
            check_share(role, share)
        except NotShareable:
            assert not can_share(role, share)
        else:
            assert can_share(role, share)


def test_to_a_story_that_has_ended_nothing_is_added_and_all_can_be_seen() -> None:
    check_goes_on(Share("tasks", "see"), has_ended=True)
    check_goes_on(Share("tasks", "add"), has_ended=False)
    with pytest.raises(NotShareable):
        check_goes_on(Share("tasks", "add"), has_ended=True)
