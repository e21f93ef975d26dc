"""What is commonly talked about for each cancer that is back (content/cancers), statement by statement, with sources.

For leukaemias, lymphomas and myeloma the situations are relapse and refractory disease: local, regional and distant do
not fit them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.guide.choices.described import ChoiceId
from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.oncology.biomarkers import biomarkers
from rumbo.oncology.cancers import cancers
from rumbo.oncology.drugs import drugs
from rumbo.oncology.treatments import MODALITIES
from rumbo.words import ContentError, Text, load

Situation = Literal["local", "regional", "distant", "marker", "relapse", "refractory"]
SOLID: tuple[Situation, ...] = ("local", "regional", "distant")
BLOOD: tuple[Situation, ...] = ("relapse", "refractory")


class Discussed(msgspec.Struct, frozen=True, kw_only=True):
    """A choice that is commonly talked about in some situations of a cancer, and what is said of it there."""

    choice: ChoiceId
    situations: frozenset[Situation]
    says: Said


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """What an earlier treatment changes, and for which choices. `had` are kinds of treatment or medicines by their ids;
    it concerns whoever had one of them, or everyone when it is empty.
    """

    had: frozenset[str]
    choices: tuple[ChoiceId, ...]
    says: Said


class OpeningTest(msgspec.Struct, frozen=True, kw_only=True):
    """A test that can open choices. `biomarkers` are the ids under which a story holds its results, if any."""

    id: str
    name: Text
    biomarkers: tuple[str, ...]
    opens: tuple[ChoiceId, ...]
    says: Said


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """Something to report. `emergency` ones end in 911, the others in a call to the team today."""

    emergency: bool
    says: Said


class CancerGuide(Review, frozen=True, kw_only=True):
    """What is commonly talked about for one cancer, or a family of cancers, that is back. `checked_on` is when its
    sources were last read; `cancers` are the ids of content/oncology/cancers that it serves.
    """

    id: str
    name: Text
    cancers: tuple[str, ...]
    checked_on: date
    about: tuple[Said, ...]
    discussed: tuple[Discussed, ...]
    earlier: tuple[Earlier, ...]
    tests: tuple[OpeningTest, ...]
    signs: tuple[Sign, ...]
    not_settled: tuple[Said, ...]
    ask: Mapping[str, Text]
    trial_words: tuple[str, ...]

    @property
    def is_blood(self) -> bool:
        """Whether it speaks of relapse and refractory disease instead of places."""
        return any("relapse" in each.situations for each in self.discussed)

    @property
    def statements(self) -> Iterator[Said]:
        """Every statement of the guide."""
        yield from self.about
        for part in (self.discussed, self.earlier, self.tests, self.signs):
            yield from (each.says for each in part)
        yield from self.not_settled

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source, in the order of the statements, each once."""
        return sources_of(self.statements)


class _DiscussedFile(SaidFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    choice: ChoiceId
    when: list[Situation]


class _EarlierFile(SaidFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    had: list[str]
    choices: list[ChoiceId]


class _TestFile(SaidFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    biomarkers: tuple[str, ...] = ()
    opens: tuple[ChoiceId, ...] = ()


class _SignFile(SaidFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    emergency: bool = False


class _CancerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    checked_on: date
    name: Text
    cancers: list[str]
    about: list[SaidFile]
    discussed: list[_DiscussedFile]
    earlier: list[_EarlierFile]
    tests: dict[str, _TestFile]
    signs: list[_SignFile]
    not_settled: list[SaidFile]
    ask: dict[str, Text]
    trial_words: list[str]


@cache
def cancer_guides() -> Mapping[str, CancerGuide]:
    """Every guide by the name of its file in content/cancers.

    Raises ContentError when one names a cancer, treatment, medicine, biomarker or source that is not there, or leaves a
    situation of its kind without any choice; and when two serve one cancer.
    """
    guides = {name: _guide(name, file=file) for name, file in load("cancers", _CancerFile).by_file.items()}
    served = [cancer for each in guides.values() for cancer in each.cancers]
    twice = sorted({each for each in served if served.count(each) > 1})
    if twice:
        raise ContentError(f"cancers: served by two files: {twice}")
    return MappingProxyType(guides)


def guide_of(cancer_id: str) -> CancerGuide | None:
    """The guide that serves a cancer of content/oncology/cancers, or None."""
    return next((each for each in cancer_guides().values() if cancer_id in each.cancers), None)


def _guide(name: str, *, file: _CancerFile) -> CancerGuide:
    _know(name, file=file)
    return CancerGuide(
        id=name,
        name=file.name,
        cancers=tuple(file.cancers),
        checked_on=file.checked_on,
        about=tuple(each.said() for each in file.about),
        discussed=tuple(
            Discussed(choice=each.choice, situations=frozenset(each.when), says=each.said()) for each in file.discussed
        ),
        earlier=tuple(
            Earlier(had=frozenset(each.had), choices=tuple(each.choices), says=each.said()) for each in file.earlier
        ),
        tests=tuple(_test(test_id, file=each) for test_id, each in file.tests.items()),
        signs=tuple(Sign(emergency=each.emergency, says=each.said()) for each in file.signs),
        not_settled=tuple(each.said() for each in file.not_settled),
        ask=MappingProxyType(file.ask),
        trial_words=tuple(file.trial_words),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def _test(test_id: str, *, file: _TestFile) -> OpeningTest:
    return OpeningTest(
        id=test_id,
        name=file.name,
        biomarkers=file.biomarkers,
        opens=file.opens,
        says=file.said(),
    )


def _know(name: str, *, file: _CancerFile) -> None:
    """Refuse what the tables of oncology do not know, and a situation about which nothing is said."""
    treated = {*MODALITIES, *drugs()}
    unknown = [each for each in file.cancers if each not in cancers()]
    unknown += [each for earlier in file.earlier for each in earlier.had if each not in treated]
    unknown += [each for test in file.tests.values() for each in test.biomarkers if each not in biomarkers()]
    met = {situation for each in file.discussed for situation in each.when}
    unsaid = set(BLOOD if "relapse" in met else SOLID) - met
    if unknown or unsaid or not file.cancers:
        raise ContentError(f"cancers/{name}: not known: {unknown}; nothing said for: {sorted(unsaid)}")
