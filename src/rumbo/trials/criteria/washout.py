"""Criteria about the time since the last treatment, and about side effects that must have gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.logistics import OtherTrialAsk
from rumbo.trials.criteria.prior import TherapyAsk, read_therapy
from rumbo.trials.criteria.spared import read_spared
from rumbo.trials.criteria.therapies import find_therapies, therapy_name, was_given
from rumbo.trials.criteria.treatment_settings import Setting, in_settings
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.windows import Length, read_lengths
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import days_between
from rumbo.trials.profile import Profile

_LEFT_OVER = re.compile(
    r"\b(?:unresolved|unrelieved|recover\w*|resol\w+|residual|persist\w+|relieved|alleviated|ongoing"
    r"|not returned|return\w*)\b[^.;]{0,120}"
    r"\b(?:toxic\w*|adverse|AEs?|side effects?|grade)\b|\b(?:toxicit\w+|toxic reactions?"
    r"|adverse (?:events?|effects?|reactions?)|AEs?|side effects?)\b"
    r"[^.;]{0,40}\b(?:of|from|caused by|due to|related to)\b[^.;]{0,25}\b(?:prior|previous)\b"
    r"|\b(?:acute )?effects of (?:any |the )?(?:prior|previous)"
    r"|\b(?:toxicit\w+|toxic reactions?|adverse (?:events?|effects?|reactions?)|AEs?|side effects?)\b"
    r"[^.;]{0,160}\b(?:resol\w+|recover\w*|grade|relieved|alleviated|unresolved|baseline)\b"
    r"|\bnot (?:yet )?recovered\b",
    re.IGNORECASE,
)
# Side effects of once, whether they left anything or not.
_HISTORY = re.compile(
    r"\bhistory of\b|\bexperienc\w+|\bled to\b|\bleading to\b|\brequir\w+ (?:permanent )?discontinu"
    r"|\bpermanently discontinu",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:concurrent\w*|concomitant\w*|currently|is (?:being|receiving)|are (?:being|receiving)"
    r"|simultaneous\w*|ongoing)\b",
    re.IGNORECASE,
)
# What a criterion still takes: grade 2, a neuropathy, what the investigator finds harmless, what is stable.
_TAKES_SOME = re.compile(
    r"\bneuropath\w+|\bneurotox\w+|\bgrade\W{0,4}(?:2|II\b)|\b(?:>|≥|greater than|above"
    r"|worse than) ?(?:CTCAE )?grade ?(?:2|3)|\bstable\b|\bbaseline\b"
    r"|\birreversible|\bnot clinically|\bclinically significant|\binvestigator|\bsafety risk|\bhypothyroid\w*"
    r"|\bhormone|\bchronic\b",
    re.IGNORECASE,
)
_TREATED = re.compile(r"\b(?:within|discontinued|washout|treatment-free|less than \d)\b", re.IGNORECASE)
_AGAINST_CANCER = re.compile(r"\banti-?(?:cancer|tumou?r|neoplastic)", re.IGNORECASE)
_IN_TRIALS = re.compile(
    r"\binvestigational|\bexperimental|\bother clinical|\banother clinical|\bregulatory approval|\bstudy drug trial",
    re.IGNORECASE,
)

_ONLY_IN_TRIALS = re.compile(
    r"^[^.;]{0,60}\b(?:investigational (?!anti)\w+|regulatory approval|clinical (?:trials?|stud\w+))", re.IGNORECASE
)
_FREE = re.compile(
    r"\b(?:between|termination|discontinu\w+|washout|wash-out|elapsed|since|last dose|free|stopped"
    r"|completed|before|prior to|within|from|held|off|after|passed)\b(?! disease)",
    re.IGNORECASE,
)
_TRIAL_DRUG = re.compile(
    r"\binvestigational (?:\w+ ){0,2}(?:anti-?neoplastic|anti-?cancer|anti-?tumou?r)\w*(?: \w+)?", re.IGNORECASE
)
_LONGER = re.compile(r"(?:>|more than|longer than|greater than|over)\s*=?\s*$", re.IGNORECASE)
_TIME_BEHIND = re.compile(
    r"\b(?:within|in the (?:past|last|previous)|less than \d)\b.*$|\d+ \w+ (?:prior to|before)\b.*$", re.IGNORECASE
)
_ELAPSED = re.compile(
    r"\belapsed\b|\bsince\b|\bhas been\b|\b(?:last|final) (?:dose|cycle|administration)", re.IGNORECASE
)
_NO_MORE = re.compile(r"(?:no|not) (?:more|longer|later) than\s*$", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s*$", re.IGNORECASE)
_OF_THE_END = re.compile(
    r"\W*(?:of|after|from|following) (?:the |their |completi?(?:on|ng) )*(?:of )?(?:the |their )*(?:completi\w+"
    r"|last|final|end|most recent)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:completed|discontinued|ended|last)\b", re.IGNORECASE)
_HALF_LIVES = re.compile(r"half-?li(?:fe|ves)", re.IGNORECASE)
_PALLIATIVE = re.compile(r"\b(?:wide field|bone metast|palliative|minor|dental)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\banticipat\w+|\bplanned|\bduring the (?:study|trial|time)", re.IGNORECASE)
# What is asked of recent treatment in general; a treatment of this kind is any of them.
_ANY: tuple[str, ...] = ("any-anticancer",)


class ToxicityAsk(msgspec.Struct, frozen=True, tag="toxicity"):
    """No side effects of earlier treatment above what a criterion takes; where not `sure` it takes some of them."""

    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Side effects that are said to have gone fulfil it; others are for the trial's team to grade."""
        if profile.toxicity is False:
            return judged("MET", "trials-toxicity-none", "toxicity")
        if profile.toxicity and self.sure:
            return judged("NOT_MET", "trials-toxicity-left", "toxicity")
        return judged("UNKNOWN", "trials-toxicity-unknown")


class RecentAsk(msgspec.Struct, frozen=True, tag="recent"):
    """A treatment that must have ended no longer than `days` ago; where it is `needed`, one must have been given."""

    therapies: tuple[str, ...]
    days: float
    settings: tuple[Setting, ...] = ()
    needed: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge the last treatment of the kind; without one it is left to the trial's team."""
        names = tuple(dict.fromkeys(map(therapy_name, self.therapies)))
        spans = [
            days_between(each.end, profile.as_of)
            for each in profile.treatments
            if each.end is not None
            and profile.as_of is not None
            and in_settings(each, self.settings) is not False
            and any(was_given(therapy, each) for therapy in self.therapies)
        ]
        if not spans and profile.treatments_complete:
            had = any(
                was_given(therapy, each) is not False for therapy in self.therapies for each in profile.treatments
            )
            if not had:
                return judged("NOT_MET" if self.needed else "MET", "trials-therapy-not-had", "treatments", names=names)
        if not spans or not profile.treatments_complete:
            return judged("UNKNOWN", "trials-therapy-unknown", names=names)
        fewest, most = min(span[0] for span in spans), min(span[1] for span in spans)
        holds = True if most <= self.days else False if fewest > self.days else None
        said = "unknown" if holds is None else "had-lately" if holds else "not-had-lately"
        return judged(told(holds), f"trials-therapy-{said}", "treatments", names=names)


WashoutAsk = TherapyAsk | ToxicityAsk | OtherTrialAsk | RecentAsk | UnclearAsk


def read_washout(stated: tuple[Statement, ...]) -> Iterator[WashoutAsk]:
    """What statements ask about the time since earlier treatment."""
    for each in stated:
        if each.allows:
            continue
        asks = tuple(_asked(each))
        yield from asks or (UnclearAsk(),)


def speaks_of_toxicity(text: str) -> bool:
    """Whether a statement is about side effects that are left, and sets no time.

    >>> speaks_of_toxicity("Toxicities from prior therapy resolved to grade 1")
    True
    """
    if _HISTORY.search(text):
        return False
    return bool(_LEFT_OVER.search(text)) and not (read_lengths(text) and _TREATED.search(text))


def is_of_now(text: str) -> bool:
    """Whether a statement is about treatment that goes on at present.

    >>> is_of_now("Concurrent anticancer therapy")
    True
    """
    return bool(_NOW.search(text))


def _asked(each: Statement) -> Iterator[WashoutAsk]:
    each = _with_its_time(_without_trial_drugs(each))
    text = each.text
    lengths = read_lengths(text)
    if speaks_of_toxicity(text):
        yield ToxicityAsk(sure=not (_TAKES_SOME.search(f"{text} {each.excepted}") or each.conditional))
        return
    if not each.wanted and _NOW.search(text) and find_therapies(text):
        yield from _at_present(each)
        return
    reversed_ = _reversed(each, lengths)
    if reversed_ is not None:
        yield reversed_
        return
    if _IN_TRIALS.search(text):
        yield OtherTrialAsk()
        if _ONLY_IN_TRIALS.search(text):
            return
    named = tuple(dict.fromkeys(name.id for name in find_therapies(text)))
    if not lengths or (each.wanted and not _FREE.search(text)):
        ask = read_therapy(each)
        if ask is not None:
            yield ask if each.wanted else msgspec.structs.replace(ask, sure=False)
    elif named:
        yield from _apart(each, lengths)


def _without_trial_drugs(each: Statement) -> Statement:
    """ "Investigational anticancer drug" is a drug of a trial, and no treatment of the cancer in general."""
    found = _TRIAL_DRUG.search(each.text)
    if found is None or _AGAINST_CANCER.search(each.text[: found.start()]):
        return each
    return msgspec.structs.replace(each, text=_TRIAL_DRUG.sub("investigational drug", each.text))


def _with_its_time(each: Statement) -> Statement:
    """The time behind an exception belongs to the whole: "Surgery, other than biopsy, within 4 weeks"."""
    found = _TIME_BEHIND.search(each.excepted)
    if found is None or read_lengths(each.text):
        return each
    return msgspec.structs.replace(each, text=f"{each.text} {found[0]}", excepted=each.excepted[: found.start()])


def _at_present(each: Statement) -> Iterator[TherapyAsk]:
    """Treatment beside the trial's own: what was stopped by now does not count."""
    read = read_therapy(msgspec.structs.replace(each, wanted=False))
    yield from (msgspec.structs.replace(ask, within_days=1.0, sure=False) for ask in (read,) if ask is not None)


def _apart(each: Statement, lengths: tuple[Length, ...]) -> Iterator[TherapyAsk]:
    """Each treatment with the window that stands behind it; the longest where it is not plain which is meant."""
    named = find_therapies(each.text)
    longest = max(length.days for length in lengths)
    general = any(name.id == "any-anticancer" for name in named)
    exact = len(lengths) == 1 and not (each.excepted or _HALF_LIVES.search(each.text) or _PALLIATIVE.search(each.text))
    exact = exact and not _TO_COME.search(each.text) and not _LEFT_OVER.search(each.text)
    windows: dict[float, list[str]] = {}
    for name in named:
        behind = [length.days for length in lengths if length.start >= name.end]
        days = behind[0] if behind and not general else longest
        windows.setdefault(days, []).append(name.id)
    for days, ids in windows.items():
        yield TherapyAsk(
            therapies=tuple(dict.fromkeys(ids)),
            wanted=False,
            within_days=days,
            spared=read_spared(each.excepted),
            sure=exact,
        )


def _reversed(each: Statement, lengths: tuple[Length, ...]) -> RecentAsk | None:
    """A treatment that must not lie too far back: "discontinued more than 6 months ago" among the exclusions."""
    if not lengths:
        return None
    for length in lengths:
        before = each.text[: length.start]
        late = not each.wanted and _LONGER.search(before) and _ENDED.search(before)
        soon = each.wanted and (
            (_NO_MORE.search(before) and _ELAPSED.search(each.text))
            or (_WITHIN.search(before) and _OF_THE_END.match(each.text[length.end :]))
        )
        if late or soon:
            named = find_therapies(each.text)
            adjuvant: tuple[Setting, ...] = ("adjuvant",) if re.search(r"\badjuvant", each.text, re.IGNORECASE) else ()
            ids = tuple(dict.fromkeys(name.id for name in named)) or _ANY
            return RecentAsk(ids, length.days, adjuvant, needed=bool(soon))
    return None
