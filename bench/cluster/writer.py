"""One process of a host that writes: a fact at a time by the action that pages use, each noted once it is acknowledged.

It asks for two databases on two servers and takes the one that may be written. Started by failover.py.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "rumbo.web.settings"
django.setup()

from django.db import DatabaseError, connections  # noqa: E402 - only once the site is set up

from rumbo.course import Background  # noqa: E402
from rumbo.web.people import actions as people  # noqa: E402
from rumbo.web.people.models import Reader  # noqa: E402
from rumbo.web.story import actions  # noqa: E402
from rumbo.web.story.models import FactRow  # noqa: E402


def main() -> None:
    """Begin the story ("begin"), print what is found ("find"), or write into a file what was acknowledged, until a moment."""
    what = sys.argv[1]
    if what == "begin":
        people.begin_story(slot="of the bench")
    elif what == "find":
        print(*FactRow.objects.values_list("fact_id", flat=True), sep="\n")
    else:
        write(Path(what), until=float(sys.argv[2]))


def write(noted: Path, *, until: float) -> None:
    """Write facts until a moment (of time.time), and note of each when it was acknowledged, or that reading went well."""
    reader = Reader.objects.select_related("story").get()
    with noted.open("w", buffering=1) as out:
        number = 0
        while time.time() < until:
            number += 1
            said = Background(topic="doctor", words=f"number {number} of process {os.getpid()}")
            try:
                (fact,) = actions.add_facts(story=reader.story, by=reader, statements=[said], standing="from_me")
                out.write(f"{time.time():.3f} wrote {fact.id}\n")
                FactRow.objects.filter(fact_id=fact.id).exists()
                out.write(f"{time.time():.3f} read\n")
            except DatabaseError as why:
                out.write(f"{time.time():.3f} failed {type(why).__name__}\n")
                connections.close_all()
                time.sleep(0.05)


if __name__ == "__main__":
    main()
