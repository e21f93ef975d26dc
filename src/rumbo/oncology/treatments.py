"""What kind of treatment a procedure's words name, in either language, and which procedures only look or take a
sample. Medicines have their own table in `drugs`.

The table, and what it has been compared with: content/oncology/treatments.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, get_args

import msgspec

from rumbo.oncology.company import in_company
from rumbo.oncology.phrases import Found, Phrasebook
from rumbo.words import Text, load

Modality = Literal[
    "surgery",
    "radiation",
    "chemotherapy",
    "hormone",
    "targeted",
    "immunotherapy",
    "transplant",
    "cell_therapy",
    "other",
]
MODALITIES: tuple[Modality, ...] = get_args(Modality)
NotTreatment = Literal["not_treatment"]


class TreatmentWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of treatment: its everyday name, and the words of records that mean it in either language; `short` ones
    mean other things too, and count only in the company of treatment.
    """

    name: Text
    words: tuple[str, ...]
    short: tuple[str, ...] = ()


@cache
def treatment_words() -> Mapping[Modality | NotTreatment, TreatmentWords]:
    """The table of content/oncology/treatments, by kind; `not_treatment` holds biopsies, imaging, ports and visits."""
    rows: dict[Modality | NotTreatment, TreatmentWords] = load(
        "oncology/treatments", dict[Modality | NotTreatment, TreatmentWords]
    ).merged()  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
    return rows


def modality_name(modality: Modality) -> Text:
    """The everyday name of a kind of treatment.

    >>> modality_name("radiation").es
    'radioterapia'
    """
    return treatment_words()[modality].name


@lru_cache(maxsize=4096)
def read_treatment(words: str) -> Modality | None:
    """The kind of treatment that a procedure's words name, or None: not understood, or no treatment (biopsy, scan,
    port).

    A treatment named beside a sample ("mastectomy with sentinel node biopsy") is the treatment. Of two treatments
    the more telling is taken: a transplant before its high-dose chemotherapy, else the first named.

    >>> read_treatment("Mastectomía radical modificada")
    'surgery'
    >>> read_treatment("CT-guided biopsy of the liver") is None
    True
    """
    found = [each for each in _book().scan(words) if each.value != "not_treatment"]
    return min(found, key=_telling).value if found else None  # type: ignore[return-value]  # "not_treatment" was left out above


def locate_treatments(words: str) -> tuple[Found[Modality | NotTreatment], ...]:
    """Every act that words name, treatment or not, with where it stands.

    >>> [(found.value, found.start) for found in locate_treatments("biopsy, then lobectomy")]
    [('not_treatment', 0), ('surgery', 13)]
    """
    return tuple(_book().locate(words))


def is_not_treatment(words: str) -> bool:
    """Whether the words name a biopsy, a scan, a port or another act that is no treatment of the cancer, and no
    treatment beside it.

    >>> is_not_treatment("Port-a-cath placement")
    True
    """
    kinds = {each.value for each in _book().scan(words)}
    return kinds == {"not_treatment"}


@cache
def _book() -> Phrasebook[Modality | NotTreatment]:
    table = treatment_words()
    return Phrasebook(
        ((word, kind) for kind, row in table.items() for word in (*row.words, *row.short)),
        wary=(word for row in table.values() for word in row.short),
        is_meant=_is_meant,
    )


def _is_meant(text: str, start: int, end: int) -> bool:
    """A short word is an act in the company of others. "RT" is radiation, but in a text in capitals it is also right."""
    return (text[start:end] == "RT" and not text.isupper()) or in_company(text, start, end)


def _telling(found: Found[Modality | NotTreatment]) -> tuple[int, int]:
    order = ("cell_therapy", "transplant")
    return (order.index(found.value) if found.value in order else len(order), found.start)
