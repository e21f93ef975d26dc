"""Which primary cancers there are: diagnoses that tell the same tumour become one. Spread is no cancer of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from rumbo.course.conflicts import date_of_diagnosis, side_of_cancer
from rumbo.course.course import Cancer, Conflict
from rumbo.course.facts import Diagnosis
from rumbo.course.gaps import clearest, gap_days, order
from rumbo.course.places import sides_fit
from rumbo.course.told import Told, fact_ids
from rumbo.oncology import IcdO3Morphology, IcdO3Site, PartialDate, Side
from rumbo.oncology.cancers import cancer_name, cancer_of, cancer_of_code, cancers, find_cancer, is_blood
from rumbo.oncology.sites import find_site, icd10_to_site, is_paired, is_part, is_secondary, read_side
from rumbo.words import Text, both

# Reports of one diagnosis (first scan, biopsy, operation, the code on the list) fall within the first four months.
# The same window within which registries gather the first picture of a cancer (SEER Summary Stage 2000, instruction 2).
SAME_DIAGNOSIS_DAYS = 120
# Two sides reported this close together, one of them by one paper only, are rather one tumour and a slip of the pen.
SLIP_OF_SIDE_DAYS = 31
# Cell types that say no more than "cancer", "carcinoma" or "adenocarcinoma" fit every other cell type.
_UNSPECIFIC = frozenset({"800", "801", "814"})
# One entity under several sites: ovary, tube and peritoneum; body of the womb and womb; rectosigmoid and rectum.
_SAME_ENTITY = ({"C56", "C57", "C48"}, {"C54", "C55"}, {"C19", "C20"})
_VAGUE_SITES = frozenset({"C76", "C80"})
# Names of families of blood cancers: "history of lymphoma" tells the lymphoma that other records name.
_FAMILIES = ("lymphoma", "leukemia")
_BY_SUBSITE = frozenset({"C18", "C44"})  # organs whose parts count as sites of their own (SEER solid tumor rules)

V = TypeVar("V")


class _Sides(NamedTuple):
    """The organs of which one paper tells a cancer on each side, and the sides of organs that only one paper names."""

    both: frozenset[str]
    alone: frozenset[tuple[str, Side]]


@dataclass(frozen=True)
class Cancers:
    """The cancers, what their records disagree on, and which cancer a reference of a source means."""

    all: tuple[Cancer, ...]
    conflicts: tuple[Conflict, ...]
    by_ref: Mapping[tuple[str, str], str]

    def of_ref(self, ref: str, *, record: str) -> str | None:
        """The cancer a source's reference means; a reference from elsewhere counts when it can mean only one."""
        if (record, ref) in self.by_ref:
            return self.by_ref[record, ref]
        ids = {id_ for (_, other), id_ in self.by_ref.items() if other == ref}
        return ids.pop() if len(ids) == 1 else None


@dataclass(frozen=True)
class _Report:
    """One diagnosis with what its codes and words mean."""

    told: Told[Diagnosis]
    site: IcdO3Site | None
    side: Side | None
    on: PartialDate | None
    is_history: bool
    entity: str | None

    @property
    def morphology(self) -> IcdO3Morphology | None:
        return self.told.says.morphology

    @property
    def entry(self) -> tuple[str, str]:
        return self.told.record, self.told.says.ref


class _Tumour:
    """Reports of one tumour, while they are being gathered."""

    def __init__(self, report: _Report) -> None:
        self.reports: list[_Report] = []
        self.papers: set[tuple[str, str]] = set()
        self._sites: Counter[IcdO3Site] = Counter()
        self._sides: set[Side] = set()
        self._cells: Counter[IcdO3Morphology] = Counter()
        self._sure_on: PartialDate | None = None
        self._unsure_on: PartialDate | None = None
        self._entities: set[str] = set()
        self.add(report)

    def add(self, report: _Report) -> None:
        self.reports.append(report)
        self.papers.add(report.told.paper)
        if report.site:
            self._sites[report.site] += 1
        if report.side:
            self._sides.add(report.side)
        if report.entity:
            self._entities.add(report.entity)
        if report.morphology:
            self._cells[report.morphology] += 1
        if report.told.unsure:
            self._unsure_on = clearest((self._unsure_on, report.on))
        else:
            self._sure_on = clearest((self._sure_on, report.on))

    @property
    def told(self) -> list[Told[Diagnosis]]:
        return [report.told for report in self.reports]

    @property
    def first_on(self) -> PartialDate | None:
        return self._sure_on or self._unsure_on

    @property
    def site(self) -> IcdO3Site | None:
        parts = {
            site: count
            for site, count in self._sites.items()
            if not any(is_part(other, of=site) for other in self._sites)
        }
        return _most_exact(parts or self._sites)

    @property
    def side(self) -> Side | None:
        if {"left", "right"} <= self._sides:
            return None
        return "bilateral" if "bilateral" in self._sides else min(self._sides, default=None)

    @property
    def has_two_sides(self) -> bool:
        """Whether records give one tumour of a paired organ both left and right."""
        return {"left", "right"} <= self._sides and self.site is not None and is_paired(self.site)

    @property
    def morphology(self) -> IcdO3Morphology | None:
        exact = {cell: count for cell, count in self._cells.items() if cell.histology[:3] not in _UNSPECIFIC}
        return _most_told(exact or self._cells)

    @property
    def is_blood(self) -> bool:
        return is_blood(self.site, self.morphology or self.usual_cells)

    @property
    def usual_cells(self) -> IcdO3Morphology | None:
        """A cell type of the disease that a code or the words name, to call it by: C43 is melanoma, and not any skin
        cancer.
        """
        ranges = cancers()[min(self._entities)].morphology if len(self._entities) == 1 else ()
        return IcdO3Morphology.find(f"{ranges[0][:4]}/3") if ranges else None

    def may_be(self, entity: str | None) -> bool:
        """Whether nothing says that it is another disease: a melanoma is no basal cell cancer of the same skin."""
        known = self._entities
        if entity is None or not known or entity in known:
            return True
        return any(
            (entity == family or family in known) and all(family in each for each in (entity, *known))
            for family in _FAMILIES
        )


def join(those: Sequence[Told[Diagnosis]], *, witnesses: Iterable[PartialDate]) -> Cancers:
    """Join diagnoses into cancers, numbered c1, c2 by date.

    One tumour: the same site group, no opposite sides of a paired organ, and, when the dates lie further apart than
    `SAME_DIAGNOSIS_DAYS`, no clearly different cell type (the first three digits, as in the SEER multiple primary
    rules for other sites). A code of spread is left out; a history code or an unknown site joins the cancer it fits.
    `witnesses` are the days of treatments and statements: they show that a cancer was known before a later date.
    """
    reports = sorted((_report(each) for each in those if not tells_of_spread(each.says)), key=_exact_first)
    tumours: list[_Tumour] = []
    by_entry: dict[tuple[str, str], _Tumour] = {}
    sides = _sides_told(reports)
    for report in reports:
        home = by_entry.get(report.entry) if report.told.record else None
        if home and not sides_fit(home.side, report.side):
            home = None  # one name for a cancer on the left and one on the right is a slip of the source
        home = home or _home(tumours, report, sides=sides)
        if home:
            home.add(report)
        else:
            home = _Tumour(report)
            tumours.append(home)
        by_entry.setdefault(report.entry, home)
    return _numbered(tumours, sorted(witnesses))


def _sides_told(reports: Sequence[_Report]) -> _Sides:
    papers: dict[tuple[str, Side], set[tuple[str, str]]] = defaultdict(set)
    for report in reports:
        if report.site and report.side and report.told.record:
            papers[report.site.value[:3], report.side].add(report.told.paper)
    both = {
        organ
        for organ, side in papers
        if side == "left" and papers[organ, "left"] & papers.get((organ, "right"), set())
    }
    return _Sides(frozenset(both), frozenset(those for those, tellers in papers.items() if len(tellers) == 1))


def _numbered(tumours: Sequence[_Tumour], witnesses: Sequence[PartialDate]) -> Cancers:
    found: list[Cancer] = []
    conflicts: list[Conflict] = []
    refs: dict[tuple[str, str], str] = {}
    of_several = _names_of_several(tumours)
    in_time = sorted(tumours, key=lambda tumour: (order(tumour.first_on), fact_ids(tumour.told)))
    for number, tumour in enumerate(in_time, start=1):
        cancer, disputes = _cancer(tumour, id_=f"c{number}", witnesses=witnesses)
        found.append(cancer)
        conflicts += disputes
        refs |= {report.entry: cancer.id for report in tumour.reports if report.entry not in of_several}
    return Cancers(tuple(found), tuple(conflicts), refs)


def _names_of_several(tumours: Iterable[_Tumour]) -> frozenset[tuple[str, str]]:
    """The references that a source uses for more than one cancer: they tell nothing of which is meant."""
    count = Counter(entry for tumour in tumours for entry in {report.entry for report in tumour.reports})
    return frozenset(entry for entry, times in count.items() if times > 1)


def tells_of_spread(says: Diagnosis) -> bool:
    """Whether a diagnosis names spread and not a primary: a code C77-C79 or C7B, or a morphology ending in /6."""
    by_code = says.icd10 is not None and is_secondary(says.icd10)
    return by_code or (says.morphology is not None and says.morphology.behaviour == "6")


def _report(told: Told[Diagnosis]) -> _Report:
    says = told.says
    # A personal history of cancer (ICD-10-CM Z85) repeats a cancer; its date is not that of the diagnosis.
    is_history = says.icd10 is not None and says.icd10.value.startswith("Z85")
    side = says.side or read_side(says.words)
    site = _site(says)
    return _Report(told, site, side, None if is_history else says.on, is_history, _entity(says, site))


def _entity(says: Diagnosis, site: IcdO3Site | None) -> str | None:
    """The disease by our table of cancers, as far as a code, a cell type or the words tell it."""
    by_code = cancer_of_code(says.icd10) if says.icd10 else None
    if by_code:
        return by_code.id
    if says.morphology:
        by_cells = cancer_of(site, says.morphology)
        return by_cells.id if by_cells else None
    by_words = find_cancer(says.histology_words) or find_cancer(says.words)
    return by_words.id if by_words else None


def _site(says: Diagnosis) -> IcdO3Site | None:
    if says.site:
        return says.site
    if says.icd10 and (site := icd10_to_site(says.icd10)):
        return site
    found = find_site(says.words)
    return found.site if found else None


def _exact_first(report: _Report) -> tuple[object, ...]:
    """What says more comes first, so that the vaguer reports find the tumour they fit."""
    return (
        report.is_history,
        report.site is None or report.site.value[:3] in _VAGUE_SITES,
        report.side is None,
        report.morphology is None,
        order(report.on),
        report.told.fact.id,
    )


def _home(tumours: Sequence[_Tumour], report: _Report, *, sides: _Sides) -> _Tumour | None:
    fits = [tumour for tumour in tumours if _is_same(tumour, report, sides=sides)]
    return min(fits, key=lambda tumour: _distance(tumour, report), default=None)


def _distance(tumour: _Tumour, report: _Report) -> int:
    first = tumour.first_on
    return gap_days(first, report.on) if first and report.on else 0


def _is_same(tumour: _Tumour, report: _Report, *, sides: _Sides) -> bool:
    if not (_same_organ(tumour, report) and _sides_agree(tumour, report, sides=sides)):
        return False
    near = _is_by_then(tumour, report) or _distance(tumour, report) <= SAME_DIAGNOSIS_DAYS
    return near or _same_cells(tumour.morphology, report.morphology)


def _is_by_then(tumour: _Tumour, report: _Report) -> bool:
    """Whether the later of two dates is only a limit: "by then" fits every earlier day."""
    first = tumour.first_on
    return first is not None and report.on is not None and max(first, report.on).by


def _same_organ(tumour: _Tumour, report: _Report) -> bool:
    one, other = tumour.site, report.site
    blood = is_blood(other, report.morphology)
    if tumour.is_blood or blood:
        return tumour.is_blood and (blood or other is None) and tumour.may_be(report.entity)
    if one is None or other is None:
        return True
    groups = {one.value[:3], other.value[:3]}
    if (
        groups & _VAGUE_SITES
        or any(groups <= entity for entity in _SAME_ENTITY)
        or is_part(one, of=other)
        or is_part(other, of=one)
    ):
        return True
    if groups & _BY_SUBSITE:
        same_part = one == other or _is_unsaid(one) or _is_unsaid(other)
        return len(groups) == 1 and same_part and tumour.may_be(report.entity)
    return len(groups) == 1


def _is_unsaid(site: IcdO3Site) -> bool:
    return site.value[4] in "89"


def _same_cells(one: IcdO3Morphology | None, other: IcdO3Morphology | None) -> bool:
    if one is None or other is None:
        return True
    mine, theirs = one.histology[:3], other.histology[:3]
    return mine == theirs or bool({mine, theirs} & _UNSPECIFIC)


def _sides_agree(tumour: _Tumour, report: _Report, *, sides: _Sides) -> bool:
    """Whether a report can be of a tumour by its side. Two sides in one organ are two cancers once any record tells of
    both; a tumour whose side is in doubt takes a further report of a side only from the same first picture.
    """
    if tumour.site is None or not is_paired(tumour.site):
        return True
    if tumour.has_two_sides and report.side:
        return _distance(tumour, report) <= SAME_DIAGNOSIS_DAYS
    if sides_fit(tumour.side, report.side):
        return True
    return tumour.site.value[:3] not in sides.both and _may_be_slip(tumour, report, sides=sides)


def _may_be_slip(tumour: _Tumour, report: _Report, *, sides: _Sides) -> bool:
    """Papers say left, one other says right, within days, and no paper tells of both."""
    first = tumour.first_on
    if first is None or report.on is None or first.by or report.on.by:
        return False
    if gap_days(first, report.on) > SLIP_OF_SIDE_DAYS:
        return False
    organ = tumour.site.value[:3] if tumour.site else ""
    alone = len(tumour.papers) == 1 or any((organ, side) in sides.alone for side in (tumour.side, report.side) if side)
    return alone and report.told.paper not in tumour.papers and _same_cells(tumour.morphology, report.morphology)


def _cancer(tumour: _Tumour, *, id_: str, witnesses: Sequence[PartialDate]) -> tuple[Cancer, list[Conflict]]:
    reports = sorted(tumour.reports, key=lambda report: (order(report.on), report.told.fact.id))
    says = [report.told.says for report in reports]
    name = _name(tumour, says)
    conflicts = [side_of_cancer(id_, name, tumour.told)] if tumour.has_two_sides else []
    on, disputed = _diagnosed_on(tumour, witnesses)
    if disputed:
        conflicts.append(date_of_diagnosis(id_, name, disputed))
    current = [report.told.says.icd10 for report in reports if not report.is_history]
    cancer = Cancer(
        facts=fact_ids(tumour.told),
        id=id_,
        name=name,
        site=tumour.site,
        side=tumour.side,
        site_words=next((each.words for each in says if each.words), name.en),
        morphology=tumour.morphology,
        histology_words=_most_told(Counter(each.histology_words for each in says if each.histology_words)) or "",
        icd10=_most_exact(Counter(code for code in current if code)) or next((each.icd10 for each in says), None),
        stage_words=next((each.stage_words for each in says if each.stage_words), ""),
        diagnosed_on=on,
        is_blood=tumour.is_blood,
    )
    return cancer, conflicts


def _name(tumour: _Tumour, says: Sequence[Diagnosis]) -> Text:
    if tumour.site is None and tumour.morphology is None and tumour.usual_cells is None:
        return both(next((each.words.strip() for each in says if each.words.strip()), says[0].ref.strip() or "?"))
    return cancer_name(tumour.site, tumour.morphology or tumour.usual_cells, tumour.side)


def _diagnosed_on(
    tumour: _Tumour, witnesses: Sequence[PartialDate]
) -> tuple[PartialDate | None, list[Told[Diagnosis]]]:
    """The date of diagnosis, or the reports that disagree about it.

    A much later date only repeats the diagnosis when a treatment or statement shows that the cancer was known before;
    a limit ("by then") disagrees with no earlier date.
    """
    first = tumour.first_on
    sure = [report for report in tumour.reports if report.on and not report.told.unsure]
    days = [report.on for report in sure if report.on and not report.on.by]
    late = [day for day in days if first and gap_days(first, day) > SAME_DIAGNOSIS_DAYS]
    if first is None or not late:
        return first, []
    if any(first.earliest <= day.earliest < min(late).earliest for day in witnesses):
        return first, []
    return None, [report.told for report in sure]


def _most_told(count: Mapping[V, int]) -> V | None:
    return min(count, key=lambda each: (-count[each], str(each)), default=None)


def _most_exact(count: Mapping[V, int]) -> V | None:
    """The code that says most: the longest, one whose fourth character is not 8 or 9 ("other", "unsaid")."""
    return min(
        count,
        key=lambda code: (-len(str(code)), "89".find(str(code)[4:5] or "-"), -count[code], str(code)),
        default=None,
    )
