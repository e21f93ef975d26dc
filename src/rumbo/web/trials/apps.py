"""Django's name for this place."""

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    """Trials."""

    name = "rumbo.web.trials"
    label = "trials"

    def ready(self) -> None:
        """Saved trials go along with what a reader takes; what was matched is forgotten when the file locks."""
        from rumbo.web.story.taking import notes
        from rumbo.web.trials import access
        from rumbo.web.trials.kept import taking
        from rumbo.web.vault import hooks

        notes.keepers.append(taking.KEEPER)
        notes.sheets.append(taking.members_of)
        hooks.after_lock.append(access.forget_matches)
