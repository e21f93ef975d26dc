"""Lines about pregnancy, breastfeeding, contraception and menopause, and whom a line is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.pregnancy import (
    MenopauseAsk,
    PregnancyAsk,
    ScopeAsk,
    read_menopause,
    read_pregnancy,
    read_scope,
)
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import PregnancyFacet

MAN = Profile(sex="male")
MAN_OF_A_COUPLE_PAST_IT = Profile(sex="male", pregnancy=PregnancyFacet(partner_cannot=True))
SILENT = Profile()
WOMAN = Profile(sex="female", age_years=34)
PAST = Profile(sex="female", age_years=52, pregnancy=PregnancyFacet(postmenopausal=True))
OLD = Profile(sex="female", age_years=71)
NEITHER = Profile(sex="female", age_years=34, pregnancy=PregnancyFacet(pregnant=False, breastfeeding=False))
PREGNANT = Profile(sex="female", age_years=34, pregnancy=PregnancyFacet(pregnant=True))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Pregnant or breastfeeding women", PregnancyAsk("women", pregnant=True, breastfeeding=True)),
        ("Men must agree to use condoms and barrier methods", PregnancyAsk("men", contraception=True)),
        ("Men with partners must use condoms", PregnancyAsk("men", contraception=True, partners=True)),
        ("Contraception for men and women", PregnancyAsk("everyone", contraception=True)),
        ("Women of childbearing potential with a positive pregnancy test", PregnancyAsk("women", pregnant=True)),
    ],
)
def test_what_a_line_asks_and_of_whom(text: str, asked: PregnancyAsk) -> None:
    assert list(read_pregnancy(statements(text, "inclusion"))) == [asked]


@pytest.mark.parametrize(
    ("ask", "profile", "verdict"),
    [
        (PregnancyAsk("women", pregnant=True), MAN, "MET"),
        (PregnancyAsk("everyone", contraception=True), MAN, "UNKNOWN"),
        (PregnancyAsk("everyone", contraception=True, partners=True), MAN_OF_A_COUPLE_PAST_IT, "MET"),
        (PregnancyAsk("everyone", contraception=True), MAN_OF_A_COUPLE_PAST_IT, "UNKNOWN"),
        (PregnancyAsk("women", contraception=True), MAN, "MET"),
        (PregnancyAsk("men", contraception=True), WOMAN, "MET"),
        (PregnancyAsk("women", contraception=True), PAST, "MET"),
        (PregnancyAsk("women", contraception=True), OLD, "MET"),
        (PregnancyAsk("women", pregnant=True), PREGNANT, "NOT_MET"),
        (PregnancyAsk("women", pregnant=True, breastfeeding=True), NEITHER, "MET"),
        (PregnancyAsk("women", pregnant=True), WOMAN, "UNKNOWN"),
        (PregnancyAsk("women", contraception=True), NEITHER, "UNKNOWN"),
        (PregnancyAsk("women", breastfeeding=True), SILENT, "UNKNOWN"),
        (MenopauseAsk(), MAN, "MET"),
        (MenopauseAsk(), PAST, "MET"),
        (MenopauseAsk(), WOMAN, "UNKNOWN"),
        (ScopeAsk(women=True), MAN, "MET"),
        (ScopeAsk(men=True), WOMAN, "MET"),
        (ScopeAsk(women=True), PAST, "MET"),
        (ScopeAsk(women=True), WOMAN, "UNKNOWN"),
        (ScopeAsk(men=True), MAN, "UNKNOWN"),
    ],
)
def test_whom_it_does_not_concern_fulfils_it(
    ask: PregnancyAsk | MenopauseAsk | ScopeAsk, profile: Profile, verdict: str
) -> None:
    assert ask.judge(profile).verdict == verdict


def test_menopause_is_asked_only_where_it_is_wanted() -> None:
    assert list(read_menopause(statements("Postmenopausal women", "inclusion"))) == [MenopauseAsk()]
    assert list(read_menopause(statements("Postmenopausal women", "exclusion"))) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("For premenopausal women: an LHRH agonist", ScopeAsk(women=True)),
        ("For men, a sperm test", ScopeAsk(men=True)),
        ("For cohort 2: measurable disease", None),
        ("Premenopausal women", None),
    ],
)
def test_a_line_may_begin_with_whom_it_is_about(text: str, scope: ScopeAsk | None) -> None:
    assert read_scope(text) == scope


@given(st.sampled_from(["women", "men", "everyone"]), st.booleans(), st.booleans(), st.booleans())
def test_nobody_of_whom_nothing_is_told_is_shut_out(who: str, pregnant: bool, feeding: bool, preventing: bool) -> None:
    ask = PregnancyAsk(who, pregnant=pregnant, breastfeeding=feeding, contraception=preventing)  # type: ignore[arg-type]
    assert {ask.judge(profile).verdict for profile in (SILENT, MAN, WOMAN)} <= {"MET", "UNKNOWN"}
