"""Django's name for this place."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    """Second opinions."""

    name = "rumbo.web.opinions"
    label = "opinions"
