"""The words for each event of the journal."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

EVENT_WORDS: dict[str, Promise] = {
    "story.begun": _("The story was begun"),
    "story.taken": _("The story was taken along in a file"),
    "notes.brought_in": _("Visits, opinions and questions were brought in from a file"),
    "reader.added": _("A reader was added"),
    "reader.removed": _("A reader was taken away"),
    "reader.renamed": _("A reader got another name"),
    "secret.changed": _("A passphrase was changed"),
    "recovery.changed": _("A new recovery key was made"),
    "facts.added": _("Facts were added by hand"),
    "fact.corrected": _("A fact was put right"),
    "fact.taken_back": _("A fact was taken out"),
    "fact.undone": _("A change was undone"),
    "told": _("Something was told"),
    "record.kept": _("A file was brought in"),
    "record.read": _("A file was read"),
    "record.held": _("A file was held back: it names somebody else"),
    "record.claimed": _("A file with another name was said to be the person’s own"),
    "record.not_read": _("A file was kept and could not be read"),
    "record.removed": _("A file was taken out, with all that came from it"),
    "record.reviewed": _("A file was gone through"),
    "import.stopped": _("The reading of a file was stopped"),
    "import.failed": _("The reading of a file failed"),
    "door.answered": _("A door was answered"),
    "conflict.settled": _("A disagreement was settled"),
    "notebook.written": _("A page was written in a notebook"),
    "notebook.removed": _("A page was taken out of a notebook"),
    "trail.lengths": _("The lengths on the trail were shown or hidden"),
    "trail.seen": _("The trail was shown for the first time"),
    "portal.begun": _("A portal’s address was written down"),
    "portal.contacted": _("A portal was contacted"),
    "portal.found": _("A portal said which addresses it uses"),
    "portal.agreed": _("A portal’s addresses were agreed to"),
    "portal.signed_in": _("Somebody came back from a portal’s sign-in page"),
    "portal.permitted": _("A portal gave its permission"),
    "portal.fetched": _("A record was fetched from a portal"),
    "portal.failed": _("A portal did not give what was asked for"),
    "portal.stopped": _("The contact with a portal was stopped"),
    "portal.forgotten": _("A portal was forgotten"),
    "question.added": _("A question was added"),
    "question.edited": _("A question was changed"),
    "question.left_out": _("A question was left out"),
    "question.brought_back": _("A question was brought back"),
    "question.moved": _("A question was moved"),
    "question.removed": _("A question was taken away"),
    "opinion.noted": _("A doctor’s opinion was noted"),
    "opinion.changed": _("A doctor’s opinion was changed"),
    "opinion.removed": _("A doctor’s opinion was taken away"),
    "decision.begun": _("A decision was written down"),
    "decision.changed": _("A decision was changed; its earlier version is kept"),
    "decision.removed": _("A decision was taken away"),
    "lesson.kept": _("Something learned was written down"),
    "lesson.removed": _("Something learned was taken away"),
    "matters.written": _("Somebody wrote what matters to them"),
    "matters.agreed": _("Somebody agreed to lay what matters side by side"),
    "matters.taken_apart": _("What matters was taken apart again"),
    "numbers.changed": _("Somebody changed something at their own doors to numbers"),
    "choice.named": _("What a doctor said about a choice was noted"),
    "choice.changed": _("What a doctor said about a choice was changed"),
    "choice.removed": _("What a doctor said about a choice was taken away"),
    "trials.asked": _("The open trials were asked for at ClinicalTrials.gov, as everyone asks"),
    "trials.brought": _("Trials were brought in from files"),
    "trial.saved": _("A trial was saved"),
    "trial.changed": _("What is noted of a saved trial was changed"),
    "trial.removed": _("A saved trial was taken away"),
    "packet.changed": _("The packet for a second doctor was changed"),
    "packet.taken": _("The packet for a second doctor was taken along in a file"),
    "visit.planned": _("A visit was noted"),
    "visit.changed": _("A visit’s day, place or reason was changed"),
    "visit.list_taken": _("The list of questions was taken along to a visit"),
    "visit.pocket_page_made": _("A page for a phone was made"),
    "visit.begun": _("A visit was begun"),
    "visit.answered": _("An answer was written down"),
    "visit.closing_kept": _("The end of a visit was written down"),
    "visit.finished": _("A visit was finished"),
    "visit.removed": _("A visit was taken away"),
    "card.saved": _("The emergency card was filled in"),
}


@register.filter
def event_words(what: str) -> Promise:
    """What happened, in the page's language."""
    return EVENT_WORDS[what]
