"""Django's name for this place."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    """Who to call, and what things mean."""

    name = "rumbo.web.help"
    label = "help"
