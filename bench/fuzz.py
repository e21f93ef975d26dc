"""Spoils files at random and reads what comes of them: whatever is in a file, a reader gives a part and raises nothing.

`bench/fuzz.py [--inputs N] [--from SEED] [--seconds S] FILE...`: N spoilt copies of each file, fewer where its S seconds are
over, one row each: how many were still read as their format, how many told facts, the slowest in milliseconds, and every
failure with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from pathlib import Path

from rumbo.records import formats
from rumbo.records.transcript import Transcript

MOST_CHANGES = 8


def spoilt(data: bytes, *, seed: int) -> bytes:
    """The bytes with some changed, taken out, doubled, moved or cut off, as the seed decides."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    bad = bytearray(data)
    for _ in range(chance.randrange(1, MOST_CHANGES)):
        at = chance.randrange(len(bad) + 1)
        match chance.randrange(6):
            case 0:
                bad[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del bad[at : at + chance.randrange(1, 40)]
            case 2:
                bad[at:at] = bad[at : at + chance.randrange(1, 400)]
            case 3:
                bad[at : at + 1] = chance.choice((b"\0", b"<", b">", b'"', b"{", b"[", b"\xff", b"&", b"9" * 30))
            case 4:
                other = chance.randrange(len(bad) + 1)
                bad[at:at] = bad[other : other + chance.randrange(1, 80)]
            case _:
                del bad[at + chance.randrange(1, 2000) :]
    return bytes(bad)


def fuzz(path: Path, *, inputs: int, first: int, seconds: float) -> list[str]:
    """Read so many spoilt copies of a file, or as many as there is time for; prints its row and gives the failures."""
    data = path.read_bytes()
    whole = formats.read(data, transcript=Transcript(name=path.name, record="0" * 64)).format
    seen: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    ends_by = time.monotonic() + seconds
    for seed in range(first, first + inputs):
        if time.monotonic() > ends_by:
            break
        seen["inputs"] += 1
        began = time.process_time()
        try:
            part = formats.read(spoilt(data, seed=seed), transcript=Transcript(name=path.name, record="0" * 64))
            seen["read"] += part.format == whole
            seen["told"] += bool(part.facts)
        except Exception as error:  # whatever it is, it is what this looks for
            failures.append(f"{path.name} seed {seed}: {type(error).__name__}: {error}"[:200])
        slowest = max(slowest, time.process_time() - began)
    print(
        f"{whole:<14}{path.name:<36}{seen['inputs']:>8} inputs{seen['read']:>8} read{seen['told']:>8} told"
        f"{slowest * 1000:>8.0f} ms{len(failures):>6} failures",
        flush=True,
    )
    return failures


def main() -> None:
    """Spoil and read each file that is named."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--inputs", type=int, default=1000)
    given.add_argument("--from", dest="first", type=int, default=0)
    given.add_argument("--seconds", type=float, default=math.inf, help="for each file")
    given.add_argument("files", nargs="+", type=Path, metavar="FILE")
    asked = given.parse_args()
    failures = [
        failure
        for path in asked.files
        for failure in fuzz(path, inputs=asked.inputs, first=asked.first, seconds=asked.seconds)
    ]
    print("\n".join(failures) or "nothing was raised")
    raise SystemExit(bool(failures))


if __name__ == "__main__":
    main()
