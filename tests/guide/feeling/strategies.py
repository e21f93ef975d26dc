"""Logs of every kind, for the property tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from rumbo.guide.feeling.feelings import feelings
from rumbo.guide.feeling.felt import Felt, Temperature

temperatures = st.one_of(
    st.builds(Temperature, tenths=st.integers(300, 450), scale=st.just("C")),
    st.builds(Temperature, tenths=st.integers(860, 1130), scale=st.just("F")),
)
felts = st.builds(
    Felt,
    on=st.dates(date(2024, 1, 1), date(2026, 11, 23)),
    covers=st.sampled_from(["day", "week"]),
    strengths=st.dictionaries(st.sampled_from(sorted(feelings())), st.integers(0, 4), max_size=8),
    temperature=st.none() | temperatures,
    words=st.text(max_size=20),
)
