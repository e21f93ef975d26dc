"""Facts: what was said about one person, each one statement with where it came from and how sure it is.

A statement is one of ten kinds. A fact is a statement in the log: with an id, a source, a standing, and by whom.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeVar, get_args

import msgspec

from rumbo.oncology import (
    Code,
    Icd10,
    IcdO3Morphology,
    IcdO3Site,
    Loinc,
    Modality,
    PartialDate,
    RxNorm,
    Side,
)

Standing = Literal["from_record", "from_me", "from_doctor", "unsure"]
StatusWord = Literal["no_evidence_of_disease", "remission", "stable", "progression", "recurrence"]
KindWord = Literal["local", "regional", "distant", "mixed"]
FoundBy = Literal["biopsy", "imaging", "exam", "marker", "not_said"]
STATUSES: tuple[StatusWord, ...] = get_args(StatusWord)


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where in the body, in the record's or the person's words, with its ICD-O-3 site where that is known."""

    words: str
    site: IcdO3Site | None = None
    side: Side | None = None


class _Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all ten kinds share: `on` is when it happened or was said; `cancer` is the `ref` of the diagnosis it is
    about.
    """

    on: PartialDate | None = None
    cancer: str | None = None
    words: str = ""


class Diagnosis(_Statement, frozen=True, kw_only=True, tag="diagnosis"):
    """A primary cancer.

    `ref` is how other statements of the same source name it; `words` is what the source calls it.
    """

    ref: str
    site: IcdO3Site | None = None
    side: Side | None = None
    morphology: IcdO3Morphology | None = None
    histology_words: str = ""
    icd10: Icd10 | None = None
    stage_words: str = ""


class Treatment(_Statement, frozen=True, kw_only=True, tag="treatment"):
    """A treatment aimed at the cancer.

    `on` is its start. `given` is False for what was planned or ordered and not given, None when unsaid.
    """

    modality: Modality
    name: str
    until: PartialDate | None = None
    given: bool | None = True
    ongoing: bool = False
    last_given_on: PartialDate | None = None
    places: tuple[Place, ...] = ()
    dose_words: str = ""
    why_stopped: str = ""
    rxnorm: RxNorm | None = None


class Finding(_Statement, frozen=True, kw_only=True, tag="finding"):
    """Something found in one place: tumour there, or a test result told in words.

    `tumour` is None when the finding does not decide it.
    """

    place: Place
    tumour: bool | None = None
    secondary: bool = False
    suspected: bool = False
    found_by: FoundBy = "not_said"


class Status(_Statement, frozen=True, kw_only=True, tag="status"):
    """How the cancer stood on a day. `said_kind` is the doctor's own word for a recurrence, never ours."""

    status: StatusWord
    places: tuple[Place, ...] = ()
    said_kind: KindWord | None = None
    suspected: bool = False
    found_by: FoundBy = "not_said"


class Biomarker(_Statement, frozen=True, kw_only=True, tag="biomarker"):
    """A property of the tumour or of inheritance: `name` is the HGNC symbol or the marker's usual name, `result` as
    the record says it.
    """

    name: str
    result: str
    positive: bool | None = None
    inherited: bool = False


class Measure(_Statement, frozen=True, kw_only=True, tag="measure"):
    """A number with its unit: a laboratory value, a tumour marker in blood, weight, ECOG.

    The unit is UCUM where the record has it.
    """

    name: str
    value: float
    unit: str = ""
    loinc: Loinc | None = None
    low: float | None = None
    high: float | None = None


class Symptom(_Statement, frozen=True, kw_only=True, tag="symptom"):
    """How the person felt: 0 none to 4 very bad."""

    name: str
    grade: int | None = None


class Illness(_Statement, frozen=True, kw_only=True, tag="illness"):
    """Another illness than the cancer, now or earlier."""

    name: str
    icd10: Icd10 | None = None
    until: PartialDate | None = None


class Relative(_Statement, frozen=True, kw_only=True, tag="relative"):
    """An illness of a blood relative; `relation` and `illness` as the source says them, `age_years` at diagnosis."""

    relation: str
    illness: str
    site: IcdO3Site | None = None
    age_years: int | None = None


BackgroundTopic = Literal[
    "name",
    "birth_date",
    "sex",
    "allergy",
    "medicine",
    "doctor",
    "clinic_phone",
    "night_phone",
    "speaks_for_me",
    "note",
]


class Background(_Statement, frozen=True, kw_only=True, tag="background"):
    """What else one should know, by topic: a name, an allergy, a medicine, a phone number. The value is in `words`."""

    topic: BackgroundTopic
    rxnorm: RxNorm | None = None


Statement = Diagnosis | Treatment | Finding | Status | Biomarker | Measure | Symptom | Illness | Relative | Background
S = TypeVar("S", Diagnosis, Treatment, Finding, Status, Biomarker, Measure, Symptom, Illness, Relative, Background)


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a statement comes from: the record (SHA-256 of its bytes), the place in it, and the quoted line or
    coded entry.
    """

    record: str
    file: str = ""
    place: str = ""
    quote: str = ""
    result: str = ""  # the scan, pathology or laboratory report it belongs to; empty when it is no test result


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A statement in the log.

    `supersedes` names the fact whose place it takes; with `says` None it takes that fact back and puts nothing there.
    `undoes` names a fact of the log that is to count as never written. See `course.log` for the rule.
    """

    id: str
    says: Statement | None
    standing: Standing
    source: Source | None = None
    by: str = ""
    at: datetime | None = None
    supersedes: str | None = None
    undoes: str | None = None

    @property
    def statement(self) -> Statement:
        """What it says. Every fact in force says something.

        Raises ValueError for one that only takes another back.
        """
        if self.says is None:
            raise ValueError(f"{self.id} says nothing")
        return self.says


def encode(value: Fact | Statement | Source) -> bytes:
    """Write a fact, statement or source as JSON, the same bytes for the same value."""
    return msgspec.json.encode(value, enc_hook=to_plain, order="deterministic")


def decode_fact(data: bytes | str) -> Fact:
    """Read a fact from JSON.

    Raises msgspec.ValidationError when it is not one.
    """
    return msgspec.json.decode(data, type=Fact, dec_hook=to_typed)


def decode_statement(data: bytes | str) -> Statement:
    """Read a statement from JSON.

    Raises msgspec.ValidationError when it is not one.
    """
    return msgspec.json.decode(data, type=Statement, dec_hook=to_typed)  # type: ignore[no-any-return]  # mypy sees no type[T] in a union


def decode_source(data: bytes | str) -> Source:
    """Read a source from JSON."""
    return msgspec.json.decode(data, type=Source)


def to_plain(value: Any) -> str:
    """A code or a date as msgspec writes it: its text.

    Raises NotImplementedError for anything else.
    """
    if isinstance(value, Code | PartialDate):
        return str(value)
    raise NotImplementedError(f"facts hold no {type(value).__name__}")


def to_typed(wanted: type, value: Any) -> Any:
    """A code or a date from its text.

    Raises ValueError when it is none, NotImplementedError for any other type.
    """
    if issubclass(wanted, Code | PartialDate):
        return wanted.parse(value)
    raise NotImplementedError(f"facts hold no {wanted.__name__}")
