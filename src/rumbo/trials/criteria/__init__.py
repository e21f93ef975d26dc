"""What a trial asks of people: its eligibility text split into criteria, each compiled into typed demands and judged."""

from rumbo.trials.criteria.asking import Judgment, Verdict
from rumbo.trials.criteria.asks import Ask
from rumbo.trials.criteria.criterion import Criterion, judge, judge_asks, read
from rumbo.trials.criteria.entry import Entry, asks_the_same, criteria_of
from rumbo.trials.criteria.kinds import KINDS, Kind
from rumbo.trials.criteria.lines import Section

__all__ = [
    "KINDS",
    "Ask",
    "Criterion",
    "Entry",
    "Judgment",
    "Kind",
    "Section",
    "Verdict",
    "asks_the_same",
    "criteria_of",
    "judge",
    "judge_asks",
    "read",
]
