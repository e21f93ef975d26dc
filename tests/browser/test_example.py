"""Looking around in an invented person's story, and leaving it again."""

from __future__ import annotations

from tests.browser.window import Window
from tests.program import Program


def test_the_example_opens_beside_an_empty_file_and_can_be_left(window: Window, program: Program) -> None:
    window.page.locator(f'main a[href="/{window.lang}/file/example/"]').click(timeout=60_000)
    window.page.locator("aside.example").wait_for(timeout=60_000)
    assert not window.page.url.startswith(program.base)
    assert window.page.url.split("/")[3] == window.lang
    assert window.page.locator(".trail-wide svg .mk").count()
    window.look()
    window.press("aside.example a")
    window.page.wait_for_url(f"{program.base}/{window.lang}/")
    assert window.link("tonight/").is_visible()
    assert not (program.home / "header.json").exists()
