"""Checks Rumbo's choices against IPDAS, the standards for decision aids, cancer by cancer, and writes docs/reference/ipdas.md.

`--check` writes nothing and fails when the page is not what the content gives. Computed where it can be; honest where it is no.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rumbo.guide.choices.described import Choice, described_choices
from rumbo.guide.choices.discussed import BLOOD, SOLID, CancerGuide, cancer_guides

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "ipdas.md"
OPENING = """# A self-check against IPDAS, cancer by cancer

The International Patient Decision Aid Standards name six things without which something is no decision aid (Q1 to Q6), and six
without which it may mislead (C1 to C6): IPDASi version 4, Joseph-Williams and others, Medical Decision Making 2014;34(6):699-710,
doi 10.1177/0272989X13501721. The words below are ours. Four more criteria are for tests and screening, and do not apply.

This is a check of our own by a program (`scripts/ipdas.py`), of what the files of content hold. Nobody outside has rated it, and
no clinician has reviewed any of it yet. IPDAS asks about the form of a decision aid; it does not tell whether it is right.
"""
ANSWERS = "`yes`: the files hold it for this cancer and each choice its guide names. `part`: some of it. `no`: it is not there."


class Criterion(NamedTuple):
    """One criterion: its name, what it asks, how the answer is found, and the answer for one cancer."""

    name: str
    asks: str
    found: str
    answer: Callable[[CancerGuide, list[Choice]], str]


def _yes(met: bool) -> str:  # noqa: FBT001 - its one argument
    return "yes" if met else "no"


def _says(*parts: str) -> Callable[[CancerGuide, list[Choice]], str]:
    """Whether every choice says something under each of these parts."""
    return lambda _, choices: _yes(all(choice.parts[part] for choice in choices for part in parts))  # type: ignore[index]


def _options(guide: CancerGuide, choices: list[Choice]) -> str:
    met = {situation for each in guide.discussed for situation in each.situations}
    return _yes(met >= set(BLOOD if guide.is_blood else SOLID) and all(each.parts["what"] for each in choices))


def _equal_detail(_: CancerGuide, choices: list[Choice]) -> str:
    sizes = [sum(len(each.text.en.split()) for each in choice.statements) for choice in choices]
    return _yes(all(all(choice.parts.values()) for choice in choices) and max(sizes) <= 2 * min(sizes))


def _cited(guide: CancerGuide, choices: list[Choice]) -> str:
    statements = [*guide.statements, *(each for choice in choices for each in choice.statements)]
    return _yes(all(each.sources for each in statements))


def _uncertain(guide: CancerGuide, choices: list[Choice]) -> str:
    return "part" if guide.not_settled and all(each.parts["not_known"] for each in choices) else "no"


CRITERIA = (
    Criterion("Q1", "The condition is described.", "The guide of the cancer says how it comes back.",
              lambda guide, _: _yes(bool(guide.about))),
    Criterion("Q2", "The decision is stated.",
              "In part, for every cancer: the pages say what can be talked about; the decision itself is stated by the person"
              " (\"Something to decide\").", lambda _, __: "part"),
    Criterion("Q3", "The options are described.",
              "Each situation of the cancer has choices, and each choice says what it is.", _options),
    Criterion("Q4", "What speaks for each option is described.", "Each choice says what it is for.", _says("aim")),
    Criterion("Q5", "What speaks against each option is described.",
              "Each choice names common and serious effects.", _says("common", "serious")),
    Criterion("Q6", "It says what living with each option is like: in the body, in the mind, among others.",
              "Each choice speaks of the body, of home and of work.", _says("body", "home", "work")),
    Criterion("C1", "What speaks for and against is shown in equal detail.",
              "Each choice has every part; none has more than twice the words of another.", _equal_detail),
    Criterion("C2", "It cites the evidence it rests on.", "Every statement names its source.", _cited),
    Criterion("C3", "It says when it was made.", "Each page shows the day it was last gone over.",
              lambda guide, choices: _yes(all(each.reviewed_on for each in (guide, *choices)))),
    Criterion("C4", "It says when it will be updated.",
              "No: pages say when they were last gone over, and no rule says yet when they will be again.",
              lambda _, __: "no"),
    Criterion("C5", "It says how sure the chances of outcomes are.",
              "In part: Rumbo gives no chances at all, on purpose, and so no range for them. What is not settled, and not known"
              " of each choice, is said in words.", _uncertain),
    Criterion("C6", "It says who paid for it.", "No: no page says yet how Rumbo is paid for.", lambda _, __: "no"),
)  # fmt: skip


def choices_of(guide: CancerGuide) -> list[Choice]:
    """The choices that a guide names, in the fixed order."""
    named = {each.choice for each in guide.discussed}
    return [choice for name, choice in described_choices().items() if name in named]


def page() -> str:
    """The whole page."""
    lines = [OPENING, "| | asks for | how the answer is found |", "| --- | --- | --- |"]
    lines += [f"| {each.name} | {each.asks} | {each.found} |" for each in CRITERIA]
    lines += ["", "## The answers", "", ANSWERS, ""]
    heads = ("cancer", *(each.name for each in CRITERIA), "choices named", "reviewed by a clinician")
    lines += [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    lines += [f"| {' | '.join(_row(guide))} |" for guide in cancer_guides().values()]
    return "\n".join(lines) + "\n"


def _row(guide: CancerGuide) -> list[str]:
    choices = choices_of(guide)
    return [
        guide.name.en,
        *(each.answer(guide, choices) for each in CRITERIA),
        str(len(choices)),
        guide.reviewed_by or "no",
    ]


def main() -> None:
    """Write the page, or check it."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        print(PAGE)
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit(f"{PAGE.name} is not what the content gives; run: python scripts/ipdas.py")


if __name__ == "__main__":
    main()
