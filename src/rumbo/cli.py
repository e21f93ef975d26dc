"""The commands."""

from __future__ import annotations


def main() -> None:
    """Run one command."""
