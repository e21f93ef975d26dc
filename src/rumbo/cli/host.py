"""The commands of a host: a new key, the databases, the check of everything, and keys sealed anew.

They run hosted whatever RUMBO_MODE says. What is missing is said in both languages before anything is touched.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from rumbo.cli.copies import add_copies
from rumbo.cli.starting import start_hosted, tell
from rumbo.words import Explained, Message


def add_host(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its verbs."""
    host = commands.add_parser("host", help="for a non-profit that runs Rumbo for many people")
    verbs = host.add_subparsers(required=True, metavar="VERB")
    for verb, run, told in (
        ("key", print_new_key, "print a line for the file of the host's keys"),
        ("prepare", prepare, "make or bring up to date the tables of both databases"),
        ("check", check, "see whether the settings, the keys and both databases are as they should be"),
        ("rotate", rotate, "seal every story's key anew, with the first of the host's keys"),
    ):
        verbs.add_parser(verb, help=told).set_defaults(run=run)
    add_copies(verbs)


def print_new_key(chosen: argparse.Namespace) -> None:
    """`rumbo host key`: one line, ready to be put first in the file."""
    from rumbo.web.vault.hosted import host_keys

    print(host_keys.new_line(today=datetime.now(UTC).date()))


def prepare(chosen: argparse.Namespace) -> None:
    """`rumbo host prepare`: run the migrations of both databases. Safe to repeat."""
    start_hosted()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("migrate", "vault", database="keys", interactive=False, verbosity=0)
    tell(Message("host-databases-prepared"))


def check(chosen: argparse.Namespace) -> None:
    """`rumbo host check`: everything that has to be right before the first page is served."""
    start_hosted()
    from rumbo.web.vault.hosted.health import find_silent

    for name in find_silent():
        raise Explained("host-database-silent", name=name)
    tell(Message("host-all-well"))


def rotate(chosen: argparse.Namespace) -> None:
    """`rumbo host rotate`: seal the keys of all stories with the first of the host's keys. Safe to stop and to repeat."""
    start_hosted()
    from rumbo.web.vault.hosted.shelf import the_shelf

    shelf = the_shelf()
    tell(Message("host-keys-sealed-anew", {"count": shelf.rewrap(), "name": shelf.current}))
