"""Who may do what: every role, section, action and state, shared or not; docs/reference/circle.md shows the same table."""

from __future__ import annotations

from itertools import product

import pytest

from rumbo.guide.circle.permissions import Asker, NotAllowed, begin_with, check_may, check_may_share, may
from rumbo.guide.circle.policies import can_share
from rumbo.guide.circle.roles import ACTIONS, HEALTH, ROLES, SECTIONS, Action, Role, Section, Share

OPEN_THE_FILE = ("owner", "care-partner")
HELPERS_AT_MOST = {
    ("tasks", "see"), ("tasks", "add"), ("calendar", "see"), ("updates", "see"), ("updates", "add"), ("feeling", "see"),
    ("medicines", "see"), ("questions", "see"),
}  # fmt: skip


def expected(role: Role, section: Section, action: Action, *, shared: bool, has_ended: bool) -> bool:
    """The answer, told apart from the rules."""
    if has_ended and action == "add":
        return False
    if role in OPEN_THE_FILE:
        return True
    if role == "network-helper" and (section, action) not in HELPERS_AT_MOST:
        return False
    return shared


@pytest.mark.parametrize(
    ("role", "section", "action", "shared", "has_ended"),
    list(product(ROLES, SECTIONS, ACTIONS, (True, False), (True, False))),
)
def test_every_role_section_action_and_state(
    role: Role, section: Section, action: Action, shared: bool, has_ended: bool
) -> None:
    shares = frozenset({Share(section, "see"), Share(section, action)}) if shared else frozenset[Share]()
    asker = Asker(role, shares, has_ended)
    wanted = expected(role, section, action, shared=shared, has_ended=has_ended)
    assert may(asker, Share(section, action)) is wanted
    if wanted:
        check_may(asker, Share(section, action))
    else:
        with pytest.raises(NotAllowed):
            check_may(asker, Share(section, action))


@pytest.mark.parametrize("role", ["central-team", "network-helper", "navigator"])
def test_to_add_one_must_see(role: Role) -> None:
    assert not may(Asker(role, frozenset({Share("tasks", "add")})), Share("tasks", "add"))


@pytest.mark.parametrize("role", ["central-team", "network-helper", "navigator"])
def test_nobody_new_sees_health(role: Role) -> None:
    begun = begin_with(role)
    assert not [each for each in begun if each.section in HEALTH]
    assert all(can_share(role, each) for each in begun)


def test_without_consent_a_navigator_sees_nothing() -> None:
    assert begin_with("navigator") == frozenset()


@pytest.mark.parametrize("role", ROLES)
def test_only_who_opens_the_file_says_what_is_shared(role: Role) -> None:
    if role in OPEN_THE_FILE:
        check_may_share(role)
    else:
        with pytest.raises(NotAllowed):
            check_may_share(role)
