"""What a trial asks of people: its eligibility text split into criteria, each compiled into typed demands and judged."""

from rumbo.trials.criteria.asking import Judgment, Verdict
from rumbo.trials.criteria.criterion import Ask, Criterion, judge, read
from rumbo.trials.criteria.kinds import KINDS, Kind
from rumbo.trials.criteria.lines import Section

__all__ = ["KINDS", "Ask", "Criterion", "Judgment", "Kind", "Section", "Verdict", "judge", "read"]
