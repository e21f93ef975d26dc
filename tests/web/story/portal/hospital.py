"""A hospital's portal on loopback, for these tests: it signs in, gives permissions and pages of a record, and fails on wish.

It holds a client to the protocol: the proof key, the redirect address, each code once, the permission on every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT = "rumbo-of-marisol"
Reply = tuple[int, Mapping[str, str], bytes]
FHIR = {"Content-Type": "application/fhir+json"}
JSON = {"Content-Type": "application/json", "Cache-Control": "no-store"}
PAGE = {"Content-Type": "text/html; charset=utf-8"}


class Asked(NamedTuple):
    """One request that came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    form: dict[str, str]


@dataclass
class Hospital:
    """How the portal behaves, and what it was asked."""

    host: str = "127.0.0.1"
    port: int = 0
    patient: str = "p1"
    resources: list[dict[str, Any]] = field(default_factory=list)
    offers_everything: bool = False
    page_entries: int = 50
    offline: bool = True  # it gives permissions to come back with
    description: dict[str, Any] = field(default_factory=dict)  # what its description says otherwise; None leaves out
    token_says: dict[str, Any] = field(default_factory=dict)
    answers_as: str = ""  # who it says it is, on the way back
    faults: dict[str, Callable[[Asked], Reply | None]] = field(default_factory=dict)  # by the beginning of a path
    asked: list[Asked] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    access: set[str] = field(default_factory=set)
    refresh: set[str] = field(default_factory=set)
    revoked: list[str] = field(default_factory=list)
    given: int = 0

    @property
    def address(self) -> str:
        """Where it is, without a path."""
        return f"http://{self.host}:{self.port}"

    @property
    def base(self) -> str:
        """Its FHIR base address."""
        return f"{self.address}/fhir"

    def paths(self) -> list[str]:
        """Every path it was asked for, in order."""
        return [each.path for each in self.asked]

    def sign_in(self, address: str, *, decides: str = "yes") -> dict[str, str]:
        """What comes back with the browser of a person who signs in at the address they were led to."""
        query = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        location = urlsplit(self._decided(decides, query)[1]["Location"])
        return {key: values[0] for key, values in parse_qs(location.query).items()}

    def reply(self, asked: Asked) -> Reply:
        """What it answers."""
        self.asked.append(asked)
        for begins, fault in self.faults.items():
            if asked.path.startswith(begins) and (failed := fault(asked)) is not None:
                return failed
        if asked.path == "/fhir/.well-known/smart-configuration":
            return 200, JSON, json.dumps(self._description()).encode()
        if asked.path == "/authorize":
            links = "".join(f'<p><a href="/{each}?{urlencode(asked.query)}">{each}</a></p>' for each in ("yes", "no"))
            return 200, PAGE, f"<!doctype html><title>Hospital</title><h1>May Rumbo see it?</h1>{links}".encode()
        if asked.path in {"/yes", "/no"}:
            return self._decided(asked.path[1:], asked.query)
        if asked.path == "/token":
            return self._permit(asked.form)
        if asked.path == "/revoke":
            self.revoked.append(asked.form["token"])
            self.refresh.discard(asked.form["token"])
            return 200, JSON, b""
        return self._record(asked)

    def _description(self) -> dict[str, Any]:
        said = {
            "issuer": self.address, "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token", "revocation_endpoint": f"{self.address}/revoke",
            "code_challenge_methods_supported": ["S256"],
            "capabilities": ["launch-standalone", "client-public", "permission-v2", "context-standalone-patient"],
            **self.description,
        }  # fmt: skip
        return {key: value for key, value in said.items() if value is not None}

    def _decided(self, decides: str, query: dict[str, str]) -> Reply:
        assert query["response_type"] == "code"
        assert query["aud"] == self.base
        assert query["code_challenge_method"] == "S256"
        back = {"state": query["state"], **({"iss": self.answers_as} if self.answers_as else {})}
        if decides == "yes":
            self.given += 1
            back["code"] = f"code-{self.given}"
            self.codes[back["code"]] = query
        else:
            back["error"] = "access_denied"
        return 302, {"Location": f"{query['redirect_uri']}?{urlencode(back)}"}, b""

    def _permit(self, form: dict[str, str]) -> Reply:
        if form["client_id"] != CLIENT:
            return 401, JSON, b'{"error": "invalid_client"}'
        if form["grant_type"] == "refresh_token":
            good = form["refresh_token"] in self.refresh
            self.refresh.discard(form["refresh_token"])
        else:
            asked = self.codes.pop(form["code"], None)
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            good = asked is not None and asked["code_challenge"] == challenge
            good = good and asked is not None and asked["redirect_uri"] == form["redirect_uri"]
        if not good:
            return 400, JSON, b'{"error": "invalid_grant"}'
        self.given += 1
        said: dict[str, Any] = {
            "access_token": f"access-{self.given}", "token_type": "Bearer", "expires_in": 300, "patient": self.patient,
            "scope": "launch/patient patient/*.rs",
        }  # fmt: skip
        self.access.add(said["access_token"])
        if self.offline:
            said["refresh_token"] = f"refresh-{self.given}"
            self.refresh.add(said["refresh_token"])
        return (
            200,
            JSON,
            json.dumps({key: value for key, value in {**said, **self.token_says}.items() if value}).encode(),
        )

    def _record(self, asked: Asked) -> Reply:
        if asked.headers.get("Authorization", "").removeprefix("Bearer ") not in self.access:
            return 401, FHIR, b"{}"
        parts = asked.path.removeprefix("/fhir/").split("/")
        if parts == ["Patient", self.patient, "$everything"]:
            return self._page(self.resources, asked) if self.offers_everything else (404, FHIR, b"{}")
        if len(parts) == 2:
            found = [each for each in self.resources if [each["resourceType"], each["id"]] == parts]
            return (200, FHIR, json.dumps(found[0]).encode()) if found else (404, FHIR, b"{}")
        assert asked.query["patient"] == self.patient
        return self._page([each for each in self.resources if each["resourceType"] == parts[0]], asked)

    def _page(self, found: list[dict[str, Any]], asked: Asked) -> Reply:
        start = int(asked.query.get("from", "0"))
        until = start + self.page_entries
        entries = [{"fullUrl": f"{self.base}/{each['resourceType']}/{each['id']}", "resource": each} for each in found]
        link = [{"relation": "self", "url": f"{self.base}/x"}]
        if until < len(found):
            link.append(
                {"relation": "next", "url": f"{self.address}{asked.path}?{urlencode({**asked.query, 'from': until})}"}
            )
        page = {"resourceType": "Bundle", "type": "searchset", "link": link, "entry": entries[start:until]}
        return 200, FHIR, json.dumps(page).encode()


class _Answering(BaseHTTPRequestHandler):
    hospital: Hospital

    def do_GET(self) -> None:  # the name that http.server looks for
        self._answer({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer({key: values[0] for key, values in parse_qs(body).items()})

    def _answer(self, form: dict[str, str]) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        asked = Asked(self.command, parts.path, query, dict(self.headers.items()), form)
        status, headers, body = self.hospital.reply(asked)
        if status == 0:  # the line breaks off in the middle of the answer
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{")
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up in the middle of an answer is no fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def open_hospital(hospital: Hospital | None = None) -> Iterator[Hospital]:
    """A portal that answers, for the length of the block."""
    hospital = hospital or Hospital()
    handler = type("Answering", (_Answering,), {"hospital": hospital})
    server = _Server(("127.0.0.1", 0), handler)
    hospital.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hospital
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def with_record(hospital: Hospital, path: Path) -> Hospital:
    """The portal of the hospital of an invented person, whose record it holds."""
    hospital.resources = [each["resource"] for each in json.loads(path.read_bytes())["entry"]]
    hospital.patient = next(each["id"] for each in hospital.resources if each["resourceType"] == "Patient")
    return hospital
