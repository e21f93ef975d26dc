"""The commands about trials: bring them up to date, tell how they stand, judge them for a person.

The room is imported by the functions that need it: numpy and tantivy would cost every other command a seventh of a second.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rumbo.cli.told import course_of, day_of
from rumbo.course import lay_out
from rumbo.records import read_text
from rumbo.web.vault.folder import find_folder
from rumbo.words import Explained, Message, say

if TYPE_CHECKING:
    from rumbo.trials import Profile
    from rumbo.trials.registry.progress import Progress


def add_trials(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its verbs."""
    trials = commands.add_parser("trials", help="the trials on this computer: fetch them, see how they stand")
    verbs = trials.add_subparsers(required=True, metavar="VERB")

    sync = verbs.add_parser("sync", help="fetch what is new from ClinicalTrials.gov, or read it from files")
    sync.add_argument("--from", dest="files", nargs="+", type=Path, default=(), metavar="FILE")
    sync.add_argument("--whole", action="store_true", help="also what is closed, only observes, or is not about cancer")
    sync.set_defaults(run=sync_trials)

    status = verbs.add_parser("status", help="how many there are, and of which day")
    status.add_argument("--json", action="store_true", help="as JSON, for other programs")
    status.set_defaults(run=show_trials)

    match = verbs.add_parser("match", help="how each of them fits a person, and why")
    told = match.add_mutually_exclusive_group(required=True)
    told.add_argument(
        "--records", dest="paths", nargs="+", type=Path, metavar="PATH", help="what the person's record files tell"
    )
    told.add_argument("--profile", type=Path, metavar="FILE", help="a profile as JSON (docs/reference/profile.md)")
    told.add_argument("--note", type=Path, metavar="FILE", help="a doctor's note as plain text")
    match.add_argument(
        "--json", action="store_true", help="as JSON (the stable form): every criterion with its verdict"
    )
    match.add_argument("--limit", type=int, default=None, metavar="N", help="only so many of the first")
    match.add_argument("--today", type=date.fromisoformat, metavar="DATE")
    match.set_defaults(run=match_trials)

    for each in (sync, status, match):
        each.add_argument("--registry", type=Path, default=None, metavar="FOLDER")
        each.add_argument("--lang", choices=("en", "es"), default="en")


def _registry_folder(chosen: argparse.Namespace) -> Path:
    """Where the trials lie. They hold nothing of a person, and so they are beside what is encrypted, in clear."""
    return chosen.registry.expanduser().absolute() if chosen.registry else find_folder() / "trials"


def sync_trials(chosen: argparse.Namespace) -> None:
    """`rumbo trials sync`: say whom it asks, bring the trials up to date, and tell how they stand."""
    from rumbo.trials.registry.client import Client
    from rumbo.trials.registry.sync import fetch, take_files
    from rumbo.trials.registry.telling import tell_progress

    folder, lang, now = _registry_folder(chosen), chosen.lang, datetime.now(UTC)

    def show(progress: Progress) -> None:
        line = " ".join(say(each, lang) for each in tell_progress(progress))
        if sys.stderr.isatty():
            print(f"\r{line:<78}", end="", file=sys.stderr, flush=True)

    if chosen.files:
        made = take_files(folder, chosen.files, now=now, show=show, whole=chosen.whole)
    else:
        with Client() as client:
            asks = "trials-sync-asks-whole" if chosen.whole else "trials-sync-asks"
            print(say(Message(asks, {"host": client.host}), lang), file=sys.stderr, flush=True)
            made = fetch(folder, client=client, now=now, show=show, whole=chosen.whole)
    made.close()
    print(file=sys.stderr)
    show_trials(chosen)


def show_trials(chosen: argparse.Namespace) -> None:
    """`rumbo trials status`: how many there are, of which day, and what is missing."""
    from rumbo.trials import Registry
    from rumbo.trials.registry.telling import tell_status

    folder = _registry_folder(chosen)
    if getattr(chosen, "json", False):
        print(msgspec.json.encode(Registry.open(folder).manifest).decode())
        return
    for sentence in tell_status(folder):
        print(say(sentence, chosen.lang))


def match_trials(chosen: argparse.Namespace) -> None:
    """`rumbo trials match`: every trial on this computer, judged for one person."""
    from rumbo.trials import Registry
    from rumbo.trials.listing import as_json, tell_matches

    matches = Registry.open(_registry_folder(chosen)).match(_profile(chosen), limit=chosen.limit)
    print(as_json(matches, lang=chosen.lang) if chosen.json else tell_matches(matches, lang=chosen.lang))


def _profile(chosen: argparse.Namespace) -> Profile:
    """The person as they were told: by files, by a profile, or by a note."""
    from rumbo.trials import Profile

    if chosen.paths:
        course, reading = course_of(chosen)
        return Profile.from_course(course, facts=reading.facts)
    path: Path = chosen.profile or chosen.note
    try:
        written = path.read_text(encoding="utf-8")
        if chosen.profile:
            return Profile.from_json(json.loads(written))
    except (OSError, ValueError) as error:  # msgspec's and json's errors are ValueErrors
        raise Explained("command-no-profile", path=str(path)) from error
    reading = read_text(written)
    return Profile.from_note(written, course=lay_out(reading.facts, day_of(chosen)), facts=reading.facts)
