"""This computer's browser as far as requests go: cookies, the token of forms, and following where it is sent."""

from __future__ import annotations

import html
import http.client
import re
import secrets
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from tests.program import Program

PATIENCE_S = 60.0
MOST_STEPS = 10
TROUBLE = r'<p class="(?:error|lead)"(?: role="alert"| id="[^"]*_error")[^>]*>(.*?)</p>'


class Page(NamedTuple):
    """What came back: its status, the path it has, and its text."""

    status: int
    path: str
    text: str

    def has(self, selector: str) -> bool:
        """Whether a class, a name or an address is in the page."""
        return selector in self.text

    @property
    def errors(self) -> tuple[str, ...]:
        """What the page says went wrong."""
        return tuple(html.unescape(each) for each in re.findall(TROUBLE, self.text, re.DOTALL))


class Visitor:
    """Somebody at a browser without a screen."""

    def __init__(self, program: Program, *, lang: str = "en", enter: bool = True) -> None:
        self.program, self.lang = program, lang
        self.cookies: dict[str, str] = {}
        if enter:
            self.enter()

    def enter(self) -> Page:
        """Come in by the address that the program printed last."""
        return self._walk("GET", f"{self.program.address.removeprefix(self.program.base)}&lang={self.lang}")

    def get(self, path: str) -> Page:
        """Open a page, named as in its addresses after the language."""
        return self._walk("GET", f"/{self.lang}/{path}")

    def post(self, path: str, fields: Mapping[str, str] | None = None) -> Page:
        """Send a form."""
        body = urlencode({**(fields or {}), "csrfmiddlewaretoken": self.token()}).encode()
        return self._walk("POST", f"/{self.lang}/{path}", body, {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(
        self,
        content: bytes,
        *,
        name: str = "record.json",
        pause: Callable[[], None] | None = None,
        to: str = "story/bring/",
        field: str = "records",
    ) -> Page:
        """Bring in a file; `pause` is called between the pieces of a slow upload."""
        self.get("story/bring/")
        mark = secrets.token_hex(16)
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token()}\r\n'
            f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
            "Content-Type: application/json\r\n\r\n"
        )
        body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        return self._walk(
            "POST", f"/{self.lang}/{to}", _in_pieces(body, pause) if pause else body,
            {"Content-Type": f"multipart/form-data; boundary={mark}", "Content-Length": str(len(body))},
        )  # fmt: skip

    def token(self) -> str:
        """What the site's own forms carry."""
        return next((value for name, value in self.cookies.items() if name.endswith("_form")), "")

    def _walk(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        for _ in range(MOST_STEPS):
            status, sent_to, text = self.ask(method, path, body=body, headers=headers)
            if not 300 <= status < 400:
                return Page(status, urlsplit(path).path.removeprefix(f"/{self.lang}/"), text)
            method, path, body, headers = "GET", sent_to, None, None
        raise AssertionError(f"{path} leads round in a circle")

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, str, str]:
        """One request: the status, where it sends one, and the text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=PATIENCE_S)
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Origin": self.program.base,
            **(headers or {}),
        }  # fmt: skip
        if method == "GET":
            del sent["Origin"]
        sent = {**sent, **(headers or {})}
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", errors="replace")
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text

    def wait_for(self, path: str, is_there: Callable[[Page], bool]) -> Page:
        """Open a page again and again until it is as it should be; while the server is away, that counts as not yet.

        Raises TimeoutError after a minute.
        """
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            try:
                page = self.get(path)
            except (OSError, http.client.HTTPException):
                page = Page(0, path, "")
            if page.status and is_there(page):
                return page
            time.sleep(0.1)
        raise TimeoutError(path)


def _in_pieces(body: bytes, pause: Callable[[], None]) -> Iterable[bytes]:
    step = max(1, len(body) // 20)
    for begin in range(0, len(body), step):
        yield body[begin : begin + step]
        pause()


def can_connect(address: str, port: int) -> bool:
    """Whether somebody answers at an address."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((address, port)) == 0
