"""Django's name for this place."""

from django.apps import AppConfig


class LivingConfig(AppConfig):
    """Day to day."""

    name = "rumbo.web.living"
    label = "living"
