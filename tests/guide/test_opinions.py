"""The frame of opinions: ten parts with sources, answers that fit their form, and things in hand that exist."""

from __future__ import annotations

import msgspec
import pytest

from rumbo.guide import opinions
from rumbo.guide.opinions import (
    InHand,
    Opinion,
    Stance,
    complete_opinion,
    decode_opinion,
    encode_opinion,
    items,
    topics,
)
from rumbo.words import ContentError, Text


def test_the_frame_has_ten_parts_in_one_order() -> None:
    assert list(topics()) == [
        "what-it-is", "kind", "aim", "offered", "advised", "why", "why-not", "tests-wanted", "burden", "not-known",
    ]  # fmt: skip


def test_every_part_has_its_source_and_says_that_no_clinician_has_read_it() -> None:
    assert all(each.sources for each in topics().values())
    assert {each.reviewed_by for each in topics().values()} == {None}


def test_everything_that_bears_on_a_part_has_a_name_in_both_languages() -> None:
    named = {item for each in topics().values() for item in each.bears}
    assert named <= items().keys()
    assert all(items()[each].en != items()[each].es for each in named)


def test_an_opinion_is_silent_on_what_was_not_noted_and_had_only_what_was_noted() -> None:
    opinion = Opinion(
        id="a", doctor="Dr. Ríos", said={"aim": Stance(answer="control")}, in_hand=(InHand(item="slides"),)
    )
    assert opinion.about("kind").is_silent
    assert not opinion.about("aim").is_silent
    assert opinion.had("slides") == InHand(item="slides")
    assert opinion.had("scan-report") is None
    assert Opinion(id="b", doctor="Dr. Kamau").had("slides") is None


@pytest.mark.parametrize(
    ("form", "answers", "bears"),
    [("one", {}, []), ("words", {"yes": Text(en="yes", es="sí")}, []), ("words", {}, ["a crystal ball"])],
)
def test_a_part_whose_answers_or_items_do_not_fit_is_refused(
    monkeypatch: pytest.MonkeyPatch, form: str, answers: dict[str, Text], bears: list[str]
) -> None:
    frame = opinions._frame()
    odd = opinions._TopicFile(
        name=frame.topics["aim"].name, hint=frame.topics["aim"].hint, ask=frame.topics["aim"].ask,
        form=form, source=["guide"], answers=answers, bears=bears,  # type: ignore[arg-type]
    )  # fmt: skip
    broken = opinions._FrameFile(
        reviewed_on=frame.reviewed_on, reviewed_by=None, items=frame.items, topics={"odd": odd}
    )
    monkeypatch.setattr(opinions, "_frame", lambda: broken)
    with pytest.raises(ContentError, match="odd"):
        opinions.topics.__wrapped__()


def test_an_opinion_is_completed_where_nothing_was_noted_and_stays_where_something_was() -> None:
    control, cure, silent = Stance(answer="control"), Stance(answer="cure"), Stance()
    slides, report = (InHand(item="slides"),), (InHand(item="scan-report"),)
    here = Opinion(id="a", doctor="Dr. Ríos", said={"aim": control, "why": silent}, in_hand=slides)
    there = Opinion(
        id="a", doctor="Dr. R.", place="Hospital", said={"aim": cure, "why": Stance(words="Age")}, in_hand=report
    )
    whole = complete_opinion(here, other=there)
    assert (whole.doctor, whole.place, whole.in_hand) == ("Dr. Ríos", "Hospital", slides)
    assert (whole.about("aim"), whole.about("why").words) == (control, "Age")
    assert complete_opinion(whole, other=there) == whole
    assert complete_opinion(Opinion(id="a", doctor="Dr. Ríos"), other=there).in_hand == report


def test_an_opinion_comes_back_as_it_was_kept_and_what_is_none_is_refused() -> None:
    opinion = Opinion(
        id="a", doctor="Dr. Ríos", said={"aim": Stance(answer="control")}, in_hand=(InHand(item="slides"),)
    )
    assert decode_opinion(encode_opinion(opinion)) == opinion
    with pytest.raises(msgspec.ValidationError):
        decode_opinion('{"id": "a"}')
