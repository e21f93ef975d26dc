"""Which rule a place falls under. The rules by example: tests/spec/course/test_kinds.py."""

from __future__ import annotations

import pytest

from rumbo.course.kind_rules import kind_rules, rule_of
from rumbo.oncology import Tumour, read_place
from rumbo.words.message import sentences


@pytest.mark.parametrize("rule_id", kind_rules())
def test_every_rule_has_a_sentence_a_source_and_names_in_both_languages(rule_id: str) -> None:
    rule = kind_rules()[rule_id]
    assert rule.reason in sentences()
    assert len(rule.source) > 20
    assert rule.name.en != rule.name.es


@pytest.mark.parametrize(
    ("primary", "words", "rule"),
    [
        (Tumour("C34.1", side="right"), "breast", "seldom-spread"),
        (Tumour("C34.9", side="right"), "right lower lobe", "organ"),
        (Tumour("C34.1", side="right"), "right lung", "organ"),
        (Tumour("C44.5"), "breast", "seldom-spread"),
        (Tumour("C44.5"), "colon", "distant"),
        (Tumour("C44.6", side="left"), "left axilla", "regional-nodes"),
        (Tumour("C56.9"), "rectum", "distant"),
        (Tumour("C65.9"), "bladder", "urinary-lining"),
        (Tumour("C40.2", side="left"), "right femur", "other-side"),
        (Tumour("C71.1"), "breast", "distant"),
        (Tumour("C62.9", side="left"), "retroperitoneum", "same-system"),
        (Tumour("C16.9"), "leukemia", "another-cancer-named"),
        (Tumour("C16.9"), "colon cancer", "seldom-spread"),
        (Tumour("C16.9"), "CA 125 only", "marker-only"),
        (Tumour("C16.9"), "words of nothing", "place-not-known"),
        (Tumour("C80.9"), "liver", "place-not-known"),
    ],
)
def test_special_cases_come_before_plain_ones(primary: Tumour, words: str, rule: str) -> None:
    assert rule_of(primary, read_place(primary, words), words=words) == rule
