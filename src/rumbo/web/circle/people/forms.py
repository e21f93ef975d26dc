"""The forms of the people who help. Only a name is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide.circle.members import CHANNELS, CircleMember
from rumbo.guide.circle.policies import can_share
from rumbo.guide.circle.roles import ACTIONS, SECTIONS, Share

ROLE_CHOICES = (
    ("central-team", _("Central team: a few close people who keep the overview and ask others")),
    ("network-helper", _("Wider circle: people who now and then lend a hand")),
)
CHANNEL_WORDS = {
    "": _("It does not matter"), "phone": _("Telephone"), "text": _("Text message"), "whatsapp": _("WhatsApp"),
    "e-mail": _("E-mail"), "letter": _("Letter"),
}  # fmt: skip


class MemberForm(forms.Form):
    """Who somebody is and how they are reached."""

    name = forms.CharField(
        label=_("What are they called?"), max_length=120, error_messages={"required": _("Please write a name.")}
    )
    role = forms.ChoiceField(
        label=_("Where do they stand?"), widget=forms.RadioSelect, choices=ROLE_CHOICES, initial="network-helper",
        error_messages={"required": _("Please choose one.")},
    )  # fmt: skip
    lang = forms.ChoiceField(
        label=_("In which language do they read?"), widget=forms.RadioSelect,
        choices=(("en", _("In English")), ("es", _("In Spanish"))), error_messages={"required": _("Please choose one.")},
    )  # fmt: skip
    channel = forms.ChoiceField(
        label=_("How do they like to be reached?"), required=False,
        choices=[(each, CHANNEL_WORDS[each]) for each in CHANNELS],
    )  # fmt: skip
    reach = forms.CharField(label=_("Their number or address"), max_length=200, required=False)
    groups = forms.CharField(
        label=_("Groups they belong to"), max_length=200, required=False,
        help_text=_("With commas between. For example: church, neighbors."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What to know about their help"), required=False, max_length=2_000, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: drives on Tuesdays; has a key."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, member: CircleMember | None, lang: str) -> None:
        known = {name: getattr(member, name) for name in self.base_fields} if member else {"lang": lang}
        if member:
            known["groups"] = ", ".join(member.groups)
        super().__init__(data, initial=known)

    def member(self) -> CircleMember:
        """Somebody as they were written down, sharing nothing yet."""
        given = dict(self.cleaned_data)
        groups = dict.fromkeys(each.strip() for each in given.pop("groups").split(","))
        return CircleMember(**given, groups=tuple(each for each in groups if each))


def shares_in(data: Mapping[str, Any], member: CircleMember) -> frozenset[Share]:
    """What was ticked on the page of what is shared, as far as it can be shared; to add brings to see."""
    ticked = {
        share
        for section in SECTIONS
        for action in ACTIONS
        if data.get(f"{section}-{action}") and can_share(member.role, share := Share(section, action))
    }
    return frozenset(ticked | {Share(each.section, "see") for each in ticked})
