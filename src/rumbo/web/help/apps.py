"""Django's name for this place."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    """See the package's own words."""

    name = "rumbo.web.help"
    label = "help"
