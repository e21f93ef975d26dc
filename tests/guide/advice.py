"""Words of advice, ranking, prognosis and blame that nothing Rumbo says may hold; in the open, for all to add to."""

from __future__ import annotations

import re

ADVICE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\byou should\b",
        r"\byou must (?:take|have|start|stop)\b",
        r"\byou need to (?:take|start|stop)\b",
        r"\bwe recommend\b",
        r"\brumbo (?:recommends|suggests|advises)\b",
        r"\bbest (?:treatment|choice|option|drug)\b",
        r"\bbetter (?:treatment|choice|option|drug) (?:for you|than)\b",
        r"\byou (?:are|may be|could be) eligible\b",
        r"\byou qualify\b",
        r"\byou will (?:live|die|survive|be cured)\b",
        r"\byour (?:chances?|odds|prognosis)\b",
        r"\b\d+ ?(?:%|percent|por ciento)",
        r"\b(?:stay|be|think) positive\b",
        r"\bkeep fighting\b",
        r"\bfight(?:er)? (?:against )?cancer\b",
        r"\blost (?:the|her|his|their) battle\b",
        r"\busted debe(?:ría)? (?:tomar|recibir|empezar|dejar|elegir)\b",
        r"\ble conviene\b",
        r"\b(?:le|les) recomendamos\b",
        r"\brumbo (?:recomienda|sugiere|aconseja)\b",
        r"\b(?:el|la) mejor (?:tratamiento|opción|medicina|medicamento)\b",
        r"\bmejor (?:tratamiento|opción) para usted\b",
        r"\b(?:es|sería|podría ser) elegible\b",
        r"\b(?:cumple|reúne) los requisitos\b",
        r"\busted (?:vivirá|morirá|sobrevivirá|se curará)\b",
        r"\bsus? (?:probabilidad(?:es)?|pronóstico)\b",
        r"\bpiense (?:en )?positivo\b",
        r"\bperdió (?:la|su) batalla\b",
        r"\bsiga luchando\b",
    )
)


def advice_in(text: str) -> list[str]:
    """The words of advice in a text."""
    return [found[0] for pattern in ADVICE for found in pattern.finditer(text)]
