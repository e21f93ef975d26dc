"""How a criterion says what it wants: its statements one by one, whether each demands or shuts out, what it excepts and what
it only allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from rumbo.trials.criteria.lines import Section

_SENTENCE = re.compile(
    r"(?<=[a-z0-9)\]%][.;!?])\s+(?=[A-Z(•*-])|(?<=[A-Z]{3}\.)\s+(?=[A-Z][a-z])|(?<=[a-z)]{3}\.)(?=[A-Z][a-z])"
    r"|(?<=[;。])\s*(?=\S)|~"
    r"|(?<=;)\s+(?=\d{1,2}[.)])|\s+(?=(?:NOTE|Note|EXCEPTION|Exceptions?|Exception):)",
    re.ASCII,
)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|vs|v|No|approx|incl|resp|Dr|St|calc)\.$")
_ALLOWS = re.compile(
    r"\b(?:there is )?no (?:limit|restriction)s? (?:on|to|of|in)\b|\bany number of\b|\b(?:are|is|will be"
    r"|may be|would be|remain|considered|be) (?:also )?(?:eligible|allowed|permitted|acceptable"
    r"|permissible|included"
    r"|enrolled|accepted)\b|\bmay (?:participate|enroll|enrol|be (?:entered|included)|have (?:received|had"
    r"|been)|continue)\b"
    r"|\b(?:will|does|do|are|is) not (?:be )?(?:exclu\w+|considered (?:as )?(?:prior|exclusion|systemic))"
    r"|\bnot (?:an )?exclu\w+"
    r"|\bcan (?:participate|enrol|enroll|join|be (?:included|enrolled|eligible))\b"
    r"|\beligible (?:if|provided|as long)|\ballowed\b(?!\W+(?:unless|only))",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:are|is|will be|would be|be|considered) (?:not (?:be )?(?:eligible|allowed|permitted|acceptable"
    r"|included|enrolled)|ineligible"
    r"|excluded|prohibited)\b|\b(?:not (?:be )?(?:eligible|allowed|permitted)|cannot be (?:enrolled"
    r"|included)|is an exclusion|ineligible)\b"
    r"|^\W*excluded (?:if|are)\b|\bare not eligible\b|\bno\b[^.;]{0,40}\bare allowed",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^\W*(?:[A-Z][A-Za-z /]{2,40}:\s*)?(?:(?:however|in addition|additionally|also)\b[\s,]*)?"
    r"(?:(?:the |an? )?(?:patients?|participants?|subjects?|individuals?"
    r"|persons?|women|men|adults?|those)\b)?[\s,]*"
    r"(?:(?:who|must|should|shall|may|has|have|had|is|are|be|with|does|do|did|that|can|received?|there is"
    r"|there are|currently|also)\s+)*"
    r"(?:no\b(?! (?:more|later|greater|less) than)|not\b(?! (?:more|later|greater|less) than)|never\b"
    r"|without\b|absence of\b"
    r"|free (?:of|from)\b|lack(?:s|ing)? (?:of )?\b|none of\b|neither\b|cannot\b|negative for\b|lack\b)",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r"[,(]?\s*\b(?:except(?:ing|ion of|ions?)?(?: for| in| that| as)?"
    r"|with the (?:following )?exceptions?(?: of)?|unless|apart from|excluding"
    r"|not including|other than|outside of|aside from|does not include)\b\s*:?",
    re.IGNORECASE,
)


# Among the exclusions "must not have ..." is no double negation: it says once more that this shuts out.
# So is "No prior chemotherapy".
_MUST_NOT = re.compile(
    r"^\W*(?:\w+\W+){0,4}(?:must|should|shall|may|can)\s?not\b"
    r"|^\W*no (?:prior|previous|concurrent|concomitant|history|known|active|uncontrolled|serious|other (?:prior"
    r"|active|malign|concurrent))\b",
    re.IGNORECASE,
)
# What is asked for wherever it stands: "Four weeks must have elapsed since ..." among the exclusions.
_MUST_HAVE = re.compile(r"\bmust (?:have|be)\b(?! (?:excluded|ineligible|discontinued))", re.IGNORECASE)
# "Patients who had X must have Y": asked only of those.
_CONDITION = re.compile(
    r"^\W*(?:for |in |if )?(?:the )?(?:patients?|participants?|subjects?|individuals?|those|women"
    r"|men)?\s*(?:who|with|whose|having|in whom)\b[^.;]{3,160}"
    r"\b(?:must|should|are required|is required|need|will need|require)\b|^\W*(?:if|for those|for patients"
    r"|for participants|for subjects|in case)\b"
    r"|^\W*(?:cohorts?|arms?|groups?|part|phase)\b|^[^.;:]{0,60}\b(?:arms?|cohorts?|phase|part"
    r"|group)\b[^.;:]{0,40}:|\((?:cohort|arm|group|part)s? \w+\)",
    re.IGNORECASE,
)
# "Cohort 2: ...": all that follows is asked of that cohort.
_OF_A_COHORT = re.compile(r"\W*(?:sub)?(?:cohort|arm|group|part|phase|protocol)s?\b[^.;:]{0,60}:", re.IGNORECASE)
_TAKES_BACK = re.compile(r"\W*(?:however|(?:the |an )?(?:only )?except\w*|unless|but)\b", re.IGNORECASE)
# "(Adjuvant interferon is permitted)", "(Note: bisphosphonates are not excluded)".
_BRACKET = re.compile(r"\s*\((?P<said>(?:[^()]|\([^()]*\))*)\)")


class Statement(msgspec.Struct, frozen=True):
    """One statement of a criterion. `wanted` says whether it must be so for a person to take part, or must not be so.

    `excepted` is what stands after "except", "unless" or "other than"; `allows` says that the statement shuts nobody out,
    `conditional` that it is asked of some people only.
    """

    text: str
    wanted: bool
    excepted: str = ""
    allows: bool = False
    conditional: bool = False


@lru_cache(maxsize=8192)
def statements(text: str, section: Section) -> tuple[Statement, ...]:
    """What a criterion states, in its order.

    >>> [(each.text, each.wanted, each.excepted) for each in statements("No prior chemotherapy except adjuvant", "inclusion")]
    [('No prior chemotherapy', False, 'adjuvant')]
    """
    stated: list[Statement] = []
    of_some = bool(_OF_A_COHORT.match(text))
    for sentence in _sentences(text):
        each = _stated(sentence, section)
        if of_some:
            each = msgspec.structs.replace(each, conditional=True)
        if (
            stated
            and ((each.allows and section == "exclusion") or _TAKES_BACK.match(sentence))
            and not stated[-1].excepted
            and not stated[-1].allows
        ):
            # "Prior chemotherapy. Adjuvant chemotherapy is allowed": what follows is an exception to what was said.
            stated[-1] = msgspec.structs.replace(stated[-1], excepted=sentence)
            each = msgspec.structs.replace(each, wanted=True, allows=True)
        stated.append(each)
    return tuple(stated)


def allows_only(text: str, section: Section) -> bool:
    """Whether a criterion only allows: it shuts nobody out.

    >>> allows_only("Participants with treated brain metastases may be eligible", "inclusion")
    True
    """
    return all(each.allows for each in statements(text, section))


def denies(text: str) -> bool:
    """Whether a statement begins with a denial: "No prior ...", "Patients must not ...", "Individuals without ...".

    >>> denies("Individuals without prior surgery"), denies("Surgery without delay")
    (True, False)
    """
    return bool(_DENIES.search(text))


def _sentences(text: str) -> Iterator[str]:
    held = ""
    for part in _SENTENCE.split(text):
        held = f"{held} {part}".strip() if held else part.strip()
        if not _ABBREVIATED.search(held) and held.count("(") <= held.count(")"):
            if held:
                yield held
            held = ""
    if held:
        yield held


def _stated(sentence: str, section: Section) -> Statement:
    wanted = section == "inclusion"
    sentence, permitted = _without_permission(sentence)
    if _ALLOWS.search(sentence) and not _FORBIDS.search(sentence) and not _is_demanding(sentence, section):
        return Statement(sentence, wanted=True, allows=True)
    if _FORBIDS.search(sentence):
        wanted = False
    elif _MUST_HAVE.search(sentence):
        wanted = True
    main, excepted = _without_exception(sentence)
    excepted = "; ".join(filter(None, (excepted, permitted)))
    doubled = section == "exclusion" and _MUST_NOT.search(main)
    if denies(main) and not doubled:
        wanted = not wanted
    doubtful = bool(doubled) and main.lower().startswith("no ")
    return Statement(main, wanted, excepted, conditional=doubtful or bool(_CONDITION.search(sentence)))


def _without_permission(sentence: str) -> tuple[str, str]:
    """A sentence without a bracket that only allows something, and what the bracket says."""
    for found in _BRACKET.finditer(sentence):
        if _ALLOWS.search(found["said"]) and not _FORBIDS.search(found["said"]):
            left = f"{sentence[: found.start()]}{sentence[found.end() :]}".strip()
            return (left, found["said"]) if left else (sentence, "")
    return sentence, ""


def _is_demanding(sentence: str, section: Section) -> bool:
    """A sentence that allows something after saying what it demands: "Active hepatitis B; treated patients are eligible"."""
    return section == "exclusion" and bool(
        re.search(r"\bunless\b|\bwho are (?:not )?eligible for\b", sentence, re.IGNORECASE)
    )


def _without_exception(sentence: str) -> tuple[str, str]:
    found = _EXCEPTED.search(sentence)
    if found is None or not sentence[: found.start()].strip(" ,;:("):
        return sentence.strip(), ""
    before, after = sentence[: found.start()], sentence[found.end() :]
    in_brackets = before.count("(") > before.count(")") or found[0].lstrip(",").lstrip().startswith("(")
    if in_brackets and ")" in after:
        # "Chemotherapy (except adjuvant), fulvestrant or ...": the exception ends with its bracket.
        after, _, later = after.partition(")")
        return f"{before.strip(' ,;:(')} {later.strip()}".strip(), after.strip(" ,;:.)")
    return before.strip(" ,;:("), after.strip(" ,;:.)")
