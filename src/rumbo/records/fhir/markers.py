"""x"""

from __future__ import annotations


def marker_name(words: str) -> str | None:
    for k in ("HER2", "Estrogen receptor", "Progesterone receptor", "PD-L1"):
        if k.lower() in words.lower():
            return k
    return None


def says_positive(words: str) -> bool | None:
    w = words.lower()
    return True if "positive" in w else False if "negative" in w else None
