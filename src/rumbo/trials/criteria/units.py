"""An eligibility text as criteria: what belongs together stays together, what is said apart is judged apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.kinds import subject_of
from rumbo.trials.criteria.lines import Line, Section, read_lines

# Lists that explain or qualify the line above them: read with it, as one demand.
_WHOLE = re.compile(
    r"\b(?:except(?:ion|ions|ing)?|unless|provided|defined|definition|who|is when|if)\b[^:]{0,120}:$"
    r"|\b(?:one|any|either|1|two|2|at least \w+) (?:or more )?of (?:the )?(?:following|these|below)[^:]{0,80}:?$"
    r"|\bfollowing (?:risk factors|exceptions|conditions? (?:is|are) met|reasons)[^:]{0,60}:$"
    r"|\bincluding(?:,| but)[^:]{0,60}:$|\b(?:one|1|either) of:$",
    re.IGNORECASE,
)
_ANY = re.compile(r"\bany (?:one )?of (?:the )?(?:following|these|below)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\b(?:or|and/or)|,)$", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:or|and|note|except|unless|defined as|for example|e\.g\.|i\.e\.)\b", re.IGNORECASE)
_EXPLAINS = re.compile(r"\b(?:can be defined as|is defined as|are defined as)\s*:?$", re.IGNORECASE)
_CANCERS = re.compile(r"carcinoma|cancer|malignan|neoplas|tumou?r|lentigo|in situ|CR\b", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:note:? )?(?:other|additional|further)\b.{0,60}\b(?:criteria|requirements)\b.{0,40}\bapply\b.{0,40}",
    re.IGNORECASE,
)
_SHORT_ITEM = 14  # words: a listed item of a flat text that still belongs to the line above it
_LONGEST_UNIT = 3000  # letters


class Unit(msgspec.Struct, frozen=True):
    """One criterion as written. `lead` is the line above it that says what is listed ("Prior treatment with:")."""

    text: str
    section: Section
    lead: str = ""


def split(text: str) -> tuple[Unit, ...]:
    """The criteria of an eligibility text, in their order.

    >>> [(unit.section, unit.text) for unit in split("Inclusion Criteria:~Adults~ECOG 0-1~Exclusion Criteria:~Pregnancy")]
    [('inclusion', 'Adults'), ('inclusion', 'ECOG 0-1'), ('exclusion', 'Pregnancy')]
    """
    lines = [line for line in read_lines(text) if len(line.text) > 1 and not _NOTE.fullmatch(line.text)]
    return tuple(_units(lines))


def _units(lines: list[Line]) -> Iterator[Unit]:
    at = 0
    while at < len(lines):
        line = lines[at]
        end = _end_of_list(lines, at)
        if end == at + 1:
            after = _continued(lines, at)
            yield Unit(_together(lines[at:after]), line.section, line.label)
            at = after
        elif _belongs_whole(lines, at, end):
            yield Unit(_together(lines[at:end]), line.section, line.label)
            at = end
        else:
            yield from _listed(lines, at, end)
            at = end


def _end_of_list(lines: list[Line], at: int) -> int:
    """Where the list that a line opens ends; the next line when it opens none."""
    line = lines[at]
    end = at + 1
    while end < len(lines) and lines[end].section == line.section and lines[end].depth > line.depth:
        end += 1
    if end == at + 1 and line.text.endswith(":"):
        end = _end_of_flat_list(lines, at)
    return end


def _end_of_flat_list(lines: list[Line], at: int) -> int:
    """Where a list ends in a text that shows no depths: its items are short, and about what the line above is about."""
    line = lines[at]
    about = subject_of(line.text, line.section)
    end = at + 1
    while end < len(lines) and lines[end].section == line.section and lines[end].depth == line.depth:
        if not _is_item(lines[end].text, line, about=about, first=end == at + 1):
            break
        end += 1
    return end


def _is_item(text: str, line: Line, *, about: str, first: bool) -> bool:
    if first:
        return True
    if about == "other_cancer":
        return bool(_CANCERS.search(text)) and subject_of(text, line.section) in (
            "other_cancer",
            "histology",
            "other",
            "cancer_type",
        )
    if about == "organ_function_or_lab":
        return subject_of(text, line.section) == about
    short = len(text.split()) <= _SHORT_ITEM
    same = subject_of(f"{line.text} {text}", line.section) == about and subject_of(text, line.section) in (
        about,
        "other",
    )
    return (short and same) or (same and text[:3] in ("OR ", "or ", "AND"))


def _belongs_whole(lines: list[Line], at: int, end: int) -> bool:
    head = lines[at].text
    if subject_of(head, lines[at].section) == "organ_function_or_lab":
        return False
    if _ANY.search(head) and lines[at].section == "exclusion":
        return lines[at].apart and subject_of(head, lines[at].section) == "prior_therapy"
    whole = _WHOLE.search(head) or _EXPLAINS.search(lines[at + 1].text) or not head.endswith(":")
    if len(_together(lines[at:end])) > _LONGEST_UNIT:
        return False
    if whole:
        return head.endswith(":") or _same_matter(lines[at:end])
    return lines[at].apart and end > at + 1 and subject_of(head, lines[at].section) in ("other_illness", "other_cancer")


def _same_matter(lines: list[Line]) -> bool:
    """Whether lines below a line that announces no list only add to it."""
    about = subject_of(lines[0].text, lines[0].section)
    return all(
        subject_of(line.text, line.section) in (about, "other") or _CONTINUES.match(line.text) for line in lines[1:]
    )


def _listed(lines: list[Line], at: int, end: int) -> Iterator[Unit]:
    """A list whose items are demands of their own; the first is quoted with the line that announces them."""
    head = lines[at]
    if not head.text.endswith(":"):
        yield Unit(head.text, head.section)
        lead = ""
    else:
        lead = head.text
    quoted = bool(lead) and subject_of(head.text, head.section) != "organ_function_or_lab"
    for number, unit in enumerate(_units(lines[at + 1 : end])):
        text = f"{lead} {unit.text}" if quoted and number == 0 else unit.text
        above = "" if quoted and number == 0 else lead
        own = unit.lead.removeprefix(head.label).strip()
        yield Unit(text, unit.section, " ".join(filter(None, (head.label, above, own))))


def _continued(lines: list[Line], at: int) -> int:
    """Where a criterion ends that goes on in the next item ("Creatinine ... or", "Note: ...")."""
    end = at + 1
    while end < len(lines) and lines[end].section == lines[at].section and lines[end].depth == lines[at].depth:
        goes_on = re.search(r"\bor$", lines[end - 1].text) or re.match(
            r"(?:NOTE|Note)\b(?! that)|OR\b", lines[end].text
        )
        if not goes_on:
            break
        end += 1
    return end


def _together(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)
