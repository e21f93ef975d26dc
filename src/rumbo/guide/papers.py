"""How a person gets their own papers: the steps, the form of words, and the law each rests on (content/papers)."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.words import Text, load


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `words` is what one can say or hand over, where there is something to say."""

    title: Text
    says: tuple[Said, ...]
    words: Text | None = None


class Papers(Review, frozen=True, kw_only=True):
    """The whole page."""

    title: Text
    lead: Said
    steps: tuple[Step, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source in the order of the sentences, each once."""
        return sources_of((self.lead, *(each for step in self.steps for each in step.says)))

    @property
    def request(self) -> Text:
        """The form of words with which one asks the records office."""
        return next(step.words for step in self.steps if step.words is not None)


class _StepFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: Text
    says: list[SaidFile]
    words: Text | None = None


class _PapersFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    lead: SaidFile
    steps: list[_StepFile]


@cache
def papers() -> Papers:
    """The page, read once.

    Raises ContentError when it names a source that is not there.
    """
    file = load("papers", _PapersFile).by_file["papers"]
    return Papers(
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
        title=file.title,
        lead=file.lead.said(),
        steps=tuple(
            Step(title=step.title, says=tuple(each.said() for each in step.says), words=step.words)
            for step in file.steps
        ),
    )
