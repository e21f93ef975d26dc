"""What trials ask about one person, in one value. Every part may be unknown, and unknown is never taken for "no"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property, wraps
from typing import Any, Self, TypeVar

import msgspec

from rumbo.course import Course, Fact
from rumbo.oncology import Modality
from rumbo.trials.facets import (
    BiomarkerFacet,
    BrainFacet,
    CancerFacet,
    ComeBackFacet,
    IllnessFacet,
    LabFacet,
    PerformanceFacet,
    PregnancyFacet,
    SettingFacet,
    Sex,
    TreatmentFacet,
)

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class Profile(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True, dict=True):
    """One person as trials see them, on the day `as_of`.

    A list tells everything only where its `..._complete` is true; otherwise what is missing from it is unknown. In
    `comebacks` and `treatments` the order is that of time; `never_had` are the kinds of treatment that were said not to
    have been given. `cancers` are those a trial is sought for, `other_cancers` any others, None when nobody asked.
    `unknown` names what the profile says it does not know, `statements` are its sentences that no part holds whole.
    """

    as_of: date | None = None
    age_years: int | None = None
    sex: Sex | None = None
    country: str = ""
    zip: str = ""
    cancers: tuple[CancerFacet, ...] = ()
    other_cancers: tuple[CancerFacet, ...] | None = None
    setting: SettingFacet = SettingFacet()
    brain: BrainFacet = BrainFacet()
    comebacks: tuple[ComeBackFacet, ...] = ()
    biomarkers: tuple[BiomarkerFacet, ...] = ()
    treatments: tuple[TreatmentFacet, ...] = ()
    treatments_complete: bool = False
    never_had: tuple[Modality, ...] = ()
    performance: PerformanceFacet = PerformanceFacet()
    labs: tuple[LabFacet, ...] = ()
    illnesses: tuple[IllnessFacet, ...] = ()
    illnesses_complete: bool = False
    medicines: tuple[str, ...] = ()
    medicines_complete: bool = False
    allergies: tuple[str, ...] | None = None
    pregnancy: PregnancyFacet = PregnancyFacet()
    toxicity: bool | None = None
    in_a_trial_before: bool | None = None
    unknown: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The profile of one patient written as JSON (docs/reference/profile.md); what is missing is unknown.

        Raises ValueError or msgspec.ValidationError for what is not of that shape.
        """
        from rumbo.trials.patients import parts_of_patient

        return cls(**parts_of_patient(data))

    @classmethod
    def from_course(cls, course: Course, *, facts: Sequence[Fact] = ()) -> Self:
        """The profile that a course tells, with the laboratory values and illnesses of the facts it was laid out from.

        What only hangs on a conflict or a suspicion is unknown.
        """
        from rumbo.trials.courses import parts_of_course

        return cls(**parts_of_course(course, facts=facts))

    @classmethod
    def from_note(cls, note: str, *, course: Course, facts: Sequence[Fact] = ()) -> Self:
        """The profile of a pasted note: what its course and facts tell, and what its own words say beside them.

        `course` and `facts` are those that were read from this note.
        """
        from rumbo.trials.notes import parts_of_note

        return cls(**parts_of_note(note, course=course, facts=facts))

    @cached_property
    def answers(self) -> defaultdict[Callable[..., Any], dict[Any, Any]]:
        """What was found out about this person so far, by what was asked; it is gone with the profile."""
        return defaultdict(dict)

    @property
    def lines(self) -> int | None:
        """How many lines of systemic treatment for advanced or recurrent disease were given, None when not known."""
        numbers = [each.line for each in self.treatments if each.line is not None]
        if numbers:
            return max(numbers)
        return 0 if self.treatments_complete else None

    def treatments_with(self, *names: str) -> tuple[TreatmentFacet, ...]:
        """The treatments that were or held one of these: a modality, an id of a drug, or the id of a class of drugs."""
        wanted = frozenset(names)
        return tuple(each for each in self.treatments if wanted & {*each.modalities, *each.drugs, *each.groups})

    def had(self, *names: str) -> bool | None:
        """Whether a treatment was or held one of these, named as for `treatments_with`; None when that is not known."""
        if self.treatments_with(*names):
            return True
        return False if self.treatments_complete or frozenset(names) <= frozenset(self.never_had) else None

    def results_of(self, name: str) -> tuple[BiomarkerFacet, ...]:
        """The results of one biomarker, by its id in oncology.biomarkers, in order of time."""
        return self._results.get(name, ())

    @cached_property
    def _results(self) -> dict[str | None, tuple[BiomarkerFacet, ...]]:
        names = dict.fromkeys(each.id for each in self.biomarkers)
        return {name: tuple(each for each in self.biomarkers if each.id == name) for name in names}


def remembered(find: Callable[[Asked, Profile], Answer]) -> Callable[[Asked, Profile], Answer]:
    """A question about a person that is answered once: the answer is kept with the profile, and nowhere else.

    Twenty thousand trials ask the same few hundred things of one person.
    """

    @wraps(find)
    def answer(asked: Asked, profile: Profile) -> Answer:
        known: dict[Asked, Answer] = profile.answers[find]
        if asked not in known:
            known[asked] = find(asked, profile)
        return known[asked]

    return answer
