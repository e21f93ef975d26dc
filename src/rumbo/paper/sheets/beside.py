"""Choices side by side: the same rows for each, with where they come from; one choice by itself is a plain list."""

from __future__ import annotations

from typing import Any

import msgspec

from rumbo.guide.choices.beside import Beside, BesideRow
from rumbo.guide.choices.considered import Considered
from rumbo.guide.citations import Citation
from rumbo.oncology import PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, both

_UPRIGHT = 2  # choices that fit beside each other on an upright page; more lie across it
_POINT, _SMALL = 11, 10  # sizes of type, in points


class BesideSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The choices, whose sheet it is, and the day."""

    beside: Beside
    printed_on: PartialDate
    name: str = ""


def print_beside(sheet: BesideSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF, in one language or in both, one under another."""
    data = {
        "words": chrome("beside", "title", "lead", "nothing", "unreviewed", "sources"),
        "about": [in_both(Message("sheet-for", {"name": both(sheet.name)}))] if sheet.name else [],
        "choices": [in_both(_name(each)) for each in sheet.beside.choices],
        "rows": [_row(each) for each in sheet.beside.rows],
        "reviewed": sheet.beside.is_reviewed,
        "sources": [_source(each) for each in sheet.beside.sources],
    }
    title = Message("sheet-beside-title")
    return typeset("beside", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=11)


def _name(each: Considered) -> Message:
    return Message("sheet-beside-name", {"number": str(each.choice.number), "choice": each.choice.name})


def _row(row: BesideRow) -> dict[str, Any]:
    return {"name": in_both(row.name), "cells": [[in_both(said) for said in cell] for cell in row.cells]}


def _source(source: Citation) -> str:
    return f"{source.name} ({source.dated})" if source.dated else source.name
