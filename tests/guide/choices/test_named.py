"""What a doctor said about a choice comes back as it was noted."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.choices.described import CHOICE_IDS
from rumbo.guide.choices.named import Named, decode_named, encode_named
from rumbo.oncology import PartialDate


@given(
    choice=st.none() | st.sampled_from(CHOICE_IDS), name=st.text(), said=st.text(),
    on=st.none() | st.just(PartialDate.parse("2026-10~")),
)  # fmt: skip
def test_a_note_comes_back_as_it_was(choice, name, said, on) -> None:
    named = Named(id="n1", choice=choice, name=name, doctor="Dr. Ríos", on=on, said=said)
    assert decode_named(encode_named(named)) == named


def test_a_choice_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_named('{"choice": "magic"}')
