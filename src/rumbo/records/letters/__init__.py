"""Letters and reports as doctors write them, in English and Spanish: text becomes facts.

Bytes to lines is for `documents`; this takes lines and tells what they say.
"""

from rumbo.records.letters.letter import Letter, Sentence, read_letter
from rumbo.records.letters.telling import tell_letter

__all__ = ["Letter", "Sentence", "read_letter", "tell_letter"]
