"""The client of the registry: a question at a time, patient with a busy registry, and nothing told about who asks."""

from __future__ import annotations

import email.utils
import threading
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.registry.client import ADDRESS, Client, RealClock, TokenRefusedError, asked_to_wait
from rumbo.words import Explained
from tests.trials.registry.office import (
    Hourglass,
    broken,
    busy,
    client_of,
    cut,
    cut_short,
    entry,
    explained,
    half_a_page,
    open_office,
    sign_in_page,
)

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_it_asks_clinicaltrials_gov_and_says_so_before() -> None:
    with Client() as client:
        assert client.host == "clinicaltrials.gov"
    assert ADDRESS.startswith("https://")


def test_a_page_gives_its_studies_the_next_token_and_the_total() -> None:
    with open_office(*(entry(f"NCT0000000{n}") for n in range(3))) as office, client_of(office) as client:
        first = client.page({"pageSize": "2"})
        last = client.page({"pageSize": "2"}, token=first.next_page_token)
    assert (len(first.studies), first.next_page_token, first.total_count) == (2, "p1", 3)
    assert (len(last.studies), last.next_page_token, last.total_count) == (1, "", None)


def test_it_says_of_when_the_data_are() -> None:
    with open_office() as office, client_of(office) as client:
        assert client.version().data_timestamp == "2026-11-20T09:00:05"


def test_a_request_tells_nothing_of_who_asks() -> None:
    with open_office() as office, client_of(office) as client:
        client.page({"pageSize": "2"})
        client.page({"pageSize": "2"})
    for _, query, headers in office.asked:
        assert query == {"pageSize": "2"}
        assert headers["User-Agent"] == "Rumbo"
        assert not {"cookie", "referer", "authorization", "accept-language"} & {name.lower() for name in headers}


def test_requests_begin_at_least_their_distance_apart() -> None:
    clock = Hourglass()
    with open_office() as office, client_of(office, clock=clock, between_s=1.2) as client:
        for _ in range(3):
            client.page({})
    assert clock.rests == pytest.approx([1.2, 1.2])


@pytest.mark.parametrize("fault", [busy(), broken(), broken(500), cut, cut_short, half_a_page, sign_in_page])
def test_what_fails_once_is_asked_for_again(fault: object) -> None:
    with open_office(entry("NCT00000001")) as office, client_of(office) as client:
        office.faults = [fault]  # type: ignore[list-item]  # each is a fault
        assert len(client.page({}).studies) == 1
    assert len(office.questions) == 2


def test_waits_grow_and_stop_growing() -> None:
    clock = Hourglass()
    with open_office() as office, client_of(office, clock=clock, between_s=0, longest_wait_s=10) as client:
        office.faults = [busy()] * 5
        client.page({})
    assert clock.rests == [2, 4, 8, 10, 10]


def test_it_waits_as_long_as_the_registry_asks() -> None:
    clock = Hourglass()
    with open_office() as office, client_of(office, clock=clock, between_s=0) as client:
        office.faults = [busy(**{"Retry-After": "30"}), busy(**{"Retry-After": "soon"})]
        client.page({})
    assert clock.rests == [30, 4]


def test_one_that_asks_for_a_longer_wait_than_is_sensible_is_left_alone() -> None:
    clock = Hourglass()
    with open_office() as office, client_of(office, clock=clock, longest_wait_s=60) as client:
        office.faults = [busy(**{"Retry-After": "3600"})]
        told = explained(client.page, {})
    assert told.message.id == "trials-busy"
    assert not clock.rests


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (busy(), "trials-busy"),
        (broken(), "trials-busy"),
        (cut, "trials-cut"),
        (cut_short, "trials-cut"),
        (sign_in_page, "trials-odd-answer"),
    ],
)
def test_what_always_fails_is_explained_after_some_tries(fault: object, why: str) -> None:
    with open_office() as office, client_of(office, tries=3) as client:
        office.faults = [fault] * 3  # type: ignore[list-item]  # each is a fault
        with pytest.raises(Explained) as told:
            client.page({})
    assert told.value.message.id == why
    assert len(office.questions) == 3


def test_a_registry_that_cannot_be_reached_is_named() -> None:
    with open_office() as office:
        pass
    with client_of(office, tries=2) as client, pytest.raises(Explained) as told:
        client.version()
    assert told.value.message.id == "trials-unreachable"
    assert "127.0.0.1" in told.value.said("es")


def test_a_refused_question_is_not_asked_again() -> None:
    with open_office() as office, client_of(office) as client:
        office.faults = [broken(403)]
        with pytest.raises(Explained) as told:
            client.page({})
    assert (told.value.message.id, told.value.message.values["number"]) == ("trials-refused", "403")
    assert len(office.questions) == 1


def test_a_redirect_is_not_followed() -> None:
    with open_office() as office, client_of(office) as client:
        office.faults = [lambda: (302, {"Location": "http://127.0.0.1:9/elsewhere"}, b"")]
        with pytest.raises(Explained) as told:
            client.page({})
    assert told.value.message.id == "trials-refused"
    assert len(office.asked) == 1


def test_a_refused_question_without_a_token_is_no_refused_token() -> None:
    with open_office() as office, client_of(office) as client:
        office.faults = [broken(400), broken(400)]
        with pytest.raises(Explained):
            client.page({})
        with pytest.raises(TokenRefusedError):
            client.page({}, token="p7")


def test_an_answer_without_end_is_cut() -> None:
    with open_office(entry("NCT00000001")) as office, client_of(office, answer_bytes=300) as client:
        told = explained(client.page, {})
    assert told.message.id == "trials-too-much"


def test_it_can_be_stopped_between_two_requests_and_within_one() -> None:
    stop = Event()

    def stopping() -> tuple[int, dict[str, str], bytes]:
        stop.set()
        return 200, {}, b'{"studies": []}'

    with open_office() as office, Client(office.address, clock=Hourglass(), stop=stop) as client:
        office.faults = [stopping]
        for _ in range(2):
            with pytest.raises(Explained) as told:
                client.page({})
            assert told.value.message.id == "trials-stopped"
    assert len(office.questions) == 1


def test_the_real_clock_goes_forward_and_its_rest_ends_when_the_work_is_stopped() -> None:
    stop = Event()
    clock = RealClock(stop)
    before = clock.now()
    threading.Timer(0.05, stop.set).start()
    clock.rest(60)
    assert 0 < clock.now() - before < 30


@given(st.text())
def test_any_wish_to_wait_is_a_number_of_seconds_from_nothing_on(words: str) -> None:
    assert asked_to_wait(words, now=NOW) >= 0


@pytest.mark.parametrize("ago", [-90, 90])
def test_an_instant_is_waited_for_and_one_that_is_over_is_not(ago: int) -> None:
    until = email.utils.format_datetime(NOW - timedelta(seconds=ago), usegmt=True)
    assert asked_to_wait(until, now=NOW) == max(0, -ago)


def test_a_wish_that_is_neither_a_number_nor_an_instant_asks_for_nothing() -> None:
    assert asked_to_wait("soon, please", now=NOW) == 0


@given(st.integers(0, 10**8))
def test_a_wish_in_seconds_is_taken_as_it_is(seconds: int) -> None:
    assert asked_to_wait(str(seconds), now=NOW) == seconds
