"""What belongs to the project: nothing of anybody's machine, no address of a package registry, nothing that is made."""

from __future__ import annotations

import re

from tests.guards.source import ROOT, tracked

MACHINE = re.compile(
    r"(?<![\w.])/(?:root|home/(?!user\b|you\b)[a-z]\w*|Users/(?!you\b)\w+)/|C:\\Users\\|/wor[k]/|/tmp/[a-z]{2}/"
)
REGISTRY = re.compile(
    r"(?:--(?:extra-)?index-url|--find-links|--trusted-host)\b|https?://(?:[\w.-]+\.)?(?:pypi|artifactory|nexus|devpi)[\w.]*/"
)
MADE = (".pyc", ".mo", ".db", ".log", ".orig", ".rej", ".DS_Store")
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".yaml",
    ".yml",
    ".html",
    ".css",
    ".js",
    ".po",
    ".sh",
    ".typ",
    ".json",
    ".svg",
    ".cfg",
    "",
}
SAY_SO_THEMSELVES = {"tests/guards/test_tracked_files.py"}  # the patterns above; and options that keep addresses out
KEEPS_ADDRESSES_OUT = re.compile(r"--no-(?:emit-)?index(?:-url)?")


def texts() -> list[tuple[str, str]]:
    """Every text file of the project, by its path."""
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in TEXT and name not in SAY_SO_THEMSELVES:
            found.append((name, path.read_text(encoding="utf-8", errors="replace")))
    return found


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert not [(name, found.group()) for name, text in texts() if (found := MACHINE.search(text))]


def test_no_file_names_a_package_registry() -> None:
    left = [(name, KEEPS_ADDRESSES_OUT.sub("", text)) for name, text in texts()]
    assert not [(name, found.group()) for name, text in left if (found := REGISTRY.search(text))]


def test_nothing_that_is_made_is_kept() -> None:
    assert not [path for path in tracked() if path.suffix in MADE or "__pycache__" in path.parts]


def test_every_test_is_named_as_a_sentence() -> None:
    names = [
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    ]
    assert not [name for name in names if name.count("_") < 2]


def test_unit_tests_mirror_the_source() -> None:
    """A test module stands where the module it tests stands; the rest is in folders of its own."""
    others = {"guards", "pages", "browser", "faults", "spec", "bench"}
    stray = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        place = path.relative_to(ROOT / "tests")
        if place.parts[0] in others or len(place.parts) == 1:
            continue
        folder = ROOT / "src" / "rumbo" / place.parent
        if not folder.is_dir():
            stray.append(place.as_posix())
    assert not stray
