"""The registry as it is held on this machine: opened in a moment, its studies fetched when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import msgspec

from rumbo import disk
from rumbo.trials.criteria import Criterion
from rumbo.trials.matching import Matcher, Matches
from rumbo.trials.profile import Profile
from rumbo.trials.registry import writing
from rumbo.trials.registry.columns import Clause, Columns, read_clauses
from rumbo.trials.registry.manifest import Changes, Manifest
from rumbo.trials.registry.pile import Pile, study_of
from rumbo.trials.registry.reading import criteria_in
from rumbo.trials.registry.shelf import Shelf
from rumbo.trials.registry.study import Study
from rumbo.trials.registry.text import TextIndex
from rumbo.trials.registry.wire import MalformedError, read_study
from rumbo.words import Explained


class Registry:
    """All trials on this machine. A study's row is its place in the order of numbers; `columns` has one row each.

    Open it once and keep it: another process may put a newer registry in its place, and this one still answers.
    """

    def __init__(self, folder: Path) -> None:
        self.manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
        if not self.manifest.is_readable:
            raise Explained("trials-registry-other-shape")
        self._folder = folder
        self._studies, self._criteria = Shelf(folder / "studies.bin"), Shelf(folder / "criteria.bin")
        self._numbers = Shelf(folder / "numbers.bin")
        self.columns = Columns.open(folder / "columns")
        self.text = TextIndex(folder / "text", size=len(self._studies))

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open the registry in a folder.

        Raises Explained("trials-no-registry") when there is none, ("trials-registry-other-shape") when another release of
        Rumbo made it, ("trials-registry-spoilt") when its files are not whole.
        """
        folder = writing.find_folder(Path(path))
        if folder is None:
            raise Explained("trials-no-registry")
        try:
            return cls(folder)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise Explained("trials-registry-spoilt") from error

    @classmethod
    def build(cls, studies: Iterable[Mapping[str, Any]], path: Path | str) -> Self:
        """Make a registry of studies as version 2 of the API gives them, in a folder, and open it.

        Every study is kept, whatever its status; of two with one number the later. What is no study is counted in
        `manifest.malformed`. It replaces the registry that was there, in one step.

        Raises Explained("trials-disk-full"); then the old one is as it was.
        """
        place = Path(path)
        with writing.laying_out(place) as folder:
            malformed = 0
            with Pile(folder / f"given{disk.PART}") as pile:
                for each in studies:
                    try:
                        pile.add(read_study(each))
                    except MalformedError:
                        malformed += 1
                writing.write(
                    folder, (pile.piece(number) for number in sorted(pile.numbers)),
                    manifest=Manifest(malformed=malformed), changes=Changes(new=tuple(sorted(pile.numbers))),
                    known=writing.unknown, tick=writing.untold,
                )  # fmt: skip
            (folder / f"given{disk.PART}").unlink()
        return cls.open(place)

    def __len__(self) -> int:
        return len(self._studies)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The number of each study, by row."""
        return tuple(piece.decode() for piece in self._numbers)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {number: row for row, number in enumerate(self.numbers)}

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What criteria ask, without their wording, by the number that `columns.clause` gives."""
        return read_clauses(self._folder / "clauses.msgpack")

    @cached_property
    def changes(self) -> Changes:
        """What the last sync brought, by number."""
        return msgspec.json.decode((self._folder / "changes.json").read_bytes(), type=Changes)

    def find_row(self, nct_id: str) -> int | None:
        """The row of a study, or None when it is not in this registry."""
        return self._rows.get(nct_id.strip().upper())

    def study(self, row: int) -> Study:
        """The study of a row."""
        return study_of(self._studies[row])

    def piece(self, nct_id: str) -> bytes:
        """A study as it is packed, for the next registry.

        Raises KeyError when it is not in this one.
        """
        return self._studies[self._rows[nct_id]]

    @property
    def size_bytes(self) -> int:
        """How much of the disk its studies take."""
        return self._studies.size_bytes

    def criteria(self, row: int) -> tuple[Criterion, ...]:
        """The criteria of a row, with their wording, in the order of the text."""
        return criteria_in(self.packed_criteria(row))

    def packed_criteria(self, row: int) -> bytes:
        """The criteria of a row as they are packed, for the next registry."""
        return self._criteria[row]

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self)

    def match(self, profile: Profile, limit: int | None = None) -> Matches:
        """Every study judged for one person, best first; with `limit` only so many of the first."""
        return self._matcher.match(profile, limit=limit)

    def __iter__(self) -> Iterator[Study]:
        return (self.study(row) for row in range(len(self)))

    def close(self) -> None:
        """Let go of its files, so that Windows too can replace them."""
        for shelf in (self._studies, self._criteria, self._numbers):
            shelf.close()
