"""Django's name for this place."""

from django.apps import AppConfig


class CircleConfig(AppConfig):
    """The circle."""

    name = "rumbo.web.circle"
    label = "circle"

    def ready(self) -> None:
        """The people of the circle go along with what a reader takes."""
        from rumbo.web.circle.people import taking
        from rumbo.web.story.taking import notes, words

        notes.keepers.append(taking.KEEPER)
        words.more.append(taking.members_of)
