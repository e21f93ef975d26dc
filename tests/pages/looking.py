"""A browser of the tests that inspects every page it is shown, whichever test opened it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.pages.inspection import Page, troubles


@dataclass
class Shown:
    """What came back: a page that was inspected, or something that is no page."""

    status: int
    where: str
    kind: str
    page: Page | None
    content: bytes

    @property
    def html(self) -> str:
        """The page's text."""
        assert self.page is not None, f"{self.where} is no page but {self.kind}"
        return self.page.html

    def links(self) -> Iterator[str]:
        """Where the page leads, within the site."""
        if self.page is not None:
            for each in self.page.all("a"):
                address = (each.get("href") or "").partition("#")[0]
                if address.startswith("/"):
                    yield address


class Looking:
    """Opens pages through Django's client and fails on the first that breaks a rule."""

    def __init__(self, client: Client, *, bare: bool = False) -> None:
        self.client, self.bare = client, bare  # a bare page stands alone, in both languages at once

    def get(self, address: str, *, status: int = 200, **more: Any) -> Shown:
        """Open a page. A redirect is followed, and its last page is the one that is looked at."""
        return self._shown(self.client.get(address, follow=True, **more), address, status)

    def post(self, address: str, data: dict[str, Any] | None = None, *, status: int = 200, **more: Any) -> Shown:
        """Send a form, and look at where it leads."""
        return self._shown(self.client.post(address, data or {}, follow=True, **more), address, status)

    def _shown(self, response: Any, address: str, status: int) -> Shown:
        where = response.redirect_chain[-1][0] if response.redirect_chain else address
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == status, f"{address} -> {where}: {response.status_code}"
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        page = None
        if kind == "text/html" and content.lstrip().lower().startswith(b"<!doctype"):
            page = Page("" if self.bare else where, status, response.headers, content.decode())
            found = troubles(page)
            assert not found, f"{address} -> {where}\n" + "\n".join(found)
        return Shown(status, where, kind, page, content)
