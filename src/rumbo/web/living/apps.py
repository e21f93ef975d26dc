"""Django's name for this place."""

from django.apps import AppConfig


class LivingConfig(AppConfig):
    """Day to day."""

    name = "rumbo.web.living"
    label = "living"

    def ready(self) -> None:
        """What was felt and what is taken goes along with what a reader takes."""
        from rumbo.web.living.feeling import taking as feeling
        from rumbo.web.living.medicines import taking as medicines
        from rumbo.web.story.taking import words

        words.more += [feeling.members_of, medicines.members_of]
