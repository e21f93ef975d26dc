"""Whether a letter says that a treatment was given, was not, is planned, or is only spoken of.

The words are general usage of letters in English and Spanish; they are matched without accents and capitals.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from rumbo.records.letters.patterns import Built

Giving = Literal["given", "not_given", "planned", "spoken_of", "unsaid"]

_NOT_GIVEN_BEFORE: Final = Built(
    r"\b(?:@no_dose@)(?! (?:to|until|hasta|since))|\b(?:instead of|in lieu of|rather than|en lugar de"
    r"|en vez de)\s*(?:\w+\s*){0,2}$"
)
_NOT_GIVEN_AFTER: Final = Built(r"\b(?:@no_dose@)")
_NOT_GIVEN_LATER: Final = Built(
    r"\W*(?:(?:the |this |that |it |but |pero |order |pt\.? |patient |he |she |they |ella |el |la |paciente "
    r"|medication |drug |dose |prescription )*)?"
    r"(?:@no_dose@)"
)
# "no chemotherapy", "sin radioterapia": a denial that stands right before.
_DENIED: Final = re.compile(
    r"\b(?:no|without|sin|nor|ni|never|nunca|not|negative for|denies|niega|any|(?:is"
    r"|was) not (?:a )?candidate for)\s+(?:\w+\s+){0,2}$"
)
_PAST_STEP: Final = Built(r"(?:\b(?:@past_step@)|s/p|\bs/p|\bp/o)\s*(?:(?:@past_step_words@)\s+)*$")
_PLANNED: Final = Built(r"\b(?:@planned@)")
_PLANNED_AFTER: Final = Built(r"\b(?:@planned_after@)\b")
_SPOKEN_OF: Final = Built(r"\b(?:@spoken_of@)")
_GIVEN: Final = Built(r"\b(?:@given@)|s/p|\bx ?\d")


def read_giving(before: str, after: str) -> Giving:
    """What the words before and after a treatment, without accents and capitals, say about whether it was given.

    The nearest words decide: a step that lies in the past ("since FOLFOX ended") before a refusal, a refusal before a
    plan, a plan before a past tense.

    >>> read_giving("she declined adjuvant ", ""), read_giving("plan: ", ", to begin april 27")
    ('not_given', 'planned')
    >>> read_giving("would use ", ""), read_giving("no systemic therapy since ", " ended in 2017")
    ('spoken_of', 'given')
    """
    if _NOT_GIVEN_AFTER.search(after):
        return "not_given"
    if _PAST_STEP.search(before):
        return "given"
    if _governs(_NOT_GIVEN_BEFORE, before):
        return "not_given"
    if _DENIED.search(before) or _governs(_SPOKEN_OF, before) or _SPOKEN_OF.search(after[:_NEAR_AFTER]):
        return "spoken_of"
    return _planned_or_given(before, after)


def _governs(pattern: re.Pattern[str] | Built, before: str) -> bool:
    """Whether words still act on what follows: no further step with a past tense of its own stands between."""
    last = max(pattern.finditer(before), key=lambda found: found.start(), default=None)
    if last is None:
        return False
    rest = before[last.end() :]
    step = re.search(r",|\b(?:and|y|e|then|luego|but|pero)\b", rest)
    return not (step and _GIVEN.search(rest, step.end()))


def is_refused_later(following: str) -> bool:
    """Whether the sentence after one that names a treatment says it was not given: "Not given.", "She never started".

    >>> is_refused_later("never started. observation.")
    True
    """
    found = _NOT_GIVEN_LATER.match(following)
    if found is None:
        return False
    # "Declined CAR-T trial" refuses something else; "declined.", "declined because ..." refuses what was named before.
    return not re.search(r"(?:declin|refus|rechaz|omit|cancel)\w*$", found[0]) or bool(
        _NO_OBJECT.match(following, found.end())
    )


_NO_OBJECT: Final = re.compile(
    r"\s*(?:[.,;:)]|$|it\b|this\b|treatment|therapy|due\b|because|after|and\b|el tratamiento|la\b|por\b|y\b|by\b)"
)
_NEAR_AFTER: Final = 45  # letters: words farther on are of something else


def _planned_or_given(before: str, after: str) -> Giving:
    """A plan or a past tense: the later word before the treatment, else the first after it."""
    plan, past = _last(_PLANNED, before), _last(_GIVEN, before)
    if plan > past:
        return "planned"
    ahead, done = _PLANNED_AFTER.search(after), _GIVEN.search(after)
    if ahead and (not done or ahead.start() <= done.start()) and past < 0:
        return "planned"
    return "given" if past >= 0 or done else "unsaid"


def _last(pattern: re.Pattern[str] | Built, text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)
