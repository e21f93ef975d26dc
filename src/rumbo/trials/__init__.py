"""The trial registry on this machine: its studies, what they ask, and how it fits what a person has told."""

from rumbo.trials.criteria import Criterion, Judgment, judge
from rumbo.trials.fit import FITS, Fit
from rumbo.trials.matching import Judged, Match, Matches
from rumbo.trials.profile import Profile
from rumbo.trials.registry import Registry

__all__ = ["FITS", "Criterion", "Fit", "Judged", "Judgment", "Match", "Matches", "Profile", "Registry", "judge"]
