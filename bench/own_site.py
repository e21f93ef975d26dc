"""A Rumbo of its own to measure: started on an empty folder, on this computer alone, and thrown away at the end."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
PATIENCE_S = 60.0
WORDS = "lluvia en la milpa"  # the passphrase of a file that is thrown away


class Browser:
    """Speaks to one Rumbo as a browser does: it keeps cookies, and sends back the token of each form."""

    def __init__(self, address: str) -> None:
        self.port = urlsplit(address).port or 80
        self.cookies: dict[str, str] = {}
        self.get(address.partition(f":{self.port}")[2])

    def copy(self) -> Browser:
        """Another browser window of the same person."""
        other = object.__new__(Browser)
        other.port, other.cookies = self.port, dict(self.cookies)
        return other

    def get(self, path: str) -> str:
        """Fetch a page, following where it leads."""
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> str:
        """Fetch the page of a form, and send it back filled in."""
        token = self.form_token(path)
        return self._ask("POST", path, body=urlencode({"csrfmiddlewaretoken": token, **fields}).encode(), kind=FORM)

    def form_token(self, path: str) -> str:
        """The token of the form on a page."""
        found = FORM_TOKEN.search(self.get(path))
        if found is None:
            raise SystemExit(f"no form at {path}")
        return found[1]

    def send(self, path: str, *, body: bytes, kind: str) -> str:
        """Send what was made up by hand."""
        return self._ask("POST", path, body=body, kind=kind)

    def _ask(self, method: str, path: str, *, body: bytes | None = None, kind: str = "") -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        connection.request(method, path, body=body, headers=headers | ({"Content-Type": kind} if kind else {}))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        connection.close()
        if answer.status in {301, 302, 303}:
            return self._ask("GET", answer.headers["Location"])
        if answer.status != 200:
            raise SystemExit(f"{method} {path} was answered with {answer.status}")
        return text


@contextmanager
def running(folder: Path, *, threads: int | None = None) -> Iterator[str]:
    """Start Rumbo on a folder; gives the address that lets a browser in."""
    start = "from rumbo.cli import main; main()"
    if threads is not None:
        start = f"from rumbo.web import server; server.THREADS = {threads}; {start}"
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", start, "open", str(folder), "--no-browser", "--until-input-ends"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "RUMBO_HOME": str(folder)},
        text=True,
    )
    try:
        yield next(line.strip() for line in process.stdout if line.startswith("http://"))
    finally:
        process.stdin.close()
        process.wait(PATIENCE_S)
        process.stdout.close()


@contextmanager
def empty_folder() -> Iterator[Path]:
    """A folder that is gone at the end of the block."""
    with tempfile.TemporaryDirectory(prefix="rumbo-bench-", ignore_cleanup_errors=True) as made:
        yield Path(made) / "file"


def bring_in(browser: Browser, path: Path) -> float:
    """Bring a file in, as the page does; gives the seconds of the upload alone."""
    page = "/en/story/bring/"
    token, edge = browser.form_token(page), "rumbo-bench-edge"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="records"; filename="{path.name}"\r\n'
        "Content-Type: application/json\r\n\r\n"
    )
    body = head.encode() + path.read_bytes() + f"\r\n--{edge}--\r\n".encode()
    begun = time.perf_counter()
    browser.send(page, body=body, kind=f"multipart/form-data; boundary={edge}")
    return time.perf_counter() - begun
