"""Heads and feet are kept once, and nothing else is ever dropped."""

from __future__ import annotations

from rumbo.records.documents.running_heads import find_repeated
from rumbo.records.documents.strips import Row


def page(*texts: str) -> list[Row]:
    return [Row(text, 20.0 * index) for index, text in enumerate(texts)]


def test_a_head_is_kept_first_and_a_foot_last() -> None:
    pages = [page("Hospital", f"Body {n}", f"More {n}", f"Page {n} of 3") for n in (1, 2, 3)]
    assert find_repeated(pages) == [{3}, {0, 3}, {0}]


def test_the_number_of_a_page_may_differ_in_any_usual_way() -> None:
    for foot in ("- {} -", "{} / 2", "{} of 2", "Página {} de 2", "Pág. {}", "Clinic  Page {}", "{}"):
        pages = [page("a", "b", foot.format(1)), page("c", "d", foot.format(2))]
        assert find_repeated(pages) == [{2}, set()], foot


def test_values_that_differ_are_no_foot() -> None:
    assert find_repeated([page("a", "b", "PSA 0.12"), page("c", "d", "PSA 0.24")]) == [set(), set()]


def test_what_stands_at_another_height_is_no_head() -> None:
    assert find_repeated([[Row("NED", 20.0)], [Row("NED", 90.0)]]) == [set(), set()]


def test_what_stands_on_few_of_the_pages_is_no_head() -> None:
    pages = [page("NED", "a"), page("NED", "b"), *(page(f"c{n}", "d" * n) for n in range(3))]
    assert find_repeated(pages) == [set()] * 5


def test_one_page_repeats_nothing() -> None:
    assert find_repeated([page("a", "b", "a")]) == [set()]
    assert find_repeated([]) == []
