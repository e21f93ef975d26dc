"""The loader of content/: YAML decoded into typed values and refused with the file's name when it does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")


class ContentError(Exception):
    """A content file does not hold what its schema asks. Ours to mend; a person never sees it."""


def content_folder() -> Path:
    """The folder that holds everything Rumbo says."""
    return Path(__file__).parents[1] / "content"


@dataclass(frozen=True)
class Content(Generic[T]):
    """The files of one folder of content, decoded, in the order of their names."""

    by_file: dict[str, T]

    def merged(self) -> dict[str, Any]:
        """All files as one mapping.

        Raises ContentError when two files use the same key.
        """
        everything: dict[str, Any] = {}
        for name, part in self.by_file.items():
            assert isinstance(part, dict)  # noqa: S101 - merged() is for files that are mappings; a slip of ours
            twice = everything.keys() & part.keys()
            if twice:
                raise ContentError(f"{name}: already said elsewhere: {sorted(twice)}")
            everything.update(part)
        return everything


def load(folder: str, shape: type[T], *, root: Path | None = None) -> Content[T]:
    """Decode every YAML file below content/<folder> as `shape`.

    Raises ContentError, naming the file, when one does not fit.
    """
    base = (root or content_folder()) / folder
    return Content(
        {
            path.relative_to(base).with_suffix("").as_posix(): _decode(path, shape)
            for path in sorted(base.rglob("*.yaml"))
        }
    )


def _decode(path: Path, shape: type[T]) -> T:
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=shape)
    except (msgspec.MsgspecError, ValueError) as error:
        raise ContentError(f"{path.name}: {error}") from error
