"""Django's name for this place."""

from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    """Choices to ask about."""

    name = "rumbo.web.choices"
    label = "choices"

    def ready(self) -> None:
        """What matters to a reader goes along with what they take; other places ask which doors before numbers are open."""
        from rumbo.web.choices.matters.taking import members_of
        from rumbo.web.choices.numbers.access import has_opened
        from rumbo.web.story import number_doors
        from rumbo.web.story.taking import words

        words.more.append(members_of)
        number_doors.keepers.append(has_opened)
