"""Build hooks: dependencies come from requirements/run.in, and .po files become .mo files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

HERE = Path(__file__).parent


class Dependencies(MetadataHookInterface):
    """The one list of what Rumbo needs is requirements/run.in."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        lines = (HERE / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()
        wanted = [line.split("#")[0].strip() for line in lines]
        metadata["dependencies"] = [line for line in wanted if line and line not in {"hatchling", "editables"}]


class Messages(BuildHookInterface[Any]):
    """Compile each place's Spanish sentences."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_messages(HERE / "src")


def compile_messages(below: Path) -> None:
    """Write a .mo beside every .po below a folder."""
    for po in below.rglob("*.po"):
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parts[-3])
        with po.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalog)


if __name__ == "__main__":  # `make run` of a newer version in an older checkout: its sentences too are newer
    compile_messages(HERE / "src")
