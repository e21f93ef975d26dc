"""How long a passphrase takes: deriving a key from it, and opening a header with two readers."""

from __future__ import annotations

import os
from contextlib import suppress

from figures import show_times, times_of

from rumbo.web.vault import header, keys
from rumbo.words import Explained

FIRST, SECOND, WRONG = "lluvia en la milpa", "four quiet green lamps", "some other words entirely"
RUNS = 15


def main() -> None:
    """Measure with the cost that files are made with."""
    cost, salt = keys.Argon2Cost(), os.urandom(16)
    made, owner, _ = header.create(passphrase=FIRST)
    made, _, recovery = header.add_reader(made, by=owner, passphrase=SECOND)

    def try_wrong() -> None:
        with suppress(Explained):
            header.unlock_with_passphrase(made, WRONG)

    show_times("Argon2id alone", times_of(lambda: keys.stretch(FIRST, salt=salt, cost=cost), runs=RUNS))
    show_times("open, first reader", times_of(lambda: header.unlock_with_passphrase(made, FIRST), runs=RUNS))
    show_times("open, second reader", times_of(lambda: header.unlock_with_passphrase(made, SECOND), runs=RUNS))
    show_times("refuse a wrong passphrase", times_of(try_wrong, runs=RUNS))
    show_times(
        "open with the recovery key", times_of(lambda: header.unlock_with_recovery(made, recovery.written), runs=RUNS)
    )


if __name__ == "__main__":
    main()
