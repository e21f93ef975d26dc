"""What somebody had just written when there was no open file to keep it: held in memory, never on disk, for an hour."""

from __future__ import annotations

import secrets
import threading
import time
from typing import Any

from django.http import HttpRequest

KEPT_FOR_S = 3600.0
MOST = 20
SESSION = "draft"

_held: dict[str, tuple[float, Any]] = {}
_guard = threading.Lock()


def hold(request: HttpRequest, what: Any) -> None:
    """Hold what was written, for this browser session. What it held before is replaced."""
    token = secrets.token_urlsafe(16)
    with _guard:
        _forget_old()
        _held.pop(request.session.get(SESSION, ""), None)
        _held[token] = (time.monotonic(), what)
    request.session[SESSION] = token


def look(request: HttpRequest) -> Any:
    """What is held for this session, or None."""
    with _guard:
        _forget_old()
        return _held.get(request.session.get(SESSION, ""), (0.0, None))[1]


def take(request: HttpRequest) -> Any:
    """What was held for this session, no longer held; None when there is nothing."""
    with _guard:
        _forget_old()
        return _held.pop(request.session.pop(SESSION, ""), (0.0, None))[1]


def _forget_old() -> None:
    limit = time.monotonic() - KEPT_FOR_S
    for token in [token for token, (at, _) in _held.items() if at < limit]:
        del _held[token]
    while len(_held) >= MOST:
        del _held[next(iter(_held))]
