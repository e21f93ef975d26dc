"""Django's name for this place."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """See the package's own words."""

    name = "rumbo.web.questions"
    label = "questions"
