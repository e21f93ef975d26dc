"""The code systems Rumbo reads and writes, each a small type that validates itself, so that mixing them fails at
the door.
"""

from __future__ import annotations

import re
from functools import total_ordering
from typing import ClassVar, NoReturn, Self


@total_ordering
class Code:
    """A code that fits its system. Written to JSON as its text, so it is a plain class and not a dataclass.

    Raises ValueError when it does not fit. Only the form is checked, not whether the system lists it.

    >>> IcdO3Site("C50.9") == Icd10("C50.9")
    False
    """

    __slots__ = ("value",)
    value: str
    pattern: ClassVar[re.Pattern[str]]
    system: ClassVar[str]

    def __init__(self, value: str) -> None:
        if not self.pattern.fullmatch(value):
            raise ValueError(f"not a {type(self).__name__}: {value!r}")
        object.__setattr__(self, "value", value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a code does not change")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Code) and other.value == self.value

    def __lt__(self, other: Self) -> bool:
        return self.value < other.value

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.value))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.value,)

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read a code as records write it: outer space and letter case do not matter."""
        return cls(words.strip().upper())

    @classmethod
    def find(cls, words: str | None) -> Self | None:
        """The code, or None when the words are not one."""
        try:
            return cls.parse(words or "")
        except ValueError:
            return None

    def __str__(self) -> str:
        return self.value


class Icd10(Code):
    """ICD-10-CM: a letter, a digit, a digit or letter, then up to four after the point.

    `C50.911`, `Z85.3`, `C7A.010`.
    """

    __slots__ = ()
    pattern = re.compile(r"[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?", re.ASCII)
    system = "http://hl7.org/fhir/sid/icd-10-cm"

    @classmethod
    def parse(cls, words: str) -> Self:
        """Also read without its point, as claims write it: `C50911`."""
        tidy = words.strip().upper()
        return cls(f"{tidy[:3]}.{tidy[3:]}" if len(tidy) > 3 and "." not in tidy else tidy)


class IcdO3Site(Code):
    """ICD-O-3 topography: C00.0 to C80.9, always with one digit after the point."""

    __slots__ = ()
    pattern = re.compile(r"C([0-7]\d|80)\.\d", re.ASCII)
    system = "http://terminology.hl7.org/CodeSystem/icd-o-3"

    @classmethod
    def parse(cls, words: str) -> Self:
        """Also read without its point (`C509`), or as a three-character site, which means "not further said" (`C50`
        is C50.9).
        """
        tidy = words.strip().upper().replace(".", "")
        return cls(f"{tidy[:3]}.{tidy[3:] or '9'}")


class IcdO3Morphology(Code):
    """ICD-O-3 morphology: four digits, a stroke, the behaviour (0 benign, 1 uncertain, 2 in situ, 3 malignant, 6
    secondary, 9 unsaid).
    """

    __slots__ = ()
    pattern = re.compile(r"[89]\d{3}/[012369]", re.ASCII)
    system = "http://terminology.hl7.org/CodeSystem/icd-o-3"

    @property
    def histology(self) -> str:
        """The four digits of the cell type."""
        return self.value[:4]

    @property
    def behaviour(self) -> str:
        """The digit after the stroke."""
        return self.value[5]


class RxNorm(Code):
    """An RxNorm concept (RXCUI): digits."""

    __slots__ = ()
    pattern = re.compile(r"\d{1,8}", re.ASCII)
    system = "http://www.nlm.nih.gov/research/umls/rxnorm"


class Loinc(Code):
    """A LOINC number: digits, a dash, a check digit."""

    __slots__ = ()
    pattern = re.compile(r"\d{1,7}-\d", re.ASCII)
    system = "http://loinc.org"


class Snomed(Code):
    """A SNOMED CT identifier: 6 to 18 digits."""

    __slots__ = ()
    pattern = re.compile(r"[1-9]\d{5,17}", re.ASCII)
    system = "http://snomed.info/sct"


class Hgnc(Code):
    """An HGNC gene symbol: capitals, digits, dashes; it starts with a letter."""

    __slots__ = ()
    pattern = re.compile(r"[A-Z][A-Z0-9-]{0,14}", re.ASCII)
    system = "http://www.genenames.org"


class NctId(Code):
    """A ClinicalTrials.gov number: NCT and eight digits."""

    __slots__ = ()
    pattern = re.compile(r"NCT\d{8}", re.ASCII)
    system = "https://clinicaltrials.gov"
