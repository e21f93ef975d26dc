"""Django's name for this place."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from rumbo.web.vault.hosted.variables import HOSTED


class VaultConfig(AppConfig):
    """The encrypted file; at a host, the keys of its stories."""

    name = "rumbo.web.vault"
    label = "vault"

    def ready(self) -> None:
        """At a host, take its keys: without them nothing starts."""
        if settings.RUMBO_MODE != HOSTED:
            return
        from rumbo.web.people import sealing
        from rumbo.web.vault.hosted import host_keys, shelf
        from rumbo.web.vault.hosted.sealer import StorySealer

        command = settings.RUMBO_HOST_KEY_COMMAND
        taken = host_keys.ask_command(command) if command else host_keys.read_file(Path(settings.RUMBO_HOST_KEY_FILE))
        shelf.use(shelf.KeyShelf(taken))
        sealing.use(StorySealer(shelf.the_shelf()))
