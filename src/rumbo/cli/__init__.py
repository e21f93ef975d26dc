"""The commands. Each is one function; the words they print are in both languages or in the language asked for."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from rumbo import __version__
from rumbo.cli.doctor import add_doctor
from rumbo.cli.host import add_host
from rumbo.cli.told import course_of
from rumbo.cli.trials import add_trials
from rumbo.course import Course, as_json, tell
from rumbo.guide import Asked, pick
from rumbo.paper import (
    QuestionsSheet,
    SheetQuestion,
    print_questions,
    print_story,
    print_treatments,
    sheet_of_story,
    sheet_of_treatments,
)
from rumbo.paper.drawings import trail_table
from rumbo.web.vault import header
from rumbo.web.vault.folder import VaultFolder, find_folder
from rumbo.web.vault.header import Unlocked
from rumbo.words import Explained, Lang, Message, as_text, say


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; ends with status 1 and an explanation when it cannot be done."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    chosen = parser().parse_args(arguments)
    try:
        chosen.run(chosen)
    except Explained as why:
        sys.exit(f"{why.said('en')}\n{why.said('es')}")
    except KeyboardInterrupt:
        sys.exit(0)


def parser() -> argparse.ArgumentParser:
    """All commands with their arguments, as docs/reference/commands.md lists them."""
    whole = argparse.ArgumentParser(
        prog="rumbo", description="A private companion for people whose cancer has come back."
    )
    whole.add_argument("--version", action="version", version=f"rumbo {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    start = commands.add_parser("open", help="open your file in the browser")
    start.add_argument(
        "folder", nargs="?", type=Path, help="the folder of the file (otherwise RUMBO_HOME, or this system's place)"
    )
    start.add_argument("--demo", action="store_true", help="an invented person's story, to look around")
    start.add_argument("--no-browser", action="store_true", help="only print the address")
    start.add_argument("--until-input-ends", action="store_true", help="stop when the standard input closes")
    start.add_argument("--back-to", default="", metavar="ADDRESS", help="where the example's way out leads")
    start.set_defaults(run=open_file)

    course = commands.add_parser("course", help="lay out the course that record files tell")
    course.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    course.add_argument("--json", action="store_true", help="as JSON (the stable form)")
    course.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE")
    course.add_argument("--lang", choices=("en", "es"), default="en")
    course.set_defaults(run=show_course)

    questions = commands.add_parser("questions", help="the questions that a course raises")
    questions.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    questions.add_argument("--lang", choices=("en", "es"), default="en")
    questions.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE")
    questions.set_defaults(run=show_questions)

    sheet = commands.add_parser("sheet", help="print a sheet as PDF")
    sheet.add_argument("kind", choices=("questions", "treatments", "story"))
    sheet.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    sheet.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    sheet.add_argument("--lang", choices=("en", "es", "both"), default="both")
    sheet.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE")
    sheet.set_defaults(run=print_sheet)

    backup = commands.add_parser("backup", help="make a back-up copy of your file now")
    backup.add_argument("--to", type=Path, default=None, metavar="FOLDER")
    backup.set_defaults(run=make_backup)

    restore = commands.add_parser("restore", help="bring a back-up copy back (without a name: list them)")
    restore.add_argument("name", nargs="?", metavar="NAME")
    restore.add_argument("--from", dest="place", type=Path, default=None, metavar="FOLDER")
    restore.set_defaults(run=restore_backup)

    _add_export(commands)
    add_trials(commands)
    add_host(commands)

    add_doctor(commands)
    return whole


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="take your story along in one file")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    lock = export.add_mutually_exclusive_group()
    lock.add_argument("--age", action="store_true", help="encrypt it with a passphrase, for the age tool")
    lock.add_argument(
        "--for", dest="recipient", default="", metavar="KEY", help="encrypt it for the owner of an age key"
    )
    export.add_argument("--without-records", action="store_true", help="leave out the files you brought in")
    export.set_defaults(run=export_story)


def open_file(chosen: argparse.Namespace) -> None:
    """`rumbo open`: serve the file, and show it."""
    from rumbo.web import server
    from rumbo.web.example import example_folder
    from rumbo.web.vault.hosted.variables import HOSTED, read_mode

    if read_mode(os.environ) == HOSTED:
        raise Explained("host-for-home")

    if chosen.until_input_ends:
        server.stop_when_input_ends(lambda: os.kill(os.getpid(), signal.SIGINT))
    if chosen.demo:
        with example_folder() as folder:
            server.serve(folder, open_browser=not chosen.no_browser, is_example=True, back_to=chosen.back_to)
        return
    folder = VaultFolder(chosen.folder.expanduser().absolute() if chosen.folder else find_folder())
    server.serve(folder, open_browser=not chosen.no_browser)


def show_course(chosen: argparse.Namespace) -> None:
    """`rumbo course`: the course in words, or as JSON."""
    course, reading = course_of(chosen)
    if chosen.json:
        print(json.dumps(as_json(course, reading.problems, facts=reading.facts), ensure_ascii=False, indent=1))
        return
    lang: Lang = chosen.lang
    for sentence in tell(course):
        print(sentence.said(lang))
    for row in trail_table(course):
        print("\t".join(part.said(lang) if part else "" for part in (row.when, row.what, row.where, row.kind)))
    for problem in reading.problems:
        print(f"{problem.file}: {problem.what.said(lang)}", file=sys.stderr)


def show_questions(chosen: argparse.Namespace) -> None:
    """`rumbo questions`: three first, seven if there is time, each with why it is there."""
    course, _ = course_of(chosen)
    found = pick(course)
    lang: Lang = chosen.lang
    for asked in (*found.first, *found.if_time):
        print(f"{asked.number}. {asked.question.text.said(lang)}\n   {asked.reason.said(lang)}")


def print_sheet(chosen: argparse.Namespace) -> None:
    """`rumbo sheet`: one of the sheets as PDF."""
    course, reading = course_of(chosen)
    name = reading.subjects[0].names[0] if reading.subjects and reading.subjects[0].names else ""
    languages: tuple[Lang, ...] = ("en", "es") if chosen.lang == "both" else (chosen.lang,)
    if chosen.kind == "questions":
        pdf = print_questions(sheet_of_questions(course, name=name), languages=languages)
    elif chosen.kind == "treatments":
        pdf = print_treatments(sheet_of_treatments(course, name=name), languages=languages)
    else:
        pdf = print_story(sheet_of_story(course, name=name), languages=languages)
    chosen.output.write_bytes(pdf)


def sheet_of_questions(course: Course, *, name: str) -> QuestionsSheet:
    """The questions of a course, as the sheet takes them."""
    found = pick(course)
    return QuestionsSheet(
        first=tuple(_on_paper(each) for each in found.first),
        then=tuple(_on_paper(each) for each in found.if_time),
        printed_on=course.today,
        name=name,
    )


def _on_paper(asked: Asked) -> SheetQuestion:
    return SheetQuestion(text=as_text(asked.question.text), why=as_text(asked.reason))


def _vault() -> VaultFolder:
    folder = VaultFolder(find_folder())
    if not folder.is_begun:
        raise Explained("command-no-file", path=str(folder.path))
    return folder


def _unlock(folder: VaultFolder) -> Unlocked:
    """Ask for the passphrase, if there is one, and open the header with it."""
    found = header.read(folder.header)
    if header.needs_passphrase(found):
        return header.unlock_with_passphrase(found, getpass.getpass("Passphrase / Frase: "))
    return header.unlock_without_passphrase(found)


def make_backup(chosen: argparse.Namespace) -> None:
    """`rumbo backup`: ask for the passphrase, and copy the file as it is."""
    from rumbo.web.vault import backup_place, backups, keys

    folder = _vault()
    unlocked = _unlock(folder)
    made = backups.make_backup(
        folder, sub_keys=keys.sub_keys(unlocked.vault_key), now=datetime.now(UTC),
        place=chosen.to or backup_place.chosen(folder),
    )  # fmt: skip
    print(made.path)


def restore_backup(chosen: argparse.Namespace) -> None:
    """`rumbo restore`: list the copies, or bring one back. Rumbo must not be open meanwhile."""
    from rumbo.web.vault import backup_place, backups, running

    folder = VaultFolder(find_folder())
    place = chosen.place or backup_place.chosen(folder)
    found = backups.list_backups(place)
    if chosen.name is None and not found:
        raise Explained("command-no-copies", path=str(place))
    if chosen.name is None:
        for each in found:
            print(f"{each.path.name}\t{each.made_at.astimezone():%Y-%m-%d %H:%M}\t{each.reason}")
        return
    named = next((each for each in found if each.path.name == chosen.name), None)
    if named is None:
        raise Explained("vault-backup-missing")
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    with running.holding(folder):
        folder.prepare()
        backups.restore(named, folder, now=datetime.now(UTC), place=place)
    print(say(Message("command-restored"), "en"), say(Message("command-restored"), "es"), sep="\n")


def export_story(chosen: argparse.Namespace) -> None:
    """`rumbo export`: ask for the passphrase, and write what its reader may see into one file."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumbo.web.settings")
    django.setup()
    from rumbo.web.story.taking import command

    unlocked = _unlock(_vault())
    passphrase = _new_passphrase() if chosen.age else ""
    taken = command.write_parcel(
        unlocked, path=chosen.output, passphrase=passphrase, recipient=chosen.recipient,
        with_records=not chosen.without_records,
    )  # fmt: skip
    for path in taken.paths:
        print(path)
    if taken.left_out:
        said = Message("command-left-out", {"count": taken.left_out})
        print(say(said, "en"), say(said, "es"), sep="\n", file=sys.stderr)


def _new_passphrase() -> str:
    """A passphrase for what is taken along, asked for twice."""
    from rumbo.web.vault import keys

    chosen = keys.check_passphrase(getpass.getpass("New passphrase for this file / Frase nueva para este archivo: "))
    if keys.tidy_passphrase(getpass.getpass("Once more / Otra vez: ")) != chosen:
        raise Explained("command-not-the-same")
    return chosen
