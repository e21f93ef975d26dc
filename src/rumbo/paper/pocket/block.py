"""The block of plain text in which answers travel from a phone back into Rumbo: written, and read forgivingly.

Each line of an answer carries the number of its question, so that a lost line takes nothing else along:

    Rumbo · 4f7c2a
    [1 ✓] What is the aim?
    1| To hold it back.
    [end]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rumbo.oncology.phrases import fold
from rumbo.words import LANGUAGES, Lang, Message, Text

NOTES = 0  # the number under which notes travel
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_QUOTED = re.compile(r"^(?:\s*>)+\s?")  # as mail programs quote a letter
_TITLE = re.compile(r"rumbo\s*[^\w\s]*\s*([0-9a-f]{6})?", re.IGNORECASE)
_HEADING = re.compile(
    r"[\[({]\s*(\d{1,3})\s*(?P<tick>[✓✔☑√xX]\ufe0f?|s[ií]|yes)?\s*[\])}]\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_BARRED = re.compile(r"(\d{1,3})\s*[|│¦](.*)", re.DOTALL)
_END = re.compile(r"[\[({]\s*(?:end|fin)\s*[\])}]\W*", re.IGNORECASE)
# Somebody who types from memory or paper: "1. To hold it back", "Question 2: no", "R3) sí".
_TYPED = re.compile(
    r"(?:(?:question|answer|pregunta|respuesta|no|n[º°.]|q|a|p|r)\s*\.?\s*)?#?(\d{1,3})\s*[.):\-–—]+(?:\s+(.*)|$)",
    re.IGNORECASE | re.DOTALL,
)


class PocketAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was written on the phone for the question with this number, and whether it was ticked as answered."""

    number: int
    words: str = ""
    ticked: bool = False


class PocketBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A block as it was read: whose page it is from, the answers in the order of the questions, notes, and `left`: every
    line that could not be placed.
    """

    page: str = ""
    answers: tuple[PocketAnswer, ...] = ()
    notes: str = ""
    left: tuple[str, ...] = ()


def tidy(words: str) -> str:
    """Words as they come back: no blanks around a line, no blank lines around the whole."""
    return "\n".join(line.strip() for line in _BREAK.split(words)).strip()


def write_block(
    answers: Iterable[PocketAnswer], *, asked: Sequence[Text], page: str, lang: Lang, notes: str = ""
) -> str:
    """The block of these answers; `asked` are all questions of the page in their order, from number 1."""
    lines = [title_of(page)]
    for each in answers:
        lines.append(f"[{each.number}{' ✓' if each.ticked else ''}] {asked[each.number - 1].said(lang)}")
        lines += [f"{each.number}| {line}" for line in tidy(each.words).split("\n")]
    if tidy(notes):
        lines.append(f"[{NOTES}] {Message('pocket-notes').said(lang)}")
        lines += [f"{NOTES}| {line}" for line in tidy(notes).split("\n")]
    return "\n".join([*lines, Message("pocket-end").said(lang)])


def title_of(page: str) -> str:
    """The first line of a block: whose page it is from."""
    return f"Rumbo · {page}"


def read_back(text: str, *, asked: Sequence[Text]) -> PocketBlock:
    """Read a block that came back, or answers that were typed with their numbers. `asked` are the questions of the page.

    Nothing is lost: what cannot be placed is in `left`. Never raises.

    >>> read_back("1. To hold it back", asked=[Text(en="The aim?", es="¿La meta?")]).answers[0].words
    'To hold it back'
    """
    reader = _Reader(asked, typed=not any(_BARRED.fullmatch(line) for line in _lines(text)))
    for line in _lines(text):
        reader.take(line)
    return reader.block()


def _lines(text: str) -> Iterator[str]:
    """The lines without the marks of a quoted letter, where what follows the marks is a line of ours."""
    for line in _BREAK.split(text):
        bare = _QUOTED.sub("", line).strip()
        ours = any(pattern.fullmatch(bare) for pattern in (_HEADING, _BARRED, _TITLE, _END))
        yield bare if ours else line.strip()


class _Reader:
    """Takes line after line, and remembers which question it is at."""

    def __init__(self, asked: Sequence[Text], *, typed: bool) -> None:
        self.folded = [{lang: fold(each.said(lang)) for lang in LANGUAGES} for each in asked]
        self.typed, self.page, self.is_over = typed, "", False
        self.at: int | None = None
        self.heading: tuple[str, ...] | None = None  # while a heading may go on in the next line
        self.words: dict[int, list[str]] = {}
        self.ticked: set[int] = set()
        self.left: list[str] = []

    def take(self, line: str) -> None:
        """Put one line where it belongs."""
        if self.is_over or not (self._is_frame(line) or self._is_of_a_question(line) or self._goes_on(line)):
            self.left += [line] if line else []

    def _is_frame(self, line: str) -> bool:
        """The first line or the last of a block. After the last one nothing is an answer."""
        if _END.fullmatch(line):
            self.is_over = True
            return True
        title = _TITLE.fullmatch(line) if not self.words else None
        if title:
            self.page = (title[1] or "").lower()
        return title is not None

    def _is_of_a_question(self, line: str) -> bool:
        """A heading, a line that carries its number, or a question's own words standing alone."""
        if heading := _HEADING.fullmatch(line):
            return self._begin(int(heading[1]), heading=heading["words"], ticked=bool(heading["tick"]))
        if barred := _BARRED.fullmatch(line):
            return self._begin(int(barred[1]), says=barred[2].strip())
        number = next(
            (n for n, known in enumerate(self.folded, 1) if fold(line) and fold(line) in known.values()), None
        )
        if number is not None:
            return self._begin(number, heading=line)
        typed = _TYPED.fullmatch(line) if self.typed else None
        return typed is not None and self._begin(int(typed[1]), says=(typed[2] or "").strip())

    def _begin(self, number: int, *, heading: str | None = None, says: str | None = None, ticked: bool = False) -> bool:
        if number > len(self.folded):
            self.at = None
            return False
        self.at = number
        self.heading = None if heading is None else fold(heading)
        written = self.words.setdefault(number, [])
        if says is not None:
            written.append(says)
        if ticked:
            self.ticked.add(number)
        return True

    def _goes_on(self, line: str) -> bool:
        """A line without a number: the rest of a heading that was wrapped, or of the answer before it."""
        if self.at is None:
            return False
        if self.heading is not None and self._is_rest_of_heading(line):
            return True
        if line or self.typed:
            self.heading = None
            self.words[self.at].append(line)
        return True

    def _is_rest_of_heading(self, line: str) -> bool:
        so_far = (*(self.heading or ()), *fold(line))
        if not fold(line) or self.at == NOTES or self.at is None:
            return False
        if any(known[: len(so_far)] == so_far for known in self.folded[self.at - 1].values()):
            self.heading = so_far
            return True
        return False

    def block(self) -> PocketBlock:
        """All that was read."""
        words = {number: tidy("\n".join(lines)) for number, lines in sorted(self.words.items())}
        return PocketBlock(
            page=self.page,
            answers=tuple(
                PocketAnswer(number=number, words=said, ticked=number in self.ticked)
                for number, said in words.items()
                if number != NOTES and (said or number in self.ticked)
            ),
            notes=words.get(NOTES, ""),
            left=tuple(self.left),
        )
