"""The invented people of the guide's tests, and every combination of what a course can hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from rumbo.course.course import (
    BiomarkerResult,
    Cancer,
    Claim,
    Conflict,
    Course,
    FamilyCancer,
    KindReading,
    Line,
    PossibleNewPrimary,
    Recurrence,
    StatusPoint,
    TreatmentSpan,
)
from rumbo.course.facts import Place
from rumbo.oncology import MODALITIES, IcdO3Site, PartialDate
from rumbo.words import Message, Text

TODAY = PartialDate.parse("2026-11-23")
BREAST = Cancer(id="breast", name=Text(en="breast cancer", es="cáncer de mama"))
LYMPHOMA = Cancer(id="lymphoma", name=Text(en="follicular lymphoma", es="linfoma folicular"), is_blood=True)
PROSTATE = Cancer(id="prostate", name=Text(en="prostate cancer", es="cáncer de próstata"), site=IcdO3Site("C61.9"))
OVARY = Cancer(id="ovary", name=Text(en="ovarian cancer", es="cáncer de ovario"), site=IcdO3Site("C56.9"))
MYELOMA = Cancer(id="myeloma", name=Text(en="multiple myeloma", es="mieloma múltiple"), is_blood=True)
LIVER = Place(words="liver", site=IcdO3Site("C22.0"))
SPINE = Place(words="L3", site=IcdO3Site("C41.2"))
HEAD = Place(words="left frontal lobe", site=IcdO3Site("C71.1"))
LUNG = Place(words="right lung", site=IcdO3Site("C34.9"))
NODES = Place(words="neck nodes", site=IcdO3Site("C77.0"))
BELLY = Place(words="peritoneum", site=IcdO3Site("C48.2"))


def day(words: str) -> PartialDate:
    """A date of a story."""
    return PartialDate.parse(words)


def came_back(cancer: Cancer = BREAST, **changes: object) -> Recurrence:
    """A recurrence in the liver in March 2024, its kind not said by anyone."""
    kind = KindReading(kind="distant", basis="by_definition")
    values = {"cancer": cancer.id, "on": day("2024-03"), "places": (LIVER,), "kind": kind, "called": "recurrence"}
    return Recurrence(**{**values, **changes})


def treatment(name: str, modality: str = "chemotherapy", **changes: object) -> TreatmentSpan:
    """A treatment that was given in 2019."""
    return TreatmentSpan(**{"cancer": None, "modality": modality, "name": name, "start": day("2019"), **changes})


def rosa(**changes: object) -> Course:
    """Rosa: breast cancer, paclitaxel in 2019, back in the liver in March 2024."""
    values = {"cancers": (BREAST,), "treatments": (treatment("paclitaxel"),), "recurrences": (came_back(),)}
    return Course(today=TODAY, **{**values, **changes})


def ines(**changes: object) -> Course:
    """Inés: follicular lymphoma, a relapse in 2025."""
    relapse = came_back(LYMPHOMA, on=day("2025"), called="relapse", places=(Place(words="neck nodes"),))
    return Course(today=TODAY, **{"cancers": (LYMPHOMA,), "recurrences": (relapse,), **changes})


def stranger() -> Course:
    """Someone of whom nothing is known."""
    return Course(today=TODAY)


CONFLICT = Conflict(
    id="breast-side",
    about=Message("words-kept"),
    claims=(
        Claim(value=Text(en="left", es="izquierdo"), fact="a"),
        Claim(value=Text(en="right", es="derecho"), fact="b"),
    ),
)
NEW_PRIMARY = PossibleNewPrimary(on=day("2025-01"), place=Place(words="right lung"), why=Message("words-kept"))

_CANCERS = ((), (BREAST,), (LYMPHOMA,), (BREAST, LYMPHOMA), (PROSTATE,), (OVARY,), (MYELOMA,))
_FEWER = ((PROSTATE,), (OVARY,), (MYELOMA,))  # they differ from the others in their own questions only
_EVENTS = ("none", "suspected", "recurrence", "progression", "undated")
_KINDS = ("by_definition", "local", "regional", "distant")
_PLACES = ((), (SPINE, HEAD), (LIVER, LUNG, NODES, BELLY))
_BEFORE = (False, True)
_TREATED = ("none", "unsure", "all", "ongoing")
_TESTS = ("none", "old", "new", "inherited")
_REST = (False, True)


def every_course() -> Iterator[Course]:
    """A course for each combination of what the features look at, those that cannot be left out."""
    for cancers, event, kind, places, before in product(_CANCERS, _EVENTS, _KINDS, _PLACES, _BEFORE):
        for index, (treated, tests) in enumerate(product(_TREATED, _TESTS)):
            if event == "none" and (kind != "by_definition" or places):
                continue
            if (cancers in _FEWER or places == _PLACES[2]) and (before or kind not in {"by_definition", "distant"}):
                continue
            yield _course(
                cancers, event, kind, places, before, treated, tests, rest=bool(index % 2), clear=index % 5 == 0
            )


def _course(
    cancers: tuple[Cancer, ...],
    event: str,
    kind: str,
    places: tuple[Place, ...],
    before: bool,
    treated: str,
    tests: str,
    *,
    rest: bool,
    clear: bool,
) -> Course:
    about = cancers[0] if cancers else None
    recurrences = [came_back(about or BREAST, on=day("2021"))] if before and about else []
    if event != "none":
        recurrences.append(_event(about, event, kind, places))
    statuses = [StatusPoint(cancer=None, on=day("2026-01"), status="no_evidence_of_disease")] if clear else []
    return Course(
        today=TODAY,
        cancers=cancers,
        recurrences=tuple(recurrences),
        statuses=tuple(statuses),
        treatments=_treatments(treated),
        biomarkers=_biomarkers(tests),
        lines=tuple(Line(cancer=None, number=each, names=("x",), start=None) for each in (1, 2)) if before else (),
        possible_new_primaries=(NEW_PRIMARY,) if rest else (),
        family_history=(FamilyCancer(relation="mother", illness="cancer"),) if rest else (),
        conflicts=(CONFLICT,) if rest else (),
    )


def _event(about: Cancer | None, event: str, kind: str, places: tuple[Place, ...]) -> Recurrence:
    blood = about is not None and about.is_blood
    reading = (
        KindReading(kind="not_known", basis="not_known")
        if kind == "by_definition" or blood
        else KindReading(kind=kind, basis="said")
    )
    called = "progression" if event == "progression" else "relapse" if blood else "recurrence"
    return came_back(
        about or BREAST,
        on=None if event == "undated" else day("2024-03"),
        places=places,
        kind=reading,
        called=called,
        suspected=event == "suspected",
        found_by="biopsy" if kind == "local" else "imaging",
    )


def _treatments(treated: str) -> tuple[TreatmentSpan, ...]:
    if treated == "unsure":
        return (treatment("tamoxifen", "hormone", given=None),)
    if treated == "all":
        return tuple(treatment(f"one {each}", each, why_stopped="rash") for each in MODALITIES)
    return (treatment("olaparib", "targeted", ongoing=True),) if treated == "ongoing" else ()


def _biomarkers(tests: str) -> tuple[BiomarkerResult, ...]:
    if tests == "none":
        return ()
    on = day("2026-02") if tests == "new" else day("2019")
    name = "BRCA2" if tests == "inherited" else "HER2"
    return (BiomarkerResult(cancer=None, name=name, result="x", positive=None, on=on, inherited=tests == "inherited"),)
