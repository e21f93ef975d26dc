"""Units of laboratory values: which ways of writing one mean the same, and by which exact power of ten two differ.

Source: the Unified Code for Units of Measure (UCUM), version 2.2 of 2024-06-17, tables 1 (prefixes) and 2 (base units).
Only amounts in a volume are read, and only powers of ten are used: mass and moles, and units (U) and international
units, have no factor that holds for every substance (UCUM, section 3.2, arbitrary units), so they stay apart.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

# UCUM, table 1.
_PREFIXES = {"k": 3, "": 0, "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15}
# UCUM writes international units in brackets; laboratories often leave them out.
_AMOUNTS = {"g": "mass", "mol": "amount", "U": "units", "[IU]": "international", "[iU]": "international"}
# How laboratories write numbers of cells, which UCUM has no signs for: our own reading. "mil" is left out, since it is
# a thousand in Spanish and a million in English.
_COUNTS = {"": 0, "k": 3, "thou": 3, "thousand": 3, "miles": 3, "m": 6, "million": 6, "millones": 6}
_CUBED = {"mm3": -6, "cmm": -6}  # a cubic millimetre is a millionth of a litre
_COUNTED = re.compile(r"(?:x?10(?:\*\*|[*^e])?(?P<power>\d{1,2})|(?P<word>[a-z]*?))(?:cells?)?", re.IGNORECASE)
_AMOUNT = re.compile(r"(?P<prefix>[kdcmunpf]?)(?P<what>g|mol|U|\[[iI]U\]|IU)")
_VOLUME = re.compile(r"(?P<prefix>[dcmunpf]?)[lL]")
_NOTES = re.compile(r"\{[^}]*\}")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹µμ×", "0123456789uux")
_LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER = re.compile(r"10[*^](\d+)")


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted in a litre, and the power of ten of one such unit."""

    counts: str
    power: int


@lru_cache(maxsize=1024)
def parse_unit(written: str) -> Unit | None:
    """The unit that a laboratory wrote, or None when it is none of these: then it equals only what is written the same.

    >>> parse_unit("ng/mL") == parse_unit("ug/L"), parse_unit("g/dL") == parse_unit("g/L"), parse_unit("%")
    (True, False, None)
    """
    above, slash, beneath = _NOTES.sub("", written.translate(_RAISED)).replace(" ", "").partition("/")
    volume = _CUBED.get(beneath.lower())
    found = _VOLUME.fullmatch(beneath)
    if found:
        volume = _PREFIXES[found["prefix"]]
    amount = _amount(above)
    if not slash or volume is None or amount is None:
        return None
    return Unit(counts=amount.counts, power=amount.power - volume)


def _amount(above: str) -> Unit | None:
    found = _AMOUNT.fullmatch(above)
    if found:
        what = "[IU]" if found["what"] == "IU" else found["what"]
        return Unit(counts=_AMOUNTS[what], power=_PREFIXES[found["prefix"]])
    counted = _COUNTED.fullmatch(above)
    if counted is None:
        return None
    power = int(counted["power"]) if counted["power"] else _COUNTS.get(counted["word"].lower())
    return None if power is None else Unit(counts="number", power=power)


def is_same_kind(one: str, other: str) -> bool:
    """Whether a value in one unit can be told in the other by an exact factor, or both are written the same."""
    first, second = parse_unit(one), parse_unit(other)
    if first is None or second is None:
        return one.strip() == other.strip()
    return first.counts == second.counts


def factor_between(one: str, other: str) -> Decimal:
    """By what to multiply a value in the first unit, to have it in the second; exact.

    Raises ValueError when the two units do not measure the same.

    >>> factor_between("g/dL", "g/L"), factor_between("ng/mL", "ug/L")
    (Decimal('10'), Decimal('1'))
    """
    if not is_same_kind(one, other):
        raise ValueError(f"no exact factor from {one!r} to {other!r}")
    first, second = parse_unit(one), parse_unit(other)
    power = first.power - second.power if first and second else 0
    return Decimal(10**power) if power >= 0 else Decimal(1) / Decimal(10**-power)


def pretty_unit(written: str) -> str:
    """A unit as people read it.

    >>> pretty_unit("10*3/uL"), pretty_unit("m[IU]/mL")
    ('10³/µL', 'mIU/mL')
    """
    raised = _POWER.sub(lambda found: "10" + found[1].translate(_LOWERED), written.strip())
    plain = _NOTES.sub("", raised).replace("[IU]", "IU").replace("[iU]", "IU")
    return re.sub(r"(^|/)u(?=[a-zA-Z])", r"\1µ", plain)
