"""The lines of an eligibility text, however it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.lines import read_lines


def _said(text: str) -> list[tuple[str, str]]:
    return [(line.section, line.text) for line in read_lines(text)]


def test_headings_tell_what_is_demanded_from_what_shuts_out() -> None:
    assert _said("Inclusion Criteria:\n\n* Adults\n\nExclusion Criteria:\n\n* Pregnancy") == [
        ("inclusion", "Adults"),
        ("exclusion", "Pregnancy"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- Treatment with an antibody before - More than two lines of treatment",
        "• Treatment with an antibody before; • More than two lines of treatment",
    ],
)
def test_bullets_that_lost_their_line_break_begin_a_line(text: str) -> None:
    assert [line.text.rstrip(";") for line in read_lines(text)] == [
        "Treatment with an antibody before",
        "More than two lines of treatment",
    ]


def test_a_dash_between_short_words_begins_no_line() -> None:
    assert [line.text for line in read_lines("- Group A - Patients without surgery")] == [
        "Group A - Patients without surgery"
    ]


def test_a_heading_at_the_end_of_a_line_is_a_heading() -> None:
    assert _said("Inclusion Criteria:~Planning to take abiraterone for the first time Exclusion criteria~Diabetes") == [
        ("inclusion", "Planning to take abiraterone for the first time"),
        ("exclusion", "Diabetes"),
    ]


def test_a_word_before_a_heading_belongs_to_it() -> None:
    assert _said("Key Exclusion Criteria:~Diabetes") == [("exclusion", "Diabetes")]


def test_a_run_on_line_that_counts_is_a_list() -> None:
    text = "1. Adults with lymphoma. 2. ECOG 0 or 1. 3. Informed consent"
    assert [line.text for line in read_lines(text)] == ["Adults with lymphoma.", "ECOG 0 or 1.", "Informed consent"]


def test_a_number_out_of_its_turn_begins_no_line() -> None:
    text = "1. Adults with lymphoma. 2. ECOG 0 or 1. 2. Or 2 after rest. 3. Informed consent"
    assert [line.text for line in read_lines(text)][1] == "ECOG 0 or 1. 2. Or 2 after rest."


def test_a_sentence_that_shuts_out_is_a_heading_of_what_follows() -> None:
    assert _said("Adults~Patients will be excluded if they have:~Diabetes~Asthma") == [
        ("inclusion", "Adults"),
        ("exclusion", "Diabetes"),
        ("exclusion", "Asthma"),
    ]


def test_an_old_text_on_one_line_is_cut_at_its_headings() -> None:
    text = "DISEASE CHARACTERISTICS: Lymphoma Age: 18 and over Life expectancy: At least 12 weeks"
    assert [line.text for line in read_lines(text)][1:] == ["Age: 18 and over", "Life expectancy: At least 12 weeks"]


def test_an_item_further_in_than_the_one_before_is_deeper() -> None:
    lines = read_lines("- One of:\n    - Lymphoma\n    - Leukemia\n- Adults")
    assert [line.depth for line in lines] == [0, 1, 1, 0]


def test_an_old_heading_of_its_own_line_is_the_label_of_the_next() -> None:
    (line,) = read_lines("Life expectancy:~At least 12 weeks")
    assert (line.label, line.text) == ("Life expectancy:", "At least 12 weeks")


def test_an_old_heading_in_capitals_labels_nothing() -> None:
    (line,) = read_lines("AGE~18 and over")
    assert (line.label, line.text) == ("", "18 and over")


def test_a_wrapped_line_is_one_line() -> None:
    (line,) = read_lines("- Adults with lymphoma that came back after\n  two lines of treatment")
    assert line.text == "Adults with lymphoma that came back after two lines of treatment"


@given(text=st.text("- *•abcABC.:;~\n1234() ", max_size=200))
def test_no_line_is_empty_and_no_letter_is_added(text: str) -> None:
    for line in read_lines(text):
        assert line.text.strip()
        assert set(line.text) <= set(text) | {" "}
