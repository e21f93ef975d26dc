"""What a question may not say to whom: words of its own text, in either language, and the stories they contradict.

It is written from the words alone, apart from the rules of the content, so that a wrong rule is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from rumbo.course.course import Course
from rumbo.guide.features import features_of, now_of
from rumbo.guide.library import Question
from rumbo.words import LANGUAGES, Message, Text

Says = re.compile
Forbids = Callable[[Course], bool]


def _unsettled(course: Course) -> bool:
    now = now_of(course)
    return now.event is None or now.event.suspected or now.clear


def _blood_only(course: Course) -> bool:
    cancers = now_of(course).cancers
    return bool(cancers) and all(each.is_blood for each in cancers)


def _solid_only(course: Course) -> bool:
    cancers = now_of(course).cancers
    return not any(each.is_blood for each in cancers)


def _waiting(course: Course) -> bool:
    return features_of(course).suspected


def _not_waiting(course: Course) -> bool:
    return not _waiting(course)


def _waiting_untreated(course: Course) -> bool:
    return _waiting(course) and not any(each.ongoing for each in course.treatments)


def _had_nothing(course: Course) -> bool:
    return bool(course.cancers) and not any(each.given for each in course.treatments)


# (pattern over the text in English or Spanish, whom it contradicts)
CONTRADICTIONS: tuple[tuple[re.Pattern[str], Forbids], ...] = (
    (Says(r"\bsurger|operat|cirug|operaron", re.IGNORECASE), _blood_only),
    (Says(r"\blocal\b|\bregional\b|\bdistant\b|a distancia", re.IGNORECASE), _blood_only),
    (Says(r"\brelapse|recaída|marrow|médula", re.IGNORECASE), lambda c: _solid_only(c) and not _had_cells(c)),
    (Says(r"\bcame back\b|\bregresó\b|kind of recurrence|tipo de recurrencia", re.IGNORECASE), _unsettled),
    (
        Says(r"\bgrow\b|\bgrew\b|\bcreció\b", re.IGNORECASE),
        lambda c: not (features_of(c).progression or features_of(c).two_words_fit),
    ),
    (Says(r"treatment choices|opciones de tratamiento", re.IGNORECASE), _waiting),
    (Says(r"on this treatment|con este tratamiento", re.IGNORECASE), _waiting_untreated),
    (Says(r"\btrial|ensayo", re.IGNORECASE), _waiting),
    (Says(r"is in my liver|en el hígado"), lambda c: "liver" not in features_of(c).place),
    (Says(r"is in my lung|en el pulmón"), lambda c: "lung" not in features_of(c).place),
    (Says(r"is in my brain|en el cerebro"), lambda c: "brain" not in features_of(c).place),
    (Says(r"is in lymph nodes|en ganglios"), lambda c: "nodes" not in features_of(c).place),
    (Says(r"lining of my belly|cubre el abdomen"), lambda c: "peritoneum" not in features_of(c).place),
    (Says(r"\bPSA\b"), lambda c: not _is_about(c, "prostate")),
    (Says(r"breast cancer|cáncer de mama"), lambda c: not _is_about(c, "breast")),
    (Says(r"platinum|platino"), lambda c: not _is_about(c, "ovarian")),
    (Says(r"\blymphoma|\blinfoma"), lambda c: not _is_about(c, "lymphoma")),
    (
        Says(r"\bI had (?!no )|\bYa recibí\b|\bYa me\b|\bRecibí\b", re.IGNORECASE),
        lambda c: _had_nothing(c) and len(c.cancers) < 2,
    ),
    (Says(r"more than one cancer|más de un cáncer", re.IGNORECASE), lambda c: len(c.cancers) < 2),
    (Says(r"is in a bone|en un hueso", re.IGNORECASE), lambda c: "bone" not in features_of(c).place),
    (Says(r"if it is nothing|si no es nada|When will I know|Cuándo lo sabré", re.IGNORECASE), _not_waiting),
    (Says(r"test is from before|es de antes", re.IGNORECASE), lambda c: not c.biomarkers),
    (Says(r"was stopped|se dejó", re.IGNORECASE), lambda c: not any(each.why_stopped for each in c.treatments)),
)


def _is_about(course: Course, name: str) -> bool:
    return any(name in each.name.en for each in now_of(course).cancers)


def _had_cells(course: Course) -> bool:
    return any(each.given and each.modality in {"transplant", "cell_therapy"} for each in course.treatments)


@cache
def _read(text: Text | Message) -> tuple[int, ...]:
    """Which patterns a question's own text holds, in either language."""
    said = [text.said(lang) for lang in LANGUAGES]
    return tuple(
        number for number, (pattern, _) in enumerate(CONTRADICTIONS) if any(pattern.search(each) for each in said)
    )


def contradictions(course: Course, questions: Iterable[Question]) -> list[tuple[str, str]]:
    """Each question that contradicts a course, with the pattern by which it does."""
    forbidden = {number for number, (_, forbids) in enumerate(CONTRADICTIONS) if forbids(course)}
    return [
        (each.id, CONTRADICTIONS[number][0].pattern)
        for each in questions
        for number in _read(each.text)
        if number in forbidden
    ]
