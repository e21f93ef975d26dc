"""The result that a text of a letter gives of each biomarker it names: as written, and whether it means yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from rumbo.oncology.biomarkers import is_no_result, read_result
from rumbo.records.letters.marks import TRIPLE_NEGATIVE, Mark
from rumbo.records.letters.patterns import Built, listed
from rumbo.records.letters.text import flat

# Short names mean many things: the result has to stand right beside them.
_RECEPTORS: Final = frozenset({"ER", "PR"})
_BESIDE: Final = re.compile(
    r"[\s:=(,-]*(?:(?:status|receptors?|receptor|is|was|are|by|ihc|es|fue"
    r"|allred|h-?score|score|quick ?score|\)|expression|low|strong\w*|weak\w*|debil\w*|fuerte\w*|moderate\w*)[\s:,=-]*)*"
    r"(?:not |no |sin |non[- ]?)?(?:positiv|negativ|pos\b|neg\b|\d|[<>+]|low|not detected|loss|mutat|rearr|ampl"
    r"|wild|fusion|exon|absent|ausent|p\.|[a-z]\d)"
)
_SIGN: Final = re.compile(
    r"(?P<bare>\+{1,3}|[-−–])(?=[\s,;.:/)\]]|$)|\s?\((?P<inside>\+{1,3}|[-−–])\)|\s(?P<apart>\+{1,3}|[-−–])(?=[,;./)]|$)"
)
_JOINT: Final = re.compile(
    r"[\s/,&()]*(?:(?:and|y|e|or|o|ni|nor|as well as|asi como)\s+)?(?:de\s+|del\s+|for\s+)?[\s(]*"
)
_STEP: Final = re.compile(r"[,;()]|\.(?=\s|$)|\s(?:and|y|but|pero|so)\s|\s{2,}")
_CLAUSE: Final = re.compile(r";|\.(?=\s|$)|\s\|\s")
_BEFORE: Final = Built(r"(?:@result_before@)\s*(?:the |el |los |las |la |genes? )?(?:expression of |de )?$")
# "positive for CK7 and TTF-1 and negative for CK20": what stands before a list is said of each in it.
_OF_A_LIST: Final = re.compile(
    r"\b(?P<said>(?:immuno)?(?:positiv|(?P<no>negativ)|reactiv)\w* (?:for|para|a))\s+(?P<list>(?:[^;.%(]|\([^)]*\))*)$"
)
_DENIAL: Final = re.compile(r"\b(?:no|sin|without|not|negative for|absence of|ausencia de|ni)\s+(?:\w+\s+){0,2}$")
# "a negative result does not exclude" it
_LEFT_OPEN: Final = re.compile(r"\b(?:exclud\w*|rul\w+ out|excluy\w*|descart\w*)\s+(?:\w+\s+){0,3}$")
_SAYS_SOMETHING: Final = re.compile(
    r"\d|abnormal|anormal|aberran|equivoc|indetermin|uncertain|inciert|\bvus\b|\blow\b|\bbaj[oa]\b|null|patch|heterogen|borderline|limitrofe"
)
_VARIANT: Final = re.compile(
    r"\b(?:p\.)?\(?[A-Z][a-z]{0,2}\d{2,4}(?:[A-Z*]|fs|del|dup|[A-Z][a-z]{2})\w*\)?|\bc\.\d+\S*|\bexon \d+|\bex\d+"
)
_STABILITY: Final = re.compile(r"stability|estabilidad")
_INSTABILITY: Final = re.compile(r"instability|unstable|inestab")
# "estudio de inestabilidad de microsatélites" names a test, and no result.
_TEST_OF: Final = re.compile(
    r"\b(?:estudio|analisis|prueba|test|determinacion|solicit\w+|pedid\w+|ordered|sent|request\w*)"
    r"(?: (?:de|la|el|of|for|sobre))*\s+$"
)
_MUTATION_ONLY: Final = re.compile(r"\b(?:mutation|mutacion|fusion|rearrangement|reordenamiento)\b")
_CHROMOSOME: Final = re.compile(r"^(?:t\(|del\(|inv\(|1q|trisomy|PML|BCR)")
_SHARE: Final = re.compile(
    r"[\s,]*\(?[<>]?\d{1,3}(?:-\d{1,3})?(?:[.,]\d)? ?%\)?|\s*\((?:IHC:? ?)?[0-3]\+?\)"
)  # "(90 %)", "(0)"
_REACH: Final = 110  # letters after a marker in which its result stands


class Result(NamedTuple):
    """A result as written, and what it means."""

    words: str
    positive: bool | None


def read_markers(text: str, *, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Result]]:
    """Each biomarker of a text with its result; those without one are left out.

    >>> from rumbo.records.letters.marks import find_marks
    >>> text = "ER 95%, PR negative, HER2 2+ (FISH not amplified); ALK/ROS1 pending"
    >>> [(mark.symbol, one.positive) for mark, one in read_markers(text, marks=find_marks(text, lang="en"))]
    [('ER', True), ('PR', False), ('HER2', False)]
    """
    found = list(_readings(text, marks=marks))
    deficient = any(mark.symbol == "MSI/MMR" and reading.positive for mark, reading in found)
    for mark, reading in found:
        # "MLH1 lost, MSH2 retained": one lost protein makes the repair deficient, whatever is left of the others.
        if not (deficient and mark.symbol == "MSI/MMR" and reading.positive is False):
            yield mark, reading


def _readings(text: str, *, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Result]]:
    clusters = _clusters(text, marks)
    told: set[tuple[str, str]] = set()
    for number, cluster in enumerate(clusters):
        limit = clusters[number + 1][0].start if number + 1 < len(clusters) else len(text)
        floor = clusters[number - 1][-1].end if number else 0
        for mark in cluster:
            reading = _reading(text, mark, cluster=cluster, floor=floor, limit=limit)
            if reading is None:
                continue
            key = (mark.symbol, reading.words if reading.positive is None else str(reading.positive))
            if key not in told:
                told.add(key)
                yield mark, reading


def _clusters(text: str, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Markers that share a result: "ALK/ROS1 negative", "receptores de estrógeno (RE)"."""
    if not marks:
        return []
    plain = flat(text)
    clusters = [[marks[0]]]
    for one, other in pairwise(marks):
        by_itself = _VARIANT.search(text[one.start : one.end]) or read_result(text[one.start : one.end]) is not None
        if one.start == other.start or (not by_itself and _JOINT.fullmatch(plain, one.end, max(one.end, other.start))):
            clusters[-1].append(other)
        else:
            clusters.append([other])
    return clusters


def _reading(text: str, mark: Mark, *, cluster: Sequence[Mark], floor: int, limit: int) -> Result | None:
    plain = flat(text)
    if TRIPLE_NEGATIVE.match(plain, mark.start):
        return Result(text[mark.start : mark.end], positive=False)
    last = cluster[-1].end
    sign = _SIGN.match(text, mark.end) or _SIGN.match(text, last)
    if sign:
        said = sign["bare"] or sign["inside"] or sign["apart"]
        return Result(said, positive="+" in said)
    before = _before(plain, begin=cluster[0].start, floor=floor)
    if _LEFT_OPEN.search(before):
        return None
    after = text[last : min(limit, last + _REACH)]
    after = after[: _clause_end(after)]
    if is_no_result(after) and read_result(after) is None and not re.search(r"\d", after):
        return None
    if mark.symbol == "HER2-low":
        return _told_by_name(text, mark, before=before)
    shared = _said_of_list(text, plain, begin=cluster[0].start, last=last)
    if shared is not None:
        return shared
    if not _STEP.match(after.lstrip()) or after.lstrip().startswith("("):
        found = _after(text, mark, after=after, last=last, denial=_DENIAL.search(before))
        if found is not None:
            return found
    return (
        _told_before(text, mark, before=before, cluster=cluster)
        or _told_by_name(text, mark, before=before)
        or _after(text, mark, after=after, last=last, denial=None)
    )


def _before(plain: str, *, begin: int, floor: int) -> str:
    """The words before a marker, in its own clause."""
    start = max(floor, begin - 60)
    cut = max((each.end() for each in re.compile(r"[,;:.]\s").finditer(plain, start, begin)), default=start)
    return plain[cut:begin]


def _said_of_list(text: str, plain: str, *, begin: int, last: int) -> Result | None:
    """What stands before a list that holds the marker, unless a result of its own stands behind the marker."""
    found = _OF_A_LIST.search(plain, 0, begin)
    own = _STEP.split(text[last : last + _REACH])[0]
    if found is None or re.search(r"\d", own) or read_result(own) is not None or read_result(found["list"]) is not None:
        return None
    said = text[found.start("said") : found.end("said")]
    return Result(_whole_result(said, raw="", after=text[last:]), positive=found["no"] is None)


def _clause_end(after: str) -> int:
    found = _CLAUSE.search(after)
    return found.start() if found else len(after)


def _after(text: str, mark: Mark, *, after: str, last: int, denial: re.Match[str] | None) -> Result | None:
    """The result that stands after a marker: the shortest piece that decides, else the first that says a score."""
    raw = text[mark.start : mark.end]
    if raw in listed("short_markers") and not _BESIDE.match(flat(after)):
        return None
    steps = [*(each.start() for each in _STEP.finditer(after)), len(after)]
    said = denial[0] if denial else ""
    score = ""
    for step in steps:
        piece = _cleaned(after[:step])
        if not piece:
            continue
        if is_no_result(piece) and _polarity(piece) is None:
            return None
        for words in (f"{said}{piece}", f"{raw} {piece}"):
            if mark.symbol not in _RECEPTORS | {"HER2"} and words != f"{said}{piece}":
                continue
            positive = _polarity(words)
            if positive is not None:
                return Result(
                    _whole_result(words, raw=raw if positive and words == piece else "", after=after[step:]),
                    positive=positive,
                )
        if not score and _SAYS_SOMETHING.search(flat(piece)) and len(piece) < 60:
            score = piece
    return Result(score, positive=None) if score else None


def _whole_result(words: str, *, raw: str, after: str) -> str:
    """A result with the variant that its marker names ("KRAS G12D" detected), or the share or score behind it."""
    if _VARIANT.search(raw):
        return f"{raw} {words}"
    share = _SHARE.match(after) if not re.search(r"\d", words) else None
    return f"{words} {share[0].strip()}" if share else words


def _polarity(words: str) -> bool | None:
    """What a result means; the name of a variant only counts when no word decides ("V600E not detected")."""
    if is_no_result(words) and not re.search(r"positiv|negativ|detect", flat(words)):
        return None
    plain = _VARIANT.sub(" ", words)
    decided = read_result(plain)
    return decided if decided is not None else read_result(words)


def _told_before(text: str, mark: Mark, *, before: str, cluster: Sequence[Mark]) -> Result | None:
    """The result that stands before a marker: "negative for", "no mutation in", "wild-type"."""
    found = _BEFORE.search(before)
    if not found:
        return None
    start = cluster[0].start - (len(before) - found.start())
    words = text[start : cluster[0].start].strip()
    positive = _polarity(words)
    if positive is None and re.match(r"harbou?r|carr|portador", found[0]):
        positive, words = True, f"{words} {text[mark.start : mark.end]}"
    return None if positive is None else Result(words, positive=positive)


def _told_by_name(text: str, mark: Mark, *, before: str) -> Result | None:
    """The result that the name itself says: "MSI-H", "pMMR", "KRAS G12D", "t(11;14)"."""
    raw = text[mark.start : mark.end]
    says_change = bool(_MUTATION_ONLY.search(flat(raw)))
    if _DENIAL.search(before):
        is_change = says_change or _CHROMOSOME.match(mark.symbol) or _INSTABILITY.search(flat(raw))
        return Result(f"no {raw}", positive=False) if is_change else None
    if _TEST_OF.search(before) and _STABILITY.search(flat(raw)):
        return None
    if says_change and not re.search(r"\b(?:with|con|has|presenta|harbou?rs)\s+(?:an? |una? )?$", before):
        return None
    positive = True if _CHROMOSOME.match(mark.symbol) else read_result(raw)
    if mark.symbol == "HER2-low":
        positive = True
    return None if positive is None else Result(raw, positive=positive)


def _cleaned(piece: str) -> str:
    words = re.sub(
        r"\s+(?:in|on|at|by|en|de|el|del|from|of)$",
        "",
        " ".join(piece.rpartition(":")[2].strip(" \t=,.;-–—|(").lstrip(") ").split()),
    )
    return words + ")" * max(0, words.count("(") - words.count(")"))
