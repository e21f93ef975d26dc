"""What all studies ask, as columns: one row a study, and each thing that is asked held once, however many studies ask it."""

from __future__ import annotations

import math
from array import array
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from rumbo.oncology import MODALITIES, Modality, find_drugs, read_treatment, states
from rumbo.trials.criteria import KINDS, Ask, Criterion
from rumbo.trials.registry.study import OPEN, Intervention, Study, StudySite, age_in_years

STATUSES: Final = (
    "", "RECRUITING", "NOT_YET_RECRUITING", "AVAILABLE", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING", "COMPLETED",
    "SUSPENDED", "TERMINATED", "WITHDRAWN", "NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE",
    "APPROVED_FOR_MARKETING", "WITHHELD", "UNKNOWN",
)  # fmt: skip
PHASES: Final = ("EARLY_PHASE1", "PHASE1", "PHASE2", "PHASE3", "PHASE4", "NA")
SEXES: Final = ("", "ALL", "FEMALE", "MALE")
STATES: Final = ("", *(name.en for name in states().values()))
_OF_ENTRY: Final[dict[str, Modality]] = {"RADIATION": "radiation"}  # the others of the registry's words say too little
Clause = tuple[Ask, ...]
_SMALL: Final = ("kind", "is_exclusion", "sex", "status", "phases", "site_state", "site_is_open")
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Clause, ...]).decode
Whole = npt.NDArray[np.int32]
Real = npt.NDArray[np.float32]
Small = npt.NDArray[np.uint8]


class Columns(msgspec.Struct, frozen=True):
    """One row a study, in the order of their numbers.

    `criteria_from[row]` to `criteria_from[row + 1]` are the row's places in `clause`, `kind` and `is_exclusion`, which
    hold for each criterion the number of what it asks (see `Clauses`), its place in KINDS and its section. Ages are
    years, not a number where none is set. `phases` has a bit for each of PHASES, `given` one for each of MODALITIES.
    `sites_from` cuts `latitude` and `longitude` (degrees, not a number where the entry puts a site nowhere on earth),
    `site_state` (its place in STATES) and `site_is_open` as `criteria_from` cuts `clause`.
    """

    criteria_from: Whole
    clause: Whole
    kind: Small
    is_exclusion: npt.NDArray[np.bool_]
    minimum_age: Real
    maximum_age: Real
    sex: Small
    status: Small
    phases: Small
    given: npt.NDArray[np.uint16]
    sites_from: Whole
    latitude: Real
    longitude: Real
    site_state: Small
    site_is_open: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.sex)

    @classmethod
    def open(cls, folder: Path) -> Columns:
        """The columns of a registry, mapped from its files: what is not looked at takes no memory."""
        return cls(**{name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in cls.__struct_fields__})


class Clauses:
    """What criteria ask, without their wording: two that ask the same are one clause.

    The judgment of a clause for a profile is that of every criterion that asks it; () is what was not understood.
    """

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def number(self, criterion: Criterion) -> int:
        """The number of what a criterion asks."""
        return self._numbers.setdefault(_encode(criterion.asks), len(self._numbers))

    def save(self, path: Path) -> None:
        """Write all of them as one list."""
        with path.open("wb") as file:
            file.write(b"\xdd" + len(self._numbers).to_bytes(4, "big"))  # msgpack: a list of so many
            file.writelines(self._numbers)


def read_clauses(path: Path) -> tuple[Clause, ...]:
    """All clauses of a registry, by number."""
    return _decode(path.read_bytes())


class ColumnsWriter:
    """Gathers the columns, a study at a time, in the order of the rows."""

    def __init__(self) -> None:
        self.clauses = Clauses()
        self._whole = {name: array("i", [0]) for name in ("criteria_from", "sites_from")}
        self._clause = array("i")
        self._real = {name: array("f") for name in ("minimum_age", "maximum_age", "latitude", "longitude")}
        self._small = {name: array("B") for name in _SMALL}
        self._given = array("H")

    def add(self, study: Study, criteria: tuple[Criterion, ...]) -> None:
        """Put one row."""
        self._clause.extend(self.clauses.number(each) for each in criteria)
        self._small["kind"].extend(KINDS.index(each.kind) for each in criteria)
        self._small["is_exclusion"].extend(each.section == "exclusion" for each in criteria)
        self._whole["criteria_from"].append(len(self._clause))
        self._real["minimum_age"].append(age_in_years(study.minimum_age))
        self._real["maximum_age"].append(age_in_years(study.maximum_age))
        self._small["sex"].append(_place(study.sex, SEXES))
        self._small["status"].append(_place(study.status, STATUSES))
        self._small["phases"].append(sum(1 << PHASES.index(each) for each in set(study.phases) if each in PHASES))
        self._given.append(sum(1 << MODALITIES.index(each) for each in modalities_in(study)))
        self._add_sites(study)

    def _add_sites(self, study: Study) -> None:
        for site in study.sites:
            latitude, longitude = _on_earth(site)
            self._real["latitude"].append(latitude)
            self._real["longitude"].append(longitude)
            self._small["site_state"].append(_place(site.state, STATES))
            # A site without a status of its own has that of its study: the registry asks for one only while it is open.
            self._small["site_is_open"].append((site.status or study.status) in OPEN)
        self._whole["sites_from"].append(len(self._real["latitude"]))

    def save(self, folder: Path) -> None:
        """Write each column as a file of its own."""
        folder.mkdir()
        np.save(folder / "clause.npy", np.asarray(self._clause, dtype=np.int32))
        np.save(folder / "given.npy", np.asarray(self._given, dtype=np.uint16))
        for name, whole in self._whole.items():
            np.save(folder / f"{name}.npy", np.asarray(whole, dtype=np.int32))
        for name, real in self._real.items():
            np.save(folder / f"{name}.npy", np.asarray(real, dtype=np.float32))
        for name, small in self._small.items():
            np.save(folder / f"{name}.npy", np.asarray(small, dtype=np.bool_ if "is_" in name else np.uint8))


def modalities_in(study: Study) -> frozenset[Modality]:
    """What is given or done in a study: its medicines by what they are, the rest by its words."""
    return frozenset(each for given in study.interventions for each in _modalities(given))


def _modalities(given: Intervention) -> tuple[Modality, ...]:
    named = find_drugs("; ".join((given.name, *given.other_names)))
    if named:
        return tuple(drug.modality for drug in named)
    return (_OF_ENTRY.get(given.kind) or read_treatment(given.name) or "other",)


def _on_earth(site: StudySite) -> tuple[float, float]:
    latitude, longitude = site.latitude, site.longitude
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return math.nan, math.nan
    return latitude, longitude


def _place(word: str, words: tuple[str, ...]) -> int:
    return words.index(word) if word in words else 0
