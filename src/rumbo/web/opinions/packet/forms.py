"""The forms of the packet: whom it is for, the one question, what goes in; and how the file is locked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumbo.web.frame.templatetags.words import say
from rumbo.web.opinions.packet.access import Desk, PacketNotes
from rumbo.web.story.taking.forms import TakeForm


class PacketForm(forms.Form):
    """What goes into the packet. Nothing is required."""

    doctor = forms.CharField(label=_("Which doctor is it for?"), max_length=120, required=False)
    place = forms.CharField(label=_("Where?"), help_text=_("The hospital or clinic."), max_length=160, required=False)
    question = forms.CharField(
        label=_("The one question you want answered"), max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("One clear question helps. For example: “Would you treat this in another way?”"),
    )  # fmt: skip
    reach = forms.CharField(
        label=_("How can the doctor reach you?"), max_length=200, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Telephone, e-mail, and the language you prefer."),
    )  # fmt: skip

    def __init__(self, data: Any, *, desk: Desk, has_opinions: bool) -> None:
        notes = desk.notes
        super().__init__(
            data, initial={name: getattr(notes, name) for name in ("doctor", "place", "question", "reach")}
        )
        if desk.records:
            self._tick(
                "records", _("Which of your files go in?"), [(str(each.pk), each.name) for each in desk.records],
                ticked=[str(each.pk) for each in desk.chosen], hint=_("Only files whose door you have opened are here."),
            )  # fmt: skip
        pages = {
            "treatments": _("What I already had"), "story": _("My story"), "opinions": _("What other doctors said"),
            "letters": _("The letters, to sign and hand in"),
        }  # fmt: skip
        offered = [(name, words) for name, words in pages.items() if name != "opinions" or has_opinions]
        self._tick("parts", _("Which printed pages go in?"), offered, ticked=list(notes.parts))
        asked = [(each.wanted.id, say(each.wanted.name, "cap")) for each in desk.packet.held("ask", "named")]
        self._tick(
            "on_its_way", _("What have you asked for already?"), asked, ticked=list(notes.on_its_way),
            hint=_("The cover page says that it is on its way."),
        )  # fmt: skip

    def _tick(
        self, name: str, label: Any, choices: list[tuple[str, Any]], *, ticked: list[str], hint: Any = ""
    ) -> None:
        self.fields[name] = forms.MultipleChoiceField(
            label=label, help_text=hint, choices=choices, initial=ticked, required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    def notes(self) -> PacketNotes:
        """What was written and chosen, of a valid form."""
        given = self.cleaned_data
        return PacketNotes(
            **{name: given[name] for name in ("doctor", "place", "question", "reach")},
            records=tuple(int(each) for each in given.get("records", ())),
            parts=tuple(given["parts"]),
            on_its_way=tuple(given["on_its_way"]),
        )


class LockForm(TakeForm):
    """How the file is locked: the same choices as for the whole story."""

    what = None  # type: ignore[assignment]  # Django's way of leaving out a field: what goes in was chosen before
