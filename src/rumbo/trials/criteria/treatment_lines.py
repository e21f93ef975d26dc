"""Criteria that count the lines of treatment a person has had."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.outcomes import read_outcome
from rumbo.trials.criteria.prior import TherapyAsk, read_therapy
from rumbo.trials.criteria.relapse import RelapseAsk, read_relapse
from rumbo.trials.criteria.setting import SettingAsk, StageAsk, read_setting
from rumbo.trials.criteria.therapies import find_therapies, was_given
from rumbo.trials.criteria.treatment_settings import in_settings
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.washout import WashoutAsk, is_of_now, read_washout, speaks_of_toxicity
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import TreatmentFacet
from rumbo.trials.profile import Profile, remembered

_WORDS = {"zero": 0, "no": 0, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_N = rf"(?:\d\b|{'|'.join(_WORDS)})"
_WHAT = (
    r"(?:(?!week|month|day|year|since|mg|cycle)[^.;:]){0,40}?\b(?:lines?\b|line\(s\)|(?:prior|previous"
    r"|systemic|earlier)(?: [\w-]+){0,3} "
    r"(?:therap(?:y|ies)|regimens?|treatments?|chemotherap(?:y|ies))\b|\b(?:treatment|chemotherapy"
    r"|therapeutic) (?:regimens?|courses?)\b)"
)
_SPAN = re.compile(
    rf"\b(?:minimum of )?(?P<low>{_N})\s*(?:-|–|to|or|and up to|and no more than"
    rf"|but no more than)\s*(?P<high>{_N}){_WHAT}",
    re.IGNORECASE,
)
_LEAST = re.compile(
    rf"(?:(?:at least|≥|>=|minimum of|no (?:fewer|less) than)\s*(?P<n>{_N}){_WHAT}"
    rf"|\b(?P<m>{_N}) or more{_WHAT}|(?P<over>(?<!no )(?<!not )(?:more|greater) than"
    rf"|>)\s*(?P<k>{_N}){_WHAT})",
    re.IGNORECASE,
)
_MOST = re.compile(
    rf"(?:(?:at most|≤|<=|=<|no more than|not more than|up to|maximum of|(?:no|not) (?:greater"
    rf"|exceeding)(?: than)?)\s*(?P<n>{_N}){_WHAT}|(?P<under>less than|fewer than|<)\s*(?P<k>{_N}){_WHAT})",
    re.IGNORECASE,
)
_EXACT = re.compile(
    rf"\b(?:only |exactly )?(?P<n>{_N}) (?:prior |previous )?(?:lines?\b|(?:prior"
    rf"|previous|systemic) (?:systemic )?(?:therapy|regimen|treatment|line))",
    re.IGNORECASE,
)
_NAIVE = re.compile(
    r"\b(?:treatment|therapy|chemo\w*|systemic|\w+)?[- ]?na[iï]ve\b|\bpreviously untreated\b"
    r"|\bnot (?:been )?previously (?:been )?treated$"
    r"|\buntreated (?:[\w-]+ ){0,4}?(?:cancers?|carcinoma|tumou?rs?|disease|lymphoma|leuk\w+|myeloma|melanoma"
    r"|sarcoma|NSCLC|[ACM][MLP]L\b|MM\b)",
    re.IGNORECASE,
)
_NAIVE_WORD = re.compile(r"[- ]na[iï]ve\b", re.IGNORECASE)
_AND_HAD = re.compile(r"\band (?:have|has|must|had|received)\b", re.IGNORECASE)
_OR_TREATED = re.compile(r"\bor\b[^.;]{0,60}(?:treated|relaps|refractory)", re.IGNORECASE)
_OR_LINES = re.compile(r"\bor\b(?P<rest>[^.;]{0,20}\breceived\b[^.;]{0,80})", re.IGNORECASE)
_IN_ADVANCED = re.compile(r"\b(?:for|in)\b[^.;]{0,40}(?:metastatic|advanced|recurrent|R/M)", re.IGNORECASE)
_ADVANCED = re.compile(r"metastatic|advanced|recurrent", re.IGNORECASE)
_DOUBTFUL = re.compile(
    r"\b(?:unless|if|cohorts?|arms?|part [0-9A-D]|for (?:patients|participants)|adjuvant|either|or (?:not|un))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince\b|\bbetween\b|\bwithin \d+ ?\w+ (?:of|after|from|following) (?:the |their )?(?:completi|last"
    r"|final|end)|\bno (?:more|later|longer) than\b|\btermination\b|\blast dose\b|-free\b|\bfree (?:for|of)\b"
    r"|\bwashout\b"
    r"|\belapsed\b|\bdiscontinu\w+",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\bwithin\b|\bin the (?:past|last|previous|preceding)\b|\bless than \d+ (?:days?|weeks?)|< ?\d+ (?:days?"
    r"|weeks?)",
    re.IGNORECASE,
)
_MANY = 99


class LineAsk(msgspec.Struct, frozen=True, tag="lines"):
    """From `low` to `high` lines of treatment, of `therapies` when it names some; where not `advanced` the text does not say
    that only lines for advanced disease count.
    """

    low: int = 0
    high: int = _MANY
    therapies: tuple[str, ...] = ()
    advanced: bool = False
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the number of lines; treatments without a number, and an incomplete list, leave room upwards."""
        fewest, most = count_lines(profile, self.therapies)
        if not self.advanced and most is not None and most < self.low:
            # Treatment before or after an operation may be a line where none is said to be for advanced disease.
            most = most + sum(_is_early(each) for each in profile.treatments)
            fewest = min(most, 1) if self.low == 1 and self.high >= most else fewest
        holds: bool | None = None
        if self.low <= fewest and (most is not None and most <= self.high):
            holds = True
        elif (most is not None and most < self.low) or fewest > self.high:
            holds = False
        verdict = told(holds)
        if verdict == "NOT_MET" and not self.sure:
            verdict = "UNKNOWN"
        said = "unknown" if most is None or most != fewest else "known"
        limit = "between" if self.low and self.high < _MANY else "from" if self.low else "until"
        facts = ("treatments",) if profile.treatments else ()
        return judged(verdict, f"trials-lines-{limit}-{said}", *facts, low=self.low, high=self.high, count=fewest)


def _is_early(treatment: TreatmentFacet) -> bool:
    return treatment.is_systemic and in_settings(treatment, ("advanced",)) is False


def count_lines(profile: Profile, therapies: tuple[str, ...] = ()) -> tuple[int, int | None]:
    """The fewest and the most lines a person has had, of some therapies or of any; None when there is no saying."""
    return _count_lines(therapies, profile)


@remembered
def _count_lines(therapies: tuple[str, ...], profile: Profile) -> tuple[int, int | None]:
    numbered: set[int] = set()
    loose = 0
    for each in profile.treatments:
        if not each.is_systemic or in_settings(each, ("advanced",)) is False:
            continue
        given = [was_given(therapy, each) for therapy in therapies]
        if therapies and True not in given:
            continue
        if each.line is not None:
            numbered.add(each.line)
        elif each.setting != "maintenance":
            loose += 1
    fewest = len(numbered) if therapies else max(numbered, default=0)
    if not profile.treatments_complete:
        return fewest, None
    return fewest, fewest + loose


def read_lines_of_treatment(
    stated: tuple[Statement, ...],
) -> Iterator[LineAsk | RelapseAsk | SettingAsk | StageAsk | WashoutAsk]:
    """The lines of treatment that statements count; without a number, the treatments that they name."""
    for each in stated:
        if each.allows:
            continue
        if _is_about_time(each):
            yield from read_washout((each,))
            continue
        relapse = tuple(read_relapse((each,)))
        if relapse:
            yield from relapse
            continue
        naive = _naive(each)
        counted = _counted(each) if naive is None else None
        ask = naive or counted or read_therapy(each)
        yield from (ask,) if ask is not None else tuple(read_setting((each,))) if each.wanted else (UnclearAsk(),)
        if counted is not None and re.search(
            r"\bmust include|must have (?:also )?received|progressed", each.text, re.IGNORECASE
        ):
            yield from _included(each)


def _is_about_time(each: Statement) -> bool:
    """Whether a statement is about the time since a treatment, or the side effects that it left."""
    if speaks_of_toxicity(each.text) or (not each.wanted and is_of_now(each.text)):
        return True
    if read_outcome(each.text) in ("grew-on", "grew-after"):
        return False  # "within 60 days of the last dose" says then what refractory means
    timed = bool(read_lengths(each.text))
    return timed and (bool(_SINCE.search(each.text)) if each.wanted else bool(_WITHIN.search(each.text)))


def _included(each: Statement) -> Iterator[TherapyAsk]:
    """What the counted lines must have held; only ever known to be so, never held against a person."""
    ask = read_therapy(each)
    if ask is not None and each.wanted:
        yield msgspec.structs.replace(ask, sure=False, days=None)


def _naive(each: Statement) -> TherapyAsk | LineAsk | None:
    """Nothing had of what is named; "naive or only one line" is a number of lines."""
    if not _NAIVE.search(each.text) or _OR_TREATED.search(each.text):
        return None
    alternative = _OR_LINES.search(each.text)
    if alternative:
        _, most = _bounds(alternative["rest"])
        if each.wanted and most:
            return LineAsk(high=most)
    told = _AND_HAD.split(each.text[: alternative.start()] if alternative else each.text)[0]
    named = tuple(dict.fromkeys(found.id for found in find_therapies(_NAIVE_WORD.sub(" ", told))))
    advanced = _ADVANCED.search(told)
    return TherapyAsk(
        therapies=named or ("systemic",),
        wanted=not each.wanted,
        settings=("advanced",) if advanced else (),
        sure=not (alternative or each.excepted or _DOUBTFUL.search(each.text)),
    )


def _counted(each: Statement) -> LineAsk | None:
    low, high = _bounds(each.text)
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return None
    if not each.wanted:
        low, high = (None, low - 1) if low else (None, high if high is None else None)
        if high is None:
            return None
    therapies = tuple(dict.fromkeys(found.id for found in find_therapies(each.text)))
    narrow = tuple(name for name in therapies if name not in ("systemic", "any-anticancer"))
    plain = not _DOUBTFUL.search(each.text) and not each.excepted
    # Of several treatments named beside the number only all lines are counted: too few of them are too few of each.
    counted = narrow if len(narrow) == 1 else ()
    return LineAsk(
        low or 0,
        _MANY if high is None else high,
        counted,
        advanced=bool(_IN_ADVANCED.search(each.text)),
        sure=plain and (len(narrow) <= 1 or high is None),
    )


def _bounds(text: str) -> tuple[int | None, int | None]:
    span = _SPAN.search(text)
    if span and _number(span["low"]) <= _number(span["high"]):
        return _number(span["low"]), _number(span["high"])
    least, most = _LEAST.search(text), _MOST.search(text)
    low = _number(least["n"] or least["m"] or least["k"]) + (1 if least["over"] else 0) if least else None
    high = _number(most["n"] or most["k"]) - (1 if most["under"] else 0) if most else None
    if low is None and high is None:
        exact = _EXACT.search(text)
        if exact and _number(exact["n"]):
            return _number(exact["n"]), _number(exact["n"]) if re.search(
                r"\bonly|exactly|one line|1 line", text, re.IGNORECASE
            ) else None
    return low, high


def _number(words: str) -> int:
    return _WORDS[words.lower()] if words.lower() in _WORDS else int(words)
