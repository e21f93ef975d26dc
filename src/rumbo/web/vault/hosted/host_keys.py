"""The host's own keys, which wrap the key of every story: read once, from a file or from a command (a key service, say).

Each line is a name and a key of 32 bytes in base 64. The first line wraps; the others only open what they once wrapped.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
import shlex
import stat
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rumbo.web.vault import keys
from rumbo.web.vault.keys import WrongKeyError
from rumbo.words import Explained

PATIENCE_S = 30
NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True)
class WrappedStoryKey:
    """A story's key, sealed with the host's key of this name."""

    by: str
    sealed: bytes


@dataclass(frozen=True)
class HostKeys:
    """The host's keys by name; `current` names the one that wraps."""

    current: str
    by_name: dict[str, bytes] = field(repr=False)

    def wrap(self, key: bytes, *, bound_to: bytes) -> WrappedStoryKey:
        """Seal a story's key with the current one."""
        return WrappedStoryKey(self.current, keys.seal(self.by_name[self.current], key, bound_to=_bound(bound_to)))

    def unwrap(self, wrapped: WrappedStoryKey, *, bound_to: bytes) -> bytes:
        """What `wrap` was given.

        Raises Explained("host-key-not-held") for the seal of a key that is not here, Explained("host-text-unreadable") when it
        was changed.
        """
        held = self.by_name.get(wrapped.by)
        if held is None:
            raise Explained("host-key-not-held", name=wrapped.by)
        try:
            return keys.unseal(held, wrapped.sealed, bound_to=_bound(bound_to))
        except WrongKeyError:
            raise Explained("host-text-unreadable") from None


def new_line(*, today: date) -> str:
    """A line for the host's keys with a new random one, named after the day."""
    return f"{today.isoformat()}-{os.urandom(3).hex()} {base64.b64encode(os.urandom(keys.KEY_BYTES)).decode()}"


def parse(lines: str) -> HostKeys:
    """The keys that lines hold. Empty lines, and lines that begin with #, are left out.

    Raises Explained("host-key-lines") with the number of the first line that is not right.
    """
    found: dict[str, bytes] = {}
    number = 0
    for number, line in enumerate(lines.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, key = line.strip().partition(" ")
        try:
            decoded = base64.b64decode(key.strip(), validate=True)
        except (binascii.Error, ValueError):
            decoded = b""
        if not NAME.fullmatch(name) or name in found or len(decoded) != keys.KEY_BYTES:
            raise Explained("host-key-lines", line=number)
        found[name] = decoded
    if not found:
        raise Explained("host-key-lines", line=max(number, 1))
    return HostKeys(next(iter(found)), found)


def read_file(path: Path) -> HostKeys:
    """The keys of a file that only its owner can read.

    Raises Explained: it is missing, others can read it, or a line is not right.
    """
    try:
        mode = path.stat().st_mode
        lines = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Explained("host-key-file-missing", path=str(path)) from None
    if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Explained("host-key-file-open", path=str(path))
    return parse(lines)


def ask_command(command: str) -> HostKeys:
    """The keys that a command prints. It is started as it is, without a shell.

    Raises Explained: it failed, took longer than half a minute, or printed a line that is not right.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - the host's own setting
            shlex.split(command),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        raise Explained("host-key-command-failed") from None
    return parse(answer.stdout)


def _bound(place: bytes) -> bytes:
    return b"rumbo 1 story key\0" + place
