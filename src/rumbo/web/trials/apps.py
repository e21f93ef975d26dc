"""Django's name for this place."""

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    """Trials."""

    name = "rumbo.web.trials"
    label = "trials"

    def ready(self) -> None:
        """Saved trials go along with what a reader takes; what was matched, and how a job ended, is forgotten at a lock."""
        from rumbo.web.story.taking import notes
        from rumbo.web.trials import access
        from rumbo.web.trials.fetching import job
        from rumbo.web.trials.kept import taking
        from rumbo.web.vault import hooks

        notes.keepers.append(taking.KEEPER)
        notes.sheets.append(taking.members_of)
        hooks.after_lock.extend((access.forget_matches, job.forget))
