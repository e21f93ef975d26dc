"""How choices that stand side by side are laid out on their page."""

from __future__ import annotations

from django import template

from rumbo.guide.choices.beside import Beside, BesideRow, Cell
from rumbo.guide.choices.considered import Considered

register = template.Library()


@register.filter
def under(row: BesideRow, beside: Beside) -> list[tuple[Considered, Cell]]:
    """The cells of a row, each under its choice."""
    return list(zip(beside.choices, row.cells, strict=True))
