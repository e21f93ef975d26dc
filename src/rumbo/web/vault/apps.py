"""Django's name for this place."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The encrypted file."""

    name = "rumbo.web.vault"
    label = "vault"
