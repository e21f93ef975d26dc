"""A tumour as registries describe it: site, cell type, side and date. Valid from birth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rumbo.oncology.codes import IcdO3Morphology, IcdO3Site
from rumbo.oncology.dates import PartialDate

Side = Literal["left", "right", "bilateral", "midline"]
SIDES: tuple[Side, ...] = ("left", "right", "bilateral", "midline")


@dataclass(frozen=True)
class Tumour:
    """One tumour. `site` and `morphology` are ICD-O-3, as codes or text; `diagnosed_on` is a PartialDate or ISO text.

    Raises ValueError for an invalid or empty site, morphology, side or date.

    >>> Tumour(site="c509", morphology="8500/3", side="left").site
    IcdO3Site('C50.9')
    """

    site: IcdO3Site | str
    morphology: IcdO3Morphology | str | None = None
    side: Side | None = None
    diagnosed_on: PartialDate | str | None = None

    def __post_init__(self) -> None:
        if self.side is not None and self.side not in SIDES:
            raise ValueError(f"not a side: {self.side!r}")
        put = object.__setattr__
        if isinstance(self.site, str):
            put(self, "site", IcdO3Site.parse(self.site))
        if isinstance(self.morphology, str):
            put(self, "morphology", IcdO3Morphology.parse(self.morphology))
        if isinstance(self.diagnosed_on, str):
            put(self, "diagnosed_on", PartialDate.parse(self.diagnosed_on))
