"""From answers to statements: what somebody told, as facts can hold it. Pure; an answer left open makes no statement."""

from __future__ import annotations

from collections.abc import Iterator

from rumbo.course import (
    Background,
    Diagnosis,
    Place,
    Statement,
    Status,
    Treatment,
)
from rumbo.oncology import IcdO3Morphology, Modality, PartialDate, Side, find_drug, find_site, split_places
from rumbo.web.story.telling.path import Answers, known_cancer, path

SORTS: dict[str, Modality] = {
    "surgery": "surgery", "radiation": "radiation", "transplant": "transplant", "other": "other",
    "chemotherapy": "chemotherapy", "hormone": "hormone", "targeted": "targeted", "immunotherapy": "immunotherapy",
}  # fmt: skip


def statements(answers: Answers, *, today: PartialDate) -> dict[str, Statement]:
    """What the answers say, by the place in the path that says it. Only answers on the present path count."""
    on_path = {step.key for step in path(answers)}
    current = {key: value for key, value in answers.items() if key in on_path}
    return dict(_told(current, today))


def _told(answers: Answers, today: PartialDate) -> Iterator[tuple[str, Statement]]:
    if answers.get("name"):
        yield "name", Background(topic="name", words=answers["name"])
    for cancer in sorted({key.split(".")[0] for key in answers if key.endswith(".cancer")}):
        yield from _cancer(cancer, answers)
        yield from _treatments(cancer, cancer, answers)
        yield from _clear(cancer, cancer, answers)
        backs = sorted(
            {key.rsplit(".", 1)[0] for key in answers if key.startswith(f"{cancer}.b") and key.endswith(".back")}
        )
        for back in backs:
            yield from _return(cancer, back, answers)
    yield from _now(answers, today)


def _cancer(cancer: str, answers: Answers) -> Iterator[tuple[str, Statement]]:
    words = answers.get(f"{cancer}.cancer")
    if words:
        on, side = _date(answers, f"{cancer}.found"), answers.get(f"{cancer}.side") or None
        yield cancer, diagnosis(words, ref=f"told-{cancer}", on=on, side=side)


def diagnosis(words: str, *, ref: str, on: PartialDate | None = None, side: Side | None = None) -> Diagnosis:
    """A cancer as somebody named it, with its site, or its cell type where that alone tells which cancer it is."""
    known = known_cancer(words)
    if known is None:
        return Diagnosis(ref=ref, words=words, on=on, side=side)
    found = find_site(words) or find_site(known.name.en)
    by_cell = found is None or known.is_blood
    return Diagnosis(
        ref=ref, words=words, on=on, side=side, site=None if by_cell or found is None else found.site,
        morphology=IcdO3Morphology.find(f"{known.morphology[0][:4]}/3") if by_cell and known.morphology else None,
    )  # fmt: skip


def _return(cancer: str, back: str, answers: Answers) -> Iterator[tuple[str, Statement]]:
    answer = answers.get(f"{back}.back")
    if answer in {"yes", "waiting"}:
        word = answers.get(f"{back}.word")
        yield back, Status(
            status="recurrence", cancer=f"told-{cancer}", on=_date(answers, f"{back}.when"),
            places=_places(answers.get(f"{back}.where")), suspected=answer == "waiting",
            said_kind=word if word in {"local", "regional", "distant", "mixed"} else None,
        )  # fmt: skip
    if answer == "yes":
        yield from _treatments(cancer, back, answers)
        yield from _clear(cancer, back, answers)


def _treatments(cancer: str, key: str, answers: Answers) -> Iterator[tuple[str, Statement]]:
    number = 1
    while (kind := answers.get(f"{key}.t{number}.kind")) not in (None, "", "none"):
        place = f"{key}.t{number}"
        name = answers.get(f"{place}.name") or ""
        drug = find_drug(name) if kind == "medicine" else None
        sort = SORTS.get(answers.get(f"{place}.sort") or "" if kind == "medicine" else kind, "other")
        dates = answers.get(f"{place}.dates") or {}
        yield place, Treatment(
            cancer=f"told-{cancer}", modality=drug.modality if drug else sort, name=name, words=name,
            on=_parse(dates.get("began")), until=_parse(dates.get("ended")), ongoing=bool(dates.get("still")),
        )  # fmt: skip
        number += 1


def _clear(cancer: str, key: str, answers: Answers) -> Iterator[tuple[str, Statement]]:
    if answers.get(f"{key}.clear") == "yes":
        on = _date(answers, f"{key}.clear-on")
        yield f"{key}.clear", Status(status="no_evidence_of_disease", cancer=f"told-{cancer}", on=on)


def _now(answers: Answers, today: PartialDate) -> Iterator[tuple[str, Statement]]:
    if answers.get("now") in {"stable", "no_evidence_of_disease"}:
        yield "now", Status(status=answers["now"], on=today)


def _places(words: str | None) -> tuple[Place, ...]:
    return tuple(_place(each) for each in split_places(words or ""))


def _place(words: str) -> Place:
    site = find_site(words)
    return Place(words=words, site=site.site if site else None, side=site.side if site else None)


def _date(answers: Answers, key: str) -> PartialDate | None:
    return _parse(answers.get(key))


def _parse(iso: str | None) -> PartialDate | None:
    return PartialDate.parse(iso) if iso else None
