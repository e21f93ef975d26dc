"""What trials ask about earlier treatments, judged for all of them at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.prior import TherapyAsk
from rumbo.trials.facets import TreatmentFacet
from rumbo.trials.fit import CODE_OF, MET, NOT_MET, UNKNOWN
from rumbo.trials.treated import TherapyAsks
from tests.trials.asked import people, therapy_asks


@given(st.lists(therapy_asks, max_size=8), people)
def test_all_of_them_together_are_judged_as_each_by_itself(asked: list[TherapyAsk], person: Profile) -> None:
    assert list(TherapyAsks(asked).verdicts(person)) == [CODE_OF[ask.judge(person).verdict] for ask in asked]


def test_one_table_of_demands_serves_many_people() -> None:
    asks = TherapyAsks([TherapyAsk(("platinum",)), TherapyAsk(("radiation",), wanted=True)])
    platinum = TreatmentFacet(modalities=("chemotherapy",), drugs=("cisplatin",), groups=("platinums",))
    assert list(asks.verdicts(Profile(treatments=(platinum,), treatments_complete=True))) == [NOT_MET, NOT_MET]
    assert list(asks.verdicts(Profile(treatments_complete=True))) == [MET, NOT_MET]
    assert list(asks.verdicts(Profile())) == [UNKNOWN, UNKNOWN]
