"""Lines that want organs to work well."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.organs import Organ, OrganAsk, read_organs, works
from rumbo.trials.facets import LabFacet

GOOD = {"hemoglobin": 11.0, "ANC": 2.4, "platelets": 180.0, "AST": 30.0, "ALT": 31.0, "bilirubin": 0.6, "creatinine": 0.8,
        "LVEF": 60.0, "INR": 1.0}  # fmt: skip


def person(**changed: float | None) -> Profile:
    values = {**GOOD, **changed}
    labs = tuple(LabFacet(name=name, value=value) for name, value in values.items() if value is not None)
    return Profile(labs=labs)


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("Adequate renal and hepatic function", ("kidneys", "liver")),
        ("Adequate organ function", ("kidneys", "liver", "blood")),
        ("Adequate hematologic and end-organ function", ("kidneys", "liver", "blood", "clotting")),
        ("Adequate marrow function as defined in the protocol", ("blood", "protocol")),
        ("Good pulmonary and cardiac reserve", ("heart", "lungs")),
        ("Everything else as usual", ()),
    ],
)
def test_the_organs_that_a_line_names(text: str, organs: tuple[Organ, ...]) -> None:
    assert read_organs(text) == OrganAsk(organs)


@pytest.mark.parametrize(
    ("organ", "profile", "told"),
    [
        ("kidneys", person(), True),
        ("kidneys", person(creatinine=2.4), None),
        ("liver", person(), True),
        ("liver", person(ALT=None), None),
        ("liver", person(bilirubin=4.0), None),
        ("blood", person(), True),
        ("heart", person(), True),
        ("clotting", person(INR=None), None),
        ("lungs", person(), None),
        ("protocol", person(), None),
    ],
)
def test_an_organ_works_where_its_tests_say_so(organ: Organ, profile: Profile, told: bool | None) -> None:
    assert works(organ, profile) is told


def test_all_organs_must_be_seen_to_work_and_nobody_is_shut_out_without_a_limit() -> None:
    assert OrganAsk(("kidneys", "liver")).judge(person()).verdict == "MET"
    assert OrganAsk(("kidneys", "lungs")).judge(person()).verdict == "UNKNOWN"
    assert OrganAsk(("kidneys",)).judge(person(creatinine=9.0)).verdict == "UNKNOWN"
    assert OrganAsk().judge(person()).verdict == "UNKNOWN"
