"""What a host's machines may ask, and what its logs and measures hold: nothing of anybody."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from rumbo.web.frame.logs import JsonLines, NoFacts
from rumbo.web.vault.hosted import health, host_keys, shelf, watching
from rumbo.web.vault.hosted.watching import Watching, may_read_measures
from tests.web.vault.hosted.test_shelf import DAY, MARISOLS

if TYPE_CHECKING:
    from pytest_django import Settings

HERE: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:7801"}
PLANTED = ("metastasis", "Marisol", "7a3b1f0e-0000-4000-8000-000000000001", "203.0.113.9", "Secreta")


@pytest.fixture(autouse=True)
def measures(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> watching.Measures:
    """Measures of this test alone, and no token."""
    settings.RUMBO_METRICS_TOKEN = ""
    fresh = watching.Measures()
    monkeypatch.setattr(watching, "THE_MEASURES", fresh)
    return fresh


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    """What a host's log would hold of this test."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(NoFacts())
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("rumbo.requests")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(before)


def answered(request: HttpRequest) -> HttpResponse:
    """A page that was found by its address, as Django does it."""
    if request.path.startswith("/en/"):
        request.resolver_match = resolve(request.path)
    return HttpResponse("a page about metastasis", status=200)


def ask(path: str, *, method: str = "GET", **headers: Any) -> HttpResponse:
    response = Watching(answered)(RequestFactory().generic(method, path, **(HERE | headers)))
    assert isinstance(response, HttpResponse)
    return response


def test_a_process_that_answers_is_alive_and_says_no_more() -> None:
    assert ask("/alive").content == b"alive"


def test_nothing_can_be_sent_to_these_addresses() -> None:
    assert [ask(path, method="POST").status_code for path in ("/alive", "/ready", "/metrics")] == [405] * 3


@pytest.mark.parametrize(("is_ready", "status", "words"), [(True, 200, b"ready"), (False, 503, b"not ready")])
def test_readiness_is_one_word(*, is_ready: bool, status: int, words: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "is_ready", lambda: is_ready)
    answer = ask("/ready")
    assert (answer.status_code, answer.content) == (status, words)
    assert answer.headers["Cache-Control"] == "no-store"


def test_planted_words_reach_neither_the_log_nor_the_measures(
    journal: io.StringIO, measures: watching.Measures
) -> None:
    """In the address, the query, the headers, the body, the address that asks, and an address that leads nowhere."""
    story = PLANTED[2]
    ask("/en/questions/?q=metastasis", HTTP_USER_AGENT="Marisol", REMOTE_ADDR="203.0.113.9")
    ask(f"/nowhere/{story}/Secreta", method="POST", data="metastasis of Marisol", HTTP_REFERER="Secreta")
    ask("/en/", method="METASTASIS")
    written = journal.getvalue() + measures.text().decode()
    assert not [word for word in PLANTED if word.lower() in written.lower()]
    lines = [json.loads(line) for line in journal.getvalue().splitlines()]
    assert [(line["view"], line["method"], line["status"]) for line in lines] == [
        ("questions:questions", "GET", 200), ("none", "POST", 200), ("today:today", "OTHER", 200),
    ]  # fmt: skip
    assert all(line.keys() == {"at", "level", "logger", "view", "method", "status", "took_ms"} for line in lines)


def test_a_failure_is_written_by_its_kind_and_its_place(journal: io.StringIO) -> None:
    def fails() -> None:
        raise ValueError("metastasis of Marisol")

    try:
        fails()
    except ValueError:
        logging.getLogger("rumbo.requests").exception("Marisol %s", "Secreta", extra={"story": PLANTED[2]})
    (line,) = [json.loads(each) for each in journal.getvalue().splitlines()]
    assert line["error"] == "ValueError"
    assert line["steps"][0].startswith("fails:")
    assert not [word for word in PLANTED if word in journal.getvalue()]


def test_labels_are_views_methods_and_statuses_alone(measures: watching.Measures) -> None:
    ask("/en/questions/")
    samples = [sample for family in measures.registry.collect() for sample in family.samples]
    assert samples
    assert {name for sample in samples for name in sample.labels} == {"view", "method", "status", "le"}


def test_measures_are_read_straight_from_this_machine_alone() -> None:
    assert b"rumbo_requests_total" in ask("/metrics").content
    for headers in (
        {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": ""}, {"HTTP_HOST": "rumbo.example.org"},
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, {"HTTP_FORWARDED": "for=203.0.113.9"}, {"HTTP_X_REAL_IP": "203.0.113.9"},
        {"HTTP_VIA": "1.1 proxy"},
    ):  # fmt: skip
        refused = ask("/metrics", **headers)
        assert (refused.status_code, refused.content) == (404, b"not found"), headers


def test_with_a_token_only_the_token_counts(settings: Settings) -> None:
    settings.RUMBO_METRICS_TOKEN = "a token of this test"
    afar: dict[str, Any] = {"REMOTE_ADDR": "203.0.113.9", "HTTP_HOST": "rumbo.example.org"}
    asked = RequestFactory().get("/metrics", HTTP_AUTHORIZATION="Bearer a token of this test", **afar)
    assert may_read_measures(asked)
    assert not may_read_measures(RequestFactory().get("/metrics", **HERE))
    assert not may_read_measures(RequestFactory().get("/metrics", HTTP_AUTHORIZATION="Bearer ñ", **HERE))


@pytest.fixture
def a_shelf(monkeypatch: pytest.MonkeyPatch) -> shelf.KeyShelf:
    """A shelf with the key of one story, and nothing known of the databases yet."""
    made = shelf.KeyShelf(host_keys.parse(host_keys.new_line(today=DAY)))
    made.begin(MARISOLS)
    monkeypatch.setattr(health, "the_shelf", lambda: made)
    monkeypatch.setattr(health, "_known_whole", set())
    return made


@pytest.mark.hosted
@pytest.mark.usefixtures("own_folder", "a_shelf")
def test_it_is_ready_when_both_databases_answer_and_the_key_opens() -> None:
    assert [health.is_ready() for _ in range(2)] == [True, True]
    assert health._known_whole == {"default", "keys"}


@pytest.mark.hosted
@pytest.mark.usefixtures("own_folder", "a_shelf")
@pytest.mark.parametrize("alias", ["default", "keys"])
def test_it_is_not_ready_while_a_database_is_silent(alias: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert health.is_ready()
    connections[alias].close()
    with monkeypatch.context() as away:
        away.setitem(connections[alias].settings_dict, "HOST", "/nonexistent")
        assert not health.is_ready()
        connections[alias].close()
    assert health.is_ready()


@pytest.mark.hosted
@pytest.mark.usefixtures("own_folder", "a_shelf")
@pytest.mark.parametrize(("alias", "app"), [("default", "story"), ("keys", "vault")])
def test_it_is_not_ready_before_every_migration_was_run(alias: str, app: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE kept AS SELECT * FROM django_migrations WHERE app = %s", [app])
        cursor.execute("DELETE FROM django_migrations WHERE app = %s", [app])
        assert not health.is_ready()
        cursor.execute("INSERT INTO django_migrations SELECT * FROM kept")
    assert health.is_ready()


@pytest.mark.hosted
@pytest.mark.usefixtures("own_folder", "a_shelf")
def test_it_is_not_ready_without_the_key_that_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    another = shelf.KeyShelf(host_keys.parse(host_keys.new_line(today=DAY)))
    monkeypatch.setattr(health, "the_shelf", lambda: another)
    assert not health.is_ready()


@pytest.mark.hosted
@pytest.mark.usefixtures("own_folder", "a_shelf")
def test_the_site_itself_answers_before_it_asks_who_is_there(settings: Settings, measures: watching.Measures) -> None:
    visitor = Client(headers={"host": "127.0.0.1:7801"})
    assert [visitor.get(path).content for path in ("/alive", "/ready")] == [b"alive", b"ready"]
    assert visitor.get("/en/").status_code == 403
    assert b'rumbo_requests_total{method="GET",status="403",view="none"} 1.0' in visitor.get("/metrics").content
    assert settings.MIDDLEWARE[0] == "rumbo.web.vault.hosted.watching.Watching"


@pytest.mark.hosted
@pytest.mark.usefixtures("own_folder")
def test_every_line_of_the_log_of_a_host_is_json_and_stripped() -> None:
    from django.conf import settings

    told: dict[str, Any] = settings.LOGGING
    (console,) = told["handlers"].values()
    assert (console["formatter"], console["filters"]) == ("json", ["quiet"])
    assert told["formatters"]["json"]["()"] == "rumbo.web.frame.logs.JsonLines"
    assert told["loggers"]["rumbo.requests"]["level"] == "INFO"
