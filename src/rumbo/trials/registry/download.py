"""Fetching page after page from the registry, each kept before the next is asked for; a break costs one page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Final

import msgspec

from rumbo.trials.registry.client import Client, Page, TokenRefusedError
from rumbo.trials.registry.held import Registry
from rumbo.trials.registry.incoming import Bookmark, Incoming, discard
from rumbo.trials.registry.progress import Meter, Show
from rumbo.trials.registry.stock import Stock
from rumbo.trials.registry.study import Study
from rumbo.trials.registry.wire import MalformedError, read_study
from rumbo.words import Explained

WHOLE_AFTER: Final = timedelta(days=30)  # changes tell nothing of an entry that was withdrawn from the registry
GOES_ON_WITHIN: Final = timedelta(days=7)
OVERLAP: Final = timedelta(days=1)  # the registry's days are not ours
ENOUGH: Final = 0.95  # of the studies that the registry said there are; below it something went wrong on the way
BEGINS_ANEW: Final = 2  # times in one go: a registry that never knows its own pages again would be asked without end


def download(
    path: Path, *, old: Registry | None, client: Client, now: datetime, whole: bool, show: Show,
    seconds: Callable[[], float],
) -> Incoming:  # fmt: skip
    """Go on with the download that broke off, or begin one, and give it when nothing is missing.

    Raises Explained as `Client.page` does, and then what came stays on disk; or ("trials-incomplete") when the registry sent
    all its pages and much is missing in them: then it is thrown away, since to go on from there would bring nothing more.
    """
    arriving = find_broken_off(path, old=old, now=now, whole=whole)
    if arriving is None:
        arriving = _begin(path, Stock(whole=whole, since=since_day(old, whole=whole, now=now)), client, instant(now))
    meter = Meter("fetching", show=show, now=seconds, done=arriving.bookmark.received)
    begins_left = BEGINS_ANEW
    try:
        while not arriving.bookmark.is_done:
            mark = arriving.bookmark
            try:
                page = client.page(mark.stock.question(), token=mark.token)
            except TokenRefusedError as refused:  # it forgot the place: from the beginning, with the same question
                if not begins_left:
                    code = str(HTTPStatus.BAD_REQUEST.value)
                    raise Explained("trials-refused", host=client.host, number=code) from refused
                begins_left -= 1
                arriving.close()
                arriving = _begin(path, mark.stock, client, mark.begun_at)
                continue
            _turn(arriving, page, host=client.host)
            meter.tell(arriving.bookmark.received, total=arriving.bookmark.total)
    except BaseException:
        arriving.close()
        raise
    if _lacks_much(arriving.bookmark):
        arriving.close()
        discard(path)
        received, total = str(arriving.bookmark.received), str(arriving.bookmark.total or 0)
        raise Explained("trials-incomplete", host=client.host, received=received, total=total)
    return arriving


def instant(moment: datetime) -> str:
    """A moment as it is written down: ISO text, in UTC.

    >>> instant(datetime(2026, 11, 23, 10, tzinfo=UTC))
    '2026-11-23T10:00:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def find_broken_off(path: Path, *, old: Registry | None, now: datetime, whole: bool) -> Incoming | None:
    """The download that broke off, when it asked for the same, not too long ago, and what it builds upon is still there.

    What holds only changes builds upon the registry that was there; files that were brought since have taken its place.
    """
    found = Incoming.find(path)
    if found is None:
        return None
    mark = found.bookmark
    fresh = datetime.fromisoformat(mark.begun_at) > now - GOES_ON_WITHIN
    has_base = mark.stock.since in ("", since_day(old, whole=whole, now=now))
    if mark.stock.whole == whole and fresh and has_base:
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


def _lacks_much(mark: Bookmark) -> bool:
    """Whether much less came than was said, so that a hiccup there empties nothing here."""
    is_everything = not mark.stock.since
    return (is_everything and not mark.received) or mark.received < ENOUGH * (mark.total or 0)
