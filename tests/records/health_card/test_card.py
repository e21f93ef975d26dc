"""A card gives what is in its bundle, as a file, as text or as digits; a damaged one spoils only itself."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Background, Diagnosis
from rumbo.records import formats
from rumbo.records.health_card import card as module
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript
from tests.records.written import RECORD, breast_cancer, resource

ANA = resource("Patient", name=[{"family": "Núñez", "given": ["Ana"]}], birthDate="1970-03-01")
BETO = resource("Patient", name=[{"family": "Roble", "given": ["Beto"]}], birthDate="1950-01-01")


def base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def card(*resources: dict[str, Any], packed: bool = True) -> bytes:
    entries = [{"fullUrl": f"resource:{number}", "resource": one} for number, one in enumerate(resources)]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    payload = json.dumps({"vc": {"credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": bundle}}}).encode()
    if packed:
        packer = zlib.compressobj(wbits=-15)
        payload = packer.compress(payload) + packer.flush()
    header = {"alg": "ES256", "kid": "k"} | ({"zip": "DEF"} if packed else {})
    return b".".join(base64url(part) for part in (json.dumps(header).encode(), payload, b"signature"))


def in_file(*cards: bytes) -> bytes:
    return json.dumps({"verifiableCredential": [each.decode() for each in cards]}).encode()


def digits(text: bytes, prefix: str = "shc:/") -> bytes:
    return (prefix + "".join(f"{letter - 45:02}" for letter in text)).encode()


def read(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="ana.smart-health-card", record=RECORD))


def said(part: Part) -> list[str]:
    return [fact.says.words for fact in part.facts if isinstance(fact.says, Background | Diagnosis)]


CARD = card(ANA, breast_cancer(subject={"reference": "resource:0"}))
OF_ANA = ["Ana Núñez", "1970-03-01", "Cancer of the left breast"]


@pytest.mark.parametrize(
    "data",
    [
        in_file(CARD),
        b'{\n  "verifiableCredential" : [\n"' + CARD + b'"\n]}',
        CARD,
        CARD + b"\n",
        digits(CARD),
        b"\xef\xbb\xbf" + digits(CARD, "SHC:/"),
        digits(CARD[:100], "shc:/1/2/") + b"\n" + digits(CARD[100:], "shc:/2/2/"),
        digits(CARD[100:], "shc:/2/2/") + b"\n" + digits(CARD[:100], "shc:/1/2/"),
        card(ANA, breast_cancer(), packed=False),
    ],
)
def test_a_card_is_read_in_every_form_it_comes_in(data: bytes) -> None:
    part = read(data)
    assert part.format == "health-card"
    assert said(part) == OF_ANA
    assert part.troubles == ()
    assert part.facts[-1].source is not None
    assert part.facts[-1].source.place == "card 1 › Condition/c1"


def test_cards_of_one_file_are_read_each_for_itself() -> None:
    part = read(in_file(CARD, CARD[:-200] + b".x", card(BETO, breast_cancer()), card(ANA)))
    assert [(trouble.id, trouble.inside) for trouble in part.troubles] == [
        ("records-broken", "card 2"),
        ("records-other-person", "card 3"),
    ]
    assert said(part) == [*OF_ANA, "Ana Núñez", "1970-03-01"]


@pytest.mark.parametrize(
    "data",
    [
        b'{"verifiableCredential": [1]}',
        b'{"verifiableCredential": ["x"]}',
        b'{"verifiableCredential": [',
        digits(b"eyJ.x.y"),
        base64url(b'{"zip": "DEF"}') + b"." + base64url(b"nonsense") + b".x",
        base64url(b'{"alg": 1}') + b"." + base64url(b"{}") + b".x",
        CARD.partition(b".")[0] + b"." + CARD.split(b".")[1][:-40] + b".x",
    ],
)
def test_a_damaged_card_is_told(data: bytes) -> None:
    part = read(data)
    assert [trouble.id for trouble in part.troubles] == ["records-broken"]
    assert part.facts == ()


def test_a_card_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAYLOAD_BYTES", 200)
    assert [trouble.id for trouble in read(CARD).troubles] == ["records-broken"]


def test_of_very_many_cards_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CARDS", 1)
    assert said(read(in_file(CARD, CARD))) == OF_ANA


@pytest.mark.parametrize("data", [b"shc:/odd", b"eyJ but a letter.", b'{"verifiable": []}'])
def test_what_only_looks_like_a_card_is_none(data: bytes) -> None:
    assert read(data).format != "health-card"


@given(st.lists(st.tuples(st.integers(0, len(CARD) - 1), st.integers(0, 255)), max_size=4))
def test_whatever_is_done_to_a_card_gives_a_part(changes: list[tuple[int, int]]) -> None:
    data = bytearray(CARD)
    for at, value in changes:
        data[at] = value
    assert isinstance(read(bytes(data)), Part)
    assert isinstance(module.read_card(digits(bytes(data)), transcript=Transcript(name="x")), Part)


def test_a_card_whose_head_is_no_text_is_damaged() -> None:
    header = base64url(b'{"zip":"\xe5"}')
    assert read(in_file(header + b"." + base64url(b"{}") + b".x")).troubles
