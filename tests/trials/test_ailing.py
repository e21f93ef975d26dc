"""What trials ask about other illnesses, judged for all of them at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.ailing import IllnessAsks
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.facets import IllnessFacet
from rumbo.trials.fit import CODE_OF, MET, NOT_MET, UNKNOWN
from tests.trials.asked import people

illness_asks = st.builds(
    IllnessAsk,
    illnesses=st.sampled_from(("hypertension", "hiv", "interstitial-lung", "lung-disease", "kidney-disease", "mental")).map(
        lambda name: (name,)
    ),
    uncontrolled=st.booleans(), active=st.booleans(), grade=st.none() | st.integers(1, 4), ever=st.booleans(),
    failing=st.booleans(), together=st.booleans(), sure=st.booleans(), known=st.booleans(), narrowed=st.booleans(),
)  # fmt: skip


@given(st.lists(illness_asks, max_size=10), people)
def test_all_of_them_together_are_judged_as_each_by_itself(asked: list[IllnessAsk], person: Profile) -> None:
    assert list(IllnessAsks(asked).verdicts(person)) == [CODE_OF[ask.judge(person).verdict] for ask in asked]


def test_one_table_of_demands_serves_many_people() -> None:
    asks = IllnessAsks([IllnessAsk(("hiv",), narrowed=False), IllnessAsk(("hiv",), uncontrolled=True)])
    hiv = IllnessFacet(name="HIV", controlled=True)
    assert list(asks.verdicts(Profile(illnesses=(hiv,)))) == [NOT_MET, MET]
    assert list(asks.verdicts(Profile(illnesses_complete=True))) == [MET, MET]
    assert list(asks.verdicts(Profile())) == [UNKNOWN, UNKNOWN]
