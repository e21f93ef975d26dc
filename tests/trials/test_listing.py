"""Matches as other programs read them, and as a terminal shows them."""

from __future__ import annotations

import json

from rumbo.trials import Profile
from rumbo.trials.criteria import Criterion, read
from rumbo.trials.fit import Fit
from rumbo.trials.listing import as_json, lines_to_show, tell_matches
from rumbo.trials.matching import Match

CRITERIA = read("Inclusion Criteria:\n\n* Age 18 to 40 years\n\n* ECOG 0-1")


def match(fit: Fit, number: str = "NCT99000001", criteria: tuple[Criterion, ...] = CRITERIA) -> Match:
    return Match(number, fit, 1.23456, Profile(age_years=61), lambda: criteria)


def test_json_holds_every_criterion_with_its_verdict_and_reason() -> None:
    (row,) = json.loads(as_json([match("probably_not")], lang="en"))
    assert (row["nct_id"], row["fit"], row["score"]) == ("NCT99000001", "probably_not", 1.2346)
    assert [each["verdict"] for each in row["judgments"]] == ["NOT_MET", "UNKNOWN"]
    assert row["judgments"][0]["text"] == "Age 18 to 40 years"
    assert "61" in row["judgments"][0]["reason"]


def test_a_terminal_shows_the_groups_in_their_order() -> None:
    told = tell_matches([match("probably_not"), match("may_fit", "NCT99000002")], lang="es").splitlines()
    assert told[0] == "Podría corresponder: qué preguntar"
    assert told[1] == "  NCT99000002"
    assert told.index("Probablemente no: por qué") > 1
    assert "No está claro" not in told


def test_what_may_fit_shows_what_to_ask_and_others_what_speaks_against_them() -> None:
    assert [each.verdict for each in lines_to_show(match("probably_not"))] == ["NOT_MET"]
    assert [each.verdict for each in lines_to_show(match("not_sure"))] == ["NOT_MET"]
    assert [each.verdict for each in lines_to_show(match("not_sure", criteria=CRITERIA[1:]))] == ["UNKNOWN"]
    assert [each.verdict for each in lines_to_show(match("may_fit"))] == ["UNKNOWN"]
