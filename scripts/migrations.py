"""Writes the migrations that the models ask for (`--check`: fails when one is missing), with a database in memory."""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Run Django's makemigrations on a database in memory."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")
    settings.DATABASES["default"]["NAME"] = ":memory:"
    django.setup()
    call_command("makemigrations", check_changes="--check" in sys.argv, verbosity=1)


if __name__ == "__main__":
    main()
