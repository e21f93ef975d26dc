"""Fetching page after page from the registry, each kept before the next is asked for; a break costs one page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from rumbo.trials.registry.client import Client, Page, TokenRefusedError
from rumbo.trials.registry.held import Registry
from rumbo.trials.registry.incoming import Bookmark, Incoming
from rumbo.trials.registry.progress import Meter, Show
from rumbo.trials.registry.stock import Stock
from rumbo.trials.registry.study import Study
from rumbo.trials.registry.wire import MalformedError, read_study
from rumbo.words import Explained

WHOLE_AFTER: Final = timedelta(days=30)  # changes tell nothing of an entry that was withdrawn from the registry
GOES_ON_WITHIN: Final = timedelta(days=7)
OVERLAP: Final = timedelta(days=1)  # the registry's days are not ours
ENOUGH: Final = 0.95  # of the studies that the registry said there are; below it something went wrong on the way


def download(
    path: Path, *, old: Registry | None, client: Client, now: datetime, whole: bool, show: Show,
    seconds: Callable[[], float],
) -> Incoming:  # fmt: skip
    """Go on with the download that broke off, or begin one, and give it when nothing is missing.

    Raises Explained as `Client.page` does, and ("trials-incomplete"). What came until then stays on disk.
    """
    arriving = find_broken_off(path, old=old, now=now, whole=whole)
    if arriving is None:
        arriving = _begin(path, Stock(whole=whole, since=since_day(old, whole=whole, now=now)), client, instant(now))
    meter = Meter("fetching", show=show, now=seconds, done=arriving.bookmark.received)
    try:
        while not arriving.bookmark.is_done:
            mark = arriving.bookmark
            try:
                page = client.page(mark.stock.question(), token=mark.token)
            except TokenRefusedError:  # the registry forgot the place: from the beginning, with the same question
                arriving.close()
                arriving = _begin(path, mark.stock, client, mark.begun_at)
                continue
            _turn(arriving, page, host=client.host)
            meter.tell(arriving.bookmark.received, total=arriving.bookmark.total)
        _check_whole(arriving.bookmark, client.host)
    except BaseException:
        arriving.close()
        raise
    return arriving


def instant(moment: datetime) -> str:
    """A moment as it is written down: ISO text, in UTC.

    >>> instant(datetime(2026, 11, 23, 10, tzinfo=UTC))
    '2026-11-23T10:00:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def find_broken_off(path: Path, *, old: Registry | None, now: datetime, whole: bool) -> Incoming | None:
    """The download that broke off, when it asked for the same, not too long ago, and what it builds upon is still there."""
    found = Incoming.find(path)
    if found is None:
        return None
    mark = found.bookmark
    fresh = datetime.fromisoformat(mark.begun_at) > now - GOES_ON_WITHIN
    if mark.stock.whole == whole and fresh and (old is not None or not mark.stock.since):
        return found
    found.close()
    return None


def since_day(old: Registry | None, *, whole: bool, now: datetime) -> str:
    """The day from which changes are enough; empty when everything is to be fetched."""
    if old is None or old.manifest.scope != ("whole" if whole else "open_cancer"):
        return ""
    try:
        last = date.fromisoformat(old.manifest.as_of[:10])
        fetched_whole = datetime.fromisoformat(old.manifest.whole_at)
    except ValueError:  # the registry did not say of when its data were
        return ""
    return "" if now - fetched_whole > WHOLE_AFTER else (last - OVERLAP).isoformat()


def _begin(path: Path, stock: Stock, client: Client, begun_at: str) -> Incoming:
    return Incoming.begin(path, Bookmark(stock=stock, as_of=client.version().data_timestamp, begun_at=begun_at))


def _turn(arriving: Incoming, page: Page, *, host: str) -> None:
    """Keep what a page holds, and put the bookmark behind it.

    Raises Explained("trials-odd-answer") when the page names itself as the next: it would never end.
    """
    mark = arriving.bookmark
    if page.next_page_token and page.next_page_token == mark.token:
        raise Explained("trials-odd-answer", host=host)
    studies = _studies(page)
    turned = msgspec.structs.replace(
        mark, token=page.next_page_token, received=mark.received + len(page.studies),
        total=mark.total if page.total_count is None else page.total_count,
        malformed=mark.malformed + len(page.studies) - len(studies), is_done=not page.next_page_token,
    )  # fmt: skip
    arriving.add(studies, bookmark=turned)


def _studies(page: Page) -> list[Study]:
    read = []
    for raw in page.studies:
        try:
            read.append(read_study(msgspec.json.decode(raw)))
        except MalformedError:
            continue
    return read


def _check_whole(mark: Bookmark, host: str) -> None:
    """See that about as much came as was said, so that a hiccup there empties nothing here.

    Raises Explained("trials-incomplete").
    """
    everything = not mark.stock.since
    if (everything and not mark.received) or mark.received < ENOUGH * (mark.total or 0):
        raise Explained("trials-incomplete", host=host, received=str(mark.received), total=str(mark.total or 0))
