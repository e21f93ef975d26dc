"""The form of the walk. Every part of it may be skipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from django import forms

from rumbo.guide.circle.needs import Need, NeedsWalk, needs
from rumbo.web.frame.templatetags.words import say

_LONGEST: Final = 400


class AskedNeed(NamedTuple):
    """One need with its two fields, and whether something in the story suggests it."""

    need: Need
    wanted: forms.BoundField
    words: forms.BoundField
    is_suggested: bool


class WalkForm(forms.Form):
    """The walk: for each need whether it would help, and one's own words, which alone say so too."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, walk: NeedsWalk, suggested: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(data, initial=_known(walk))
        self.before, self.suggested = walk, suggested
        for name, each in needs().items():
            self.fields[f"{name}-wanted"] = forms.BooleanField(label=say(each.asks), required=False)
            self.fields[f"{name}-words"] = forms.CharField(
                label=say(each.name, "cap"), required=False, max_length=_LONGEST
            )

    def asked(self) -> Iterator[AskedNeed]:
        """Every need, in the order of the walk."""
        for name, each in needs().items():
            yield AskedNeed(each, self[f"{name}-wanted"], self[f"{name}-words"], name in self.suggested)

    def walk(self) -> NeedsWalk:
        """What a valid form says. A need that this Rumbo does not know stays."""
        given = self.cleaned_data
        kept = {name: words for name, words in self.before.wanted.items() if name not in needs()}
        said = {name: given[f"{name}-words"] for name in needs() if given[f"{name}-wanted"] or given[f"{name}-words"]}
        return NeedsWalk(wanted={**said, **kept})


def _known(walk: NeedsWalk) -> dict[str, Any]:
    wanted = {f"{name}-wanted": True for name in walk.wanted}
    return {**wanted, **{f"{name}-words": words for name, words in walk.wanted.items()}}
