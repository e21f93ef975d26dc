"""The application that the server runs, in a worker that ends with the process that started it."""

from __future__ import annotations

import multiprocessing
import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")


def _end_with_parent() -> None:
    """Whoever starts Rumbo anew must not find a forgotten worker, which still holds the key, at the same port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


threading.Thread(target=_end_with_parent, name="rumbo-end-with-parent", daemon=True).start()
application = get_wsgi_application()
