"""Django's name for this place."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """The list of questions."""

    name = "rumbo.web.questions"
    label = "questions"
