"""Django's name for this place."""

from django.apps import AppConfig


class LivingConfig(AppConfig):
    """Day to day."""

    name = "rumbo.web.living"
    label = "living"

    def ready(self) -> None:
        """What was felt goes along with what a reader takes."""
        from rumbo.web.living.feeling.taking import members_of
        from rumbo.web.story.taking import words

        words.more.append(members_of)
