"""Passphrases are typed twice, and never written back into a page."""

from __future__ import annotations

import pytest

from rumbo.web.vault.forms import NewPassphraseForm, PassphraseForm
from tests.web.cast import MARISOLS_PASSPHRASE


def test_a_passphrase_typed_twice_alike_is_taken() -> None:
    form = NewPassphraseForm({"passphrase": MARISOLS_PASSPHRASE, "again": f" {MARISOLS_PASSPHRASE} "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["passphrase"] == MARISOLS_PASSPHRASE


@pytest.mark.parametrize(
    ("passphrase", "again", "where"),
    [
        ("abc", "abc", "passphrase"),
        ("", "", "passphrase"),
        (MARISOLS_PASSPHRASE, "", "again"),
        (MARISOLS_PASSPHRASE, "another one altogether", "again"),
        ("x" * 5000, "x" * 5000, "passphrase"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(passphrase: str, again: str, where: str) -> None:
    form = NewPassphraseForm({"passphrase": passphrase, "again": again})
    assert not form.is_valid()
    assert form.errors[where]


def test_no_passphrase_is_written_back_into_the_page() -> None:
    for form in (
        NewPassphraseForm({"passphrase": MARISOLS_PASSPHRASE, "again": "x"}),
        PassphraseForm({"passphrase": MARISOLS_PASSPHRASE}),
    ):
        form.is_valid()
        assert MARISOLS_PASSPHRASE not in str(form)
        assert 'type="password"' in str(form)
