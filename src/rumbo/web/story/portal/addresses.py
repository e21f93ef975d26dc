"""The addresses of a portal: what a person may give, what a portal may name, and where a request may go."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from rumbo.words import Explained

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})  # this computer, the only place asked without encryption
LONGEST = 2000  # characters; addresses are shown whole
DISCOVERY = "/.well-known/smart-configuration"
_BLANK = re.compile(r"[\x00-\x20\x7f]")
_SPOILT = re.compile(r'[^\x21-\x7e]|["<>\\]')
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:]+")
_TAILS = (DISCOVERY, "/metadata")  # what people find and paste when they look for the base address


class Shown(NamedTuple):
    """An address as it is shown before it is contacted: who, and what of it."""

    host: str
    path: str


def parse_base(words: str) -> str:
    """The base address somebody wrote, in one spelling: no slash at its end, the host as computers write it.

    Raises Explained("portal-address-open") for one without encryption, and Explained("portal-address-odd") for all else.

    >>> parse_base("Fhir.Hospital.example/R4/")
    'https://fhir.hospital.example/R4'
    """
    words = words.strip()
    parts = _split(words if "://" in words else f"https://{words}")
    path = parts.path.rstrip("/")
    for tail in _TAILS:
        path = path.removesuffix(tail)
    if parts.query or parts.fragment:
        raise Explained("portal-address-odd")
    _check_encryption(parts)
    return urlunsplit((parts.scheme, parts.netloc, path.rstrip("/"), "", ""))


def check_named(address: str, *, base: str) -> str:
    """An address that a portal named for signing in, if it may be used: encrypted, whole, and not on this computer.

    Raises Explained("portal-odd-addresses").
    """
    try:
        parts = _split(address)
        _check_encryption(parts)
    except Explained:
        raise Explained("portal-odd-addresses", host=show(base).host) from None
    if parts.fragment or (parts.hostname in LOOPBACK and urlsplit(base).hostname not in LOOPBACK):
        raise Explained("portal-odd-addresses", host=show(base).host)
    return urlunsplit(parts)


def discovery_of(base: str) -> str:
    """Where a portal says which addresses it uses (SMART App Launch 2.2, "Retrieve .well-known/smart-configuration")."""
    return f"{base}{DISCOVERY}"


def find_within(link: str, *, at: str, base: str) -> str | None:
    """Where a link of a portal leads, or None when that is out of the base address. One that says http for an encrypted portal is
    taken for encrypted.
    """
    try:
        target = urljoin(at, link)
    except ValueError:
        return None
    if target.startswith("http://") and base.startswith("https://"):
        target = f"https://{target.removeprefix('http://')}"
    return target if is_within(target, base=base) else None


def follow(link: str, *, at: str, base: str) -> str:
    """Where the next page of a portal is.

    Raises Explained("portal-elsewhere") when it is out of the base address.
    """
    target = find_within(link, at=at, base=base)
    if target is None:
        raise Explained("portal-elsewhere", host=show(base).host, other=_host_of(link))
    return target


def is_within(address: str, *, base: str) -> bool:
    """Whether an address lies in a base address: the same host and port, and its path below the base's."""
    try:
        inner, outer = _split(address), _split(base)
    except Explained:
        return False
    same = (inner.scheme, inner.netloc) == (outer.scheme, outer.netloc)
    return same and (inner.path == outer.path or inner.path.startswith(f"{outer.path}/"))


def show(address: str) -> Shown:
    """An address in the two parts that are shown: the host, with its port if it has one, and the path."""
    parts = urlsplit(address)
    return Shown(parts.netloc, f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}")


def _host_of(link: str) -> str:
    """The host that a link names, as far as it can be shown."""
    try:
        return _split(link).netloc
    except Explained:
        return "?"


def _split(address: str) -> SplitResult:
    """The parts of a whole address, in one spelling.

    Raises Explained("portal-address-odd") when it is none, names a user, or climbs out of its own path.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except (ValueError, UnicodeError):
        raise Explained("portal-address-odd") from None
    named = parts.scheme in {"https", "http"} and _HOST.fullmatch(host) and "@" not in parts.netloc
    if not named or len(address) > LONGEST or _BLANK.search(address) or not _is_sound(parts):
        raise Explained("portal-address-odd")
    usual = port is None or port == {"https": 443, "http": 80}[parts.scheme]
    shown = f"[{host}]" if ":" in host else host
    return SplitResult(parts.scheme, shown if usual else f"{shown}:{port}", parts.path, parts.query, parts.fragment)


def _is_sound(parts: SplitResult) -> bool:
    """Whether all after the host is plain, and its path never climbs."""
    steps = {unquote(step) for step in parts.path.split("/")}
    climbs = steps & {".", ".."} or any("/" in step for step in steps)
    return not climbs and not _SPOILT.search(f"{parts.path}{parts.query}{parts.fragment}")


def _check_encryption(parts: SplitResult) -> None:
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Explained("portal-address-open")
