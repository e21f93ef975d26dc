"""How the commands of a host begin and what they print: in both languages."""

from __future__ import annotations

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured

from rumbo.words import Message


def start_hosted() -> None:
    """Start the site as a host's, whatever RUMBO_MODE says; ends, naming every setting that is missing or not right."""
    os.environ["RUMBO_MODE"] = "hosted"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")
    try:
        django.setup()
    except ImproperlyConfigured as why:
        sys.exit(str(why))


def tell(message: Message) -> None:
    """Print a sentence in both languages."""
    print(f"{message.said('en')}\n{message.said('es')}")
