"""The journal: who did what, when, in a chain where each event's digest covers the one before it. No health facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.utils import timezone

from rumbo.web.people.models import JournalEvent, Reader, Story

# Everything that can happen to a story. A new event needs its word here, and so a line on the journal's page.
EVENTS = frozenset(
    {
        "story.begun",
        "story.taken",
        "notes.brought_in",
        "reader.added",
        "reader.removed",
        "reader.renamed",
        "secret.changed",
        "recovery.changed",
        "facts.added",
        "fact.corrected",
        "fact.taken_back",
        "fact.undone",
        "told",
        "record.kept",
        "record.read",
        "record.held",
        "record.claimed",
        "record.not_read",
        "record.removed",
        "record.reviewed",
        "import.stopped",
        "import.failed",
        "door.answered",
        "conflict.settled",
        "notebook.written",
        "notebook.removed",
        "trail.lengths",
        "trail.seen",
        "portal.begun",
        "portal.contacted",
        "portal.found",
        "portal.agreed",
        "portal.signed_in",
        "portal.permitted",
        "portal.fetched",
        "portal.failed",
        "portal.stopped",
        "portal.forgotten",
        "question.added",
        "question.edited",
        "question.left_out",
        "question.brought_back",
        "question.moved",
        "question.removed",
        "opinion.noted",
        "opinion.changed",
        "opinion.removed",
        "decision.begun",
        "decision.changed",
        "decision.removed",
        "lesson.kept",
        "lesson.removed",
        "pace.chosen",
        "news.heard",
        "matters.written",
        "matters.agreed",
        "matters.taken_apart",
        "numbers.changed",
        "choice.named",
        "choice.changed",
        "choice.removed",
        "trials.asked",
        "trials.brought",
        "trial.saved",
        "trial.changed",
        "trial.removed",
        "packet.changed",
        "packet.taken",
        "visit.planned",
        "visit.changed",
        "visit.list_taken",
        "visit.pocket_page_made",
        "visit.begun",
        "visit.answered",
        "visit.closing_kept",
        "visit.finished",
        "visit.removed",
        "wait.noted",
        "wait.changed",
        "wait.removed",
        "plan.made",
        "plan.changed",
        "plan.removed",
        "card.saved",
        "member.added",
        "member.changed",
        "member.shared",
        "member.unshared",
        "member.removed",
        "feeling.logged",
        "feeling.changed",
        "feeling.removed",
        "barriers.kept",
        "barriers.removed",
        "strain.answered",
        "strain.erased",
        "medicine.added",
        "medicine.changed",
        "medicine.removed",
        "medicine.day_noted",
        "needs.kept",
        "needs.removed",
        "task.added",
        "task.changed",
        "task.moved",
        "task.removed",
    }
)


def write(what: str, *, story: Story, by: Reader | None, about: str = "") -> JournalEvent:
    """Add one event. Call it inside the transaction of the action it tells of; `about` holds ids and counts only."""
    assert what in EVENTS, what  # noqa: S101 - a slip of ours
    before = story.journal.order_by("-id").values_list("digest", flat=True).first() or ""
    at = timezone.now()
    digest = _digest(before, at.isoformat(), str(by.pk if by else ""), what, about)
    return JournalEvent.objects.create(story=story, at=at, by=by, what=what, about=about, digest=digest)


def is_whole(events: Iterable[JournalEvent]) -> bool:
    """Whether a story's events, oldest first, are the chain that was written: none changed, none missing between."""
    before = ""
    for event in events:
        said = _digest(before, event.at.isoformat(), str(event.by_id or ""), event.what, event.about)
        if said != event.digest:
            return False
        before = event.digest
    return True


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
