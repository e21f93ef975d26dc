"""A window of Chromium, with the few things a person does in it: go, write, choose, press, look."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Response, Route

PATIENCE_MS = 20_000
AXE = Axe()
# What a page holds that is made by chance or of the time: ids of facts and rows, form tokens. Any digits can stand in it.
MADE = re.compile(r"told-[0-9a-f-]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[A-Za-z0-9]{64}\b|nonce=\"[^\"]*\"")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Screen(NamedTuple):
    """How large a window is, in CSS pixels."""

    width: int
    height: int


DESK = Screen(1280, 900)
PHONE = Screen(390, 844)
NARROW = Screen(320, 640)
ZOOMED = Screen(320, 256)  # 1280 by 1024 at 400 %


class Window:
    """One window with cookies of its own. `troubles` holds what was wrong with the pages it showed."""

    def __init__(
        self, browser: Browser, *, base: str, lang: str, screen: Screen = DESK, scripts: bool = True, scale: int = 1
    ) -> None:
        self.base, self.lang, self.scripts = base, lang, scripts
        self.troubles: list[str] = []
        self.expected: set[int] = set()  # kinds of refusal the test is about
        self.context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height}, java_script_enabled=scripts,
            device_scale_factor=scale, reduced_motion="reduce",
            locale={"en": "en-US", "es": "es-MX"}[lang], accept_downloads=True,
        )  # fmt: skip
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.route(lambda address: urlsplit(address).hostname != "127.0.0.1", self._refuse)
        self.context.on("response", self._weigh)
        self.context.on("console", self._listen)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(f"{self.page.url}: {error}"))

    def _refuse(self, route: Route) -> None:
        self.troubles.append(f"{self.page.url} asked for {route.request.url}")
        route.abort()

    def _weigh(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.troubles.append(f"{response.request.method} {response.url}: {response.status}")

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"{self.page.url}: {message.text}")  # a page that failed to load is weighed above

    def close(self) -> None:
        """Close the window and forget its cookies."""
        self.context.close()

    # Going about

    def go(self, path: str) -> None:
        """Open a page of the site, named as in its addresses after the language."""
        self.page.goto(f"{self.base}/{self.lang}/{path}")

    @property
    def path(self) -> str:
        """Which page this is, as `go` takes it."""
        return urlsplit(self.page.url).path.removeprefix(f"/{self.lang}/")

    def link(self, path: str) -> Locator:
        """The first link of the page's main part that leads to a page, or to one whose address begins so."""
        return self.page.locator(f'main a[href^="/{self.lang}/{path}"]').first

    def follow(self, path: str) -> None:
        """Follow a link of the page's main part, to the page it leads to."""
        self.leave(self.link(path))

    def press(self, selector: str = "main form .button[type=submit]") -> None:
        """Press a button, the form's own or another, and wait for the page that answers."""
        self.leave(self.page.locator(selector).first)

    def leave(self, way: Locator) -> None:
        """Click what leads to another page, and wait until that page is there: a click alone comes back before it is."""
        with self.page.expect_navigation():
            way.click()

    def write(self, words: str, *, field: str = "answer") -> None:
        """Write into a field."""
        self.page.fill(f'main [name="{field}"]', words)

    def choose(self, value: str, *, field: str = "answer") -> None:
        """Choose one of several answers."""
        self.page.check(f'main [name="{field}"][value="{value}"]')

    def date(self, year: int, *, field: str = "answer", about: bool = False) -> None:
        """Write a year, as exact as one knows it."""
        self.write(str(year), field=f"{field}_year")
        if about:
            self.page.check(f'main [name="{field}_about"]')

    def has(self, field: str) -> bool:
        """Whether the page asks for a field."""
        return self.page.locator(f'main [name="{field}"]').count() > 0

    def form_token(self) -> str:
        """What the site's forms carry so that only its own pages can send them."""
        return self.page.input_value("[name=csrfmiddlewaretoken] >> nth=0")

    @property
    def words(self) -> str:
        """All words of the page's main part."""
        return self.page.locator("main").inner_text()

    @property
    def source(self) -> str:
        """The whole page as it is, hidden parts too, without what is made by chance or of the time."""
        return MADE.sub("", self.page.content())

    # What can be seen

    def look(self) -> None:
        """Ask axe about the page as it is now, and once more about its colours in the dark."""
        self.page.evaluate(AXE.axe_script)
        self._ask_axe("light", {"runOnly": WCAG})
        self._ask_axe("dark", {"runOnly": ["color-contrast"]})
        self.page.emulate_media(color_scheme="light")

    def _ask_axe(self, scheme: Literal["light", "dark"], options: dict[str, list[str]]) -> None:
        self.page.emulate_media(color_scheme=scheme)
        found = AxeResults(
            self.page.evaluate("options => axe.run(options)", {**options, "resultTypes": ["violations"]})
        )
        assert not found.violations_count, f"{self.page.url}, {scheme}\n{found.generate_report()}"

    def sheet(self, link: Locator) -> bytes:
        """The bytes of a sheet that a link leads to."""
        answer = self.context.request.get(f"{self.base}{link.get_attribute('href')}")
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()

    def send(self, form: str) -> bytes:
        """The sheet that a filled form makes, as the browser would send it."""
        given = self.page.eval_on_selector(form, "form => Object.fromEntries(new FormData(form))")
        address = f"{self.base}{self.page.get_attribute(form, 'action')}"
        answer = self.context.request.post(address, form=given, headers={"Origin": self.base})
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()
