"""What a rule asks of two tumours, one small function for each question. An answer is yes, no, or what is missing to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rumbo.course.primaries.cells import are_one_disease, cells_named, may_turn
from rumbo.course.primaries.pair import Case, Pair
from rumbo.course.primaries.rules import Module, When
from rumbo.oncology.surroundings import Area

Lack = Literal["date", "side", "part", "cell-listed"]
_IN_SITU, _INVASIVE = "2", "3"
_ONE_SIDE = frozenset(("left", "right"))
# ICD-O-3 C18.9 says "colon" without its part; SEER Solid Tumor Rules, Colon, M9.
_PART_UNSAID = "C18.9"


@dataclass(frozen=True)
class Missing:
    """What is missing to answer; `stops` when the rules cannot be followed any further without it."""

    lack: Lack
    stops: bool = False


Held = bool | Missing
Condition = Callable[[Pair, When, Module], Held]


def holds(pair: Pair, when: When, module: Module) -> Held:
    """Whether all that a rule asks is so; False as soon as one thing is not, else what is missing."""
    missing: Missing | None = None
    for condition in _asked(when):
        held = condition(pair, when, module)
        if held is False or (isinstance(held, Missing) and held.stops):
            return held
        if isinstance(held, Missing):
            missing = missing or held
    return missing or True


def _asked(when: When) -> Iterator[Condition]:
    """The conditions a rule names: what is known of the tumours themselves first, then tables, time and sides."""
    return (condition for name, condition in _CONDITIONS if getattr(when, name) not in (None, ()))


def _within(pair: Pair, when: When, _: Module) -> Held:
    return _are_in(pair, when.within)


def _between(pair: Pair, when: When, _: Module) -> Held:
    return any(_are_between(pair, written) for written in when.between)


def _are_between(pair: Pair, written: str) -> bool:
    parts = [_area(tuple(part.split())) for part in written.split("|")]
    one, other = ([part.holds_site(each.site) for part in parts] for each in pair.both)
    return any(one) and any(other) and one != other


def _sites(pair: Pair, when: When, _: Module) -> Held:
    one, other = pair.both
    return one.group != other.group if when.sites == "group" else one.site != other.site


def _part(pair: Pair, when: When, _: Module) -> Held:
    one, other = pair.both
    if one.group != other.group or one.group not in when.part:
        return False
    if _PART_UNSAID in (one.site.value, other.site.value):
        return Missing("part")
    return one.site != other.site


def _place(pair: Pair, when: When, _: Module) -> Held:
    one, other = pair.both
    same = one.site == other.site or (one.group == other.group and one.group != "C77")
    return same is (when.place == "same")


def _behaviours(pair: Pair, when: When, _: Module) -> Held:
    found = {each.behaviour for each in pair.both}
    if when.behaviours == "equal":
        return len(found) == 1
    if when.behaviours == "one invasive":
        return _INVASIVE in found
    return found == {_IN_SITU if when.behaviours == "in situ" else _INVASIVE}


def _cells(pair: Pair, when: When, _: Module) -> Held:
    named = cells_named(when.cells)
    return all(named.holds(each) for each in pair.both)


def _each(pair: Pair, when: When, _: Module) -> Held:
    assert when.each is not None  # noqa: S101 - asked only when it is named
    first, second = (cells_named((name,)) for name in when.each)
    one, other = pair.both
    return (first.holds(one) and second.holds(other)) or (first.holds(other) and second.holds(one))


def _unless(pair: Pair, when: When, _: Module) -> Held:
    named = cells_named(when.unless)
    inside = not when.unless_within or _are_in(pair, when.unless_within)
    return not (inside and all(named.holds(each) for each in pair.both))


def _cell(pair: Pair, when: When, _: Module) -> Held:
    one, other = pair.both
    if when.cell == "differ":
        return one.cell[:3] != other.cell[:3]
    return (one.cell == other.cell) is (when.cell == "same")


def _disease(pair: Pair, when: When, _: Module) -> Held:
    return are_one_disease(*pair.both) is (when.disease == "one")


def _listed(pair: Pair, _: When, module: Module) -> Held:
    return sum(bool(_rows_of(each, module)) for each in pair.both) == 1


def _subtypes(pair: Pair, _: When, module: Module) -> Held:
    one, other = pair.both
    table = module.tables.of(one.site)
    if table is None or table != module.tables.of(other.site):
        return False
    kinds = table.subtype_of(one), table.subtype_of(other)
    return kinds[0] is not None and kinds[1] is not None and table.are_different(kinds[0], kinds[1])


def _rows(pair: Pair, when: When, module: Module) -> Held:
    if _says_nothing(pair, module):
        return False
    same = _are_one_row(pair, module)
    return same if isinstance(same, Missing) else same is (when.rows == "same")


def _known_rows(pair: Pair, _: When, module: Module) -> Held:
    rows = [_rows_of(each, module) for each in pair.both]
    return bool(rows[0] & rows[1]) and _one_table(pair, module)


def _are_one_row(pair: Pair, module: Module) -> Held:
    rows = [_rows_of(each, module) for each in pair.both]
    if all(rows):
        return bool(rows[0] & rows[1]) and _one_table(pair, module)
    table = module.tables.of(pair.one.site)
    if table is not None and table.unlisted == "alike" and pair.one.code == pair.other.code:
        return True
    return Missing("cell-listed", stops=True)


def _says_nothing(pair: Pair, module: Module) -> bool:
    """Whether a table passes over cell types that it does not list, and one of the two is such."""
    table = module.tables.of(pair.one.site)
    passes = table is not None and table.unlisted == "pass"
    return passes and not all(_rows_of(each, module) for each in pair.both)


def _one_table(pair: Pair, module: Module) -> bool:
    return module.tables.of(pair.one.site) == module.tables.of(pair.other.site)


def _rows_of(case: Case, module: Module) -> frozenset[str]:
    table = module.tables.of(case.site)
    listed = table.rows_of(case) if table else frozenset[str]()
    return listed or (frozenset((case.cell,)) if module.tables.combined.holds(case) else listed)


def _apart_years(pair: Pair, when: When, _: Module) -> Held:
    assert when.apart_years is not None  # noqa: S101 - asked only when it is named
    fewest, most = pair.years
    return True if fewest >= when.apart_years else False if most < when.apart_years else Missing("date")


def _apart_days(pair: Pair, when: When, _: Module) -> Held:
    assert when.apart_days is not None  # noqa: S101 - asked only when it is named
    return _no(_found_within(pair, when.apart_days))


def _within_days(pair: Pair, when: When, _: Module) -> Held:
    assert when.within_days is not None  # noqa: S101 - asked only when it is named
    return _found_within(pair, when.within_days)


def _found_within(pair: Pair, days: int) -> Held:
    fewest, most = pair.days
    return True if most <= days else False if fewest > days else Missing("date")


def _no(held: Held) -> Held:
    return held if isinstance(held, Missing) else not held


def _order(pair: Pair, when: When, _: Module) -> Held:
    if {each.behaviour for each in pair.both} != {_IN_SITU, _INVASIVE}:
        return False
    if pair.first is None:
        return Missing("date")
    later = pair.in_order[1] if pair.in_order else None
    if when.order == "in situ first":
        return later is None or later.behaviour == _INVASIVE
    return later is not None and later.behaviour == _IN_SITU


def _follows(pair: Pair, when: When, _: Module) -> Held:
    assert when.follows is not None  # noqa: S101 - asked only when it is named
    before, after = (cells_named((name,)) for name in when.follows)
    ways = (pair.both, (pair.other, pair.one))
    if not any(before.holds(one) and after.holds(other) for one, other in ways):
        return False
    if when.or_within_days is not None and _found_within(pair, when.or_within_days) is True:
        return True
    if pair.first == "same day":
        return when.or_same_day
    if pair.in_order is None:
        return Missing("date")
    return before.holds(pair.in_order[0]) and after.holds(pair.in_order[1])


def _turns(pair: Pair, when: When, _: Module) -> Held:
    either = may_turn(pair.one, pair.other) or may_turn(pair.other, pair.one)
    if when.turns == "either" or not either:
        return either
    if pair.first is None:
        return Missing("date")
    return pair.in_order is not None and may_turn(*pair.in_order)


def _sides(pair: Pair, when: When, _: Module) -> Held:
    if when.paired and not any(_are_in(pair, tuple(written.split())) for written in when.paired):
        return False
    sides = {each.side for each in pair.both}
    if "bilateral" in sides and when.sides in ("overlap", "two"):
        return None not in sides or Missing("side")
    named = _ONE_SIDE | {"midline"} if when.sides == "different" else _ONE_SIDE
    if not sides <= named:
        return Missing("side")
    return (len(sides) == 1) is (when.sides in ("same", "overlap"))


def _are_in(pair: Pair, sites: tuple[str, ...]) -> bool:
    return all(_area(sites).holds_site(each.site) for each in pair.both)


@cache
def _area(sites: tuple[str, ...]) -> Area:
    return Area(sites)


_CONDITIONS: tuple[tuple[str, Condition], ...] = (
    ("within", _within),
    ("between", _between),
    ("sites", _sites),
    ("part", _part),
    ("place", _place),
    ("behaviours", _behaviours),
    ("cells", _cells),
    ("each", _each),
    ("unless", _unless),
    ("cell", _cell),
    ("disease", _disease),
    ("listed", _listed),
    ("subtypes", _subtypes),
    ("known_rows", _known_rows),
    ("rows", _rows),
    ("apart_years", _apart_years),
    ("apart_days", _apart_days),
    ("within_days", _within_days),
    ("order", _order),
    ("follows", _follows),
    ("turns", _turns),
    ("sides", _sides),
)
