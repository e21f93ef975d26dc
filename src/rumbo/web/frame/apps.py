"""Django's name for this place."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """What every page shares."""

    name = "rumbo.web.frame"
    label = "frame"
