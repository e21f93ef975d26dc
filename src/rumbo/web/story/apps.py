"""Django's name for this place."""

from django.apps import AppConfig


class StoryConfig(AppConfig):
    """Records, facts, and what follows from them."""

    name = "rumbo.web.story"
    label = "story"

    def ready(self) -> None:
        """Wake up with the file, and forget when it locks."""
        from rumbo.web.story import facts
        from rumbo.web.story.imports import reading
        from rumbo.web.story.portal import errands
        from rumbo.web.vault import hooks

        hooks.after_open += (reading.wake, errands.wake)
        hooks.after_lock += (facts.forget_courses, errands.stop_all)
