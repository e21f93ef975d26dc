"""Django's name for this place."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """See the package's own words."""

    name = "rumbo.web.today"
    label = "today"
