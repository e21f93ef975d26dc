"""Facts as JSON and back."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from rumbo.course.facts import Fact, Source, decode_fact, decode_source, decode_statement, encode, to_plain, to_typed
from tests.course.strategies import facts, statements


@settings(max_examples=200, deadline=None)
@given(facts())
def test_a_fact_comes_back_as_it_was(fact):
    assert decode_fact(encode(fact)) == fact
    assert encode(decode_fact(encode(fact))) == encode(fact)


@settings(max_examples=200, deadline=None)
@given(statements())
def test_a_statement_comes_back_as_it_was(statement):
    assert decode_statement(encode(statement)) == statement


def test_a_source_comes_back_as_it_was():
    source = Source(record="ab", place="line 3", quote="«dolor»")
    assert decode_source(encode(source)) == source


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"id": "f", "standing": "rumour", "says": null}', b"not json"])
def test_what_is_no_fact_is_refused(data):
    with pytest.raises(msgspec.DecodeError):
        decode_fact(data)


def test_a_date_that_is_none_is_refused():
    with pytest.raises(msgspec.ValidationError):
        decode_statement(b'{"kind": "status", "status": "stable", "on": "soon"}')


def test_facts_hold_nothing_else():
    with pytest.raises(NotImplementedError):
        to_plain(object())
    with pytest.raises(NotImplementedError):
        to_typed(object, "x")


def test_the_statement_of_a_fact_is_there_or_its_absence_is_our_slip():
    stable = decode_statement(b'{"kind": "status", "status": "stable"}')
    assert Fact(id="f1", says=stable, standing="from_me").statement == stable
    with pytest.raises(ValueError, match="f2"):
        assert Fact(id="f2", says=None, standing="from_me", undoes="f1").statement
