"""Results of biomarker tests, each once; two opposite results of one day drive nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rumbo.course.conflicts import result_of_biomarker
from rumbo.course.course import BiomarkerResult, Conflict
from rumbo.course.facts import Biomarker
from rumbo.course.gaps import order
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import PartialDate
from rumbo.oncology.phrases import fold

_Test = tuple[str | None, tuple[str, ...], bool, PartialDate | None]


def join(those: Sequence[Told[Biomarker]]) -> tuple[tuple[BiomarkerResult, ...], tuple[Conflict, ...]]:
    """One entry for each test, day and result. A test that is positive and negative on one day is in conflict: both
    results are kept side by side with `positive=None`.
    """
    by_test: dict[_Test, list[Told[Biomarker]]] = defaultdict(list)
    for each in those:
        by_test[each.cancer, fold(each.says.name), each.says.inherited, each.says.on].append(each)
    results: list[BiomarkerResult] = []
    conflicts: list[Conflict] = []
    for told in by_test.values():
        disputed = {True, False} <= {each.says.positive for each in told}
        if disputed:
            conflicts.append(result_of_biomarker([each for each in told if each.says.positive is not None]))
        results += _results(told, disputed=disputed)
    results.sort(key=lambda each: (order(each.on), each.name, each.result, each.cancer or "", each.facts))
    return tuple(results), tuple(conflicts)


def _results(told: Sequence[Told[Biomarker]], *, disputed: bool) -> list[BiomarkerResult]:
    by_result: dict[tuple[str, ...], list[Told[Biomarker]]] = defaultdict(list)
    for each in told:
        by_result[fold(each.says.result)].append(each)
    return [_result(same, disputed=disputed) for same in by_result.values()]


def _result(same: Sequence[Told[Biomarker]], *, disputed: bool) -> BiomarkerResult:
    says = same[0].says
    positive = next((each.says.positive for each in same if each.says.positive is not None), None)
    return BiomarkerResult(
        facts=fact_ids(same),
        cancer=same[0].cancer,
        name=says.name,
        result=says.result,
        positive=None if disputed else positive,
        on=says.on,
        inherited=says.inherited,
    )
