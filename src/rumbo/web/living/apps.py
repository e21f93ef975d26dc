"""Django's name for this place."""

from django.apps import AppConfig


class LivingConfig(AppConfig):
    """Day to day."""

    name = "rumbo.web.living"
    label = "living"

    def ready(self) -> None:
        """What was felt, taken, planned or said to be in the way goes along with what a reader takes; what is planned
        is in everybody's calendar.
        """
        from rumbo.web.living.barriers import taking as barriers
        from rumbo.web.living.calendar.access import entries_of
        from rumbo.web.living.calendar.taking import KEEPER
        from rumbo.web.living.caring import taking as caring
        from rumbo.web.living.feeling import taking as feeling
        from rumbo.web.living.medicines import taking as medicines
        from rumbo.web.living.waiting import taking as waiting
        from rumbo.web.story import appointments
        from rumbo.web.story.taking import notes, words

        words.more += [
            feeling.members_of, medicines.members_of, barriers.members_of, caring.members_of, waiting.members_of,
        ]  # fmt: skip
        appointments.keepers.append(entries_of)
        notes.keepers += [KEEPER, feeling.KEEPER, *medicines.KEEPERS, barriers.KEEPER, waiting.KEEPER]
