"""The one module of this room that asks anything of anybody: ClinicalTrials.gov, and always the same question.

No cookie, no referrer, no proxy or password of the environment; the same name, "Rumbo", for everyone. Nothing is logged here.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from threading import Event
from types import TracebackType
from typing import Final, Protocol, Self, TypeVar

import httpx
import msgspec

from rumbo.words import Explained

ADDRESS: Final = "https://clinicaltrials.gov/api/v2"
NAME: Final = "Rumbo"
T = TypeVar("T")
BUSY: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class Limits(msgspec.Struct, frozen=True):
    """How the registry is asked. It allows about 50 requests a minute from one place; the rest is ours."""

    between_s: float = 1.2  # from the beginning of one request to the next
    connect_s: float = 15.0
    silence_s: float = 60.0  # between two pieces of an answer
    answer_bytes: int = 400_000_000  # one page, unpacked; a thousand whole studies are about 30 million
    tries: int = 6  # of one page
    first_wait_s: float = 2.0  # doubled at every try
    longest_wait_s: float = 120.0


class Page(msgspec.Struct, frozen=True, rename="camel"):
    """One page of an answer. A page may be empty and still have a next one; the total is told on the first only."""

    studies: list[msgspec.Raw]
    next_page_token: str = ""
    total_count: int | None = None


class Version(msgspec.Struct, frozen=True, rename="camel"):
    """Of which instant the registry's data are, in UTC."""

    data_timestamp: str = ""


class Clock(Protocol):
    """Where the time comes from, and how it is passed."""

    def now(self) -> float:
        """Seconds since some fixed moment."""
        ...

    def rest(self, seconds: float) -> None:
        """Wait."""
        ...


class RealClock:
    """The clock of this machine. A wait ends early when somebody stops the work."""

    def __init__(self, stop: Event | None = None) -> None:
        self._stop = stop or Event()

    def now(self) -> float:
        """Seconds since some fixed moment."""
        return time.monotonic()

    def rest(self, seconds: float) -> None:
        """Wait, or until the work is stopped."""
        self._stop.wait(seconds)


class TokenRefusedError(Exception):
    """The registry no longer knows the place where an earlier download broke off."""


class Client:
    """Asks one address for pages, at most one at a time. Use it in a `with` block."""

    def __init__(
        self, address: str = ADDRESS, *, clock: Clock | None = None, stop: Event | None = None,
        limits: Limits | None = None,
    ) -> None:  # fmt: skip
        self.address = address
        self._stop = stop or Event()
        self._clock, self._limits = clock or RealClock(self._stop), limits or Limits()
        self._earliest = self._clock.now()
        self._http = httpx.Client(
            trust_env=False, follow_redirects=False, cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(self._limits.silence_s, connect=self._limits.connect_s),
            headers={"User-Agent": NAME, "Accept": "application/json", "Accept-Encoding": "gzip"},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    @property
    def host(self) -> str:
        """The name of the computer that is contacted, to be shown before it is."""
        return httpx.URL(self.address).host

    def version(self) -> Version:
        """Of when the registry's data are.

        Raises Explained as `page` does.
        """
        return self._get("version", {}, shape=Version)

    def page(self, question: Mapping[str, str], *, token: str = "") -> Page:
        """One page of what is asked for: the first, or the one that a token names.

        Raises TokenRefusedError, and Explained when the registry cannot be reached, stays busy or answers with something
        else ("trials-unreachable", "trials-busy", "trials-cut", "trials-odd-answer", "trials-refused", "trials-stopped").
        """
        return self._get("studies", {**question, **({"pageToken": token} if token else {})}, shape=Page)

    def _get(self, path: str, asked: Mapping[str, str], *, shape: type[T]) -> T:
        """Ask until there is an answer, with longer and longer waits; never sooner than the registry asks us to."""
        wait, tries = self._limits.first_wait_s, 1
        while True:
            try:
                return self._ask(path, asked, shape)
            except _AgainError as again:
                if tries == self._limits.tries or again.after_s > self._limits.longest_wait_s:
                    raise Explained(again.message_id, host=self.host) from None
                self._rest(max(again.after_s, min(wait, self._limits.longest_wait_s)), again)
                wait, tries = 2 * wait, tries + 1

    def _ask(self, path: str, asked: Mapping[str, str], shape: type[T]) -> T:
        self._take_turn()
        try:
            with self._http.stream("GET", f"{self.address}/{path}", params=dict(asked)) as response:
                self._check(response, has_token="pageToken" in asked)
                return msgspec.json.decode(self._body(response), type=shape)
        except httpx.HTTPError as error:
            raise _AgainError(_what_failed(error)) from error
        except msgspec.MsgspecError as error:  # cut in the middle, or a page of the way there
            raise _AgainError("trials-odd-answer") from error

    def _take_turn(self) -> None:
        """Wait until the next request may begin."""
        self._rest(self._earliest - self._clock.now())
        self._earliest = self._clock.now() + self._limits.between_s

    def _rest(self, seconds: float, why: Exception | None = None) -> None:
        if seconds > 0 and not self._stop.is_set():
            self._clock.rest(seconds)
        if self._stop.is_set():
            raise Explained("trials-stopped") from why

    def _check(self, response: httpx.Response, *, has_token: bool) -> None:
        status = response.status_code
        if status == HTTPStatus.OK:
            return
        if status in BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _AgainError(
                "trials-busy", after_s=asked_to_wait(response.headers.get("Retry-After", ""), now=datetime.now(UTC))
            )
        if has_token and status == HTTPStatus.BAD_REQUEST:
            raise TokenRefusedError
        raise Explained("trials-refused", host=self.host, number=str(status))

    def _body(self, response: httpx.Response) -> bytes:
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self._limits.answer_bytes:
                raise Explained("trials-too-much", host=self.host)
            if self._stop.is_set():
                raise Explained("trials-stopped")
        return bytes(body)


class _AgainError(Exception):
    """This time it failed in a way that a later try may mend."""

    def __init__(self, message_id: str, *, after_s: float = 0.0) -> None:
        super().__init__(message_id)
        self.message_id, self.after_s = message_id, after_s


def asked_to_wait(words: str, *, now: datetime) -> float:
    """How long a Retry-After asks to wait, in seconds: a number, or until an instant. What is neither asks for nothing.

    >>> asked_to_wait("Mon, 23 Nov 2026 10:00:30 GMT", now=datetime(2026, 11, 23, 10, tzinfo=UTC))
    30.0
    """
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        until = email.utils.parsedate_to_datetime(words)
    except ValueError:
        return 0.0
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())


def _what_failed(error: Exception) -> str:
    unreachable = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
    return "trials-unreachable" if unreachable else "trials-cut"
