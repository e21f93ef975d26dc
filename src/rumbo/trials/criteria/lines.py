"""The lines of an eligibility text as it was typed: bullets, numbers, indents, wrapped lines and headings told apart.

What belongs together is for `units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Section = Literal["inclusion", "exclusion"]

_BULLET = re.compile(
    r"(?P<mark>[-*•·●○◦▪■–—❖➢►✓]+|o(?= {1,4}[A-Z])|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?![\d])"
    r"|\(?(?:[a-zA-Z]|[ivx]{1,4})[.)](?= ))\s*"
)
_TILDE = re.compile(r"(?<![\s~(])~+(?=\s*\S)|~$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([<>\[\]*_~()#.+=|-])")
_ENUMERATED = re.compile(r"(?:(?<=[.;:,])|(?<=\s\s)|^)\s*(?=\(?(\d{1,2})[.)]\s+[A-Z<>≥≤])")
# Bullets and headings that lost their line break: "... therapy - More than 3 lines", "...; • Hb", "... mCRPC Exclusion criteria".
_RUN_ON = re.compile(
    r"(?<=.{20}[a-z)][a-z).;])\s+(?=-\s+[A-Z][A-Za-z]+ [a-z])|(?<=\S)\s*(?=[•●▪])"
    r"|(?<=.{30})\s+(?=(?:Inclusion|Exclusion) [Cc]riteria:?\s*$)"
)
_QUALIFIER = (
    r"(?:\*+\s*)?(?:(?:key|main|major|selected|general|additional|core|common|specific|important|principal"
    r"|patient|subject"
    r"|participant|study|protocol|trial|other|for|the|all|summary|of|part|phase|cohort|cohorts|arm|group"
    r"|donor|dose|expansion"
    r"|escalation|and|both|[0-9]{1,2}|[ivx]{1,3}|[a-d1-4](?:/[a-d1-4])?)\b[\s,&:()-]*){0,8}"
)
_HEADING = re.compile(
    _QUALIFIER
    + r"(?P<what>inclusion/exclusion|inclusion|exclusion|eligibility|non-inclusion|noninclusion|ineligibility)"
    r"(?:\s+and\s+exclusion)?(?:\s*/\s*eligibility)?"
    r"(?:(?:\s+(?:criteria|criterion|criterions|criterias|requirements?|characteristics|conditions?|list))"
    r"(?P<of>(?:\s*\([^)]{0,60}\))?(?:\s+(?:for|of|in|to|-|–)\s+[^:.~]{1,80})?)\s*[:.\-–]*|\s*[:\-–]+"
    r"|\s*$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHUT_OUT = re.compile(
    r"(?:(?:patients|subjects|participants|individuals|persons|those)\b.{0,60}\b(?:will|are|should"
    r"|must) (?:be |not be )?"
    r"(?:excluded|not eligible|ineligible|eligible|enrolled|included).{0,50}(?:following|if|:)"
    r"|(?:patients|subjects|participants) (?:who )?(?:meet|meeting|with|fulfil\w*) any of the following.{0,60}"
    r"(?:excluded|not eligible|ineligible|not be (?:enrolled|included)).{0,60}"
    r"|(?:excluded|ineligible) (?:if|are)\b.{0,40}):?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_OLD_STYLE = re.compile(
    r"(?:disease|patient) characteristics|prior/?\s?concurrent therapy|prior (?:and|or) concurrent therapy"
    r"|(?:biologic therapy|chemotherapy|endocrine therapy|radiotherapy|surgery|other|age|sex|menopausal status"
    r"|performance status|life expectancy|hematopoietic|hepatic|renal|cardiovascular|pulmonary"
    r"|hormone receptor status)",
    re.IGNORECASE,
)
_OUT = re.compile(r"exclu|ineligib|not (?:be )?(?:elig|enrol|incl)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<=\S)[ ]+(?=(?:DISEASE CHARACTERISTICS|PATIENT CHARACTERISTICS|PRIOR CONCURRENT THERAPY|Age|Sex"
    r"|Menopausal status|Performance [Ss]tatus"
    r"|Life [Ee]xpectancy|Hematopoietic|Hepatic|Renal|Cardiovascular|Pulmonary|Biologic therapy"
    r"|Chemotherapy|Endocrine therapy|Radiotherapy"
    r"|Surgery|Other):)"
)
_WRAPPED = 60  # letters: a typed line at least this long may go on in the next one
_WIDEST = 115  # letters: no editor that wraps lines makes them longer
_SHORTEST_LIST = 3  # numbers in a row that make a run-on text a list


class Line(msgspec.Struct, frozen=True):
    """One statement as typed, without its bullet. `depth` counts from 0; `apart` says that it was a line of its own in a
    text that shows no depths. `label` is the old heading it stands under ("Life expectancy:").
    """

    text: str
    section: Section
    depth: int = 0
    apart: bool = False
    label: str = ""


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of an eligibility text in their order, wrapped ones joined, each with its section.

    >>> [(line.section, line.text) for line in read_lines("Inclusion: adults\\n 1. ECOG 0\\n    or 1")]
    [('inclusion', 'adults'), ('inclusion', 'ECOG 0 or 1')]
    """
    plain = _ESCAPED.sub(r"\1", text.replace("\r", "").replace("\t", "    ").replace("\u00a0", " "))
    if "CHARACTERISTICS:" in plain:
        plain = _LABEL.sub("\n", plain)
    flat = bool(_TILDE.search(plain)) and plain.count("~") > plain.count("\n") / 4
    typed = list(_join(_typed(_TILDE.sub("\n", plain) if flat else plain), flat=flat))
    return tuple(_told_apart(typed, flat=flat))


class _Typed(msgspec.Struct, frozen=True):
    text: str
    indent: int
    bullet: bool
    after_gap: bool


def _typed(plain: str) -> Iterator[_Typed]:
    gap = True
    for raw in plain.split("\n"):
        for line in _unrolled(raw):
            if not line.strip():
                gap = True
                continue
            indent = len(line) - len(line.lstrip())
            bullet = _BULLET.match(line, indent)
            at = bullet.end() if bullet and not _is_number(line[indent:]) else indent
            words = re.sub(r"\s+", " ", line[at:]).strip()
            if words:
                yield _Typed(words, indent, at > indent, gap)
                gap = False


def _is_number(words: str) -> bool:
    """Whether what looks like a bullet is a value: "-5 %", "1.5 x ULN"."""
    return bool(re.match(r"\(?\d+[.)]\s*(?:x|mg|g|%|years?)\b|[-–]\d", words))


def _unrolled(raw: str) -> list[str]:
    """A run-on line as one line for each of its items: "- ... - ...", "1. ... 2. ... 3. ..."."""
    indent = raw[: len(raw) - len(raw.lstrip())]
    return [line for part in _RUN_ON.split(raw) for line in _counted(indent + part.strip())]


def _counted(raw: str) -> list[str]:
    """A line that counts its items ("1. ... 2. ... 3. ..."), as one line each."""
    found = [each for each in _ENUMERATED.finditer(raw) if each[1]]
    wanted = 1
    cuts = []
    for each in found:
        if int(each[1]) == wanted:
            cuts.append(each.end())
            wanted += 1
    if len(cuts) < _SHORTEST_LIST:
        return [raw]
    return [raw[: cuts[0]], *(raw[start:end] for start, end in zip(cuts, [*cuts[1:], len(raw)], strict=True))]


def _join(typed: Iterable[_Typed], *, flat: bool) -> Iterator[_Typed]:
    lines = list(typed)
    bulleted = sum(line.bullet for line in lines) * 3 >= len(lines)
    # A text whose lines all are short was wrapped by the editor; one with long lines has an item on each.
    flat = flat or (not bulleted and max((len(line.text) for line in lines), default=0) > _WIDEST)
    held: _Typed | None = None
    last = ""
    for line in lines:
        if held is not None and not flat and _goes_on(held, last, line, bulleted=bulleted):
            held = msgspec.structs.replace(held, text=f"{held.text} {line.text}")
        else:
            if held is not None:
                yield held
            held = line
        last = line.text
    if held is not None:
        yield held


def _goes_on(held: _Typed, last: str, line: _Typed, *, bulleted: bool) -> bool:
    if line.bullet or line.after_gap or _HEADING.fullmatch(line.text) or _HEADING.fullmatch(held.text):
        return False
    if held.bullet and bulleted:
        return not (last.endswith((":", ";", ".")) and len(last) < _WRAPPED and line.text[:1].isupper())
    return line.text[:1].islower() or (len(last) >= _WRAPPED and last[-1:] not in ".;:")


def _told_apart(typed: list[_Typed], *, flat: bool) -> Iterator[Line]:
    section: Section = "inclusion"
    indents: list[int] = []
    label = ""
    for line in typed:
        words = line.text
        while (heading := _HEADING.fullmatch(words)) and _is_heading(heading):
            section = _section(heading["what"], section)
            indents = []
            words = heading["rest"].strip(" :.-–")
        if _SHUT_OUT.fullmatch(words) and not words.lower().startswith("no "):
            section = "exclusion" if _OUT.search(words) else section
        elif _OLD_STYLE.fullmatch(words.rstrip(" :")) and (words.endswith(":") or words.isupper()):
            label = words if words.endswith(":") and not words.isupper() else ""
        elif words:
            yield Line(words, section, _depth(indents, line), apart=flat or not line.bullet, label=label)


def _is_heading(heading: re.Match[str]) -> bool:
    """A sentence that begins like a heading ("Inclusion criteria of the first part are met") is none."""
    rest = heading["rest"]
    before = heading.string[: heading.start("rest")]
    return not rest[:1].islower() or before.rstrip().endswith((":", "-", "–"))


def _section(what: str, before: Section) -> Section:
    said = what.lower()
    if said.startswith(("excl", "non", "inel")):
        return "exclusion"
    return "inclusion" if said.startswith("incl") else before


def _depth(indents: list[int], line: _Typed) -> int:
    while indents and indents[-1] > line.indent:
        indents.pop()
    if not indents or indents[-1] < line.indent:
        indents.append(line.indent)
    return len(indents) - 1
