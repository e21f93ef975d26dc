"""The application that the server runs, in a worker that ends with the process that started it."""

from __future__ import annotations

import multiprocessing
import os
import threading

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from rumbo.web.vault.hosted.variables import HOSTED
from rumbo.words import Message

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")
if settings.RUMBO_MODE == HOSTED:  # the way in is still a home's: its passphrase would open everybody's story
    raise ImproperlyConfigured(Message("host-nobody-signs-in-yet").said("en"))


def _end_with_parent() -> None:
    """Whoever starts Rumbo anew must not find a forgotten worker, which still holds the key, at the same port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


threading.Thread(target=_end_with_parent, name="rumbo-end-with-parent", daemon=True).start()
application = get_wsgi_application()
