"""Text that only one reader can read: notebook pages, doors, what matters. Sealed with that reader's own key.

Bound to its reader and to its place (a table and a row, say), so that a text moved elsewhere does not open there.
"""

from __future__ import annotations

from rumbo.web.vault import keys
from rumbo.web.vault.keys import WrongKeyError
from rumbo.words import Explained


def seal_text(text: str, *, reader_key: bytes, place: str) -> bytes:
    """Seal a text for one reader. `place` names where it is kept and never changes, as in "notebook/12"."""
    return keys.seal(keys.derive(reader_key, "private text"), text.encode(), bound_to=place.encode())


def open_text(sealed: bytes, *, reader_key: bytes, place: str) -> str:
    """Read a sealed text.

    Raises Explained("vault-private-unreadable") with another reader's key, in another place, or when it was changed.
    """
    try:
        plain = keys.unseal(keys.derive(reader_key, "private text"), bytes(sealed), bound_to=place.encode())
    except WrongKeyError:
        raise Explained("vault-private-unreadable") from None
    return plain.decode()
