"""Django's name for this place."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    """Second opinions."""

    name = "rumbo.web.opinions"
    label = "opinions"

    def ready(self) -> None:
        """Opinions go along with what a reader takes."""
        from rumbo.web.opinions import taking
        from rumbo.web.story.taking import notes

        notes.keepers.append(taking.KEEPER)
        notes.sheets.append(taking.members_of)
