"""Which studies are asked for: the same question for everyone, so that it tells nothing about who asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from rumbo.trials.registry.study import OPEN, Study
from rumbo.trials.registry.wire import MODULES

# The registry adds the synonyms of each ("cancer" finds what is filed under neoplasms); the others are for entries that
# name no cancer by that word. A study too many does no harm.
CANCERS: Final = (
    "cancer", "neoplasm", "tumor", "malignancy", "carcinoma", "adenocarcinoma", "sarcoma", "melanoma", "leukemia",
    "lymphoma", "myeloma", "glioma", "glioblastoma", "blastoma", "mesothelioma", "metastasis", "myelodysplastic",
    "myeloproliferative", "carcinoid", "thymoma", "germ cell", "macroglobulinemia", "histiocytosis",
)  # fmt: skip
TYPES: Final = "AREA[StudyType](INTERVENTIONAL OR EXPANDED_ACCESS)"
PAGE_SIZE: Final = 1000  # the most that the registry gives


class Stock(msgspec.Struct, frozen=True):
    """What is asked for: all open trials about cancer, or the whole registry; all of it, or what changed since a day."""

    whole: bool = False
    since: str = ""

    def question(self) -> Mapping[str, str]:
        """The parameters of the request, the same for every page.

        What changed since a day is asked for whatever its status now, so that what has closed is seen to be closed. The order
        is that of the changes: what changes during the download moves behind what was read, and nothing is passed over.
        """
        asked = {
            "format": "json", "pageSize": str(PAGE_SIZE), "countTotal": "true",
            "fields": "|".join(MODULES), "sort": "LastUpdatePostDate:asc",
        }  # fmt: skip
        filters = [] if self.whole else [TYPES]
        if self.since:
            filters.append(f"AREA[LastUpdatePostDate]RANGE[{self.since},MAX]")
        elif not self.whole:
            asked["filter.overallStatus"] = "|".join(sorted(OPEN))
        if not self.whole:
            asked["query.cond"] = " OR ".join(f'"{each}"' if " " in each else each for each in CANCERS)
        if filters:
            asked["filter.advanced"] = " AND ".join(filters)
        return asked

    def holds(self, study: Study) -> bool:
        """Whether a study that came belongs to what is kept. That it is about cancer, the registry's answer says."""
        return self.whole or (study.is_open and study.is_a_trial)
