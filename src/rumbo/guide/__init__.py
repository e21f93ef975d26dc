"""What to ask, weigh and do, picked from content/ for this course."""

from rumbo.guide.citations import Citation, Review
from rumbo.guide.decisions import Decision, Version, Weighed
from rumbo.guide.differences import Cause, Compared, Comparison, Settling, compare, raised_by
from rumbo.guide.evening import Evening, Situation, first_evening
from rumbo.guide.explain import Page, page, pages
from rumbo.guide.glossary import Entry, found_in, listed
from rumbo.guide.help import HelpLine, ShownLine, UrgentSign, get_line, lines, urgent_signs
from rumbo.guide.library import Question
from rumbo.guide.matters import Prompt, WhatMatters
from rumbo.guide.numbers import Numbers, NumberTopic
from rumbo.guide.opinions import InHand, Opinion
from rumbo.guide.pace import Entered, News, Pace, PacePage, news_in, pace_page
from rumbo.guide.questions import Asked, OwnQuestion, QuestionList, Raised, pick
from rumbo.guide.sentences import HardSentence, SentenceGroup, hard_sentences, sentence_groups
from rumbo.guide.visits import Answer, NextStep, Visit, VisitQuestion, answered_in, carried_over, taken_along

__all__ = [
    "Answer",
    "Asked",
    "Cause",
    "Citation",
    "Compared",
    "Comparison",
    "Decision",
    "Entered",
    "Entry",
    "Evening",
    "HardSentence",
    "HelpLine",
    "InHand",
    "News",
    "NextStep",
    "NumberTopic",
    "Numbers",
    "Opinion",
    "OwnQuestion",
    "Pace",
    "PacePage",
    "Page",
    "Prompt",
    "Question",
    "QuestionList",
    "Raised",
    "Review",
    "SentenceGroup",
    "Settling",
    "ShownLine",
    "Situation",
    "UrgentSign",
    "Version",
    "Visit",
    "VisitQuestion",
    "Weighed",
    "WhatMatters",
    "answered_in",
    "carried_over",
    "compare",
    "first_evening",
    "found_in",
    "get_line",
    "hard_sentences",
    "lines",
    "listed",
    "news_in",
    "pace_page",
    "page",
    "pages",
    "pick",
    "raised_by",
    "sentence_groups",
    "taken_along",
    "urgent_signs",
]
