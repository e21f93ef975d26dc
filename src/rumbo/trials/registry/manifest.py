"""What one registry on this machine is: how much of what, from where, of which day, and by which reading."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

from rumbo.trials.criteria import Criterion

FORMAT: Final = 2  # of the files; another number is another shape, which this Rumbo does not open
Scope = Literal["open_cancer", "whole", "given"]
Source = Literal["registry", "files", "given"]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The card of one registry. Instants are ISO text in UTC, days ISO text; empty is not known.

    `malformed` pieces were no study, `damaged` studies lost a field, `left_out` were not of this stock, `missing` never came:
    all told since `whole_at`, for what was lost then is not made good by the changes that came later.
    `as_of` is what the registry says of its own data; `newest` the latest change that any study tells of itself.
    `fetched_at` is when the last of it was fetched or given, `whole_at` when all of it last was, and not only the changes.
    """

    format: int = FORMAT
    shape: str = ""
    reading: str = ""
    source: Source = "given"
    scope: Scope = "given"
    as_of: str = ""
    fetched_at: str = ""
    whole_at: str = ""
    newest: str = ""
    studies: int = 0
    open_studies: int = 0
    criteria: int = 0
    understood: int = 0
    malformed: int = 0
    damaged: int = 0
    left_out: int = 0
    missing: int = 0

    @property
    def is_readable(self) -> bool:
        """Whether this Rumbo can open it."""
        return self.format == FORMAT and self.shape == shape()

    @property
    def is_current(self) -> bool:
        """Whether its criteria were read as this Rumbo reads them."""
        return self.is_readable and self.reading == reading()


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What the last sync changed, by study number, since the registry that was there before (`since`: when it was fetched)."""

    since: str = ""
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@cache
def shape() -> str:
    """A word for the shape of criteria as they are stored; it changes when a kind of ask does."""
    return hashlib.sha256(msgspec.json.encode(msgspec.json.schema(Criterion), order="sorted")).hexdigest()[:16]


@cache
def reading() -> str:
    """A word for the code and tables that read criteria; it changes when any of them does."""
    here = Path(__file__).parents[2]
    told = hashlib.sha256()
    for part in ("trials/criteria", "oncology", "content/oncology", "content/trials"):
        for path in sorted((here / part).rglob("*")):
            if path.suffix in {".py", ".yaml"}:
                told.update(path.relative_to(here).as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:16]
