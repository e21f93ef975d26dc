"""Django's name for this place."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """The list of questions."""

    name = "rumbo.web.questions"
    label = "questions"

    def ready(self) -> None:
        """Visits and questions go along with what a reader takes; other places ask when the last visit was."""
        from rumbo.web.questions.taking import gathering
        from rumbo.web.questions.visits.access import last_visit_day
        from rumbo.web.story import appointments, last_visit
        from rumbo.web.story.taking import notes

        notes.keepers.extend(gathering.KEEPERS)
        notes.sheets.append(gathering.members_of)
        appointments.keepers.append(gathering.entries_of)
        last_visit.keepers.append(last_visit_day)
