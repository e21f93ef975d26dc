"""The forms of one opinion, a few questions at a time. Everything but the doctor's name may stay empty."""

from __future__ import annotations

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.guide import InHand, Opinion
from rumbo.guide.opinions import Stance, Topic, items, topics
from rumbo.web.frame.fields import PartialDateField
from rumbo.web.frame.templatetags.words import say

# The steps in their order: who it was, what was in hand and of when, and the ten topics in three groups.
SAID: dict[str, tuple[str, ...]] = {
    "what": ("what-it-is", "kind", "aim"),
    "choices": ("offered", "advised", "why", "why-not", "tests-wanted"),
    "days": ("burden", "not-known"),
}
STEPS = ("who", "hand", "dates", *SAID)
_OTHER = "own-words"


class WhoForm(forms.Form):
    """Whose opinion it is."""

    doctor = forms.CharField(
        label=_("Which doctor?"), help_text=_("For example: Dr. Ríos."), max_length=120,
        error_messages={"required": _("Please write a name, so that you can tell the opinions apart.")},
    )  # fmt: skip
    place = forms.CharField(label=_("Where?"), help_text=_("The hospital or clinic."), max_length=160, required=False)
    on = PartialDateField(label=_("When?"))

    @classmethod
    def of(cls, opinion: Opinion, data: Any) -> WhoForm:
        """The form, filled with what is known."""
        return cls(data, initial={"doctor": opinion.doctor, "place": opinion.place, "on": opinion.on})

    def applied(self, opinion: Opinion) -> Opinion:
        """The opinion with these answers."""
        return msgspec.structs.replace(opinion, **self.cleaned_data)


class HandForm(forms.Form):
    """What the doctor had in hand."""

    def __init__(self, data: Any, *, opinion: Opinion) -> None:
        super().__init__(data)
        had = opinion.in_hand or ()
        self.fields["had"] = forms.MultipleChoiceField(
            label=_("What did this doctor have in hand?"),
            help_text=_("As far as you know. It helps to see why two doctors differ."),
            choices=[(item, say(name, "cap")) for item, name in items().items()],
            widget=forms.CheckboxSelectMultiple, required=False, initial=[each.item for each in had],
        )  # fmt: skip
        self.fields["unknown"] = forms.BooleanField(
            label=_("I don’t know what this doctor had"), required=False, initial=opinion.in_hand is None and bool(data)
        )

    @classmethod
    def of(cls, opinion: Opinion, data: Any) -> HandForm:
        """The form, filled with what is known."""
        return cls(data, opinion=opinion)

    def applied(self, opinion: Opinion) -> Opinion:
        """The opinion with these things; their days are kept."""
        if self.cleaned_data["unknown"] and not self.cleaned_data["had"]:
            return msgspec.structs.replace(opinion, in_hand=None)
        things = tuple(opinion.had(item) or InHand(item=item) for item in self.cleaned_data["had"])
        return msgspec.structs.replace(opinion, in_hand=things)


class DatesForm(forms.Form):
    """Of which day each thing in hand was."""

    def __init__(self, data: Any, *, opinion: Opinion) -> None:
        super().__init__(data)
        for each in opinion.in_hand or ():
            if each.item != "in-person":
                self.fields[each.item] = PartialDateField(label=say(items()[each.item], "cap"), initial=each.of)

    @classmethod
    def of(cls, opinion: Opinion, data: Any) -> DatesForm:
        """The form, filled with what is known."""
        return cls(data, opinion=opinion)

    def applied(self, opinion: Opinion) -> Opinion:
        """The opinion with these days."""
        things = tuple(
            InHand(item=each.item, of=self.cleaned_data.get(each.item)) for each in opinion.in_hand or ()
        )  # fmt: skip
        return msgspec.structs.replace(opinion, in_hand=things if opinion.in_hand is not None else None)


class SaidForm(forms.Form):
    """What the doctor said about some of the topics."""

    def __init__(self, data: Any, *, opinion: Opinion, step: str) -> None:
        super().__init__(data)
        self.topics = tuple(topics()[name] for name in SAID[step])
        for topic in self.topics:
            self._ask(topic, known=opinion.about(topic.id))

    def _ask(self, topic: Topic, *, known: Stance) -> None:
        if topic.form == "one":
            answers = [(name, say(answer, "cap")) for name, answer in topic.answers.items()]
            self.fields[topic.id] = forms.ChoiceField(
                label=say(topic.hint), required=False, widget=forms.RadioSelect,
                choices=[("", _("Did not say")), *answers, (_OTHER, _("Something else, in these words:"))],
                initial=_OTHER if known.words else known.answer,
            )  # fmt: skip
            self.fields[f"{topic.id}-words"] = forms.CharField(
                label=_("The doctor’s own words"), max_length=400, required=False, initial=known.words
            )
            return
        said = "\n".join(known.choices) if topic.form == "choices" else known.words
        self.fields[topic.id] = forms.CharField(
            label=say(topic.name), help_text=say(topic.hint), max_length=2_000, required=False, initial=said,
            widget=forms.Textarea({"rows": 3}),
        )  # fmt: skip

    @classmethod
    def of_step(cls, opinion: Opinion, data: Any, *, step: str) -> SaidForm:
        """The form of one group of topics, filled with what is known."""
        return cls(data, opinion=opinion, step=step)

    def applied(self, opinion: Opinion) -> Opinion:
        """The opinion with what was said."""
        said = {**opinion.said, **{topic.id: self._stance(topic) for topic in self.topics}}
        return msgspec.structs.replace(opinion, said={name: each for name, each in said.items() if not each.is_silent})

    def _stance(self, topic: Topic) -> Stance:
        told = self.cleaned_data[topic.id]
        if topic.form == "one":
            words = self.cleaned_data[f"{topic.id}-words"].strip()
            return (
                Stance(words=words) if words and told in {"", _OTHER} else Stance(answer="" if told == _OTHER else told)
            )
        lines = tuple(line.strip() for line in told.splitlines() if line.strip())
        return Stance(choices=tuple(dict.fromkeys(lines))) if topic.form == "choices" else Stance(words=told.strip())


def form_of(step: str, *, opinion: Opinion, data: Any) -> WhoForm | HandForm | DatesForm | SaidForm:
    """The form of one step."""
    if step in SAID:
        return SaidForm.of_step(opinion, data, step=step)
    if step == "who":
        return WhoForm.of(opinion, data)
    return HandForm.of(opinion, data) if step == "hand" else DatesForm.of(opinion, data)


def next_step(step: str, *, opinion: Opinion) -> str | None:
    """The step after this one; days are asked only of things that were in hand. None after the last."""
    later = STEPS[STEPS.index(step) + 1 :]
    dated = any(each.item != "in-person" for each in opinion.in_hand or ())
    return next((each for each in later if each != "dates" or dated), None)
