"""The form of the check. Every part of it may be skipped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rumbo.guide.barriers import REPLIES, Barrier, BarrierCheck, Reply, barriers

REPLY_WORDS: dict[Reply, Promise] = {
    "in-the-way": _("Yes, this is in the way"),
    "all-right": _("This is all right"),
    "not-now": _("Not now"),
    "rather-not": _("I would rather not say"),
}
_NAME = "b-"  # what the fields of the barriers begin with


class Asked(NamedTuple):
    """One barrier with the replies it offers, and the one chosen, if any."""

    barrier: Barrier
    replies: tuple[tuple[Reply, Promise], ...]
    chosen: Reply | None


class CheckForm(forms.Form):
    """The check of one reader. The replies are read by the names of the barriers."""

    words = forms.CharField(
        label=_("Something else, in my own words"), required=False, max_length=4_000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, check: BarrierCheck) -> None:
        super().__init__(data, initial={"words": check.words})
        self.replies = replies_in(data) if data is not None else dict(check.replies)

    def check(self) -> BarrierCheck:
        """What a valid form says."""
        return BarrierCheck(replies=self.replies, words=self.cleaned_data["words"])

    def asked(self) -> tuple[Asked, ...]:
        """Every barrier, in the order of the check."""
        offered = tuple(REPLY_WORDS.items())
        return tuple(Asked(each, offered, self.replies.get(name)) for name, each in barriers().items())


def replies_in(data: Mapping[str, Any]) -> dict[str, Reply]:
    """The replies among the fields of a form; what is skipped, or none of ours, is not there."""
    given = {name: data.get(f"{_NAME}{name}", "") for name in barriers()}
    return {name: reply for name, said in given.items() for reply in REPLIES if reply == said}
