"""The answer: the first rule of the module that fits decides, and what is missing makes it a question."""

from __future__ import annotations

from rumbo.course.course import OriginReading
from rumbo.course.primaries.conditions import Missing, holds
from rumbo.course.primaries.pair import Case, Pair
from rumbo.course.primaries.rules import Module, Rule, module_of
from rumbo.oncology import IcdO3Morphology, IcdO3Site, PartialDate, Tumour, site_name
from rumbo.words import Message

# ICD-O-3: C80.9 is "site not known"; a solid tumour in a lymph node, blood or marrow began elsewhere; behaviour 6 is spread.
_NOT_A_BEGINNING = ("C42", "C77", "C80")
_FIRST_BLOOD_CELL = 9590
_SPREAD, _UNSAID = "6", "9"


def same_or_new(earlier: Tumour, later: Tumour) -> OriginReading:
    """Whether two tumours count as one cancer or as two, by the rules with which cancer registries count, and which rule.

    The rules are SEER's: Multiple Primary and Histology Coding Rules 2007, Solid Tumor Rules 2018 and later, Hematopoietic
    and Lymphoid Neoplasm Rules 2010 and later; the year of the later tumour chooses them. They take it that each tumour
    began where it is: whether one spread from the other is for a pathologist, who may compare the two. The dates alone say
    which came first. What is not known gives `questionable`, and is named. Never raises for two tumours.

    >>> reading = same_or_new(
    ...     Tumour("C50.9", morphology="8500/3", side="left", diagnosed_on="2018-05-18"),
    ...     Tumour("C50.4", morphology="8500/3", side="right", diagnosed_on="2021-03-02"),
    ... )
    >>> reading.answer, reading.rule
    ('new', 'SEER Solid Tumor Rules 2018+, Breast, M7')
    """
    lacks = tuple(dict.fromkeys((*_lacks(earlier), *_lacks(later))))
    if lacks:
        return _questionable("", *lacks)
    pair = Pair(_case(earlier), _case(later))
    found = [module_of(each, year=pair.year) for each in pair.both]
    if None in found:
        return _questionable("", "rules")
    one, other = found
    assert one is not None and other is not None  # noqa: S101, PT018 - looked at above
    if one.id != other.id:
        values = {"first": one.row.name, "second": other.row.name}
        return OriginReading(answer="new", rule="SEER: two modules", why=Message("course-origin-modules", values))
    return _by_rules(pair, one)


def _lacks(tumour: Tumour) -> tuple[str, ...]:
    site, morphology = _parts(tumour)
    lacks = []
    if morphology is None or morphology.behaviour == _UNSAID:
        lacks.append("cell")
    elif morphology.behaviour == _SPREAD:
        lacks.append("spread")
    elif site.value[:3] in _NOT_A_BEGINNING and int(morphology.histology) < _FIRST_BLOOD_CELL:
        lacks.append("site")
    if tumour.diagnosed_on is None:
        lacks.append("date")
    return tuple(lacks)


def _parts(tumour: Tumour) -> tuple[IcdO3Site, IcdO3Morphology | None]:
    site, morphology = tumour.site, tumour.morphology
    assert isinstance(site, IcdO3Site) and not isinstance(morphology, str)  # noqa: S101, PT018 - Tumour makes it so
    return site, morphology


def _case(tumour: Tumour) -> Case:
    site, morphology = _parts(tumour)
    assert morphology is not None and isinstance(tumour.diagnosed_on, PartialDate)  # noqa: S101, PT018 - nothing lacks
    return Case(site, morphology.histology, morphology.behaviour, tumour.side, tumour.diagnosed_on)


def _by_rules(pair: Pair, module: Module) -> OriginReading:
    """The first rule that fits decides. Where one lacks something, the answer stands only when the rules after it agree."""
    asked = [(rule, held) for rule in module.row.rules if (held := holds(pair, rule.when, module)) is not False]
    decisive = [held is True or held.stops for _, held in asked].index(True)  # the last rule of a module always is
    opened, (rule, held) = asked[:decisive], asked[decisive]
    lacks = [each.lack for _, each in opened if isinstance(each, Missing)][:1]
    if isinstance(held, Missing):
        return _questionable(_named(module, rule), *lacks, held.lack)
    if all(each.answer == rule.answer for each, _ in opened):
        return OriginReading(answer=rule.answer, rule=_named(module, rule), why=_why(rule, pair, module))
    return _questionable(_named(module, opened[0][0]), *lacks)


def _named(module: Module, rule: Rule) -> str:
    return f"{module.row.source}, {rule.id}"


def _why(rule: Rule, pair: Pair, module: Module) -> Message:
    one, other = pair.in_order or pair.both
    values: dict[str, object] = {
        "cancer": module.row.name,
        "first": site_name(one.site),
        "second": site_name(other.site),
        "years": rule.when.apart_years,
    }
    return Message(f"course-origin-{rule.why}", {name: value for name, value in values.items() if value is not None})


def _questionable(rule: str, *lacks: str) -> OriginReading:
    missing = tuple(Message(f"course-origin-lacks-{each}") for each in lacks)
    return OriginReading(answer="questionable", rule=rule, why=missing[0], missing=missing)
