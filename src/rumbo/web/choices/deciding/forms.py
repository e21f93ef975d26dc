"""The forms of a decision, one for each of its parts. Only what is to be decided is needed; all else may stay empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rumbo.guide import Version
from rumbo.guide.choices.considered import ChoiceSet
from rumbo.guide.decisions import GOING, SURENESS, Weighed, list_choices, tell_sureness
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.frame.templatetags.words import say

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_LONG = 4_000
Options = list[tuple[str, str]]


class PartForm(forms.Form):
    """One part of a decision; its fields are those of `Version` that it asks for."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, now: Version | None, offered: ChoiceSet | None
    ) -> None:
        known = {name: getattr(now, name) for name in self.base_fields if hasattr(now, name)} if now else None
        super().__init__(data, initial=known)
        self.now = now
        self.prepare(offered)

    def prepare(self, offered: ChoiceSet | None) -> None:
        """Fill in what depends on the decision and the story."""

    def changed(self) -> dict[str, Any]:
        """What a valid form changes."""
        return {name: each.strip() if isinstance(each, str) else each for name, each in self.cleaned_data.items()}


def _words(label: _StrPromise, *, hint: _StrPromise | str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=_LONG, widget=forms.Textarea({"rows": rows})
    )


class WhatForm(PartForm):
    """What is to be decided."""

    what = forms.CharField(
        label=_("In a sentence of your own"), max_length=400, widget=forms.Textarea({"rows": 2}),
        help_text=_("For example: which treatment comes next. Or: go on, take a break, or stop."),
        error_messages={"required": _("Please write in a few words what there is to decide.")},
    )  # fmt: skip


class ChoicesForm(PartForm):
    """Between what: choices that are talked about, what can become of a treatment under way, and one's own words."""

    here = forms.MultipleChoiceField(
        label=_("Choices people talk about here"), required=False, widget=forms.CheckboxSelectMultiple
    )
    going = forms.MultipleChoiceField(
        label=_("If you are on a treatment now"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = _words(_("In your own words"), hint=_("One on each line. For example: ask another doctor first."), rows=3)
    apart = forms.MultipleChoiceField(label=_("Other choices"), required=False, widget=forms.CheckboxSelectMultiple)

    def prepare(self, offered: ChoiceSet | None) -> None:
        """The choices of the story, and what is in the decision already."""
        assert offered is not None  # noqa: S101 - a slip of ours
        assert self.now is not None  # noqa: S101 - a slip of ours
        given = [each.choice for each in self.now.choices if each.choice]
        self._offer("here", [(each.choice.id, say(each.choice.name, "cap")) for each in offered.here], given=given)
        self._offer("apart", [(each.choice.id, say(each.choice.name, "cap")) for each in offered.apart], given=given)
        self._offer("going", [(each, say(Weighed(choice=each).name)) for each in GOING], given=given)
        named = [each.name for each in offered.own]
        lines = [each.words for each in self.now.choices if each.words] or ([] if self.now.choices else named)
        self.initial["own"] = "\n".join(dict.fromkeys(lines))

    def _offer(self, name: str, options: Options, *, given: list[str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - as declared above
        field.choices = options
        self.initial[name] = [each for each, _name in options if each in given]

    def changed(self) -> dict[str, Any]:
        """The choices, each with what was written about it before."""
        assert self.now is not None  # noqa: S101 - a slip of ours
        given = self.cleaned_data
        own = tuple(line.strip() for line in given["own"].splitlines() if line.strip())
        return {"choices": list_choices(self.now, named=(*given["here"], *given["going"], *given["apart"]), own=own)}


class MeansForm(PartForm):
    """What each choice means for what matters."""

    def prepare(self, offered: ChoiceSet | None) -> None:
        """One field for each choice, named by its place."""
        for place, each in enumerate(self.now.choices if self.now else ()):
            field = _words(_("What would it mean for you?"), rows=3)
            field.label, field.initial = say(each.name, "cap"), each.means
            self.fields[f"means_{place}"] = field

    def changed(self) -> dict[str, Any]:
        """The choices with these words."""
        assert self.now is not None  # noqa: S101 - a slip of ours
        means = [self.cleaned_data[f"means_{place}"].strip() for place in range(len(self.now.choices))]
        return {
            "choices": tuple(
                Weighed(choice=each.choice, words=each.words, means=words)
                for each, words in zip(self.now.choices, means, strict=True)
            )
        }


class HelpForm(PartForm):
    """Who helps to decide."""

    help = _words(
        _("Who, and how?"), hint=_("Someone who listens, a doctor who explains, someone of your faith. Or nobody.")
    )


class DecideForm(PartForm):
    """What was decided, for now."""

    decided = forms.ChoiceField(label=_("Where do you stand?"), required=False, widget=forms.RadioSelect)

    def prepare(self, offered: ChoiceSet | None) -> None:
        """The choices of the decision, and that it is open."""
        options = [(each.key, say(each.name, "cap")) for each in (self.now.choices if self.now else ())]
        field = self.fields["decided"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [*options, ("", _("Not decided yet, and that is all right"))]


class SureForm(PartForm):
    """How sure one is, in words."""

    sure = forms.ChoiceField(label=_("How does it feel?"), required=False, widget=forms.RadioSelect)
    unsure_of = _words(_("What would help you decide?"), hint=_("A question to ask, a person to talk to, some time."))

    def prepare(self, offered: ChoiceSet | None) -> None:
        """The words for it, in the page's language; none is better than another."""
        field = self.fields["sure"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [*((each, say(tell_sureness(each))) for each in SURENESS), ("", _("I would rather not say"))]


class NextForm(PartForm):
    """The next step."""

    next_step = _words(_("One thing, and who does it"), hint=_("For example: call the clinic on Monday."), rows=2)


class AgainForm(PartForm):
    """When to look at it again, and what would change it."""

    review_on = PartialDateField(
        label=_("When do you want to look at it again?"),
        help_text=_("Today will show it to you then. A month is enough."),
    )
    change_if = _words(
        _("We stop or change if"), hint=_("For example: if I cannot hold a needle. If the next scan shows growth.")
    )


class Part(NamedTuple):
    """One page of a decision: its form, and what heads it."""

    form: Callable[..., PartForm]
    title: Promise
    lead: Promise


PARTS: dict[str, Part] = {
    "what": Part(
        WhatForm, _("What is there to decide?"), _("There is no right or wrong decision. You can change it later.")
    ),
    "choices": Part(ChoicesForm, _("Between what?"), _("Tick what you want to think about. The order means nothing.")),
    "means": Part(
        MeansForm,
        _("What would each mean for you?"),
        _("For your days, your body, your people. Leave empty what you do not know yet."),
    ),
    "help": Part(HelpForm, _("Who helps you decide?"), _("You do not have to do it alone. You may, if you want to.")),
    "decide": Part(
        DecideForm,
        _("Have you decided?"),
        _("For now is enough. Stopping or taking a break is a decision like any other."),
    ),
    "sure": Part(SureForm, _("How does it feel?"), _("In words. No answer is better than another.")),
    "next": Part(NextForm, _("What is the next step?"), _("A small one is enough.")),
    "again": Part(AgainForm, _("When do you look at it again?"), _("What you decide today does not have to last.")),
}


def next_part(part: str, *, now: Version) -> str | None:
    """The part after this one; without choices there is nothing to weigh or choose from. None after the last."""
    later = list(PARTS)[list(PARTS).index(part) + 1 :]
    return next((each for each in later if now.choices or each not in {"means", "decide"}), None)
