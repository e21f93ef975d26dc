"""Criteria about stage and setting: how far the cancer has gone, whether it is back, grows, or can be taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, both_hold, judged, one_holds, told
from rumbo.trials.criteria.relapse import RelapseAsk, read_relapse
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

State = Literal[
    "advanced",
    "metastatic",
    "locally-advanced",
    "unresectable",
    "recurrent",
    "early",
    "progressing",
    "crisis",
    "local",
    "in-need",
]

_STATES: tuple[tuple[State, re.Pattern[str]], ...] = (
    ("crisis", re.compile(r"visceral (?:crisis|spread)|life-threatening complications|lymphangitic", re.IGNORECASE)),
    (
        "early",
        re.compile(
            r"\bearly[- ]stage|\bearly (?:breast|lung)|\bnon-?metastatic"
            r"|\bwithout (?:evidence of )?(?:distant )?metasta\w+|\bM0\b"
            r"|\bno (?:evidence of )?(?:distant )?metasta\w+|(?<!un)(?<!un-)(?<!non-)\bresectable"
            r"|\bno evidence of disease",
            re.IGNORECASE,
        ),
    ),
    (
        "in-need",
        re.compile(
            r"\b(?:requir\w+|in need of|need for|needing) (?:\w+ )?(?:treatment|therapy)\b(?! with| for| of)"
            r"|\bsymptomatic (?:multiple )?(?:myeloma|MM)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "local",
        re.compile(
            r"(?<!not )(?<!not be )(?:eligible|suitable|amenable)[^.;]{0,25}\b(?:local|loco-?regional)\b[^.;]{0,20}"
            r"(?:therap|treatment)\w*"
            r"|definitive local therapy alone",
            re.IGNORECASE,
        ),
    ),
    (
        "unresectable",
        re.compile(
            r"\bunresectable|\binoperable|\bnon-?resectable|\b(?:not|non)[- ](?:be )?(?:amenable|suitable"
            r"|candidates?)|\bincurable|\bnot curable|\bcannot be (?:resected|cured)|\bnot be cured",
            re.IGNORECASE,
        ),
    ),
    (
        "locally-advanced",
        re.compile(r"\blocally[- ]advanced|\bloco-?regional(?:ly)? (?:advanced|recurrent)", re.IGNORECASE),
    ),
    (
        "metastatic",
        re.compile(
            r"(?<!non-)\bmetasta(?:tic|ses|sis|sized)|\bm(?:CRC|BC|PDAC|CRPC|NSCLC|UC|RCC)\b|\bdistant (?:spread"
            r"|disease)|\bstage (?:4|IV)",
            re.IGNORECASE,
        ),
    ),
    (
        "advanced",
        re.compile(r"(?<!locally )(?<!locally-)(?<!regionally )\badvanced\b(?! age| directive)", re.IGNORECASE),
    ),
    ("recurrent", re.compile(r"\brecurr\w+|\brelaps\w+|\brefractory|\br/r\b", re.IGNORECASE)),
    (
        "progressing",
        re.compile(
            r"\b(?:radiolog\w+|radiograph\w+|disease|documented|clinical|tumou?r|imaging)[^.;]{0,25}progress\w+"
            r"|\bprogressi(?:ve|on) (?:disease|during|of disease|after|following|since)|\bprogressed\b",
            re.IGNORECASE,
        ),
    ),
)
_STAGE = re.compile(
    r"\b(?:stages?|FIGO|grade group)\s*(?P<first>(?:I{1,3}V?|IV|[1-4])(?:[ABC]\d?"
    r"|\d)?)\b(?P<rest>(?:[^.;]{0,40}?\b(?:I{1,3}|IV|[1-4])(?:[ABC]\d?|\d)?\b)*)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(IV|I{1,3}|[1-4])(?:[ABC]\d?|\d)?\b")
_SHORT, _LONG = 110, 220  # letters
# What may stand right before "metastases" or "metastatic" when any spread is meant; read backwards from there.
_ANY_SPREAD = re.compile(
    r"\W*$|\s*(?:"
    + "|".join(
        word[::-1]
        for word in (
            "of",
            "no",
            "any",
            "known",
            "distant",
            "evidence",
            "have",
            "has",
            "with",
            "or",
            "developed",
            "overt",
            "and",
            "documented",
        )
    )
    + r")(?:\W|$)",
    re.IGNORECASE,
)
_TO_A_PLACE = re.compile(
    r"\W+(?:disease |cancer )?(?:to|in|of|at) (?:the )?(?!time|screening|study|enrol|diagnosis|initial"
    r"|presentation|any)\w+|\W+(?:disease )?that can\b",
    re.IGNORECASE,
)
_AT_DIAGNOSIS = re.compile(
    r"\bat (?:the )?(?:time of )?(?:initial |first |primary |original )?diagnosis|\binitial(?:ly)? (?:diagnos|stage)",
    re.IGNORECASE,
)
_BRIEF = 45  # letters
_NO_SPREAD = re.compile(
    r"\bno (?:evidence of )?(?:distant|metasta\w+|spread outside|extra-?\w+ spread)|\bwithout (?:distant )?metasta",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:treatment|therapy) (?:is )?(?:now )?(?:needed|required|indicated)\b|\bneeds treatment", re.IGNORECASE
)
_SPREAD = re.compile(r"\bmetasta\w+", re.IGNORECASE)
_NARROWED = re.compile(
    r"\b(?:candidates?|only|limited|amenable|defined|bone|bony|blastic|liver|hepatic|extra-?hepatic|lung"
    r"|pulmonary|spinal|skin|nod(?:e|al)s?|uncontrolled"
    r"|symptomatic|requir\w+|within|therap\w+|treat\w+|local|pleural|peritoneal|visceral|prior|previous"
    r"|concurrent|peri-?toneal|multiple|rapid\w*)\b",
    re.IGNORECASE,
)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_BRAINY = re.compile(r"\b(?:brain|CNS|central nervous|leptomening\w+)\b", re.IGNORECASE)


class SettingAsk(msgspec.Struct, frozen=True, tag="setting"):
    """One of these states, to be (`wanted`) or not to be so today.

    Where not `sure` the criterion says more than was read: what seems not fulfilled is then UNKNOWN.
    """

    states: tuple[State, ...]
    wanted: bool = True
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge what the profile says of the setting; none of it is concluded from silence."""
        holds = one_holds(_TRUTHS[state](profile) for state in self.states)
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and not self.sure:
            verdict = "UNKNOWN"
        said = "unknown" if verdict == "UNKNOWN" else "fits" if verdict == "MET" else "other"
        return judged(verdict, f"trials-setting-{said}", *(() if holds is None else ("setting",)))


class StageAsk(msgspec.Struct, frozen=True, tag="stage"):
    """One of these stage groups ("I" to "IV"), to be (`wanted`) or not. A solid cancer that has spread counts as IV today;
    `first` asks for the stage at diagnosis.

    Where not `sure` the criterion has other ways in: what seems not fulfilled is then UNKNOWN.
    """

    groups: tuple[str, ...]
    wanted: bool = True
    sure: bool = True
    first: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge the stage of today: spread is IV; the first stage holds as long as the cancer has not come back."""
        own = None if self.first else stage_today(profile)
        holds = None if own is None else own in self.groups
        if own is None and stage_at_diagnosis(profile) in self.groups:
            holds = True
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and not self.sure:
            verdict = "UNKNOWN"
        said = "unknown" if verdict == "UNKNOWN" else "fits" if verdict == "MET" else "other"
        return judged(verdict, f"trials-setting-{said}", *(() if holds is None else ("setting", "cancers")))


def stage_today(profile: Profile) -> str | None:
    """The stage group of today, "I" to "IV", or None when it is not known."""
    if any(cancer.is_blood for cancer in profile.cancers):
        return None
    if profile.setting.metastatic:
        return "IV"
    return None if profile.setting.recurrent or profile.comebacks else stage_at_diagnosis(profile)


def stage_at_diagnosis(profile: Profile) -> str | None:
    """The stage group of the first diagnosis, "I" to "IV", or None when it is not known."""
    found = _GROUP.match(profile.cancers[0].stage_group or "") if profile.cancers else None
    return _ROMAN.get(found[1], found[1]) if found else None


def read_setting(stated: tuple[Statement, ...]) -> Iterator[SettingAsk | StageAsk | RelapseAsk]:
    """The stages and states that statements ask for or shut out."""
    for each in stated:
        if each.allows:
            continue
        relapse = tuple(read_relapse((each,)))
        if relapse:
            yield from relapse
            continue
        groups = _groups(each.text)
        states = _states(each)
        if groups and not (
            states
            and {"metastatic", "advanced", "locally-advanced", "unresectable"} & {*states}
            and "IV" not in groups
            and each.wanted
        ):
            first = bool(_AT_DIAGNOSIS.search(each.text))
            yield StageAsk(groups, each.wanted, sure=len(each.text) <= _LONG and not first, first=first)
            states = tuple(state for state in states if state in ("crisis", "early", "progressing") and not each.wanted)
        if states:
            yield from _by_need(states, each)


def read_local(stated: tuple[Statement, ...]) -> Iterator[SettingAsk]:
    """Whether statements shut out disease that can be treated in its place with the aim to cure."""
    local = dict(_STATES)["local"]
    if any(not each.wanted and local.search(each.text) for each in stated):
        yield SettingAsk(("local",), wanted=False, sure=False)


def _by_need(states: tuple[State, ...], each: Statement) -> Iterator[SettingAsk]:
    """Growth is asked for beside the extent; the words for the extent are a choice."""
    extent = tuple(state for state in states if state not in ("progressing", "crisis", "in-need"))
    if "in-need" in states and each.wanted:
        yield SettingAsk(("in-need",))
    if "crisis" in states:
        yield SettingAsk(("crisis",), each.wanted)
        return
    if "early" in extent and not (each.wanted and "metastatic" in extent):
        extent = ("early",)
    if "local" in extent:
        extent = tuple(state for state in extent if state != "local") if each.wanted else ("local",)
    if extent:
        yield SettingAsk(extent, each.wanted, sure=each.wanted or _is_plain(each.text))
    if "progressing" in states and (each.wanted or not extent):
        yield SettingAsk(("progressing",), each.wanted, sure=each.wanted or len(each.text) <= _BRIEF)


def _is_plain(text: str) -> bool:
    """Whether a statement that shuts out a state names no more than the state: not one place, one form, or a reason."""
    if len(text) > _LONG:
        return False
    if _SPREAD.search(text):
        return any(
            _ANY_SPREAD.match(text[: found.start()][::-1]) and not _TO_A_PLACE.match(text[found.end() :])
            for found in _SPREAD.finditer(text)
        )
    return len(text) <= _SHORT and not _NARROWED.search(text)


def _states(each: Statement) -> tuple[State, ...]:
    if _BRAINY.search(each.text) and not each.wanted and "crisis" not in each.text:
        return ()
    # "Without distant metastases" is early, and not metastatic as well.
    rest = dict(_STATES)["early"].sub(" ", each.text)
    return tuple(state for state, pattern in _STATES if pattern.search(each.text if state == "early" else rest))


def _groups(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for each in _STAGE.finditer(text):
        for group in _GROUP.finditer(each["first"] + each["rest"]):
            roman = _ROMAN.get(group[1], group[1]).upper()
            found.append(roman)
    if len(found) == 2 and re.search(r"\b(?:I{1,3}|IV)[ABC]?\s*(?:-|–|to|through)\s*(?:I{1,3}|IV)", text):
        order = ["I", "II", "III", "IV"]
        found = order[order.index(found[0]) : order.index(found[1]) + 1]
    return tuple(dict.fromkeys(found))


def _metastatic(profile: Profile) -> bool | None:
    # A cancer that came back nearby may have spread since; cancers of the blood have no metastases.
    blood = any(cancer.is_blood for cancer in profile.cancers)
    denied = any(map(_NO_SPREAD.search, profile.statements))
    unsure = profile.setting.metastatic is False and bool(profile.comebacks) and not denied
    return None if blood or unsure else profile.setting.metastatic


def _advanced(profile: Profile) -> bool | None:
    """Spread, grown into its surroundings, or back and not to be taken out: what protocols call advanced."""
    setting = profile.setting
    if setting.metastatic or setting.locally_advanced or setting.operable is False:
        return True
    if setting.in_remission:
        return False
    back = setting.recurrent or bool(profile.comebacks) or setting.progressing
    return True if back and any(cancer.is_blood for cancer in profile.cancers) else None


def _locally_advanced(profile: Profile) -> bool | None:
    """Grown into its surroundings and no further: what has spread to distant places is no longer told so."""
    said = profile.setting.locally_advanced
    return False if said is None and profile.setting.metastatic else said


def _unresectable(profile: Profile) -> bool | None:
    operable = profile.setting.operable
    # Spread to distant places is not treated with the aim to cure unless the profile says so.
    return True if operable is None and profile.setting.metastatic else None if operable is None else not operable


def _early(profile: Profile) -> bool | None:
    if profile.setting.metastatic:
        return False
    return both_hold(
        [
            None if profile.setting.metastatic is None else True,
            None if profile.comebacks else profile.setting.in_remission,
        ]
    )


def _local(profile: Profile) -> bool | None:
    setting = profile.setting
    return False if setting.operable is False or (setting.metastatic and not setting.operable) else None


def _recurrent(profile: Profile) -> bool | None:
    return (
        True
        if profile.setting.recurrent or profile.comebacks or profile.setting.progressing
        else profile.setting.recurrent
    )


_TRUTHS: Mapping[State, Callable[[Profile], bool | None]] = {
    "advanced": _advanced,
    "metastatic": _metastatic,
    "locally-advanced": _locally_advanced,
    "unresectable": _unresectable,
    "recurrent": _recurrent,
    "early": _early,
    "progressing": lambda profile: profile.setting.progressing,
    "crisis": lambda profile: profile.setting.visceral_crisis,
    "local": _local,
    "in-need": lambda profile: True if any(map(_NEEDED.search, profile.statements)) else None,
}
