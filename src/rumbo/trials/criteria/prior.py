"""Criteria about treatments that a person must have had, or must not have had, ever or within a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, both_hold, judged, one_holds, told
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import scope_of
from rumbo.trials.criteria.outcomes import Outcome, read_outcome, turned_out
from rumbo.trials.criteria.spared import Spared, read_spared
from rumbo.trials.criteria.therapies import Named, find_therapies, given, is_told_elsewhere, never_given, therapy_name
from rumbo.trials.criteria.treatment_settings import Setting, in_settings, read_settings
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement, denies
from rumbo.trials.facets import TreatmentFacet, days_between
from rumbo.trials.profile import Profile

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
    r"|will (?:receive|be)|during|expected|anticipat\w+|need(?:ed|s)? for|phase [0-9I]+|mandatory|only)\b",
    re.IGNORECASE,
)
_KINDS_OF_TREATMENT = r"(?: [\w/-]+){0,3} (?:treatments?|therap(?:y|ies)|regimens?|lines?)\b"
_SOME_TREATMENT = re.compile(
    rf"\b(?:prior|previous|earlier|last|most recent|standard|conventional|established|approved|available|front-?line"
    rf"|first[- ]line|induction|salvage){_KINDS_OF_TREATMENT}|\bpreviously treated\b|\bstandard of care\b",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\b(?:standard|conventional|established|approved|available)\b", re.IGNORECASE)
# What shuts out everyone who was treated: "No prior therapy for myeloma", never "prior treatment with" something unknown.
_NO_TREATMENT = re.compile(
    r"\b(?:prior|previous|earlier)(?: [\w/-]+)? (?:treatments?|therap(?:y|ies))(?: (?:for|of|directed (?:at"
    r"|against)) "
    r"|\W*$)|\bpreviously treated\b(?! with\b)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:most recent|last|latest|immediate(?:ly)? prior|preceding)(?: [\w/-]+){0,4}"
    r" (?:lines?|therap\w+|regimens?|treatments?)\b",
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
_TOGETHER = re.compile(
    r"\bin combination with\b|\bcombination\b|\bplus\b|\bcombined with\b|\bfollowed by\b", re.IGNORECASE
)
_OR = re.compile(r"\bor\b|\band/or\b|/|\bcontaining\b|\bincluding\b|\bsuch as\b|\be\.g\.|\bi\.e\.", re.IGNORECASE)
_FOR_CANCER = re.compile(r"\bfor\b(?P<rest>[^.;]{2,60})", re.IGNORECASE)
_TIMED = re.compile(
    r"\bwithin\b|\bless than\b|<|\bprior to\b|\bbefore\b|\bin the (?:last|past|previous)\b", re.IGNORECASE
)
_OTHER_WAY = re.compile(
    r"\b(?:contraindicat\w+|required|was|were|is|are|refus\w+|ineligib\w+|intoler\w+|not)\b", re.IGNORECASE
)
# Not the person but a lesion was not treated: "at least one lesion that was not previously irradiated".
_OF_A_PLACE = re.compile(
    r"\b(?:lesions?|loc(?:i|us)|sites?|areas?|disease|tumou?rs?|fields?|metastas[ie]s)\b", re.IGNORECASE
)
_INVESTIGATIONAL = re.compile(
    r"\binvestigational\b|\bexperimental\b|\bnot (?:yet )?(?:received )?regulatory approval"
    r"|\bunapproved",
    re.IGNORECASE,
)
# What shuts out only some of those who had the treatment: radiation of a place, treatment in an order, not recovered from it.
_QUALIFIED = re.compile(
    r"\bradi\w+(?: therapy)?\W+(?:\w+ ){0,2}(?:to|of|inclusive|involving|with|for)\b|\bafter\b"
    r"|\bfollowing\b|\brecover\w*|\bdue to\b|\btoxicit|\bfrom (?:prior|previous)\b|\b(?:that"
    r"|which) would\b|\bbleeding\b|\bsurg\w+(?: \w+)? (?:affecting|that|which|for|to|of|involving|on)\b"
    r"|\band (?:the|has|have|had|who|with)\b|\btarget lesion|\bpreclud|\bnear\b|\boverlap",
    re.IGNORECASE,
)
_NOT_RECEIVED = re.compile(
    r"\b(?:no (?:prior|previous)|not (?:have |be |been )?(?:previously )?(?:received?|treated)"
    r"|never (?:received|been)|must not have been|not have been|without (?:prior|previous))\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)


class TherapyAsk(msgspec.Struct, frozen=True, tag="therapy"):
    """One of `therapies` (all of them when `together`), to have had (`wanted`) or not to have had.

    `settings` and `cancers` narrow which treatments count, `spared` leaves some aside. `within_days` counts only what ended so
    shortly before. `outcome` asks how it turned out, and `days` how long it was given; `last` counts only the last of all.
    Where `sure` is False the criterion says more than was read: what seems not fulfilled is then UNKNOWN.
    """

    therapies: tuple[str, ...]
    wanted: bool = False
    together: bool = False
    settings: tuple[Setting, ...] = ()
    cancers: Cancers = Cancers()
    spared: tuple[Spared, ...] = ()
    within_days: float | None = None
    outcome: Outcome = "any"
    days: float | None = None
    last: bool = False
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
        counted = [self._counts(each, profile) for each in profile.treatments]
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
                turned_out(treatment, self.outcome, profile),
                lasted(treatment, self.days),
                is_not_spared(treatment, self.spared),
                not self.last or is_last(treatment, profile),
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


def is_all_told(therapy: str, profile: Profile) -> bool:
    """Whether a treatment that the profile does not tell was never given."""
    told = profile.illnesses_complete if is_told_elsewhere(therapy) else profile.treatments_complete
    return told or never_given(therapy, profile)


def is_not_spared(treatment: TreatmentFacet, spared: tuple[Spared, ...]) -> bool | None:
    """Whether a treatment counts beside those that are left aside."""
    aside = one_holds(each.holds(treatment) for each in spared)
    return None if aside is None else not aside


def is_last(treatment: TreatmentFacet, profile: Profile) -> bool:
    """Whether a treatment is the last one that works in the whole body, or belongs to the same line."""
    systemic = [each for each in profile.treatments if each.is_systemic]
    return bool(systemic) and (
        treatment is systemic[-1] or (treatment.line is not None and treatment.line == systemic[-1].line)
    )


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
    text = each.text
    named = find_therapies(text)
    some = (_SOME_TREATMENT if each.wanted else _NO_TREATMENT).search(text) if not named else None
    if some:
        named = (Named("any-anticancer", some.start(), some.end()),)
    if not named or (each.wanted and not _HAD.search(text)):
        return None
    apart = False
    if each.wanted and not denies(text) and _NOT_RECEIVED.search(text[: named[0].start]):
        each = msgspec.structs.replace(each, wanted=False)
        apart = bool(_OF_A_PLACE.search(text[: named[0].start]))
    lengths = read_lengths(text)
    outcome = read_outcome(text)
    return TherapyAsk(
        therapies=tuple(dict.fromkeys(name.id for name in named)),
        wanted=each.wanted,
        together=_are_together(each, named),
        settings=read_settings(
            f"{text} {_later_part(each.excepted)}", advanced_from=named[0].start if each.wanted else 0
        ),
        cancers=_cancers(text),
        spared=() if each.wanted and _OTHER_WAY.search(each.excepted) else read_spared(_own_part(each.excepted)),
        outcome=outcome,
        days=lengths[0].days if each.wanted and lengths and not _TIMED.search(text) else None,
        last=outcome != "any" and bool(_LAST.search(text)),
        sure=not apart and _is_plain(each, timed=bool(lengths)) and not (some and _STANDARD.search(text)),
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
    left = bool(each.excepted) and not read_spared(_own_part(each.excepted))
    if each.wanted:
        return not left and not _OTHER_WAY.search(each.excepted)
    return not (left or timed or _QUALIFIED.search(each.text) or (each.excepted and _DOUBTFUL.search(each.excepted)))


def _cancers(text: str) -> Cancers:
    found = _FOR_CANCER.search(text)
    return cancers_of([scope_of(found["rest"])] if found else [])


def _own_part(excepted: str) -> str:
    """What is excepted, to the end of its part of the sentence: "(other than EGFR TKIs) in the metastatic setting"."""
    return excepted.split(")", 1)[0] if ")" in excepted and "(" not in excepted.split(")", 1)[0] else excepted


def _later_part(excepted: str) -> str:
    return excepted[len(_own_part(excepted)) :]
