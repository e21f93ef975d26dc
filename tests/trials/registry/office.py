"""A registry on loopback that speaks the paging of version 2 of the API over invented studies, and fails on wish."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from rumbo.trials.registry.client import Client, Limits
from rumbo.words import Explained

Entry = dict[str, Any]
Reply = tuple[int, dict[str, str], bytes]
JSON = {"Content-Type": "application/json"}


def entry(number: str, **modules: Any) -> Entry:
    """An invented open study; a module given by name takes the place of the usual one."""
    usual = {
        "identificationModule": {"nctId": number, "briefTitle": f"Study {number}"},
        "statusModule": {"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2026-10-01"}},
        "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE2"]},
        "conditionsModule": {"conditions": ["Breast Cancer"]},
        "eligibilityModule": {"eligibilityCriteria": "Inclusion Criteria:\n\n* ECOG 0-1", "sex": "ALL"},
    }
    return {"protocolSection": {**usual, **modules}}


def updated(number: str, on: str, *, status: str = "RECRUITING") -> Entry:
    """The same study after a change on a day."""
    return entry(number, statusModule={"overallStatus": status, "lastUpdatePostDateStruct": {"date": on}})


@dataclass
class Office:
    """What the registry holds, and how it behaves."""

    studies: list[Any] = field(default_factory=list)
    port: int = 0
    page: int = 2
    as_of: str | None = "2026-11-20T09:00:05"
    total: int | None = None  # what it says there are; otherwise what there are
    empty_pages: set[int] = field(default_factory=set)  # page numbers that hold nothing and yet have a next
    refuses_tokens: int = 0  # so many times
    faults: list[Callable[[], Reply | None] | None] = field(
        default_factory=list
    )  # for each next page; None: it goes well
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/api/v2"

    @property
    def questions(self) -> list[dict[str, str]]:
        """What was asked of studies, in order."""
        return [query for path, query, _ in self.asked if path.endswith("/studies")]

    def answer(self, path: str, query: dict[str, str]) -> Reply | None:
        """The answer to one request; None cuts the line."""
        if path.endswith("/version"):
            told = {"apiVersion": "2.0.5"} | ({"dataTimestamp": self.as_of} if self.as_of else {})
            return 200, JSON, json.dumps(told).encode()
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            return fault()
        if "pageToken" in query and self.refuses_tokens:
            self.refuses_tokens -= 1
            return 400, {"Content-Type": "text/plain"}, b"unknown pageToken"
        return 200, {**JSON, "Content-Encoding": "gzip"}, gzip.compress(json.dumps(self._page(query)).encode())

    def _page(self, query: dict[str, str]) -> dict[str, Any]:
        number = int(query.get("pageToken", "p0").removeprefix("p"))
        found = [each for each in self.studies if self._is_asked(each, query)]
        plan: list[list[Any]] = []
        rest = found
        while rest or len(plan) in self.empty_pages:
            taken = 0 if len(plan) in self.empty_pages else self.page
            plan.append(rest[:taken])
            rest = rest[taken:]
        answer: dict[str, Any] = {"studies": plan[number] if plan else []}
        if number == 0:
            answer["totalCount"] = len(found) if self.total is None else self.total
        if number + 1 < len(plan):
            answer["nextPageToken"] = f"p{number + 1}"
        return answer

    def _is_asked(self, each: Any, query: dict[str, str]) -> bool:
        """Status and day of change as the registry filters them. What is no study passes."""
        if not isinstance(each, dict) or "statusModule" not in each.get("protocolSection", {}):
            return True
        status = each["protocolSection"]["statusModule"]
        wanted = query.get("filter.overallStatus", "").split("|")
        _, _, since = query.get("filter.advanced", "").partition("RANGE[")
        day = status.get("lastUpdatePostDateStruct", {}).get("date", "")
        return (wanted == [""] or status["overallStatus"] in wanted) and (not since or day >= since[:10])


@contextmanager
def open_office(*studies: Any) -> Iterator[Office]:
    """A registry that answers while the block runs."""
    office = Office(studies=list(studies))

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            office.asked.append((parts.path, query, dict(self.headers)))
            reply = office.answer(parts.path, query)
            if reply is None:
                self.close_connection = True
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", headers.get("Content-Length", str(len(body))))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = "Content-Length" in headers

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    office.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Hourglass:
    """A clock that passes time only by resting, and remembers each rest."""

    def __init__(self) -> None:
        self.time, self.rests = 100.0, list[float]()

    def now(self) -> float:
        """Seconds."""
        return self.time

    def rest(self, seconds: float) -> None:
        """No waiting: the hand is moved."""
        self.rests.append(seconds)
        self.time += seconds


def client_of(office: Office, *, clock: Hourglass | None = None, **limits: Any) -> Client:
    """A client that asks this registry, without waiting."""
    told = msgspec.structs.replace(Limits(), **limits)
    return Client(office.address, clock=clock or Hourglass(), limits=told)


def busy(**headers: str) -> Callable[[], Reply]:
    """A registry that has too much to do."""
    return lambda: (429, headers, b"")


def broken(status: int = 503) -> Callable[[], Reply]:
    """A registry that fails."""
    return lambda: (status, {}, b"")


def cut() -> None:
    """A line that is cut before any answer."""


def cut_short() -> Reply:
    """A line that is cut in the middle of an answer."""
    return 200, {**JSON, "Content-Length": "5000"}, b'{"studies": [{"protocolSection"'


def half_a_page() -> Reply:
    """An answer that ends too early, though the line is whole."""
    return 200, JSON, b'{"studies": [{"protocolSection"'


def sign_in_page() -> Reply:
    """The page of the network somebody is in."""
    return 200, {"Content-Type": "text/html"}, b"<html>Welcome to our guests' network"


def explained(work: Callable[..., object], *arguments: Any, **more: Any) -> Explained:
    """The explanation with which something ends."""
    with pytest.raises(Explained) as told:
        work(*arguments, **more)
    return told.value
