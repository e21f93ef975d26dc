"""Whether a letter says that a treatment was given, was not, is planned, or is only spoken of.

The words are general usage of letters in English and Spanish; they are matched without accents and capitals.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Giving = Literal["given", "not_given", "planned", "spoken_of", "unsaid"]

_NO_DOSE: Final = (
    r"never (?:(?:was|were|been) )?(?:start\w*|beg[au]n|given|receiv\w+|took|taken|fill\w+|picked up|had|administered|dispensed|initiated)"
    r"|(?:was |were |is |has |had )?not (?:been )?(?:start\w*|beg[au]n|given|receiv\w+|taken|done|administered|dispensed|initiated|filled"
    r"|picked up|performed|carried out|pursued)"
    r"|(?:did|does|has|had) ?n[o']t (?:ever )?(?:been )?(?:start\w*|begin|begun|receiv\w+|take|taken|have|want|get|undergo|fill|pick)"
    r"|did not (?:ever )?(?:start|begin|receive|take|have|want|get|undergo|fill|pick|wish|proceed|give|use|administer)"
    r"|declin\w+|refus\w+|decided (?:against|not)|chose not|opted (?:against|not)|elected not|against (?:it|this|further)"
    r"|no (?:dose|cycle|tablet|pill|infusion|treatment)s? (?:\w+ ){0,2}(?:given|taken|administered|dispensed|received)"
    r"|no doses?\b|held and never|never restarted|omitted|cancel\w+|insurance denied|denied by|withdrawn before"
    r"|no (?:lleg\w+ a|recibi\w*|se (?:lo |la |le )?(?:administr\w+|dio|inici\w+|paut\w+|realiz\w+|indic\w+|puso|hizo|aplic\w+)"
    r"|inici\w+|comenz\w+|empez\w+|acept\w+|(?:la |lo |los |las )?quiso|(?:la |lo |los |las )?tomo|dese\w+|surti\w+|recogi\w+|fue administrad\w+)"
    r"|nunca (?:se (?:le )?)?(?:lo |la )?(?:inici\w+|administr\w+|tomo|recibi\w+|comenz\w+|empez\w+|recogi\w+|surti\w+|dio|fue)"
    r"|rechaz\w+|declino|desestim\w+|renunci\w+|cancelad\w+|anulad\w+|omitid\w+|ninguna dosis|sin (?:haber )?(?:iniciar|recibir|comenzar)"
)
_NOT_GIVEN_BEFORE: Final = re.compile(
    rf"\b(?:{_NO_DOSE})(?! (?:to|until|hasta|since))|\b(?:instead of|in lieu of|rather than|en lugar de|en vez de)\s*(?:\w+\s*){{0,2}}$"
)
_NOT_GIVEN_AFTER: Final = re.compile(rf"\b(?:{_NO_DOSE})")
_NOT_GIVEN_LATER: Final = re.compile(
    rf"\W*(?:(?:the |this |that |it |but |pero |order |pt\.? |patient |he |she |they |ella |el |la |paciente |medication |drug |dose |prescription )*)?"
    rf"(?:{_NO_DOSE})"
)
# "no chemotherapy", "sin radioterapia": a denial that stands right before.
_DENIED: Final = re.compile(
    r"\b(?:no|without|sin|nor|ni|never|nunca|not|negative for|denies|niega|any|(?:is|was) not (?:a )?candidate for)\s+(?:\w+\s+){0,2}$"
)
_PAST_STEP: Final = re.compile(
    r"(?:\b(?:after|following|since|status[- ]post|post|tras|despues de|posterior a|since (?:the )?(?:completion|completing|end|finishing) of"
    r"|luego de|desde)|s/p|\bs/p|\bp/o)\s*(?:(?:the|her|his|a|an|la|el|su|prior|previous|completing|completion of|finishing|\d+ cycles of"
    r"|definitive|initial|adjuvant|neoadjuvant|adyuvante|neoadyuvante|salvage|radical|left|right|\d+ ciclos de)\s+)*$"
)
_PLANNED: Final = re.compile(
    r"\b(?:will(?: now| also| then)? (?:start|begin|receive|undergo|have|proceed|need|be|get|go|add|switch|change|give|treat|initiate|resume)"
    r"|we will|plan(?:s|ned|ning)?\b|to (?:start|begin|receive|undergo|be (?:given|started|scheduled)|complete)|recommend\w*|propos\w+"
    r"|schedul\w+|ordered|order (?:for|placed)|orders?\b|rx'?d|prescri\w+|intend\w*|intent(?:ion)? to|proceed (?:with|to)|change to|switch to"
    r"|start\b|begin\b|initiate\b|treat (?:\w+ )?with|refer\w* (?:for|to)|going to|await\w*|pending|candidate for|chose\b|opt(?:s|ed) for"
    r"|prefers?\b|would like|agree[sd]? to|wishes|consent\w* (?:for|to)|is advised|needs?\b|set up for|approval for|if agreed"
    r"|se (?:iniciara|propone|plantea|indica|indico|recomienda|recomendo|programa|programo|planifica|planea|solicita|solicito|ordena|ordeno|"
    r"cambiara|administrara|realizara|dara|prescribe|prescribio|deriva|derivara|remite)|iniciar\b|iniciara|recibira|comenzara|comenzar\b"
    r"|empezara|continuara con|pendiente|previst\w+|propuest\w+|recomend\w+|programad\w+|planead\w+|planificad\w+|pasar a|cambiar a|cambio a"
    r"|prefiere|acepta\b|desea|va a|sera\b|proxim\w+ (?:ciclo|dosis))"
)
_PLANNED_AFTER: Final = re.compile(
    r"\b(?:will (?:start|begin|be|follow|commence)|to (?:start|begin|be|follow)|(?:is|are|was|were) (?:planned|scheduled|recommended|advised"
    r"|ordered|prescribed|pending)|if agreed|planned|scheduled|recommended|ordered|rx'?d|start\b(?! of)|next (?:week|month|visit)"
    r"|se iniciara|iniciara|comenzara|pendiente|programad\w+|previst\w+|prevista para|recomendad\w+|propuest\w+)\b"
)
_SPOKEN_OF: Final = re.compile(
    r"\b(?:discuss\w*|options?|could|would|if\b|may\b|might|consider\w*|should|offer\w*|alternativ\w+|in (?:the )?future|eligib\w+|trials?\b"
    r"|versus|vs\b|risks? (?:and|of)|ask about|role of|possib\w+|potential\w*|candidate\b|future|asked about|read about|information (?:on|about)"
    r"|not (?:a )?(?:candidate|appropriate|eligible|indicated|recommended|planned|advised|needed|necessary|required|feasible|an option)"
    r"|contraindicat\w+|no (?:indication|role|plan|need|plans) (?:for|of)|no cetuximab"
    r"|opci(?:on|ones)|podria\w*|se (?:hablo|comento|discutio|valoro|ofrecio|ofrece|considero|considera|explico)|considerar\w*|posibilidad"
    r"|ensayos? clinicos?|candidat\w+|valorar\w*|en (?:un )?futuro|no (?:es )?candidat\w+|no (?:esta )?indicad\w+|no precisa|no requiere"
    r"|contraindicad\w+|ofrecer\w*|plantear\w*|riesgos? de|si (?:progresa|recae|recidiva|hay|fuera))"
)
_GIVEN: Final = re.compile(
    r"\b(?:underwent|undergone|received|receiving|completed|completing|finished|status[- ]post|treated|was given|were given|given|started|began"
    r"|begun|initiated|has (?:had|been)|had|have had|remains on|continu\w+|current\w*|ongoing|tolerat\w+|taking|takes|since|stopped|discontinued"
    r"|ended|ceased|off\b|last (?:dose|cycle|given|infusion)|first (?:dose|cycle)|cycle \d|c\d+(?:d\d+)?\b|performed|done|on\b(?! hold)|status"
    r"|while on|progress\w+ on|administered|delivered|resumed|restarted|required|switched to|changed to|added|today|months of|years of"
    r"|se (?:realizo|practico|administro|dio|inicio|inicia|completo|suspendio|sometio|extirpo|reseco|efectuo|hizo|aplico|trato|opero|pauta|le)\b"
    r"|(?:recibio|recibe|recibido|recibiendo|completo|termino|finalizo|inicio|inicia|comenzo|empezo)\b|tratad\w+|tratamiento (?:actual )?con"
    r"|en tratamiento|operad\w+|sometid\w+|intervenid\w+|continua\w*|sigue|mantiene|toma\b|tomo|tomando|suspendi\w+|suspende|desde|hasta"
    r"|actual\w*|hoy|ultima dosis|primera dosis|primer ciclo|ultimo ciclo|ciclo \d|dosis|meses de|anos de|bajo|previa?|antecedentes?)"
    r"|s/p|\bx ?\d"
)


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


def _governs(pattern: re.Pattern[str], before: str) -> bool:
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


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)
