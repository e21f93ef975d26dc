"""Django's name for this place."""

from django.apps import AppConfig


class LivingConfig(AppConfig):
    """Day to day."""

    name = "rumbo.web.living"
    label = "living"

    def ready(self) -> None:
        """What was felt and what is planned go along with what a reader takes; what is planned is in everybody's calendar."""
        from rumbo.web.living.calendar.access import entries_of
        from rumbo.web.living.calendar.taking import KEEPER
        from rumbo.web.living.feeling.taking import members_of
        from rumbo.web.living.waiting.taking import members_of as scans_of
        from rumbo.web.story import appointments
        from rumbo.web.story.taking import notes, words

        words.more.append(members_of)
        words.more.append(scans_of)
        appointments.keepers.append(entries_of)
        notes.keepers.append(KEEPER)
