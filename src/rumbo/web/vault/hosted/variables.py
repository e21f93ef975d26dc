"""The variables that a host sets: one list, each with its check and with the sentence that says how to set it.

At home none of them is needed, and nothing here is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from rumbo.words import Message

HOME, HOSTED = "home", "hosted"
SHORTEST_SECRET = 50  # what Django's own check of a deployment asks for
THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
KEY_SOURCES = ("RUMBO_HOST_KEY_FILE", "RUMBO_HOST_KEY_COMMAND")
POSTGRESQL = "django.db.backends.postgresql"


@dataclass(frozen=True)
class HostVariable:
    """One thing that a host sets: what holds it, whether it is right, and how to set it."""

    name: str
    is_right: Callable[[Mapping[str, str]], bool]
    how_to_set: Message


def read_mode(environment: Mapping[str, str]) -> str:
    """ "home", or "hosted" when RUMBO_MODE says so.

    Raises ImproperlyConfigured for anything else.
    """
    mode = environment.get("RUMBO_MODE") or HOME
    if mode not in {HOME, HOSTED}:
        raise ImproperlyConfigured(_said(Message("host-mode-unknown", {"found": mode})))
    return mode


def check(environment: Mapping[str, str]) -> None:
    """See that every variable of a host is there and right.

    Raises ImproperlyConfigured, which names all that are not and says how to set each, in both languages.
    """
    wrong = [each.how_to_set for each in VARIABLES if not each.is_right(environment)]
    if wrong:
        raise ImproperlyConfigured("\n\n".join(_said(each) for each in (Message("host-not-ready"), *wrong)))


def database(address: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address as RUMBO_DATABASE holds it: each connection is kept for a minute.

    >>> database("postgresql://rumbo@/stories?host=/run/postgresql")["HOST"]
    '/run/postgresql'
    """
    split = urlsplit(address)
    options: dict[str, Any] = dict(parse_qsl(split.query))
    return {
        "ENGINE": POSTGRESQL,
        "NAME": unquote(split.path.lstrip("/")),
        "USER": unquote(split.username or ""),
        "PASSWORD": unquote(split.password or ""),
        "HOST": options.pop("host", split.hostname or ""),
        "PORT": str(split.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # actions are atomic
    }


def _address_is_right(environment: Mapping[str, str]) -> bool:
    found = _split(environment.get("RUMBO_ADDRESS", ""))
    if found is None or not found.hostname or found.path not in {"", "/"} or found.query or found.username:
        return False
    return found.scheme == "https" or (found.scheme == "http" and found.hostname in THIS_MACHINE)


def _database_is_right(address: str) -> bool:
    found = _split(address)
    if found is None or found.scheme not in {"postgresql", "postgres"} or not found.path.strip("/"):
        return False
    options = dict(parse_qsl(found.query))
    hosts = options.get("host", found.hostname or "").split(",")  # a primary and its standby, say
    here = all(each in THIS_MACHINE or each.startswith("/") for each in hosts)
    return here or options.get("sslmode") == "verify-full"


def _keys_database_is_right(environment: Mapping[str, str]) -> bool:
    keys, stories = environment.get("RUMBO_KEYS_DATABASE", ""), environment.get("RUMBO_DATABASE", "")
    if not _database_is_right(keys):
        return False
    return not _database_is_right(stories) or _which(keys) != _which(stories)


def _which(address: str) -> tuple[Any, ...]:
    """What tells one database from another."""
    found = database(address)
    return found["HOST"], found["PORT"] or "5432", found["NAME"]


def _one_key_source(environment: Mapping[str, str]) -> bool:
    return sum(bool(environment.get(name, "").strip()) for name in KEY_SOURCES) == 1


def _split(address: str) -> SplitResult | None:
    """The parts of an address, or None when it is none: a port that is no number, say."""
    try:
        found = urlsplit(address)
        _ = found.port
    except ValueError:
        return None
    return found


def _said(message: Message) -> str:
    return f"{message.said('en')}\n{message.said('es')}"


VARIABLES = (
    HostVariable("RUMBO_ADDRESS", _address_is_right, Message("host-address")),
    HostVariable(
        "RUMBO_SECRET",
        lambda environment: len(environment.get("RUMBO_SECRET", "")) >= SHORTEST_SECRET,
        Message("host-secret", {"least": SHORTEST_SECRET}),
    ),
    HostVariable(
        "RUMBO_HOME",
        lambda environment: Path(environment.get("RUMBO_HOME", "")).is_absolute(),
        Message("host-home"),
    ),
    HostVariable(
        "RUMBO_DATABASE",
        lambda environment: _database_is_right(environment.get("RUMBO_DATABASE", "")),
        Message("host-database"),
    ),
    HostVariable("RUMBO_KEYS_DATABASE", _keys_database_is_right, Message("host-keys-database")),
    HostVariable("RUMBO_HOST_KEY_FILE", _one_key_source, Message("host-key")),
)
