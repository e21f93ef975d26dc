"""Django's name for this place."""

from django.apps import AppConfig


class LivingConfig(AppConfig):
    """Day to day."""

    name = "rumbo.web.living"
    label = "living"

    def ready(self) -> None:
        """What was felt, and what is in the way, go along with what a reader takes."""
        from rumbo.web.living.barriers import taking as barriers
        from rumbo.web.living.feeling import taking as feeling
        from rumbo.web.story.taking import words

        words.more.extend([feeling.members_of, barriers.members_of])
