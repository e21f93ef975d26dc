"""Django's name for this place."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See the package's own words."""

    name = "rumbo.web.people"
    label = "people"
