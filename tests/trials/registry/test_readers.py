"""Criteria read by several processes: the same, in the same order, as when one reads them, whatever happens to the others."""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria import criteria_of
from rumbo.trials.registry import readers
from rumbo.trials.registry.readers import Readers
from rumbo.trials.registry.reading import criteria_in, main, read_criteria, receive, send, serve
from rumbo.trials.registry.shelf import pack
from rumbo.trials.registry.study import Study

TEXTS = ("Inclusion Criteria:\n\n* ECOG 0-1", "Exclusion Criteria:\n\n* Pregnancy", "* Adults", "")


def packed(count: int) -> list[bytes]:
    """So many packed studies."""
    studies = (Study(nct_id=f"NCT{n:08}", eligibility=TEXTS[n % len(TEXTS)]) for n in range(count))
    return [pack(msgspec.msgpack.encode(each)) for each in studies]


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes are started early, and asked often."""
    monkeypatch.setattr(readers, "ALONE", 3)
    monkeypatch.setattr(readers, "BATCH", 4)
    return None


@pytest.mark.usefixtures("few_at_once")
@pytest.mark.parametrize("many", [1, 2])
def test_each_study_comes_back_in_order_with_its_criteria(many: int) -> None:
    pieces = packed(50)
    with Readers(many=many) as reading:
        given_back = list(reading.read((each, None) for each in pieces))
        assert len(reading._children) == (many if many > 1 else 0)
    assert given_back == [(each, read_criteria(each)) for each in pieces]


@pytest.mark.usefixtures("few_at_once")
def test_what_was_read_before_is_not_read_again() -> None:
    pieces = packed(30)
    with Readers(many=2) as reading:
        given_back = list(reading.read((each, b"known" if n % 3 else None) for n, each in enumerate(pieces)))
    assert [read == b"known" for _, read in given_back] == [bool(n % 3) for n in range(30)]
    with Readers(many=2) as reading:
        assert all(read == b"known" for _, read in reading.read((each, b"known") for each in pieces))
        assert not reading._children


@pytest.mark.usefixtures("few_at_once")
def test_when_the_processes_die_everything_is_read_all_the_same() -> None:
    pieces = packed(60)

    def dying() -> Iterator[tuple[bytes, None]]:
        for number, each in enumerate(pieces):
            if number == 20:
                for child in reading._children:
                    child.kill()
            yield each, None

    with Readers(many=2) as reading:
        assert list(reading.read(dying())) == [(each, read_criteria(each)) for each in pieces]


@pytest.mark.usefixtures("few_at_once")
def test_no_process_is_left_when_the_work_breaks_off() -> None:
    with Readers(many=2) as reading:
        drawn = reading.read((each, None) for each in packed(40))
        for _ in range(5):
            next(drawn)
    assert reading._children
    assert all(child.returncode is not None for child in reading._children)


def test_a_few_are_read_without_starting_anything() -> None:
    with Readers(many=4) as reading:
        assert len(list(reading.read((each, None) for each in packed(9)))) == 9
        assert not reading._children


def test_the_process_answers_until_nobody_asks_any_more() -> None:
    asked, answers = io.BytesIO(), io.BytesIO()
    send(packed(2), into=asked)
    send(packed(1), into=asked)
    asked.seek(0)
    serve(asked, answers)
    answers.seek(0)
    first = receive(answers)
    assert [criteria_in(each) for each in first] == [
        criteria_of(Study(nct_id="", eligibility=text)) for text in TEXTS[:2]
    ]
    assert len(receive(answers)) == 1
    with pytest.raises(EOFError):
        receive(answers)


def test_it_serves_its_own_input_and_output(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(output))
    main()
    assert output.getvalue() == b""


@given(pieces=st.lists(st.binary(max_size=20), max_size=5), cut=st.integers(0, 200))
def test_a_message_that_is_cut_is_no_message(pieces: list[bytes], cut: int) -> None:
    whole = io.BytesIO()
    send(pieces, into=whole)
    assert receive(io.BytesIO(whole.getvalue())) == pieces
    if cut < len(whole.getvalue()):
        with pytest.raises(EOFError):
            receive(io.BytesIO(whole.getvalue()[:cut]))
