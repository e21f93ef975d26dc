"""How hard a text is to read, measured: Flesch-Kincaid grade for English, Szigriszt-Pazos (INFLESZ) for Spanish.

Syllables are counted by rule, which is right often enough for a mean. Kincaid and others 1975 (grade); Szigriszt Pazos
1993 and Barrio-Cantalejo 2008 (INFLESZ: 55 to 65 is "normal", 65 to 80 "quite easy").
"""

from __future__ import annotations

import re

from rumbo.words import Lang

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SILENT_E = re.compile(r"(?:[^laeiouyscxzgh]es|[^aeiouytd]ed|[^laeiouy]e)$")
_GROUPS = re.compile(r"(?<=[bdprv])i(?=[aou])|[aeiouy]+")  # ra-di-a-tion, bi-op-sy, se-ri-ous
# Strong vowels and accented weak ones each carry a syllable; weak ones join their neighbour.
_SPANISH = re.compile(r"[iuüy]?[aeoáéóíú][iuy](?![aeoáéíóú])|[iuü]?[aeoáéó]|[íú]|[iu]y|[iuü]+|y(?![a-záéíóú])")


def words_of(text: str) -> list[str]:
    """The words of a text; numbers do not count."""
    return _WORD.findall(text)


def sentences_of(text: str) -> int:
    """How many sentences; a text without a full stop is one."""
    return max(1, len(re.findall(r"[.!?]+(?=\s|$|[\"»”])", text)))


def syllables(word: str, lang: Lang) -> int:
    """The syllables of one word."""
    plain = word.lower()
    if lang == "es":
        return max(1, len(_SPANISH.findall(re.sub(r"[qg]u(?=[eiéí])", "g", plain))))
    return max(1, len(_GROUPS.findall(_SILENT_E.sub(lambda found: found[0][0], plain) if len(plain) > 3 else plain)))


def grade(text: str) -> float:
    """Flesch-Kincaid: the school year that an English text asks for."""
    words = words_of(text)
    per_word = sum(syllables(each, "en") for each in words) / len(words)
    return 0.39 * len(words) / sentences_of(text) + 11.8 * per_word - 15.59


def ease(text: str) -> float:
    """Szigriszt-Pazos: how easy a Spanish text is, 0 to about 100, higher is easier."""
    words = words_of(text)
    per_word = sum(syllables(each, "es") for each in words) / len(words)
    return 206.835 - 62.3 * per_word - len(words) / sentences_of(text)
