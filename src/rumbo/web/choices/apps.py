"""Django's name for this place."""

from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    """Choices to ask about."""

    name = "rumbo.web.choices"
    label = "choices"
