"""Somebody in the circle: what is shared and taken back, in any order, and never more than the last choice allows."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rumbo.guide.circle.members import (
    CIRCLE_ROLES,
    CircleMember,
    change_role,
    decode_member,
    encode_member,
    new_member,
    role_name,
    section_name,
    share_with,
    take_all_back,
    take_back,
)
from rumbo.guide.circle.permissions import may
from rumbo.guide.circle.policies import NotShareable
from rumbo.guide.circle.roles import ACTIONS, HEALTH, ROLES, SECTIONS, Role, Share

SHARES = st.builds(Share, st.sampled_from(SECTIONS), st.sampled_from(ACTIONS))


def test_somebody_new_sees_no_health() -> None:
    ana = new_member("Ana", role="network-helper")
    assert ana.shares == (Share("tasks", "see"), Share("updates", "see"))
    assert not {each.section for each in new_member("Tomás", role="central-team").shares} & HEALTH


def test_to_add_brings_to_see_and_not_to_see_takes_to_add() -> None:
    ana = share_with(CircleMember(name="Ana"), Share("tasks", "add"))
    assert ana.shares == (Share("tasks", "add"), Share("tasks", "see"))
    assert take_back(ana, Share("tasks", "add")).shares == (Share("tasks", "see"),)
    assert take_back(ana, Share("tasks", "see")).shares == ()


def test_what_cannot_be_shared_is_refused() -> None:
    with pytest.raises(NotShareable):
        share_with(CircleMember(name="Ana"), Share("people", "see"))


@pytest.mark.parametrize("role", sorted(set(ROLES) - set(CIRCLE_ROLES)))
def test_nobody_is_written_down_as_whoever_opens_the_file_or_as_a_navigator(role: Role) -> None:
    with pytest.raises(ValueError, match=role):
        CircleMember(name="Ana", role=role)
    with pytest.raises(msgspec.ValidationError):
        decode_member(f'{{"name": "Ana", "role": "{role}"}}')
    with pytest.raises(ValueError, match=role):
        change_role(CircleMember(name="Ana"), role)


def test_another_role_adds_nothing() -> None:
    tom = share_with(new_member("Tomás", role="central-team"), Share("feeling", "see"))
    helper = change_role(tom, "network-helper")
    assert Share("people", "see") not in helper.shares
    assert Share("feeling", "see") in helper.shares
    assert set(change_role(helper, "central-team").shares) == set(helper.shares)


@given(
    st.builds(CircleMember, name=st.text(min_size=1), shares=st.lists(SHARES).map(tuple), groups=st.just(("church",)))
)
def test_it_is_read_as_it_was_written(member: CircleMember) -> None:
    assert decode_member(encode_member(member)) == member


def test_every_role_and_section_has_its_name() -> None:
    assert [role_name(each).said("en") for each in CIRCLE_ROLES] == ["central team", "wider circle"]
    assert all(role_name(each).said("es") for each in ROLES)
    assert {section_name(each).said("es") for each in HEALTH} == {
        "cómo me siento", "medicamentos", "preguntas para el médico",
    }  # fmt: skip


class Sharing(RuleBasedStateMachine):
    """Shares, takes back and changes roles in any order, beside a plain list of what was chosen last."""

    @initialize(role=st.sampled_from(CIRCLE_ROLES))
    def begin(self, role: Role) -> None:
        """Somebody new."""
        self.member = new_member("Ana", role=role)
        self.chosen: dict[Share, bool] = dict.fromkeys(self.member.shares, True)

    @rule(share=SHARES)
    def share(self, share: Share) -> None:
        """Share one thing, where that is allowed."""
        try:
            self.member = share_with(self.member, share)
        except NotShareable:
            return
        self.chosen |= {share: True, Share(share.section, "see"): True}

    @rule(share=SHARES)
    def back(self, share: Share) -> None:
        """Take one thing back."""
        self.member = take_back(self.member, share)
        self.chosen[share] = False
        if share.action == "see":
            self.chosen[Share(share.section, "add")] = False

    @rule()
    def all_back(self) -> None:
        """Take everything back."""
        self.member = take_all_back(self.member)
        self.chosen = {}

    @rule(role=st.sampled_from(CIRCLE_ROLES))
    def role(self, role: Role) -> None:
        """Give another role."""
        self.member = change_role(self.member, role)
        self.chosen = {share: chosen and share in self.member.shares for share, chosen in self.chosen.items()}

    @invariant()
    def nothing_more_than_was_chosen_last(self) -> None:
        """What they may do is what was chosen and not taken back; once the story has ended, nothing is added."""
        if not hasattr(self, "member"):
            return
        for has_ended in (False, True):
            asker = self.member.viewer("ana", has_ended=has_ended).asker
            for section in SECTIONS:
                for action in ACTIONS:
                    share = Share(section, action)
                    allowed = self.chosen.get(share, False) and not (has_ended and action == "add")
                    assert may(asker, share) is allowed


TestSharing: Any = Sharing.TestCase
