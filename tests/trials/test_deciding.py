"""Which demands decide alone."""

from __future__ import annotations

import pytest

from rumbo.trials.criteria import Ask, read
from rumbo.trials.criteria.asks import CohortAsk
from rumbo.trials.criteria.cancers_meant import Cancers
from rumbo.trials.deciding import decides


def asks(*lines: str, section: str = "Exclusion") -> list[Ask]:
    return [
        ask for each in read(f"{section} Criteria:\n" + "\n".join(f"- {line}" for line in lines)) for ask in each.asks
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Prior treatment with a PARP inhibitor",
        "Brain metastases",
        "ECOG 3 or more",
        "Neuropathy of grade 2 or higher",
        "Kidney disease",
        "Allergy to sulfonamides",
        "Requires therapeutic anticoagulation",
    ],
)
def test_a_plain_demand_decides_alone(line: str) -> None:
    assert any(map(decides, asks(line)))


@pytest.mark.parametrize("line", ["Prior radiotherapy", "Use of corticosteroids", "Prior surgery or chemotherapy"])
def test_a_broad_or_passing_one_does_not(line: str) -> None:
    assert not any(map(decides, asks(line)))


def test_to_have_had_a_treatment_has_other_ways_in() -> None:
    assert not any(map(decides, asks("Progression after sunitinib", section="Inclusion")))


def test_a_cohort_decides_when_all_that_it_asks_does() -> None:
    sure, broad = asks("Brain metastases")[0], asks("Prior radiotherapy")[0]
    assert decides(CohortAsk(Cancers(), Cancers(), (sure,)))
    assert not decides(CohortAsk(Cancers(), Cancers(), (sure, broad)))


def test_a_treatment_that_is_too_long_ago_decides_and_one_that_may_pass_does_not() -> None:
    assert any(map(decides, asks("Last dose of chemotherapy no more than 10 weeks before entry", section="Inclusion")))
    assert not any(map(decides, asks("Chemotherapy within 4 weeks before entry")))
