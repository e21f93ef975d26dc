"""Django's name for this place."""

from django.apps import AppConfig


class CircleConfig(AppConfig):
    """My circle."""

    name = "rumbo.web.circle"
    label = "circle"

    def ready(self) -> None:
        """What would help, the tasks and the people of the circle go along with what a reader takes."""
        from rumbo.web.circle.needs import taking as needs
        from rumbo.web.circle.people import taking as people
        from rumbo.web.circle.tasks import taking as tasks
        from rumbo.web.story.taking import notes, words

        words.more += [needs.members_of, tasks.members_of, people.members_of]
        notes.keepers += [needs.KEEPER, tasks.KEEPER, people.KEEPER]
