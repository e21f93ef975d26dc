"""Which cancer medicines an entry names: one, several, or those of a named combination."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rumbo.oncology.drugs import find_drugs, find_regimen
from rumbo.oncology.treatments import Modality

# Of the medicines that stand beside a treatment, those against the harm of spread to bone belong to the story.
_BONE: Final = frozenset({"denosumab", "zoledronic-acid", "pamidronate"})


class Medicine(NamedTuple):
    """One cancer medicine by its generic name."""

    name: str
    modality: Modality


@lru_cache(maxsize=4096)
def medicines_in(words: str) -> tuple[Medicine, ...]:
    """The cancer medicines that the words of an entry name, each once.

    >>> [medicine.name for medicine in medicines_in("FOLFIRI q14 days")]
    ['fluorouracil', 'leucovorin', 'irinotecan']
    """
    named = find_drugs(words)
    if not named:
        regimen = find_regimen(words)
        named = regimen.drugs if regimen else ()
    beside = tuple(drug for drug in find_drugs(words, supportive=True) if drug.id in _BONE)
    return tuple(Medicine(drug.name.en, drug.modality) for drug in dict.fromkeys(named + beside))
