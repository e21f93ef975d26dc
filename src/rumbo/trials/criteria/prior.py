"""Criteria about treatments that a person must have had, or must not have had, ever or within a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, both_hold, judged, one_holds, told
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import scope_of
from rumbo.trials.criteria.therapies import Named, find_therapies, given, never_given, therapy_name
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement, denies
from rumbo.trials.facets import TreatmentFacet, days_between
from rumbo.trials.profile import Profile

Setting = Literal["advanced", "adjuvant", "neoadjuvant"]

_SETTINGS: tuple[tuple[Setting, re.Pattern[str]], ...] = (
    (
        "advanced",
        re.compile(
            r"\b(?:for|in|of|to|following|with)\b[^.;]{0,60}\b(?:metastatic|advanced|recurrent|relapsed"
            r"|unresectable|incurable|palliative"
            r"|(?-i:m[A-Z]{2,4})\b|ES-SCLC|stage IV)|\b(?:metastatic|advanced|recurrent|palliative)(?: \w+)? setting",
            re.IGNORECASE,
        ),
    ),
    ("neoadjuvant", re.compile(r"\bneo-?\s?\(?adjuvant|\bneo\)?-? ?/? ?adjuvant|\(neo\)", re.IGNORECASE)),
    ("adjuvant", re.compile(r"(?<!neo)(?<!neo-)\badjuvant|/ ?adjuvant|\(neo\)", re.IGNORECASE)),
)
_ANY_SETTING = re.compile(r"\b(?:any|either|current or prior) (?:disease )?setting", re.IGNORECASE)
_PROGRESSED = re.compile(
    r"\b(?:progress\w+|refractory|resistan\w+|relapse\w*|recur\w+|fail\w+"
    r"|disease progression)\b[^.;]{0,60}\b(?:on|after|following|during|to|with|of)\b"
    r"|\btreatment (?:has )?failed|\bfailure\b|\bprogressed\b",
    re.IGNORECASE,
)
_GREW_AFTER = re.compile(
    r"\b(?:progressed|relapsed|recurred|refractory|resistant|failed|progression)\b[^.;]{0,40}\b(?:on|after"
    r"|following|to|prior|previous|with)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"\b(?:unless|if|candidates?|intoleran\w+|ineligible|not eligible|refus\w+|declin\w+|appropriate"
    r"|suitable|contraindicat\w+|cohorts?|arms?"
    r"|part [0-9A-D]|for (?:patients|participants|those)|where|when available|and/or|at least one of"
    r"|locally approved|either|cycles?|prevent\w+|concurrent\w*"
    r"|concomitant\w*|group [A-D0-9]|until|initiated|escalation|expansion|both|planned|scheduled"
    r"|will (?:receive|be)|during|phase [0-9I]+|mandatory|only)\b",
    re.IGNORECASE,
)
_SOME_TREATMENT = re.compile(
    r"\b(?:prior|previous|earlier)\b(?: [\w/-]+){0,3} (?:treatments?|therap(?:y|ies))\b|\bpreviously treated\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\b(?:prior|previous(?:ly)?|received|receiv(?:ed|ing)|treated|pre-?treated|treatment with|progress\w*"
    r"|fail\w*|refractory|resistant|relapse[ds]?|after|following"
    r"|undergone|completed|exposed|exposure|had|history of|started|given|most recent|last|taken)\b",
    re.IGNORECASE,
)
# Other ways in than to have had the treatment.
_OTHERWISE = re.compile(
    r"\b(?:unless|if|candidates?|intoleran\w+|ineligible|not eligible|refus\w+|declin\w+|appropriate"
    r"|suitable|contraindicat\w+|cohorts?|arms?"
    r"|part [0-9A-D]|phase [0-9I]+|for (?:patients|participants|those)|where|available|locally approved"
    r"|concurrent\w*|concomitant\w*"
    r"|planned|scheduled|will (?:receive|be)|during|mandatory|indication|group [A-D0-9]|limited to|at most"
    r"|until|initiated|escalation|expansion|both|or (?:be )?(?:un|in)\w+)\b|^\W*(?!exclusion"
    r"|inclusion)[A-Z][\w /-]{1,30}:",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\bin combination with\b|\bcombination\b|\bplus\b|\bcombined with\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b|\band/or\b|/|\bcontaining\b|\bincluding\b|\bsuch as\b|\be\.g\.|\bi\.e\.", re.IGNORECASE)
_FOR_CANCER = re.compile(r"\bfor\b(?P<rest>[^.;]{2,60})", re.IGNORECASE)
_TIMED = re.compile(
    r"\bwithin\b|\bless than\b|<|\bprior to\b|\bbefore\b|\bin the (?:last|past|previous)\b", re.IGNORECASE
)
_INVESTIGATIONAL = re.compile(
    r"\binvestigational\b|\bexperimental\b|\bnot (?:yet )?(?:received )?regulatory approval|\bunapproved", re.IGNORECASE
)
# What shuts out only some of those who had the treatment: radiation of a place, treatment in an order, not recovered from it.
_QUALIFIED = re.compile(
    r"\bradi\w+(?: therapy)?\W+(?:\w+ ){0,2}(?:to|of|inclusive|involving|with|for)\b|\bafter\b"
    r"|\bfollowing\b|\brecover\w*|\bdue to\b|\btoxicit|\bfrom (?:prior|previous)\b|\b(?:that"
    r"|which) would\b|\bbleeding\b|\bsurg\w+ (?:affecting|that|which|for|to|of|involving|on)\b"
    r"|\band (?:the|has|have|had|who|with)\b|\btarget lesion|\bpreclud|\bnear\b|\boverlap",
    re.IGNORECASE,
)
_NOT_RECEIVED = re.compile(
    r"\b(?:no (?:prior|previous)|not (?:have |be |been )?(?:previously )?(?:received?|treated)"
    r"|never (?:received|been)|must not have been|not have been|without (?:prior|previous))\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"\b(?:cycles?|doses?|low-dose|one|1|up to|single)\b", re.IGNORECASE)
_ADVANCED: frozenset[str | None] = frozenset(("metastatic", "locally_advanced", "maintenance"))


class TherapyAsk(msgspec.Struct, frozen=True, tag="therapy"):
    """One of `therapies` (all of them when `together`), to have had (`wanted`) or not to have had.

    `settings` and `cancers` narrow which treatments count, `spared` and `spared_settings` leave some aside. `within_days`
    counts only what ended so shortly before. `progressed` asks that the cancer grew in spite of it, and `days` how long it was
    given. Where `sure` is False the criterion says more than was read: what seems not fulfilled is then UNKNOWN.
    """

    therapies: tuple[str, ...]
    wanted: bool = False
    together: bool = False
    settings: tuple[Setting, ...] = ()
    cancers: Cancers = Cancers()
    spared: tuple[str, ...] = ()
    spared_settings: tuple[Setting, ...] = ()
    within_days: float | None = None
    progressed: bool = False
    days: float | None = None
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the treatments of the profile; a list that is not complete leaves open what it does not tell."""
        holds = self._holds(profile)
        names = tuple(dict.fromkeys(map(therapy_name, self.therapies)))
        verdict = told(holds, wanted=self.wanted)
        # A time since the last treatment is waited for: being within it today shuts nobody out for good.
        if (
            verdict == "NOT_MET"
            and (not self.sure or self.within_days is not None)
            and not self._is_for_others(profile)
        ):
            verdict = "UNKNOWN"
        said = "unknown" if verdict == "UNKNOWN" else "had" if holds else "not-had"
        timed = "-lately" if self.within_days is not None and said != "unknown" else ""
        return judged(verdict, f"trials-therapy-{said}{timed}", *self._facts(profile), names=names)

    def _holds(self, profile: Profile) -> bool | None:
        if self._is_for_others(profile):
            return False
        aside = set_aside(self.spared, self.spared_settings, profile)
        counted = [not out and self._counts(each, profile) for each, out in zip(profile.treatments, aside, strict=True)]
        answers = [self._had(therapy, counted, profile) for therapy in self.therapies]
        return both_hold(answers) if self.together else one_holds(answers)

    def _is_for_others(self, profile: Profile) -> bool:
        """Whether only treatment of a cancer is meant that the person does not have."""
        return bool(self.cancers) and self.cancers.closeness(profile) == "other"

    def _had(self, therapy: str, counted: Iterable[bool | None], profile: Profile) -> bool | None:
        said = one_holds(map(_both, given(therapy, profile), counted))
        return said if said is not False or is_all_told(therapy, profile) else None

    def _counts(self, treatment: TreatmentFacet, profile: Profile) -> bool | None:
        """Whether a treatment counts, whatever it was."""
        return both_hold(
            (
                in_settings(treatment, self.settings),
                ended_within(treatment, self.within_days, profile),
                grew_in_spite(treatment) if self.progressed else True,
                lasted(treatment, self.days),
            )
        )

    def _facts(self, profile: Profile) -> tuple[str, ...]:
        used = [
            f"treatments.{number}"
            for number in range(len(profile.treatments))
            if any(given(therapy, profile)[number] for therapy in self.therapies)
        ]
        return tuple(used) or (("treatments",) if profile.treatments_complete else ())


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - two answers
    return False if one is False or other is False else None if one is None or other is None else True


def set_aside(therapies: tuple[str, ...], settings: tuple[Setting, ...], profile: Profile) -> tuple[bool, ...]:
    """Of each of a person's treatments whether it does not count: it was one of these, or in one of these settings."""
    was = tuple(given(therapy, profile) for therapy in therapies)
    return tuple(
        any(each[number] for each in was) or bool(settings and in_settings(treatment, settings))
        for number, treatment in enumerate(profile.treatments)
    )


def is_all_told(therapy: str, profile: Profile) -> bool:
    """Whether a treatment that the profile does not tell was never given."""
    return profile.treatments_complete or never_given(therapy, profile)


def in_settings(treatment: TreatmentFacet, settings: tuple[Setting, ...]) -> bool | None:
    """Whether a treatment was given in one of the settings, None when its setting is not known; no settings means any."""
    if not settings:
        return True
    if treatment.setting in ("adjuvant", "neoadjuvant"):
        return treatment.setting in settings
    if treatment.setting in _ADVANCED or treatment.line is not None:
        return "advanced" in settings
    return False if treatment.setting == "primary" else None


def grew_in_spite(treatment: TreatmentFacet) -> bool | None:
    """Whether the cancer grew in spite of a treatment; None where that is not what ended it."""
    return True if treatment.ended_for == "progression" else None


def ended_within(treatment: TreatmentFacet, days: float | None, profile: Profile) -> bool | None:
    """Whether a treatment ended less than so many days before the day of the profile, or goes on; None asks for no time."""
    if days is None or treatment.ongoing:
        return True
    last = treatment.end or (treatment.start if {*treatment.modalities} == {"surgery"} else None)
    if last is None or profile.as_of is None:
        return None
    fewest, most = days_between(last, profile.as_of)
    if fewest >= days:
        return False
    return True if most < days else None


def lasted(treatment: TreatmentFacet, days: float | None) -> bool | None:
    """Whether a treatment was given for at least so many days; None asks for no length."""
    if days is None:
        return True
    if treatment.start is None or treatment.end is None:
        return None
    fewest, most = days_between(treatment.start, treatment.end)
    if fewest >= days:
        return True
    return False if most < days else None


def read_progress(stated: tuple[Statement, ...]) -> Iterator[TherapyAsk]:
    """The treatments after which a cancer must have grown or come back, where statements about the disease name some."""
    for each in stated:
        ask = read_therapy(each) if each.wanted and _GREW_AFTER.search(each.text) else None
        if ask is not None:
            yield ask


def read_therapy(each: Statement) -> TherapyAsk | None:
    """What one statement asks about earlier treatment, or None when it names none that is known."""
    named = find_therapies(each.text)
    some = _SOME_TREATMENT.search(each.text) if each.wanted and not named else None
    if some:
        named = (Named("any-anticancer", some.start(), some.end()),)
    if not named or (each.wanted and not _HAD.search(each.text)):
        return None
    ids = tuple(dict.fromkeys(name.id for name in named))
    text = each.text
    if each.wanted and not denies(text) and _NOT_RECEIVED.search(text[: named[0].start]):
        each = msgspec.structs.replace(each, wanted=False)
    # "Except for one cycle" spares a part of a treatment only.
    spared = (
        ()
        if _PARTLY.search(each.excepted)
        else tuple(dict.fromkeys(name.id for name in find_therapies(_own_part(each.excepted))))
    )
    lengths = read_lengths(text)
    return TherapyAsk(
        therapies=ids,
        wanted=each.wanted,
        together=_are_together(each, named),
        settings=_settings(f"{text} {_later_part(each.excepted)}"),
        cancers=_cancers(text),
        spared=tuple(name for name in spared if name not in ids or each.wanted is False),
        spared_settings=() if spared and not _is_of_setting(each.excepted) else _settings(each.excepted, bare=True),
        progressed=each.wanted and bool(_PROGRESSED.search(text)),
        days=lengths[0].days if each.wanted and lengths and not _TIMED.search(text) else None,
        sure=_is_plain(each, timed=bool(lengths)),
    )


def _are_together(each: Statement, named: tuple[Named, ...]) -> bool:
    """Whether all treatments are meant and not any: joined by "and" where wanted, "in combination" where not."""
    if not each.wanted:
        return bool(_TOGETHER.search(each.text))
    between = each.text[named[0].start : named[-1].end + 25]
    return len({name.id for name in named}) > 1 and not _OR.search(between) and not _DOUBTFUL.search(between)


def _is_plain(each: Statement, *, timed: bool) -> bool:
    """Whether a statement says no more than was read of it."""
    if _INVESTIGATIONAL.search(each.text) or (_OTHERWISE if each.wanted else _DOUBTFUL).search(each.text):
        return False
    left = (
        bool(each.excepted) and not find_therapies(_own_part(each.excepted)) and not _settings(each.excepted, bare=True)
    )
    if each.wanted:
        return not left
    return not (left or timed or _QUALIFIED.search(each.text) or (each.excepted and _DOUBTFUL.search(each.excepted)))


def _settings(text: str, *, bare: bool = False) -> tuple[Setting, ...]:
    if _ANY_SETTING.search(text):
        return ()
    found = tuple(name for name, pattern in _SETTINGS if pattern.search(text))
    if bare or "advanced" not in found:
        return found
    return ("advanced",) if found == ("advanced",) else ()


def _is_of_setting(excepted: str) -> bool:
    """Whether what is excepted is a treatment in one setting only: "except adjuvant chemotherapy"."""
    return bool(_settings(excepted, bare=True))


def _cancers(text: str) -> Cancers:
    found = _FOR_CANCER.search(text)
    return cancers_of([scope_of(found["rest"])] if found else [])


def _own_part(excepted: str) -> str:
    """What is excepted, to the end of its part of the sentence: "(other than EGFR TKIs) in the metastatic setting"."""
    return excepted.split(")", 1)[0] if ")" in excepted and "(" not in excepted.split(")", 1)[0] else excepted


def _later_part(excepted: str) -> str:
    return excepted[len(_own_part(excepted)) :]
