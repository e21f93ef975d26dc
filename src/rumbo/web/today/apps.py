"""Django's name for this place."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The first page."""

    name = "rumbo.web.today"
    label = "today"
