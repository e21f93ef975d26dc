"""Everything said is said in both languages, is used, and neither advises nor counts anyone's chances."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from babel.messages.pofile import read_po

from rumbo.web.frame.page import DONE
from rumbo.web.people.journal import EVENTS
from rumbo.web.story.templatetags.story_words import EVENT_WORDS
from rumbo.words.message import sentences
from tests.guards.source import CONTENT, ROOT, SOURCE, WEB, modules, tree
from tests.guide.advice import advice_in

PO_FILES = sorted(WEB.glob("*/locale/es/LC_MESSAGES/django.po"))


def test_the_catalogs_hold_what_the_pages_say_and_all_of_it_in_spanish() -> None:
    checked = subprocess.run(
        [sys.executable, "scripts/messages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_a_sentence_that_two_places_say_has_one_spanish() -> None:
    """The site shows one catalog: of two wordings for a sentence one would never be seen."""
    said: dict[str, set[str]] = {}
    for path in PO_FILES:
        with path.open("rb") as source:
            for entry in read_po(source, locale="es"):
                if entry.id:
                    said.setdefault(str((entry.context, entry.id)), set()).add(str(entry.string))
    assert {sentence: wordings for sentence, wordings in said.items() if len(wordings) > 1} == {}


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.parts[-5])
def test_spanish_fills_in_the_same_values_as_english(path: Path) -> None:
    with path.open("rb") as source:
        for entry in read_po(source, locale="es"):
            ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
            strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            wanted = set(re.findall(r"%\((\w+)\)s", ids[-1]))
            for string in strings:
                if entry.id and string:
                    assert set(re.findall(r"%\((\w+)\)s", string)) == wanted, entry.id


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.parts[-5])
def test_pages_neither_advise_nor_count_chances(path: Path) -> None:
    with path.open("rb") as source:
        for entry in read_po(source, locale="es"):
            for words in (*_forms(entry.id), *_forms(entry.string)):
                assert not advice_in(words), words


def _forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_the_core_says_neither_advises_nor_counts_chances(lang: str) -> None:
    for each, sentence in sentences().items():
        wording = getattr(sentence, lang)
        for words in wording.values() if isinstance(wording, dict) else (wording,):
            assert not advice_in(words), each


def test_no_template_says_anything_outside_its_catalog() -> None:
    """Words between tags are for the translator; what stands bare is a name, a number or a sign."""
    for path in sorted(WEB.rglob("templates/**/*.html")):
        if path.name == "bare.html":  # it stands alone, in both languages at once
            continue
        source = path.read_text(encoding="utf-8")
        source = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", source, flags=re.DOTALL)
        source = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<(script|style|code)\b.*?</\1>", "", source, flags=re.DOTALL)
        source = re.sub(r"<[^>]*lang=\"[a-z]{2,3}\"[^>]*>[^<]*<", "<", source)
        bare = [" ".join(each.split()) for each in re.findall(r">([^<>]*)<", source)]
        left = {each for each in bare if re.search(r"[A-Za-zÁ-ú]{2}", each)}
        assert not left - BARE, (path, left - BARE)


BARE = {
    "Rumbo",
    "Español",
    "English",
    "EspañolEnglish",
    "· Rumbo",
    "FHIR JSON (.json, .ndjson).",
    "make run",
    "rumbo open",
    "KB",
    "MB",
}


# Sentences that nothing says yet, and why they are kept all the same.
KEPT = {
    "words-kept": "the example of the documentation of `words`",
    "guide-theme-": "the names of the groups of questions, for the lists of a visit",
}


@cache
def names_in_source() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every string the program holds, and the shapes of those it puts together."""
    whole: set[str] = set()
    shapes: set[str] = set()
    for path in modules():
        for each in ast.walk(tree(path)):
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                whole.add(each.value)
            elif isinstance(each, ast.JoinedStr):
                parts = [
                    re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else ".+"
                    for part in each.values
                ]
                if isinstance(each.values[0], ast.Constant) and len(str(each.values[0].value)) > 4:
                    shapes.add("".join(parts))
    for path in (*CONTENT.rglob("*.yaml"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.typ")):
        if "messages" not in path.parts:
            whole.update(re.findall(r"[a-z]+(?:-[a-z0-9]+)+", path.read_text(encoding="utf-8")))
    return frozenset(whole), tuple(re.compile(shape) for shape in shapes)


@pytest.mark.parametrize("path", sorted((CONTENT / "messages").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_sentence_of_the_core_is_said_somewhere(path: Path) -> None:
    whole, shapes = names_in_source()
    ids = msgspec.yaml.decode(path.read_bytes())
    said = {each.removesuffix("-undated") for each in ids}  # `guide.plain` adds this to any sentence with a date
    unused = [each for each in said if each not in whole and not any(shape.fullmatch(each) for shape in shapes)]
    assert not [each for each in unused if not each.startswith(tuple(KEPT))]


def test_every_event_of_the_journal_has_its_words() -> None:
    assert EVENT_WORDS.keys() == EVENTS


def test_every_event_of_the_journal_can_happen() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in modules()
        if path.name != "journal.py" and path.name != "story_words.py"
    )
    assert not {event for event in EVENTS if f'"{event}"' not in source}


def test_everything_a_page_may_say_it_has_done_is_said_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in modules() if path.name != "page.py")
    assert not {key for key in DONE if f'"{key}"' not in source}


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_no_name_in_a_content_file_is_given_twice(path: Path) -> None:
    """YAML keeps the last of two without a word, and a sentence would be lost."""

    def names(node: yaml.Node) -> Iterator[list[str]]:
        if isinstance(node, yaml.MappingNode):
            yield [key.value for key, _ in node.value]
        for child in node.value if isinstance(node, yaml.CollectionNode) else ():
            for part in child if isinstance(child, tuple) else (child,):
                yield from names(part)

    node = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert node is None or not [found for found in names(node) if len(found) != len(set(found))]
