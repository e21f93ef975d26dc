"""The printed sheets, one module each; where the words of a sheet come from is its caller's matter."""

from rumbo.paper.sheets.barriers import BarriersSheet, print_barriers
from rumbo.paper.sheets.beside import BesideSheet, print_beside
from rumbo.paper.sheets.call import CallSheet, print_call_sheet
from rumbo.paper.sheets.cover import CoverSheet, enclosed_name, print_cover
from rumbo.paper.sheets.decision import DecisionSheet, print_decision
from rumbo.paper.sheets.emergency import EmergencyCard, print_emergency_card
from rumbo.paper.sheets.feeling import FeelingSheet, print_feeling
from rumbo.paper.sheets.first_evening import Contact, FirstEvening, print_first_evening
from rumbo.paper.sheets.interpreter import InterpreterSheet, print_interpreter_card
from rumbo.paper.sheets.long_view import LongViewSheet, print_long_view, sheet_of_long_view
from rumbo.paper.sheets.matters import MattersSheet, print_matters
from rumbo.paper.sheets.medicines import MedicinesSheet, print_medicines
from rumbo.paper.sheets.opinions import OpinionsSheet, print_opinions, sheet_of_opinions
from rumbo.paper.sheets.questions import QuestionsSheet, SheetQuestion, print_questions
from rumbo.paper.sheets.records_request import (
    RecordsRequest,
    RequestItem,
    print_records_request,
    request_for_opinion,
)
from rumbo.paper.sheets.recovery_key import RecoveryKeySheet, print_recovery_key
from rumbo.paper.sheets.sentences import print_sentences
from rumbo.paper.sheets.story import StorySheet, print_story
from rumbo.paper.sheets.treatments import TreatmentRow, TreatmentsSheet, print_treatments, sheet_of_treatments
from rumbo.paper.sheets.trials import OpenLine, SheetTrial, TrialsSheet, print_trials
from rumbo.paper.sheets.visit import VisitSheet, print_visit

__all__ = [
    "BarriersSheet",
    "BesideSheet",
    "CallSheet",
    "Contact",
    "CoverSheet",
    "DecisionSheet",
    "EmergencyCard",
    "FeelingSheet",
    "FirstEvening",
    "InterpreterSheet",
    "LongViewSheet",
    "MattersSheet",
    "MedicinesSheet",
    "OpenLine",
    "OpinionsSheet",
    "QuestionsSheet",
    "RecordsRequest",
    "RecoveryKeySheet",
    "RequestItem",
    "SheetQuestion",
    "SheetTrial",
    "StorySheet",
    "TreatmentRow",
    "TreatmentsSheet",
    "TrialsSheet",
    "VisitSheet",
    "enclosed_name",
    "print_barriers",
    "print_beside",
    "print_call_sheet",
    "print_cover",
    "print_decision",
    "print_emergency_card",
    "print_feeling",
    "print_first_evening",
    "print_interpreter_card",
    "print_long_view",
    "print_matters",
    "print_medicines",
    "print_opinions",
    "print_questions",
    "print_records_request",
    "print_recovery_key",
    "print_sentences",
    "print_story",
    "print_treatments",
    "print_trials",
    "print_visit",
    "request_for_opinion",
    "sheet_of_long_view",
    "sheet_of_opinions",
    "sheet_of_treatments",
]
