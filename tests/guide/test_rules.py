"""Rules: read once, refused when they name what no course has, and always decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.features import CHOICES, FLAGS, Features
from rumbo.guide.rules import ALWAYS, AllOf, AnyOf, Has, Not, decide, parse
from rumbo.words import ContentError

simple = st.sampled_from(sorted(FLAGS)) | st.sampled_from(
    [{choice: value} for choice, values in CHOICES.items() for value in values]
)
raw_rules = st.recursive(
    simple | st.just("always"),
    lambda inner: st.one_of(
        inner.map(lambda rule: {"not": rule}),
        st.lists(inner, min_size=1, max_size=3).map(lambda rules: {"all_of": rules}),
        st.lists(inner, min_size=1, max_size=3).map(lambda rules: {"any_of": rules}),
    ),
)
some_features = st.builds(
    Features,
    **dict.fromkeys(sorted(FLAGS), st.booleans()),
    **{name: st.frozensets(st.sampled_from(values)) for name, values in CHOICES.items()},
)


@given(raw_rules, some_features)
def test_a_rule_and_its_opposite_never_agree(raw: object, features: Features) -> None:
    assert decide(parse(raw), features) is not decide(parse({"not": raw}), features)


@given(raw_rules, raw_rules, some_features)
def test_not_both_is_the_same_as_either_not(one: object, other: object, features: Features) -> None:
    both = parse({"not": {"all_of": [one, other]}})
    either = parse({"any_of": [{"not": one}, {"not": other}]})
    assert decide(both, features) is decide(either, features)


def test_always_holds_for_a_story_of_which_nothing_is_known() -> None:
    assert parse("always") == ALWAYS
    assert decide(ALWAYS, Features())


def test_a_choice_asks_for_one_value_among_several() -> None:
    features = Features(had=frozenset({"chemotherapy", "surgery"}))
    assert decide(parse({"had": "surgery"}), features)
    assert not decide(parse({"had": "radiation"}), features)


def test_a_rule_reads_as_its_parts() -> None:
    raw = {"any_of": ["suspected", {"not": "is_blood"}]}
    assert parse(raw) == AnyOf((Has("suspected"), Not(Has("is_blood"))))
    assert AllOf() == ALWAYS


@pytest.mark.parametrize(
    "raw",
    [
        "has_wings",
        "kind",
        {"kind": "sideways"},
        {"wings": "two"},
        {"all_of": []},
        {"any_of": "suspected"},
        {"all_of": ["suspected"], "not": "suspected"},
        {},
        7,
        None,
        [],
    ],
)
def test_a_rule_that_no_course_can_answer_is_refused(raw: object) -> None:
    with pytest.raises(ContentError):
        parse(raw)
