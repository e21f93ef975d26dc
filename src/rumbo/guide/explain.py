"""The pages that explain: what a recurrence is, each of its kinds, same or new, chronic illness. Each line has its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.course.course import Kind, Recurrence
from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.guide.library import Question, library
from rumbo.words import ContentError, Text, load

_OF_KIND: Mapping[Kind, str] = MappingProxyType(
    {"local": "local-recurrence", "regional": "regional-recurrence", "distant": "distant-recurrence"}
)


class Page(Review, frozen=True, kw_only=True):
    """One page. `opening` comes first on every page: nobody is to blame. `looks` is what doctors usually look at, `ask`
    are questions that follow from it, and `part_of` names the page that leads here, if one does.
    """

    id: str
    title: Text
    opening: Said
    says: tuple[Said, ...]
    looks: tuple[Said, ...] = ()
    ask: tuple[Question, ...] = ()
    part_of: str = ""

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source of the page, in the order of its sentences, each once."""
        return sources_of((self.opening, *self.says, *self.looks))


class _PageFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    opening: SaidFile
    says: list[SaidFile]
    looks: list[SaidFile] = []
    ask: list[str] = []
    part_of: str = ""


@cache
def pages() -> Mapping[str, Page]:
    """Every page by its id, which is the name of its file in content/explain.

    Raises ContentError when a page names a source, a question or a page that is not there.
    """
    files = load("explain", _PageFile).by_file
    lost = [name for name, file in files.items() if file.part_of and file.part_of not in files]
    if lost:
        raise ContentError(f"explain: part of no page: {lost}")
    return MappingProxyType({name: _page(name, file=file) for name, file in files.items()})


def page(page_id: str) -> Page:
    """One page.

    Raises ContentError when there is none with that id.
    """
    if page_id not in pages():
        raise ContentError(f"explain: no page {page_id!r}")
    return pages()[page_id]


def parts_of(page_id: str) -> tuple[Page, ...]:
    """The pages that a page leads to, in their order; for "" the pages that no other leads to."""
    return tuple(each for each in pages().values() if each.part_of == page_id)


def page_for(back: Recurrence) -> Page:
    """The page that explains one return: by the doctor's word for its kind where there is one, else what fits the rest.

    A kind by definition leads to the page of all kinds: it is for the doctor to say.
    """
    if back.called == "relapse":
        return page("relapse-of-a-blood-cancer")
    if back.called == "progression":
        return page("progression")
    if back.kind.basis == "said" and back.kind.kind in _OF_KIND:
        return page(_OF_KIND[back.kind.kind])
    return page("blood-test-recurrence" if back.found_by == "marker" and not back.places else "kinds-of-recurrence")


def _page(name: str, *, file: _PageFile) -> Page:
    unknown = [each for each in file.ask if each not in library()]
    if unknown:
        raise ContentError(f"explain/{name}: no questions {unknown}")
    return Page(
        id=name,
        title=file.title,
        opening=file.opening.said(),
        says=tuple(each.said() for each in file.says),
        looks=tuple(each.said() for each in file.looks),
        ask=tuple(library()[each] for each in file.ask),
        part_of=file.part_of,
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
