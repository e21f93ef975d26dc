"""Django's name for this place."""

from django.apps import AppConfig


class StoryConfig(AppConfig):
    """See the package's own words."""

    name = "rumbo.web.story"
    label = "story"
