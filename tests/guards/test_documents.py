"""The documents say what is there: every command, option, setting and word of ours, and no link that leads nowhere."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rumbo.cli import parser
from tests.guards.source import ROOT, SOURCE, modules, name_of, tracked, tree

COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#([^)\s]*))?\)")
PICTURE = re.compile(r"docs/pictures/[\w.-]+")
# The rooms whose values have names a person could say. What a format calls its parts, and Django its, is theirs.
ROOMS = ("course", "oncology", "records", "trials", "guide", "paper", "web", "words")
THEIRS = re.compile(r"^rumbo\.records\.fhir\.|^rumbo\.web\..*\.(forms|fields|apps|base)$")
# Shapes of files on disk, parts of a larger thing explained with it, and exceptions: no words of the house.
PARTS_OF_WORDS = re.compile(r"(Row|File|Error|Format|Words|Config)$")
# Each explained with another word, or a plain one that needs none.
EXPLAINED_ELSEWHERE = {
    "rumbo.course.origins.Unsettled": "possible new primary", "rumbo.course.projection.CouldNotRead": "problem",
    "rumbo.course.primaries.cells.Cells": "cell types", "rumbo.course.primaries.cells.Table": "cell types",
    "rumbo.course.primaries.cells.Tables": "cell types", "rumbo.course.primaries.conditions.Missing": "rule module",
    "rumbo.course.primaries.rules.Module": "rule module", "rumbo.course.primaries.rules.When": "rule module",
    "rumbo.course.recurrences.Setting": "returns", "rumbo.guide.features.Now": "feature", "rumbo.guide.glossary.Found": "entry",
    "rumbo.guide.rules.Has": "rule", "rumbo.guide.rules.Among": "rule", "rumbo.guide.rules.AllOf": "rule",
    "rumbo.guide.rules.AnyOf": "rule", "rumbo.guide.rules.Not": "rule", "rumbo.oncology.phrases.Found": "phrasebook",
    "rumbo.oncology.phrases.Suggestions": "phrasebook", "rumbo.paper.drawings.drawing.Outline": "shape",
    "rumbo.paper.drawings.drawing.Circle": "shape", "rumbo.paper.drawings.flags.Label": "flag",
    "rumbo.paper.drawings.flags.Wish": "flag", "rumbo.paper.drawings.lettering.Lines": "flag",
    "rumbo.paper.drawings.level.Frame": "trail", "rumbo.paper.drawings.upright.Frame": "trail",
    "rumbo.paper.drawings.patches.Patch": "ground", "rumbo.paper.sheets.first_evening.Contact": "help line",
    "rumbo.web.frame.language.RememberLanguage": "reader", "rumbo.web.frame.logs.NoFacts": "fact",
    "rumbo.web.questions.access.Arranged": "arrangement", "rumbo.web.story.imports.review.Item": "review",
    "rumbo.web.story.portal.courier.Agreed": "courier", "rumbo.web.story.portal.courier.Limits": "courier",
    "rumbo.web.story.portal.collecting.Collecting": "collection", "rumbo.web.story.portal.smart.Answer": "sign-in",
    "rumbo.web.story.portal.smart.Offers": "portal connection", "rumbo.web.story.portal.smart.SignIn": "sign-in",
    "rumbo.web.vault.backup_place.BackupPlace": "back-up", "rumbo.web.vault.backups.Backup": "back-up",
    "rumbo.web.vault.backups.Manifest": "back-up", "rumbo.web.vault.keyring.Locked": "lock",
    "rumbo.web.vault.keys.Argon2Cost": "passphrase", "rumbo.web.vault.keys.SubKeys": "vault key",
    "rumbo.guide.evening.Evening": "first evening", "rumbo.paper.drawings.scale.Tick": "scale",
    "rumbo.words.text.Sayable": "text",
}  # fmt: skip


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its parser."""
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def section_of(command: str) -> str:
    """What the document says of one command."""
    found = re.search(rf"^## rumbo {command}\b.*?(?=^## |\Z)", COMMANDS, flags=re.MULTILINE | re.DOTALL)
    return found.group() if found else ""


@pytest.mark.parametrize(("name", "command"), tuple(commands()), ids=lambda each: each if isinstance(each, str) else "")
def test_every_command_is_explained_with_its_options_and_an_example(
    name: str, command: argparse.ArgumentParser
) -> None:
    section = section_of(name)
    assert re.search(rf"```sh\n(?:.*\n)*?rumbo {name}\b", section)
    options = {option for action in command._actions for option in action.option_strings} - {"-h", "--help"}
    assert not [option for option in options if option not in section]


def test_no_command_is_explained_that_is_not_there() -> None:
    assert set(re.findall(r"^## rumbo (\w+)", COMMANDS, flags=re.MULTILINE)) == {name for name, _ in commands()}


def test_every_setting_is_explained_and_no_other() -> None:
    read = {found for path in modules() for found in re.findall(r"\bRUMBO_[A-Z_]+", path.read_text(encoding="utf-8"))}
    assert set(re.findall(r"\bRUMBO_[A-Z_]+", SETTINGS)) - {"RUMBO_"} == read


def words() -> set[str]:
    """Every word of the glossary, in small letters."""
    return {word.lower() for word in re.findall(r"\*\*([^*]+)\*\* \(es: ", GLOSSARY)}


def values_of_the_house() -> Iterator[tuple[str, str]]:
    """Every public class that stands for something a person could name, with its module."""
    for path in modules():
        module = name_of(path)
        if module.split(".")[1:2] and module.split(".")[1] in ROOMS and not THEIRS.search(module):
            for node in tree(path).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    yield module, node.name


def has_its_word(module: str, name: str) -> bool:
    """Whether a name is a word of the glossary, holds one, or is explained with another."""
    if module == "rumbo.oncology.codes":
        return "code" in words()
    spoken = re.findall(r"[A-Z][a-z0-9]*", name)
    parts = {
        " ".join(spoken[first:last]).lower()
        for first in range(len(spoken))
        for last in range(first + 1, len(spoken) + 1)
    }
    singular = {part.removesuffix("s") for part in parts}
    elsewhere = EXPLAINED_ELSEWHERE.get(f"{module}.{name}")
    return bool((parts | singular) & words()) or elsewhere in words() or bool(PARTS_OF_WORDS.search(name))


def test_every_value_of_the_house_has_its_word_in_the_glossary() -> None:
    assert not [each for each in values_of_the_house() if not has_its_word(*each)]


def test_what_is_explained_elsewhere_still_is_and_has_no_word_of_its_own() -> None:
    there = {f"{module}.{name}" for module, name in values_of_the_house()}
    assert EXPLAINED_ELSEWHERE.keys() <= there
    assert set(EXPLAINED_ELSEWHERE.values()) <= words()


def test_every_place_a_word_names_is_there() -> None:
    named = set(re.findall(r"`((?:\w+/)+[\w.]*)`", GLOSSARY)) - {"content/messages/"}
    assert not [each for each in named if not (SOURCE / each).exists()]


def test_each_word_has_its_spanish_its_meaning_and_its_place() -> None:
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("- ")]
    assert len(lines) > 100
    whole = re.compile(r"- \*\*[^*]+\*\* \(es: [^)]+\).*: .+\. Where: .+\.")
    assert not [line for line in lines if not whole.match(line)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    found = LINK.findall(path.read_text(encoding="utf-8"))
    ours = [(path.parent / page, anchor) for page, anchor in found if not page.startswith(("http", "docs/pictures/"))]
    assert not [page for page, _ in ours if not page.exists()]
    assert not [(page, anchor) for page, anchor in ours if anchor and anchor not in headings(page)]


def test_every_picture_of_the_documents_is_there_and_shown() -> None:
    shown = {found for path in DOCUMENTS for found in PICTURE.findall(path.read_text(encoding="utf-8"))}
    assert shown == {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "pictures").glob("*.*")}


def headings(document: Path) -> set[str]:
    """The anchors that a document's headings make."""
    lines = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "adr"
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in folder.glob("0*.md")}


def test_every_promise_is_made_once() -> None:
    made = [
        int(number)
        for name in ("SECURITY.md", "PRIVACY.md")
        for number in re.findall(r"^\*\*(\d)\. ", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    ]
    assert sorted(made) == list(range(1, 9))
