"""Which pages are open before a file is. Everything else needs an open file: the gate refuses what is not marked here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def open_to_all(view: View) -> View:
    """Mark a view that shows nothing of a person and may be seen with no file open."""
    view.open_to_all = True  # type: ignore[attr-defined]  # a mark on a function, read by `is_open_to_all`
    return view


def is_open_to_all(view: Callable[..., Any]) -> bool:
    """Whether a view carries the mark."""
    return getattr(view, "open_to_all", False)
