"""The commands of a host's copies: made, brought back, and the list of what has to stay erased."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from rumbo.cli.starting import start_hosted, tell
from rumbo.words import Explained, Message


def add_copies(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of `rumbo host`."""
    backup = verbs.add_parser("backup", help="copy the stories, or their keys, or both, each into a folder of its own")
    backup.add_argument("--stories", type=Path, default=None, metavar="FOLDER")
    backup.add_argument("--keys", type=Path, default=None, metavar="FOLDER")
    backup.add_argument(
        "--for", dest="recipient", default="", metavar="KEY", help="encrypt for the owner of an age key"
    )
    backup.add_argument("--days", type=int, default=0, metavar="N", help="then remove copies older than so many days")
    backup.set_defaults(run=make_copies)

    restore = verbs.add_parser("restore", help="bring one copy back into an empty database")
    restore.add_argument("copy", type=Path, metavar="COPY")
    restore.add_argument("--erased", type=Path, default=None, metavar="FILE", help="the ids of stories to erase again")
    restore.set_defaults(run=bring_back)

    erased = verbs.add_parser("erased", help="print the ids of the stories that were erased")
    erased.set_defaults(run=print_erased)


def make_copies(chosen: argparse.Namespace) -> None:
    """`rumbo host backup`: each copy whole or not there, and only then the old ones away."""
    named = {"stories": chosen.stories, "keys": chosen.keys}
    places = {of: place.expanduser().absolute() for of, place in named.items() if place is not None}
    if not places or _one_in_another(list(places.values())):
        raise Explained("host-copy-apart")
    start_hosted()
    from rumbo.web.vault import age
    from rumbo.web.vault.hosted import copies

    recipient = age.check_recipient(chosen.recipient) if chosen.recipient else ""
    now = datetime.now(UTC)
    for of, place in places.items():
        made = copies.make_copy(place, of=of, now=now, recipient=recipient)
        tell(Message("host-copy-made", {"path": str(made.path), "count": made.file_count}))
        if chosen.days > 0:
            for name in copies.remove_older(place, of=of, days=chosen.days, now=now):
                tell(Message("host-copy-removed", {"name": name}))


def bring_back(chosen: argparse.Namespace) -> None:
    """`rumbo host restore`: into an empty database. What was erased after a copy of the keys is erased again."""
    start_hosted()
    from rumbo.web.vault.hosted import copies
    from rumbo.web.vault.hosted.shelf import the_shelf

    copy = copies.read_copy(chosen.copy.expanduser().absolute())
    if copy.of == "keys" and chosen.erased is None:
        raise Explained("host-copy-list-needed")
    ids = _read_ids(chosen.erased) if chosen.erased is not None else ()
    copies.bring_back(copy)
    if copy.of == "keys":
        tell(Message("host-copy-erase-again", {"count": copies.erase_again(ids, shelf=the_shelf())}))
    tell(Message("host-copy-brought-back"))


def print_erased(chosen: argparse.Namespace) -> None:
    """`rumbo host erased`: one id in each line, nothing else."""
    start_hosted()
    from rumbo.web.vault.hosted import copies

    for each in copies.erased_stories():
        print(each)


def _one_in_another(places: list[Path]) -> bool:
    """Whether one of two folders is the other or lies in it, links followed."""
    found = [Path(os.path.realpath(place)) for place in places]
    return len(found) > 1 and (found[0].is_relative_to(found[1]) or found[1].is_relative_to(found[0]))


def _read_ids(path: Path) -> tuple[UUID, ...]:
    try:
        return tuple(UUID(line.strip()) for line in path.read_text("utf-8").splitlines() if line.strip())
    except (OSError, ValueError):
        raise Explained("host-copy-no-list", path=str(path)) from None
