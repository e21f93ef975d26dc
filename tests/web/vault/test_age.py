"""What is sent opens with the age library, whatever its size, and is never held whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.vault import age
from rumbo.words import Explained

WORDS = "tres garzas y un limonero"
CHUNK = age.CHUNK_BYTES


def sealed(*pieces: bytes, passphrase: str = WORDS) -> bytes:
    """Pieces sealed with a passphrase, at little cost."""
    return b"".join(age.encrypt_with_passphrase(pieces, passphrase=passphrase, work_factor=2))


@given(st.lists(st.binary(max_size=300), max_size=6), st.text(min_size=1, max_size=40))
def test_the_age_library_opens_what_was_sealed_with_a_passphrase(pieces: list[bytes], passphrase: str) -> None:
    assert pyrage.passphrase.decrypt(sealed(*pieces, passphrase=passphrase), passphrase) == b"".join(pieces)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
@pytest.mark.parametrize("step", [1000, CHUNK, 10 * CHUNK])
def test_every_length_around_a_chunk_is_sealed_whole(size: int, step: int) -> None:
    data = bytes(number % 251 for number in range(size))
    pieces = [data[at : at + step] for at in range(0, size, step)]
    assert pyrage.passphrase.decrypt(sealed(*pieces), WORDS) == data


def test_another_passphrase_does_not_open_it_and_a_changed_byte_is_noticed() -> None:
    whole = sealed(b"private words" * 100)
    assert b"private" not in whole
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(whole, "another one")
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(whole[:-1] + bytes([whole[-1] ^ 1]), WORDS)
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(whole[:-20], WORDS)


def test_nothing_is_sealed_twice_alike() -> None:
    assert sealed(b"x") != sealed(b"x")


def test_the_usual_cost_is_that_of_the_age_tool() -> None:
    head = next(age.encrypt_with_passphrase((), passphrase=WORDS))
    assert b" 18\n" in head


def test_it_is_sealed_as_it_comes() -> None:
    taken = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            taken.append(number)
            yield bytes(CHUNK)

    made = age.encrypt_with_passphrase(pieces(), passphrase=WORDS, work_factor=2)
    for _ in range(5):
        next(made)
    assert len(taken) < 10


@pytest.fixture(scope="module")
def elena() -> pyrage.x25519.Identity:
    """An age key of Elena's."""
    return pyrage.x25519.Identity.generate()


@pytest.mark.parametrize("size", [0, 1, CHUNK, 20 * CHUNK])
def test_the_owner_of_a_key_opens_what_is_for_them(size: int, elena: pyrage.x25519.Identity) -> None:
    pieces = (b"", bytes(size), b"", b"end")
    whole = b"".join(age.encrypt_for(pieces, recipient=f" {elena.to_public()}\n"))
    assert pyrage.decrypt(whole, [elena]) == bytes(size) + b"end"


def test_what_the_pieces_raise_comes_through(elena: pyrage.x25519.Identity) -> None:
    def pieces() -> Iterator[bytes]:
        yield bytes(CHUNK)
        raise Explained("vault-record-damaged")

    with pytest.raises(Explained) as raised:
        b"".join(age.encrypt_for(pieces(), recipient=str(elena.to_public())))
    assert raised.value.message.id == "vault-record-damaged"


def test_when_nobody_takes_it_any_more_the_work_ends(elena: pyrage.x25519.Identity) -> None:
    made = age.encrypt_for((bytes(CHUNK) for _ in range(1000)), recipient=str(elena.to_public()))
    next(made)
    made.close()  # type: ignore[attr-defined]  # a generator
    assert not [each for each in threading.enumerate() if each.name == "rumbo-age"]


@pytest.mark.parametrize("words", ["", "age1", "elena@example.org", "AGE-SECRET-KEY-1QQQ"])
def test_what_is_no_age_key_is_refused_with_words(words: str) -> None:
    with pytest.raises(Explained) as raised:
        age.check_recipient(words)
    assert raised.value.message.id == "age-no-recipient"
