"""Opening a card: from its file or digits to the signed text, from that to the bundle inside, which FHIR's reader reads.

Source: SMART Health Cards Framework, https://spec.smarthealth.cards
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from rumbo.records import fhir
from rumbo.records.assembly import Assembly
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

MAX_PAYLOAD_BYTES: Final = 5_000_000  # a card in a code holds 1,200; patient summaries in files are larger
MAX_CARDS: Final = 100
_FILE: Final = re.compile(rb'\s*\{\s*"verifiableCredential"\s*:')
_SIGNED: Final = re.compile(rb"eyJ[\w-]+\.[\w-]+\.[\w-]*", re.ASCII)
_DIGITS: Final = re.compile(rb"shc:/(?:(\d{1,3})/(\d{1,3})/)?((?:\d\d)+)", re.IGNORECASE)
_LOWEST: Final = 45  # what is added to each pair of digits to give a letter


class NoCardError(Exception):
    """The text is no card, or a damaged one."""


class _CardFile(msgspec.Struct):
    """A file of cards: each one text, signed."""

    cards: list[str] = msgspec.field(name="verifiableCredential")


class _Header(msgspec.Struct):
    """How the payload is packed: "DEF", or not at all."""

    zip: str = ""


class _CredentialSubject(msgspec.Struct, rename="camel"):
    """Whom and what a card is about."""

    fhir_bundle: msgspec.Raw


class _Credential(msgspec.Struct, rename="camel"):
    """What a card certifies."""

    credential_subject: _CredentialSubject


class _Payload(msgspec.Struct):
    """What is signed."""

    vc: _Credential


def is_card(data: bytes) -> bool:
    """Whether bytes are a file of cards, a card as text, or the digits of its code."""
    text = data[:4096].strip()
    return bool(_FILE.match(text) or _DIGITS.match(text) or (_SIGNED.match(text) and data.count(b".") >= 2))


def read_card(data: bytes, *, transcript: Transcript) -> Part:
    """Read every card. One that is damaged spoils only itself."""
    assembly = Assembly()
    for number, card in enumerate(_cards(data), start=1):
        name = f"card {number}"
        try:
            bundle = open_card(card)
        except NoCardError:
            assembly.tell(Trouble("records-broken", inside=name))
        else:
            assembly.add(fhir.read_json(bundle, transcript=transcript.within(name)), name=name)
    return assembly.whole("health-card")


def open_card(card: bytes) -> bytes:
    """The FHIR bundle of one card as JSON.

    Raises NoCardError when the text is damaged, no card, or unpacks to too much.
    """
    header, payload, *_ = (*card.split(b"."), b"", b"")
    try:
        packed = msgspec.json.decode(_from_base64(header), type=_Header).zip == "DEF"
        plain = _inflate(_from_base64(payload)) if packed else _from_base64(payload)
        return bytes(msgspec.json.decode(plain, type=_Payload).vc.credential_subject.fhir_bundle)
    except (msgspec.DecodeError, UnicodeDecodeError, binascii.Error, zlib.error, RecursionError) as error:
        raise NoCardError from error


def _cards(data: bytes) -> Iterator[bytes]:
    """The cards of a file, each as signed text; one in digits may be spread over several codes."""
    if _FILE.match(data):
        try:
            yield from (card.encode() for card in msgspec.json.decode(data, type=_CardFile).cards[:MAX_CARDS])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            yield b""
        return
    yield from islice((found[0] for found in _SIGNED.finditer(data)), MAX_CARDS)
    spread: dict[int, bytes] = {}
    for found in islice(_DIGITS.finditer(data), MAX_CARDS):
        if found[1]:
            spread[int(found[1])] = _letters(found[3])
        else:
            yield _letters(found[3])
    if spread:
        yield b"".join(letters for _, letters in sorted(spread.items()))


def _letters(digits: bytes) -> bytes:
    """Two digits are a letter: https://spec.smarthealth.cards/#encoding-qrs"""
    return bytes(int(digits[at : at + 2]) + _LOWEST for at in range(0, len(digits), 2))


def _from_base64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _inflate(packed: bytes) -> bytes:
    """Raw DEFLATE, to no more than a card may hold."""
    unpacking = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    plain = unpacking.decompress(packed, MAX_PAYLOAD_BYTES)
    if not unpacking.eof:
        raise zlib.error("not whole, or too much")
    return plain
