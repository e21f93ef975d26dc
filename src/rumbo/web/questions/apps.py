"""Django's name for this place."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """The list of questions."""

    name = "rumbo.web.questions"
    label = "questions"

    def ready(self) -> None:
        """Visits and questions go along with what a reader takes."""
        from rumbo.web.questions.taking import gathering
        from rumbo.web.story.taking import notes

        notes.keepers.extend(gathering.KEEPERS)
        notes.sheets.append(gathering.members_of)
        notes.appointments.append(gathering.appointments_of)
