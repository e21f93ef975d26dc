"""What other places do when the file opens or locks. They register it when the site starts; the vault knows none of them."""

from __future__ import annotations

from collections.abc import Callable

after_open: list[Callable[[], None]] = []  # the database can be read: after migrations, once for each opening
after_lock: list[Callable[[], None]] = []  # the keys are gone: forget what was computed with them
