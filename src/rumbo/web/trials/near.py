"""From where the pages of trials count distances: what the address says, looked up in a list on this computer."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest

from rumbo.oncology import MapPoint, Town
from rumbo.web.frame.towns import NearForm


class Near(NamedTuple):
    """The form, the towns that may be meant by what was typed, and what was typed."""

    form: NearForm
    towns: tuple[Town, ...]
    typed: str

    @classmethod
    def read(cls, request: HttpRequest) -> Near:
        """What an address asks for."""
        typed = request.GET.get("near", "")[:80]
        form = NearForm(request.GET if typed else None)
        return cls(form, form.cleaned_data["near"] if form.is_bound and form.is_valid() else (), typed)

    @property
    def point(self) -> MapPoint | None:
        """From where to count, when only one town can be meant."""
        return self.towns[0].point if len(self.towns) == 1 else None
