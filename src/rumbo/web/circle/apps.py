"""Django's name for this place."""

from django.apps import AppConfig


class CircleConfig(AppConfig):
    """My circle."""

    name = "rumbo.web.circle"
    label = "circle"

    def ready(self) -> None:
        """What would help and the tasks go along with what a reader takes."""
        from rumbo.web.circle.needs import taking as needs
        from rumbo.web.circle.tasks import taking as tasks
        from rumbo.web.story.taking import notes, words

        words.more += [needs.members_of, tasks.members_of]
        notes.keepers += [needs.KEEPER, tasks.KEEPER]
