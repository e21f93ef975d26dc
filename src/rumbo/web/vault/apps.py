"""Django's name for this place."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """See the package's own words."""

    name = "rumbo.web.vault"
    label = "vault"
