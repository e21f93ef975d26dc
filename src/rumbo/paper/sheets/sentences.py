"""Words for hard sentences on paper: when they help, ways to say it, what one can say to the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rumbo.guide import HardSentence
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message


def print_sentences(
    sentences: Iterable[HardSentence],
    *,
    languages: tuple[Lang, ...],
    printed_on: PartialDate,
    paper: PaperSize = "us-letter",
) -> bytes:
    """The sentences as a tagged PDF, in one language or in both, one under another."""
    data = {
        "words": chrome("sentences", "title", "lead", "softer", "plainer", "hears", "then", "mine"),
        "sentences": [_sentence(each) for each in sentences],
        "unreviewed": in_both(Message("sheet-sentences-unreviewed")),
    }
    title = Message("sheet-sentences-title")
    return typeset("sentences", data, title=title, languages=languages, printed_on=printed_on, paper=paper, point=12)


def _sentence(sentence: HardSentence) -> dict[str, Any]:
    return {
        "name": in_both(sentence.name),
        "helps": in_both(sentence.helps),
        "wordings": [{"tone": each.tone, "text": in_both(each.text)} for each in sentence.wordings],
        "replies": [{"hears": in_both(each.hears), "then": in_both(each.then)} for each in sentence.replies],
        "note": in_both(sentence.note) if sentence.note else None,
        "sources": "; ".join(each.name for each in sentence.sources),
    }
