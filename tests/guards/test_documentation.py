"""What can be typed, set or named is documented, and the documents name nothing that is not there."""

from __future__ import annotations

import argparse
import re

import pytest
from django.apps import apps

from rumbo.cli import parser
from tests.guards.source import ROOT, SOURCE, modules, name_of, public

REFERENCE = ROOT / "docs" / "reference"
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
WORDS = {word.lower() for word in re.findall(r"\*\*([^*\n]+)\*\*", GLOSSARY)}

# Rooms whose classes name things of the domain. Elsewhere a class is a tool, a form or a shape of somebody else's standard.
DOMAIN = (
    "rumbo.course.course",
    "rumbo.course.facts",
    "rumbo.records.reading",
    "rumbo.oncology.tumour",
    "rumbo.oncology.dates",
)


def commands(whole: argparse.ArgumentParser | None = None) -> dict[str, argparse.ArgumentParser]:
    """Every command and its own parser; one that has verbs stands as each of them ("trials sync")."""
    (choices,) = _verbs(whole or parser())
    found: dict[str, argparse.ArgumentParser] = {}
    for name, each in choices.choices.items():
        found |= {f"{name} {verb}": own for verb, own in commands(each).items()} if _verbs(each) else {name: each}
    return found


def _verbs(of: argparse.ArgumentParser) -> list[argparse._SubParsersAction[argparse.ArgumentParser]]:
    return [each for each in of._actions if isinstance(each, argparse._SubParsersAction)]


def section(name: str) -> str:
    """What the reference says of one command."""
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    return text.partition(f"## rumbo {name}")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", commands())
def test_every_command_and_each_of_its_options_is_documented(name: str) -> None:
    said = section(name)
    assert said
    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option not in {"-h", "--help"}:
                assert re.search(rf"(?<![\w-]){option}(?![\w-])", said), option
        if not action.option_strings:
            assert (action.metavar or action.dest).upper() in said, action.dest
        for choice in action.choices or ():
            assert choice in said, choice


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## rumbo ([a-z]+(?: [a-z]+)*)", text, flags=re.MULTILINE)) == commands().keys()
    for name in commands():
        there = {option for action in commands()[name]._actions for option in action.option_strings}
        table = re.findall(r"^\| `(--?[a-z-]+)", section(name), flags=re.MULTILINE)
        assert set(table) <= there, name


def test_every_setting_is_documented_and_every_documented_setting_is_there() -> None:
    used = {
        name
        for path in (*modules(), *(ROOT / "scripts").glob("*"))
        if path.is_file()
        for name in re.findall(r"\bRUMBO_[A-Z_]+\b", path.read_text(encoding="utf-8"))
    }
    documented = set(re.findall(r"`(RUMBO_[A-Z_]+)`", (REFERENCE / "settings.md").read_text(encoding="utf-8")))
    assert used == documented


def spoken(name: str) -> str:
    """A class's name as words: PartialDate is "partial date"."""
    return " ".join(re.findall(r"[A-Z][a-z0-9]*|[A-Z]+(?![a-z])", name)).lower()


def domain_names() -> list[str]:
    """Every class that names a thing of the domain."""
    classes = [
        each.name for path in modules() if name_of(path) in DOMAIN for each in public(path) if hasattr(each, "bases")
    ]
    return sorted({*classes, *(model.__name__ for model in apps.get_models() if model.__module__.startswith("rumbo."))})


@pytest.mark.parametrize("name", domain_names())
def test_every_thing_of_the_domain_is_in_the_glossary(name: str) -> None:
    words = spoken(name)
    whole = re.sub(r" (row|event|page)$", "", words)  # one of what the word names
    assert {words, f"{words}s", whole} & WORDS


def test_every_room_and_every_place_is_in_the_glossary() -> None:
    rooms = {
        each.name for parent in (SOURCE, SOURCE / "web") for each in parent.iterdir() if (each / "__init__.py").exists()
    }
    text = GLOSSARY + (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert not {each for each in rooms if not re.search(rf"\b{each}\b", text)}


def test_every_word_has_its_spanish_and_lives_somewhere() -> None:
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("- **")]
    assert len(lines) > 50
    for line in lines:
        assert re.match(r"- \*\*[^*]+\*\* \(es: [^)]+\): .+", line), line
        for path in re.findall(r"`([\w/]+/[\w/]+(?:\.py|/))`", line):
            assert (SOURCE / path).exists(), (line, path)


def test_no_word_is_explained_twice() -> None:
    listed = re.findall(r"^- \*\*([^*]+)\*\*", GLOSSARY, flags=re.MULTILINE)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("*.md")))
def test_what_a_document_links_to_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (ROOT / target).exists(), target
