"""What sentences say of the yes-or-no things that trials ask about. The patterns: content/trials/sayings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from rumbo.oncology.phrases import plain
from rumbo.trials.facets import BrainFacet, PregnancyFacet, SettingFacet
from rumbo.words import load

# As far as a denial reaches: "no evidence of new or growing ascites".
_DENIED = re.compile(
    r"\b(?:no|not|non|nothing|without|denies|denied|never|free of|negative for|rule out|sin|niega|nunca)\b(?:\W+\w+){0,4}\W*$"
)
_ENDS_DENIAL = re.compile(
    r"[.;:]|(?<!negative )(?<!negativo )\bfor\b|,? but\b|\bpero\b|\bexcept\b|\balthough\b|\bhowever\b"
)
# A list of keys and answers: "brain metastases: no".
ANSWERED_NO = re.compile(r"\s*:\s*(?:no|none|never|negative|absent|denied)\b", re.IGNORECASE)
_ABOUT_BRAIN = re.compile(r"\s*(?:cns|brain|central nervous system|cerebro|snc)\b")
_UNSAID_PLACE = re.compile(r"(?<!brain )(?<!cns )\b(?:known )?(metasta\w+(?!\w*:)|mri|ct(?= )|imaging|lesions?)\b(?!:)")
# A key whose answer nobody knows: "leptomeningeal disease: not assessed".
_ANSWERED_OPEN = re.compile(
    r"(?:\s+\w+){0,2}\s*:\s*(?:unknown|not (?:known|stated|tested|assessed|done|recorded)|unclear|pending|\?)",
    re.IGNORECASE,
)
_REACH = 80  # letters before a saying in which a denial is looked for


class SayingRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one thing is said to be so, or not to be so, as written in the table."""

    yes_words: tuple[str, ...]
    no_words: tuple[str, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What sentences told; None where they said nothing, or both."""

    setting: SettingFacet
    brain: BrainFacet
    pregnancy: PregnancyFacet
    toxicity: bool | None
    in_a_trial_before: bool | None
    allergies: tuple[str, ...] | None


def read_sayings(sentences: Iterable[str]) -> Told:
    """What a person's sentences tell of setting, brain, pregnancy, toxicity, earlier trials and allergies.

    >>> read_sayings(["CT shows growing liver lesions, unresectable; no effusion"]).setting.operable
    False
    """
    listed = tuple(filter(None, sentences))
    text = "\n".join(_in_full(plain(each)) for each in listed)
    told = {name: _said(text, rule) for name, rule in _rules().items()}
    allergic = told["allergies"]
    return Told(
        setting=SettingFacet(**_parts(told, of="setting")),
        brain=BrainFacet(**_parts(told, of="brain")),
        pregnancy=PregnancyFacet(**_parts(told, of="pregnancy")),
        toxicity=told["toxicity"],
        in_a_trial_before=told["in-a-trial-before"],
        allergies=() if allergic is False else _allergies(listed) if allergic else None,
    )


def _in_full(sentence: str) -> str:
    """A sentence about the brain ("CNS: known metastases: none; MRI stable") with the brain named wherever it is meant."""
    if not _ABOUT_BRAIN.match(sentence):
        return sentence
    return _UNSAID_PLACE.sub(r"brain \1", sentence)


def _parts(told: Mapping[str, bool | None], *, of: str) -> dict[str, Any]:
    start = f"{of}-"
    return {name[len(start) :].replace("-", "_"): value for name, value in told.items() if name.startswith(start)}


def _allergies(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in sentences if re.search(r"allerg|alerg", plain(each)))


class _Rule(msgspec.Struct, frozen=True):
    yes: re.Pattern[str]
    no: re.Pattern[str] | None


@cache
def _rules() -> Mapping[str, _Rule]:
    rows: dict[str, SayingRow] = load("trials/sayings", dict[str, SayingRow]).merged()
    return {
        name: _Rule(re.compile("|".join(row.yes_words)), re.compile("|".join(row.no_words)) if row.no_words else None)
        for name, row in rows.items()
    }


def _said(text: str, rule: _Rule) -> bool | None:
    said = set(_answers(text, rule))
    return said.pop() if len(said) == 1 else None


def _answers(text: str, rule: _Rule) -> Iterator[bool]:
    denials = [found.span() for found in rule.no.finditer(text)] if rule.no else []
    if denials:
        yield False
    for found in rule.yes.finditer(text):
        if _ANSWERED_OPEN.match(text, found.end()):
            continue
        if not any(start < found.end() and found.start() < end for start, end in denials):
            before = text[max(0, found.start() - _REACH) : found.start()]
            yield not (is_denied(before) or ANSWERED_NO.match(text, found.end()))


def is_denied(before: str) -> bool:
    """Whether the words just before something said deny it, in the same part of the sentence; `before` without capitals.

    >>> is_denied("there is no evidence of "), is_denied("no fever; the scan shows ")
    (True, False)
    """
    return bool(_DENIED.search(_ENDS_DENIAL.split(before)[-1].split("\n")[-1]))
