"""The pages that explain: what a recurrence is, its kinds, same or new, chronic illness. Each line has its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, Review, cited
from rumbo.guide.library import Question, library
from rumbo.words import ContentError, Text, load


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement and where it comes from."""

    text: Text
    sources: tuple[Citation, ...]


class Page(Review, frozen=True, kw_only=True):
    """One page. `opening` comes first on every page: nobody is to blame. `ask` are questions that follow from it."""

    id: str
    title: Text
    opening: Said
    says: tuple[Said, ...]
    ask: tuple[Question, ...] = ()

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source of the page, in the order of its sentences, each once."""
        return tuple(dict.fromkeys(source for each in (self.opening, *self.says) for source in each.sources))


class _SaidFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    en: str
    es: str
    source: list[str]


class _PageFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    opening: _SaidFile
    says: list[_SaidFile]
    ask: list[str] = []


@cache
def pages() -> Mapping[str, Page]:
    """Every page by its id, which is the name of its file in content/explain.

    Raises ContentError when a page names a source or a question that is not there.
    """
    files = load("explain", _PageFile).by_file
    return MappingProxyType({name: _page(name, file=file) for name, file in files.items()})


def page(page_id: str) -> Page:
    """One page.

    Raises ContentError when there is none with that id.
    """
    if page_id not in pages():
        raise ContentError(f"explain: no page {page_id!r}")
    return pages()[page_id]


def _page(name: str, *, file: _PageFile) -> Page:
    unknown = [each for each in file.ask if each not in library()]
    if unknown:
        raise ContentError(f"explain/{name}: no questions {unknown}")
    return Page(
        id=name,
        title=file.title,
        opening=_said(file.opening),
        says=tuple(_said(each) for each in file.says),
        ask=tuple(library()[each] for each in file.ask),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def _said(file: _SaidFile) -> Said:
    return Said(text=Text(en=file.en, es=file.es), sources=cited(file.source))
