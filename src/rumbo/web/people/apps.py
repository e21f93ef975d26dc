"""Django's name for this place."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Stories and readers."""

    name = "rumbo.web.people"
    label = "people"
