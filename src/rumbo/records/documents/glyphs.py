"""The words printed on a page of a PDF, each with where it stands. Words of one direction of writing stand together."""

from __future__ import annotations

import ctypes
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

HYPHEN: Final = "\x02"  # how pdfium marks the hyphen that breaks a word at the end of a line
_RUN: Final = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")


class Word(NamedTuple):
    """A word between spaces, turned upright: `left` to `right` along its line, `baseline` growing downwards, in points.

    `order` is its place among what the page draws.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    order: int


def words_on(text_page: Any) -> list[list[Word]]:
    """The words of a page in groups of one direction each, the one with most words first."""
    groups: dict[int, list[Word]] = defaultdict(list)
    measure = _Measure(text_page)
    for run in _RUN.finditer(_text_of(text_page)):
        quarter, word = measure.word(run[0], run.start(), run.end() - 1)
        groups[quarter].append(word)
    return sorted(groups.values(), key=len, reverse=True)


def _text_of(text_page: Any) -> str:
    """The text with one character for each of pdfium's, so that a position in it is a character's number."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count > 0 else ""
    if len(text) != count:
        text = "".join(map(chr, _code_points(text_page, count)))
    return text.replace("\ufffe", HYPHEN)


def _code_points(text_page: Any, count: int) -> Iterator[int]:
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        yield code if code <= 0x10FFFF else 0xFFFD


class _Measure:
    """Asks pdfium where characters stand; the places it answers into are made once for a page."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def word(self, text: str, first: int, last: int) -> tuple[int, Word]:
        """A word from its first to its last character, and by how many quarters against the clock it is turned."""
        pdfium.FPDFText_GetMatrix(self._page, first, self._matrix)
        pdfium.FPDFText_GetCharOrigin(self._page, first, self._x, self._y)
        quarter = round(math.atan2(self._matrix.b, self._matrix.a) / (math.pi / 2)) % 4
        size = pdfium.FPDFText_GetFontSize(self._page, first) * math.hypot(self._matrix.c, self._matrix.d)
        left, right = self._sides(first, quarter)
        if last != first:
            right = max(left, self._sides(last, quarter)[1])
        _, up = _turn(self._x.value, self._y.value, quarter)
        return quarter, Word(text, left, right, -up, max(abs(size), 1.0), first)

    def _sides(self, index: int, quarter: int) -> tuple[float, float]:
        pdfium.FPDFText_GetLooseCharBox(self._page, index, self._box)
        one, _ = _turn(self._box.left, self._box.bottom, quarter)
        other, _ = _turn(self._box.right, self._box.top, quarter)
        return (one, other) if one < other else (other, one)


def _turn(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point as it lies when what is written `quarter` quarters against the clock is turned upright."""
    match quarter:
        case 1:
            return y, -x
        case 2:
            return -x, -y
        case 3:
            return -y, x
    return x, y
