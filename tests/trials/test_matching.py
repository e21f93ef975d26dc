"""Every trial judged for one person in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumbo.trials import Profile, Registry, judge
from rumbo.trials.fit import CODE_OF
from rumbo.trials.matching import Matcher, Matches
from tests.trials.people import ELENA
from tests.trials.registry.office import entry

Lines = tuple[str, ...]
AGES = {"minimumAge": "18 Years", "maximumAge": "75 Years", "sex": "ALL"}


def study(
    number: int, *lines: str, conditions: Lines = ("Breast Cancer",), title: str = "", **fields: str
) -> dict[str, Any]:
    """An invented study that asks these lines, inclusion first; a line "Exclusion" begins the others."""
    text = "Inclusion Criteria:\n\n" + "\n\n".join(
        "Exclusion Criteria:" if line == "Exclusion" else f"* {line}" for line in lines
    )
    return entry(
        f"NCT9900{number:04}",
        identificationModule={"nctId": f"NCT9900{number:04}", "briefTitle": title or "A study of a new medicine"},
        conditionsModule={"conditions": list(conditions)},
        eligibilityModule={"eligibilityCriteria": text, **AGES, **fields},
    )


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Any]:
    """Builds a registry of studies, and closes it at the end."""
    opened: list[Registry] = []

    def build(*studies: dict[str, Any]) -> Registry:
        opened.append(Registry.build(studies, tmp_path / f"r{len(opened)}"))
        return opened[-1]

    yield build
    for each in opened:
        each.close()


def elena(**changes: Any) -> Profile:
    return Profile.from_json({**ELENA, **changes})


def fits(matches: Matches) -> dict[str, str]:
    return {match.nct_id[-1]: match.fit for match in matches}


def test_every_study_is_matched_and_the_best_stand_first(build: Any) -> None:
    registry = build(
        study(1, "ECOG 0-1"),
        study(2, "ECOG 0-1", conditions=("Prostate Cancer",)),
        study(3, "ECOG 0-1", "PIK3CA mutation", title="Inavolisib in PIK3CA mutated breast cancer"),
    )
    matches = registry.match(elena())
    assert [match.nct_id[-1] for match in matches] == ["3", "1", "2"]
    assert fits(matches)["2"] == "probably_not"
    assert list(matches.scores) == sorted(matches.scores, reverse=True)
    assert len(registry.match(elena(), limit=2)) == 2


def test_each_judgment_has_its_criterion_verdict_and_reason(build: Any) -> None:
    (match,) = build(study(1, "ECOG 0-1", conditions=("Melanoma",))).match(elena())
    told = [(each.criterion.kind, each.verdict) for each in match.judgments]
    assert told == [("cancer_type", "NOT_MET"), ("age", "MET"), ("performance_status", "MET")]
    assert match.judgments[0].reason.said("en") == "The trial is about other kinds of cancer."
    assert match.judgments is match.judgments


def test_a_trial_for_the_other_sex_or_another_age_is_probably_not(build: Any) -> None:
    registry = build(study(1, sex="MALE"), study(2, minimumAge="65 Years"), study(3), study(4, maximumAge="60 Years"))
    assert fits(registry.match(elena())) == {
        "1": "probably_not",
        "2": "probably_not",
        "3": "may_fit",
        "4": "probably_not",
    }


def test_cancers_of_other_cohorts_shut_nobody_out(build: Any) -> None:
    cohorts = ("Confirmed pancreatic cancer", "Confirmed breast cancer", "Confirmed melanoma")
    registry = build(
        study(1, *cohorts, conditions=("Solid Tumor",)),
        study(2, *cohorts[::2], conditions=("Solid Tumor",)),
        study(3, cohorts[0], conditions=("Solid Tumor",)),
        study(4, *cohorts, conditions=("Pancreatic Cancer",)),
    )
    found = fits(registry.match(elena()))
    assert found["1"] != "probably_not"
    assert found["2"] == "probably_not"
    assert found["3"] == "probably_not"
    assert found["4"] != "probably_not"


def test_an_age_of_the_text_gives_way_to_the_age_of_the_entry(build: Any) -> None:
    registry = build(
        study(1, "Age 18 to 75 years", "Age 2 to 12 years"), study(2, "Age 2 to 12 years", minimumAge="", maximumAge="")
    )
    assert fits(registry.match(elena())) == {"1": "may_fit", "2": "probably_not"}


def test_matches_can_be_cut_and_chosen_from(build: Any) -> None:
    matches = build(study(1), study(2), study(3, conditions=("Melanoma",))).match(elena())
    assert [match.nct_id for match in matches[1:]] == [match.nct_id for match in matches][1:]
    assert len(matches.only(matches.fits == 2)) == 1
    assert matches[-1].fit == "probably_not"


def test_a_registry_without_studies_has_no_matches(build: Any) -> None:
    assert list(build().match(elena())) == []


def test_a_study_that_asks_nothing_is_not_sure(build: Any) -> None:
    bare = entry("NCT99009999", eligibilityModule={}, conditionsModule={})
    assert [match.fit for match in build(bare).match(elena())] == ["not_sure"]


def test_who_pays_for_a_trial_changes_nothing(build: Any) -> None:
    paid = study(1, "ECOG 0-1")
    paid["protocolSection"]["sponsorCollaboratorsModule"] = {
        "leadSponsor": {"name": "Big Company", "class": "INDUSTRY"}
    }
    with_sponsor, without = build(paid), build(study(1, "ECOG 0-1"))
    assert list(with_sponsor.match(elena()).scores) == list(without.match(elena()).scores)


def test_an_unknown_person_is_shut_out_of_nothing(build: Any) -> None:
    registry = build(
        study(1, "ECOG 0-1", "Prior chemotherapy", "Exclusion", "Prior immunotherapy"), study(2, "HER2 positive")
    )
    assert "probably_not" not in fits(registry.match(Profile())).values()


POOL = (
    "Age 18 years or older", "ECOG performance status 0 or 1", "Histologically confirmed breast cancer",
    "Metastatic disease", "At least one prior line of chemotherapy", "PIK3CA mutation", "Measurable disease per RECIST 1.1",
    "Hemoglobin at least 9 g/dL", "Cohort B: melanoma", "Postmenopausal women", "Something nobody can read",
    "Exclusion", "Known brain metastases", "Prior treatment with a PARP inhibitor", "Pregnancy",
    "Chemotherapy within 21 days", "Interstitial lung disease", "Another malignancy within 3 years", "HIV infection",
)  # fmt: skip
people = st.builds(
    lambda missing: Profile.from_json({key: value for key, value in ELENA.items() if key not in missing}),
    st.lists(st.sampled_from(sorted(ELENA)), unique=True),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(POOL), max_size=7), min_size=1, max_size=4), people)
def test_the_pass_over_all_trials_gives_the_verdicts_that_judge_gives(
    tmp_path_factory: pytest.TempPathFactory, asked: list[list[str]], person: Profile
) -> None:
    registry = Registry.build((study(n, *lines) for n, lines in enumerate(asked)), tmp_path_factory.mktemp("registry"))
    passed = Matcher(registry).verdicts(person)
    alone = [CODE_OF[judge(each, person).verdict] for row in range(len(registry)) for each in registry.criteria(row)]
    assert passed.tolist() == alone
    for match in registry.match(person):
        assert [CODE_OF[each.verdict] for each in match.judgments] == [
            CODE_OF[judge(each, person).verdict] for each in match.criteria()
        ]
    registry.close()
