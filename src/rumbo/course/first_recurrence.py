"""The code that registrars write for a first recurrence: NAACCR item 1880, Type of First Recurrence.

Source: NAACCR Data Standards and Data Dictionary, item 1880 (source of standard: CoC).
"""

from __future__ import annotations

from collections.abc import Collection

from rumbo.course.course import Kind
from rumbo.oncology import IcdO3Morphology, Tumour
from rumbo.oncology.places import PlaceReading

RECURRED_TYPE_NOT_KNOWN = "88"
SYSTEMIC = "59"  # leukaemia, marrow, generalized disease
_NOT_FURTHER_SAID: dict[Kind, str] = {"local": "10", "regional": "20", "distant": "40"}
_IN_SITU: dict[Kind, str] = {"local": "16", "regional": "26", "distant": "46"}
_MANY_DISTANT, _DISTANT_AND_NEAR, _REGIONAL_AND_LOCAL = "62", "60", "30"
_DISTANT_ORGANS = {
    "C48": "51", "C34": "52", "C38.4": "53", "C22": "54", "C40": "55", "C41": "55",
    "C70": "56", "C71": "56", "C72": "56", "C44": "57", "C42.1": SYSTEMIC, "C42.0": SYSTEMIC,
}  # fmt: skip
_RETROPERITONEUM = "C48.0"


def code_of_word(said: Kind, primary: Tumour) -> str:
    """The code of a kind of which no place is known.

    >>> code_of_word("regional", Tumour("C50.9"))
    '20'
    """
    codes = _IN_SITU if _is_in_situ(primary) else _NOT_FURTHER_SAID
    return codes.get(said, RECURRED_TYPE_NOT_KNOWN)


def code_of_places(placed: Collection[tuple[Kind, PlaceReading]], primary: Tumour) -> str:
    """The code of places whose kind is known: one distant organ, several, or distant and near at once.

    >>> from rumbo.oncology import read_place
    >>> colon = Tumour("C18.7")
    >>> code_of_places([("distant", read_place(colon, "liver"))], colon)
    '54'
    """
    near = {code for kind, reading in placed if (code := _near_code(kind, reading))}
    distant = {_distant_code(reading) for kind, reading in placed if kind == "distant"}
    if _is_in_situ(primary):
        return _in_situ_code(near, is_distant=bool(distant))
    if distant:
        return _of_distant(distant, is_near=bool(near))
    return _of_near(near)


def _near_code(kind: Kind, reading: PlaceReading) -> str:
    if kind == "local":
        return "14" if "port" in reading.hints else "13"
    if kind != "regional":
        return ""
    if reading.relation == "regional_node":
        return "22"
    is_tissue = reading.site is not None or reading.hints & {"in_transit", "other_lobe"}
    return "21" if is_tissue else "20"


def _distant_code(reading: PlaceReading) -> str:
    if reading.node:
        return "58"
    if reading.site is None or reading.site.value == _RETROPERITONEUM:
        return _NOT_FURTHER_SAID["distant"]
    code = reading.site.value
    return _DISTANT_ORGANS.get(code) or _DISTANT_ORGANS.get(code[:3]) or _NOT_FURTHER_SAID["distant"]


def _of_distant(codes: set[str], *, is_near: bool) -> str:
    if len(codes) > 1:
        return _MANY_DISTANT
    (code,) = codes
    return _DISTANT_AND_NEAR if is_near and "51" <= code <= "58" else code


def _of_near(codes: set[str]) -> str:
    local, regional = codes & {"13", "14"}, codes & {"20", "21", "22"}
    if local and regional:
        return _REGIONAL_AND_LOCAL
    if len(local) == 2:
        return "15"
    if len(regional) > 1:
        return "25" if {"21", "22"} <= regional else "20"
    return next(iter(codes), RECURRED_TYPE_NOT_KNOWN)


def _in_situ_code(near: set[str], *, is_distant: bool) -> str:
    local, regional = near & {"13", "14"}, near & {"20", "21", "22"}
    if is_distant:
        return _IN_SITU["distant"]
    if local and regional:
        return "36"
    if regional:
        return "27" if {"21", "22"} <= regional else "26"
    if local:
        return "17" if len(local) == 2 else "16"
    return RECURRED_TYPE_NOT_KNOWN


def _is_in_situ(primary: Tumour) -> bool:
    return isinstance(primary.morphology, IcdO3Morphology) and primary.morphology.behaviour == "2"
