"""Passphrases, recovery keys, and the keys made from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.web.vault import keys
from rumbo.web.vault.keys import ALPHABET, Argon2Cost, RecoveryKey, WrongKeyError
from rumbo.words import Explained

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
SECRETS = st.binary(min_size=20, max_size=20)
SALT = b"0123456789abcdef"


def test_a_passphrase_counts_the_same_from_every_keyboard() -> None:
    composed, decomposed = "canción de cuna", "cancio\u0301n de cuna"
    assert keys.stretch(composed, salt=SALT, cost=CHEAP) == keys.stretch(f"  {decomposed}\n", salt=SALT, cost=CHEAP)


def test_another_passphrase_salt_or_cost_gives_another_key() -> None:
    one = keys.stretch("lluvia en la milpa", salt=SALT, cost=CHEAP)
    dearer = Argon2Cost(passes=2, memory_kib=8, lanes=1)
    assert len({
        one,
        keys.stretch("lluvia en la milpas", salt=SALT, cost=CHEAP),
        keys.stretch("lluvia en la milpa", salt=SALT[::-1], cost=CHEAP),
        keys.stretch("lluvia en la milpa", salt=SALT, cost=dearer),
    }) == 4  # fmt: skip


@pytest.mark.parametrize("written", ["", "siete77", "  siete77  ", "\u0301" * 3])
def test_a_passphrase_under_eight_characters_is_refused_with_the_number(written: str) -> None:
    with pytest.raises(Explained, match="at least 8 characters") as refusal:
        keys.check_passphrase(written)
    assert "al menos 8 caracteres" in refusal.value.said("es")


def test_eight_characters_of_any_kind_are_enough() -> None:
    assert keys.check_passphrase(" aaaaaaaa ") == "aaaaaaaa"


def test_a_passphrase_as_long_as_a_book_is_refused() -> None:
    assert keys.check_passphrase("ñ" * 1024)
    with pytest.raises(Explained, match="too long"):
        keys.check_passphrase("ñ" * 1025)


@pytest.mark.parametrize(
    "cost", [{"passes": 0}, {"passes": 101}, {"memory_kib": 8}, {"memory_kib": 2**22}, {"lanes": 0}, {"lanes": 17}]
)
def test_a_cost_that_is_no_cost_or_would_eat_the_machine_is_refused(cost: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Argon2Cost(**cost)


@given(SECRETS)
def test_a_recovery_key_is_read_back_from_what_was_printed(secret: bytes) -> None:
    key = RecoveryKey(secret)
    assert RecoveryKey.parse(key.written) == key
    assert len(key.groups) == 9
    assert all(len(group) == 4 for group in key.groups)
    assert not set("ILOU") & set(key.written)


@given(SECRETS, st.lists(st.sampled_from([" ", "-", "–", "\n", ". "]), min_size=36, max_size=36), st.data())
def test_case_spaces_dashes_and_look_alikes_do_not_matter(secret: bytes, gaps: list[str], data: st.DataObject) -> None:
    symbols = "".join(RecoveryKey(secret).groups)
    look_alikes = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(look_alikes.get(each, each + each.lower()))) + gap
        for each, gap in zip(symbols, gaps, strict=True)
    )
    assert RecoveryKey.parse(typed).secret == secret


@given(SECRETS, st.integers(0, 35), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_caught(secret: bytes, place: int, other: str) -> None:
    symbols = "".join(RecoveryKey(secret).groups)
    slipped = symbols[:place] + other + symbols[place + 1 :]
    if slipped == symbols:
        assert RecoveryKey.parse(slipped).secret == secret
    else:
        with pytest.raises(Explained, match="group by group"):
            RecoveryKey.parse(slipped)


def test_a_letter_no_recovery_key_has_is_a_slip_of_the_pen() -> None:
    with pytest.raises(Explained, match="group by group"):
        RecoveryKey.parse("U" + "0" * 35)


def test_a_recovery_key_cut_short_is_told_its_length() -> None:
    with pytest.raises(Explained, match="has 36 characters, and this one has 4"):
        RecoveryKey.parse("ABCD")


@given(st.text(max_size=60))
def test_whatever_is_typed_as_a_recovery_key_is_explained(typed: str) -> None:
    with pytest.raises(Explained) as refusal:
        RecoveryKey.parse(typed)
    assert refusal.value.said("es")


def test_a_recovery_key_is_new_each_time_and_never_shows_in_a_log() -> None:
    key = RecoveryKey.new()
    assert key != RecoveryKey.new()
    assert repr(key) == "RecoveryKey()"
    with pytest.raises(ValueError, match="20 bytes"):
        RecoveryKey(b"short")


def test_sub_keys_differ_and_never_show_in_a_log() -> None:
    made = keys.sub_keys(keys.new_vault_key())
    assert len({made.database, made.files, made.names, made.readers}) == 4
    assert repr(made) == "SubKeys()"
    with pytest.raises(ValueError, match="not a vault key"):
        keys.sub_keys(b"short")


def test_a_new_vault_key_may_keep_the_names_and_nothing_else() -> None:
    old = keys.new_vault_key()
    before, after = keys.sub_keys(old), keys.sub_keys(keys.new_vault_key(keeping_names_of=old))
    assert before.names == after.names
    assert not {before.database, before.files, before.readers} & {after.database, after.files, after.readers}


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_sealed_value_opens_whole_or_not_at_all(plain: bytes, place: int) -> None:
    key = bytes(32)
    sealed = keys.seal(key, plain, bound_to=b"here")
    assert keys.unseal(key, sealed, bound_to=b"here") == plain
    place %= len(sealed)
    changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
    for wrong_key, what, where in ((key, changed, b"here"), (key, sealed, b"there"), (b"1" * 32, sealed, b"here")):
        with pytest.raises(WrongKeyError):
            keys.unseal(wrong_key, what, bound_to=where)
    with pytest.raises(WrongKeyError):
        keys.unseal(key, sealed[:place], bound_to=b"here")


def test_a_letter_opens_only_for_the_reader_it_was_sealed_to() -> None:
    rosa, ines = b"r" * 32, b"i" * 32
    letter = keys.seal_to(keys.letterbox(rosa), b"vault key", bound_to=b"slot")
    assert keys.unseal_from(rosa, letter, bound_to=b"slot") == b"vault key"
    for reader, what, where in (
        (ines, letter, b"slot"), (rosa, letter, b"other"), (rosa, letter[:10], b"slot"), (rosa, bytes(80), b"slot"),
    ):  # fmt: skip
        with pytest.raises(WrongKeyError):
            keys.unseal_from(reader, what, bound_to=where)
