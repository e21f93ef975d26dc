"""What to ask, weigh and do, picked from content/ for this course."""

from rumbo.guide.citations import Citation, Review
from rumbo.guide.evening import Evening, Situation, first_evening
from rumbo.guide.explain import Page, page, pages
from rumbo.guide.glossary import Entry, found_in, listed
from rumbo.guide.help import HelpLine, ShownLine, UrgentSign, get_line, lines, urgent_signs
from rumbo.guide.library import Question
from rumbo.guide.questions import Asked, OwnQuestion, QuestionList, pick

__all__ = [
    "Asked",
    "Citation",
    "Entry",
    "Evening",
    "HelpLine",
    "OwnQuestion",
    "Page",
    "Question",
    "QuestionList",
    "Review",
    "ShownLine",
    "Situation",
    "UrgentSign",
    "first_evening",
    "found_in",
    "get_line",
    "lines",
    "listed",
    "page",
    "pages",
    "pick",
    "urgent_signs",
]
