"""What somebody looks for. Nothing has to be chosen, and nothing of it is kept."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rumbo.guide.outside import COUNTRIES, Country, OutsideWish, outside_cancers, outside_needs
from rumbo.web.frame.templatetags.words import say

COUNTRY_WORDS: dict[Country, Promise] = {
    "US": _("United States"), "PR": _("Puerto Rico"), "MX": _("Mexico"), "ES": _("Spain"),
}  # fmt: skip


class WishForm(forms.Form):
    """By what places are chosen."""

    need = forms.ChoiceField(label=_("What would help"), required=False)
    cancer = forms.ChoiceField(
        label=_("Kind of cancer"), required=False, help_text=_("Places for any cancer are always shown.")
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False,
        choices=[("", _("Any language")), ("en", _("In English")), ("es", _("In Spanish"))],
    )  # fmt: skip
    country = forms.ChoiceField(
        label=_("Country"), required=False,
        choices=[("", _("Any country")), *((each, COUNTRY_WORDS[each]) for each in COUNTRIES)],
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or None
        for name, groups in (("need", outside_needs()), ("cancer", outside_cancers())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - they are, above
            field.choices = [("", _("Anything")), *((key, say(each.name)) for key, each in groups.items())]

    def wish(self) -> OutsideWish:
        """What is looked for; what is none of ours is not asked for."""
        self.is_valid()
        return OutsideWish(**{name: self.cleaned_data.get(name, "") for name in self.fields})
