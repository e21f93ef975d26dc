"""Bringing the trials up to date, in a thread of this one server: one job at a time, which can be stopped.

It holds nothing of the story, so it goes on when the file locks. What a stopped program leaves behind is kept beside the
registry, and the next job goes on from there.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from django.conf import settings

from rumbo.trials import Registry
from rumbo.trials.registry.client import ADDRESS, Client
from rumbo.trials.registry.files import HeldFile
from rumbo.trials.registry.progress import Progress, Show
from rumbo.trials.registry.sync import fetch, take_files
from rumbo.words import Explained, Message

log = logging.getLogger(__name__)
State = Literal["running", "done", "failed"]
Work = Callable[[Path, Show, threading.Event], Registry]


class Job:
    """One bringing up to date: how far it is, and what went wrong, if anything did."""

    def __init__(self) -> None:
        self.cancel = threading.Event()
        self.progress: Progress | None = None
        self.trouble: Message | None = None
        self.state: State = "running"
        self.thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is still under way."""
        return self.state == "running"

    @property
    def percent(self) -> int | None:
        """How much of its present part is done, where that can be told."""
        if self.progress is None or not self.progress.total:
            return None
        return min(100, 100 * self.progress.done // self.progress.total)

    def show(self, progress: Progress) -> None:
        """Remember how far it is.

        Raises Explained("trials-stopped") when somebody stopped it.
        """
        self.progress = progress
        if self.cancel.is_set():
            raise Explained("trials-stopped")


class _Last:
    """The last job of this server, if there was one."""

    job: Job | None = None
    guard = threading.Lock()


def last_job() -> Job | None:
    """The job that runs, or the last one that did."""
    return _Last.job


def address() -> str:
    """Where the registry is asked: at ClinicalTrials.gov, or in tests on this computer."""
    return settings.RUMBO_TRIALS_ADDRESS or ADDRESS


def ask_registry(folder: Path) -> Job:
    """Fetch what is new from the registry of trials. Nothing of the story is known here."""

    def work(path: Path, show: Show, cancel: threading.Event) -> Registry:
        with Client(address(), stop=cancel) as client:
            return fetch(path, client=client, now=datetime.now(UTC), show=show)

    return _begin(folder, work)


def bring_files(folder: Path, files: Sequence[HeldFile]) -> Job:
    """Make the trials anew from files that somebody downloaded by hand."""
    return _begin(folder, lambda path, show, _: take_files(path, files, now=datetime.now(UTC), show=show))


def stop() -> None:
    """Stop the job that runs. What was fetched is kept, and the trials that were there still count."""
    if _Last.job is not None:
        _Last.job.cancel.set()


def forget() -> None:
    """Forget the job that has ended, so that its page can begin anew."""
    if _Last.job is not None and not _Last.job.is_running:
        _Last.job = None


def wait(*, seconds: float) -> None:
    """Wait until the job has ended; for the button that stops it, and for tests."""
    if _Last.job is not None and _Last.job.thread is not None:
        _Last.job.thread.join(seconds)


def _begin(folder: Path, work: Work) -> Job:
    with _Last.guard:
        if _Last.job is not None and _Last.job.is_running:
            return _Last.job
        job = _Last.job = Job()
        job.thread = threading.Thread(target=_run, args=(job, folder, work), name="rumbo-trials", daemon=True)
        job.thread.start()
        return job


def _run(job: Job, folder: Path, work: Work) -> None:
    try:
        work(folder, job.show, job.cancel).close()
        job.state = "done"
    except Explained as why:
        job.trouble, job.state = why.message, "failed"
    except Exception:
        log.exception("bringing the trials up to date broke off")
        job.trouble, job.state = Message("trials-broke-off"), "failed"
