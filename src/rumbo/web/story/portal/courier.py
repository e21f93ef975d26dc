"""The one module that sends anything: a request at a time, only where the person agreed, and never more than it needs.

No cookie, no referrer, no proxy or password of the environment; the same name, "Rumbo", for everyone. Nothing is logged here.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode

import httpx

from rumbo.records.limits import MAX_FILE_BYTES
from rumbo.web.story.portal import addresses
from rumbo.words import Explained

NAME: Final = "Rumbo"
REFUSAL_BYTES: Final = 64 * 1024  # how much of a refusal is read: enough for its reason
MOST_REDIRECTS: Final = 3
BUSY: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
JSON, FHIR, FORM = "application/json", "application/fhir+json", "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Limits:
    """How much one contact with a portal may take. All are ours, far above any record we have seen."""

    seconds: float = 900.0  # all requests together
    total_bytes: int = MAX_FILE_BYTES  # a record larger than that could not be read anyway
    answer_bytes: int = 50_000_000  # one page of a record
    words_bytes: int = 1_000_000  # a description, or a permission
    connect_s: float = 10.0
    silence_s: float = 30.0  # between two pieces of an answer
    tries: int = 3  # of a portal that says it is busy
    longest_wait_s: float = 60.0
    usual_wait_s: float = 2.0


@dataclass(frozen=True)
class Agreed:
    """Where the person agreed that a request may go: exactly these addresses, and what lies below this one."""

    exactly: frozenset[str] = frozenset()
    below: str = ""

    def covers(self, address: str) -> bool:
        """Whether a request may go there."""
        return address in self.exactly or bool(self.below and addresses.is_within(address, base=self.below))


class RefusedError(Explained):
    """The portal answered with something else than what it was asked for: its status, and the beginning of what it said."""

    def __init__(self, message_id: str, *, status: int, body: bytes = b"", **values: object) -> None:
        super().__init__(message_id, **values)
        self.status, self.body = status, body


class StoppedError(Explained):
    """The person stopped it, or the file was locked."""

    def __init__(self) -> None:
        super().__init__("portal-stopped")


class Courier:
    """Carries requests to one portal, and its answers back. Use it in a `with` block."""

    def __init__(
        self, *, agreed: Agreed, cancel: threading.Event | None = None, limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._agreed, self._cancel = agreed, cancel or threading.Event()
        self._limits, self._clock = limits or Limits(), clock
        self._until, self._taken = clock() + self._limits.seconds, 0
        self._client = httpx.Client(
            trust_env=False, follow_redirects=False, cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(self._limits.silence_s, connect=self._limits.connect_s),
            headers={"User-Agent": NAME, "Accept-Encoding": "identity"},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def get(self, address: str, *, accept: str = JSON, token: str = "") -> bytes:
        """Ask for something. A redirect is followed only within what was agreed to, and never with a token to another host.

        Raises StoppedError, RefusedError, and Explained for a line that fails or an answer beyond the limits.
        """
        headers = {"Accept": accept, **({"Authorization": f"Bearer {token}"} if token else {})}
        most = self._limits.answer_bytes if accept == FHIR else self._limits.words_bytes
        for _ in range(MOST_REDIRECTS + 1):
            try:
                return self._carry("GET", address, headers, b"", most=most)
            except _Moved as moved:
                address = addresses.follow(moved.to, at=address, base=self._agreed.below or address)
        raise Explained("portal-moved", host=addresses.show(address).host)

    def post(self, address: str, form: Mapping[str, str]) -> bytes:
        """Send a form, and give the answer. It is never sent on to where a redirect points.

        Raises as `get` does.
        """
        try:
            headers = {"Accept": JSON, "Content-Type": FORM}
            return self._carry("POST", address, headers, urlencode(form).encode(), most=self._limits.words_bytes)
        except _Moved:
            raise Explained("portal-moved", host=addresses.show(address).host) from None

    def _carry(self, method: str, address: str, headers: Mapping[str, str], content: bytes, *, most: int) -> bytes:
        """Send a request until the portal is not too busy to answer it."""
        host = addresses.show(address).host
        attempt = 1
        while True:
            self._check(address)
            with _explaining(host), self._client.stream(method, address, headers=headers, content=content) as response:
                if response.status_code not in BUSY or attempt == self._limits.tries:
                    return self._answer(response, host, most)
                wait = self._asked_to_wait(response)
            self._rest(wait, host)
            attempt += 1

    def _check(self, address: str) -> None:
        host = addresses.show(address).host
        if not self._agreed.covers(address):
            raise Explained("portal-elsewhere", host=host, other=host)
        self._go_on(host)

    def _go_on(self, host: str) -> None:
        """See that nobody stopped it and that there is time left."""
        if self._cancel.is_set():
            raise StoppedError
        if self._clock() > self._until:
            raise Explained("portal-too-long", host=host, minutes=int(self._limits.seconds // 60))

    def _asked_to_wait(self, response: httpx.Response) -> float:
        """How long a busy portal asks us to wait, in seconds. What is no number is taken for a short while."""
        said = response.headers.get("Retry-After", "")
        return float(said) if said.isascii() and said.isdigit() else self._limits.usual_wait_s

    def _rest(self, seconds: float, host: str) -> None:
        if seconds > self._limits.longest_wait_s:
            raise RefusedError("portal-busy", status=HTTPStatus.TOO_MANY_REQUESTS, host=host)
        self._cancel.wait(seconds)
        self._go_on(host)

    def _answer(self, response: httpx.Response, host: str, most: int) -> bytes:
        if response.has_redirect_location:
            raise _Moved(response.headers["Location"])
        if response.status_code != HTTPStatus.OK:
            raise _refusal(response.status_code, host, b"".join(self._pieces(response, host, REFUSAL_BYTES, cut=True)))
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise Explained("portal-not-json", host=host)  # we asked for none: what is packed could be a bomb
        body = b"".join(self._pieces(response, host, most))
        self._taken += len(body)
        return body

    def _pieces(self, response: httpx.Response, host: str, most: int, *, cut: bool = False) -> Iterator[bytes]:
        size, room = 0, min(most, self._limits.total_bytes - self._taken)
        for piece in response.iter_raw():
            self._go_on(host)
            size += len(piece)
            if size > room:
                if cut:
                    return
                raise Explained("portal-too-much", host=host, most=self._limits.total_bytes // 1_000_000)
            yield piece


class _Moved(Exception):  # noqa: N818 - never leaves this module
    """The portal points somewhere else."""

    def __init__(self, to: str) -> None:
        super().__init__()
        self.to = to


@contextmanager
def _explaining(host: str) -> Iterator[None]:
    """A block in which what goes wrong on the line becomes a sentence."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise Explained(_what_failed(error), host=host) from None


def _what_failed(error: Exception) -> str:
    """The id of the sentence that says what went wrong on the line."""
    if _has_cause(error, ssl.SSLCertVerificationError):
        return "portal-certificate"
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return "portal-unreachable"
    return "portal-too-slow" if isinstance(error, httpx.TimeoutException) else "portal-cut"


def _has_cause(error: BaseException | None, kind: type[BaseException]) -> bool:
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error is not None


def _refusal(status: int, host: str, body: bytes) -> RefusedError:
    known = {
        HTTPStatus.UNAUTHORIZED: "portal-unauthorized", HTTPStatus.FORBIDDEN: "portal-forbidden",
        HTTPStatus.NOT_FOUND: "portal-not-found", HTTPStatus.TOO_MANY_REQUESTS: "portal-busy",
    }  # fmt: skip
    if status in known:
        return RefusedError(known[HTTPStatus(status)], status=status, body=body, host=host)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return RefusedError("portal-down", status=status, body=body, host=host)
    return RefusedError("portal-refused", status=status, body=body, host=host, number=str(status))
