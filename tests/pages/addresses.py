"""Every address of the site, read from its URL list, and what to put into those that name a row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation
from PIL import Image

from rumbo.course import Measure, Treatment
from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide import Weighed
from rumbo.guide.barriers import BarrierCheck
from rumbo.guide.choices.named import Named
from rumbo.guide.circle.members import CircleMember
from rumbo.guide.circle.needs import NeedsWalk
from rumbo.guide.circle.tasks import Task
from rumbo.guide.feeling.felt import Felt
from rumbo.guide.medicines import Medicine, MedicineDay
from rumbo.guide.planned import Planned
from rumbo.guide.waiting import Wait
from rumbo.oncology import PartialDate
from rumbo.web.choices.actions import name_choice
from rumbo.web.choices.matters import actions as matters
from rumbo.web.choices.numbers import actions as numbers
from rumbo.web.circle.needs import actions as needs
from rumbo.web.circle.people import actions as circle
from rumbo.web.circle.tasks import actions as tasks
from rumbo.web.frame.access import is_open_to_all
from rumbo.web.living.barriers import actions as barriers
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.living.feeling import actions as feelings
from rumbo.web.living.medicines import actions as medicines
from rumbo.web.living.waiting import actions as waiting
from rumbo.web.opinions.actions import note_opinion
from rumbo.web.questions.access import list_of
from rumbo.web.questions.visits import actions as visits
from rumbo.web.questions.visits.views import list_now
from rumbo.web.story import actions, facts
from rumbo.web.story.access import Here
from rumbo.web.story.decisions import actions as decisions
from rumbo.web.story.lessons import actions as lessons
from rumbo.web.story.lessons.access import Lesson
from rumbo.web.story.models import Record
from rumbo.web.story.portal import actions as portals
from rumbo.web.trials.actions import save_trial
from tests.web.cast import Household
from tests.web.trials.laid_out import take_trials


@dataclass(frozen=True)
class Route:
    """One line of the URL list: its name, what it names, and whether it is open before a file is."""

    name: str
    names: tuple[str, ...]
    is_open: bool

    def __str__(self) -> str:
        return self.name


def routes() -> tuple[Route, ...]:
    """Every line of the URL list."""
    return tuple(_below(get_resolver(), ""))


def _below(resolver: URLResolver, space: str) -> Iterator[Route]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            name = f"{space}:{each.name}" if space else str(each.name)
            yield Route(name, tuple(each.pattern.converters), is_open_to_all(each.callback))
        else:
            yield from _below(each, each.app_name or space)


def address_of(route: Route, lang: str, filled: dict[str, object]) -> str:
    """A route's address in one language, with what it names taken from `filled`, by route or by what is named."""
    with translation.override(lang):
        return reverse(
            route.name, kwargs={name: filled.get(f"{route.name} {name}", filled.get(name)) for name in route.names}
        )


NOBODYS: dict[str, object] = {
    "record_id": 1, "portal_id": 1, "fact_id": "told-nothing", "kind": "cancer", "conflict_id": "none", "key": "name",
    "what": "cancers", "question": "none", "situation": "again", "reader_id": 1,
    "page_id": "00000000-0000-0000-0000-000000000000", "opinion_id": "00000000-0000-0000-0000-000000000000",
    "step": "what", "office": "pathology", "sentence_id": "another-opinion", "help:explain page_id": "kinds-of-recurrence",
    "visit_id": "00000000-0000-0000-0000-000000000000", "number": 1, "questions:visit-add-fact kind": "status",
    "choice_id": "surgery", "guide_id": "breast",
    "named_id": "00000000-0000-0000-0000-000000000000", "decision_id": "00000000-0000-0000-0000-000000000000",
    "lesson_id": 1, "prompt": "hopes", "topic": "cure-or-control", "part": "means",
    "substance": "cea",
    "nct_id": "NCT99990001", "saved_id": "00000000-0000-0000-0000-000000000000",
    "plan_id": "00000000-0000-0000-0000-000000000000", "day": "2027-03-22",
    "wait_id": "00000000-0000-0000-0000-000000000000", "year": 2027, "month": 3,
    "reading_id": "grief",
    "feeling_id": "00000000-0000-0000-0000-000000000000", "medicine_id": "00000000-0000-0000-0000-000000000000",
    "barrier": "transport", "check_id": 1,
    "member_id": "00000000-0000-0000-0000-000000000000",
    "walk_id": 1, "task_id": "00000000-0000-0000-0000-000000000000",
    "effects_id": "steroids", "place_id": "cancercare",
}  # fmt: skip


def png() -> bytes:
    """A small white picture."""
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(written, format="PNG")
    return written.getvalue()


def weighed_in(home: Household, elena: Here) -> dict[str, object]:
    """What matters to two people who agreed to share it, something learned, something to decide, and an open door."""
    for here, other in ((home.here, elena.reader), (elena, home.marisol)):
        matters.write(here=here, prompt="hopes", words="More good days.")
        matters.agree(here=here, other=other)
    lesson = lessons.keep(story=home.story, by=home.marisol, lesson=Lesson(about="The pills", helped="Walks"))
    decision = decisions.begin(story=home.story, by=home.marisol, what="Go on?")
    weighed = (Weighed(choice="pause", means="Rest"), Weighed(choice="no-treatment-of-the-cancer"))
    decisions.change(kept=decision, by=home.marisol, choices=weighed, decided="pause", sure="torn")
    decisions.change(kept=decision, by=elena.reader, decided="")
    numbers.open_topic(here=home.here, topic="cure-or-control")
    return {"lesson_id": lesson.pk, "decision_id": decision.pk}


def everything_in(home: Household) -> dict[str, object]:
    """One of each thing an address can name, made where the story does not have it: a conflict, a page, a reader."""
    said = [Treatment(modality="hormone", name="exemestane", given=given) for given in (True, False)]
    home.tell(said[0], Measure(name="CEA", value=4.1, unit="ng/mL", on=PartialDate(2024, 5, 3)))
    doctors = home.tell(said[1], standing="from_doctor")
    page = actions.write_in_notebook(here=home.here, words="a page of my own")
    elena, _ = home.let_elena_in()
    opinions = [note_opinion(by=home.marisol, story=home.story, doctor=each) for each in ("Dr. Ríos", "Dr. Kamau")]
    visit = visits.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos")
    visits.begin_visit(noted=visit, by=home.marisol, questions=list_now(home.here))
    visits.keep_answer(noted=visit, by=home.marisol, number=1, words="To hold it back.", mark="")
    named = name_choice(story=home.story, by=home.marisol, named=Named(name="a vaccine", doctor="Dr. Ríos"))
    portal = portals.begin_portal(by=home.marisol, base="https://fhir.hospital.example/R4", client_id="rumbo")
    heavy = Felt(on=timezone.localdate(), strengths={"tired": 4, "chest-pain": 1}, words="A long day.")
    weekly = Schedule(on=date(2027, 3, 1), rhythm=Rhythm(unit="weeks"))
    planned = calendar.plan(story=home.story, by=home.marisol, planned=Planned(kind="infusion", schedule=weekly))
    waited = waiting.begin(here=home.here, wait=Wait(scan="CT", on=date(2026, 3, 1)))
    feeling = feelings.log(story=home.story, by=home.marisol, felt=heavy)
    said = BarrierCheck(replies={"transport": "in-the-way", "fear": "rather-not"}, words="The stairs.")
    barriers.keep(story=home.story, by=elena.reader, check=said)
    check = barriers.keep(story=home.story, by=home.marisol, check=said)
    walk = needs.keep_walk(story=home.story, by=home.marisol, walk=NeedsWalk(wanted={"rides": "The stairs."}))
    ride = tasks.add_task(story=home.story, by=home.marisol, task=Task(need="rides", schedule=weekly))
    pill = medicines.add(story=home.story, by=home.marisol, medicine=Medicine(name="letrozole", amount="1 pill"))
    medicines.note_day(here=home.here, day=MedicineDay(on=timezone.localdate(), noted={pill.pk.hex: "taken"}))
    ana = circle.add_member(story=home.story, by=home.marisol, member=CircleMember(name="Ana", role="central-team"))
    take_trials(home)
    saved = save_trial(story=home.story, by=home.marisol, nct_id="NCT99990001", title="A trial of two medicines")
    course = facts.course_of(home.here, today=timezone.localdate())
    record = Record.objects.order_by("id").last()
    photo = home.bring([], content=png(), name="photo.png")
    Record.objects.filter(pk=photo.pk).update(format="picture", standing=Record.Standing.NOT_READ)
    told = next((fact.id for fact in facts.visible_to(home.here) if fact.source is not None), "told-nothing")
    return {
        **NOBODYS, "record_id": record.pk if record else 1, "portal_id": portal.pk, "fact_id": doctors[0].id,
        "story:picture record_id": photo.pk, "story:type-in record_id": photo.pk, "story:source fact_id": told,
        "conflict_id": course.conflicts[0].id, "question": list_of(home.here, course).first[0].question.id,
        "reader_id": elena.reader.pk, "page_id": page.pk, "opinion_id": opinions[0].pk,
        "plan_id": planned.pk, "wait_id": waited.pk, "medicine_id": pill.pk, "check_id": check.pk,
        "member_id": ana.pk, "walk_id": walk.pk, "task_id": ride.pk,
        "visit_id": visit.pk, "feeling_id": feeling.pk, "saved_id": saved.pk, "named_id": named.pk, **weighed_in(home, elena),
    }  # fmt: skip
