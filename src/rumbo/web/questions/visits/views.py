"""The pages of a visit before it and after it: planning, the list to take along, what was answered, what becomes a fact."""

from __future__ import annotations

import uuid

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.course import Diagnosis, Status
from rumbo.guide import Visit, VisitQuestion, taken_along
from rumbo.guide.interpreter import interpreter_card
from rumbo.guide.questions import conflict_of
from rumbo.guide.visits import Answer, reason_words
from rumbo.oncology import PartialDate
from rumbo.paper import (
    InterpreterSheet,
    QuestionsSheet,
    SheetQuestion,
    VisitSheet,
    print_interpreter_card,
    print_questions,
    print_visit,
)
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import LANGUAGES, languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.questions.access import kept_apart, kept_of, list_of
from rumbo.web.questions.models import NotedVisit
from rumbo.web.questions.visits import actions
from rumbo.web.questions.visits.access import find_visit, seen_by, visits_of
from rumbo.web.questions.visits.forms import AboutForm, PrintForm
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.correcting.forms import EMPTY, FactForm
from rumbo.web.story.lessons.access import lessons_of

# What an answer is most often about, in the order of the page.
KINDS = ("status", "treatment", "test", "cancer", "illness", "note")


def to_visit(noted: NotedVisit, key: str) -> HttpResponse:
    """Back to the page of a visit, which says what was just done."""
    return HttpResponseRedirect(done(reverse("questions:visit", args=[noted.pk]), key))


def list_now(who: Here) -> tuple[VisitQuestion, ...]:
    """The questions as they would be taken along now, those of others after one's own."""
    kept = kept_of(who)
    found = list_of(who, facts.course_of(who, today=timezone.localdate()), kept=kept)
    apart = kept_apart(who, kept=kept).items()
    others = [(str(each.pk), each.words, name) for name, theirs in apart for each in theirs]
    return taken_along(found, others=others)


@require_GET
def visits(request: HttpRequest) -> HttpResponse:
    """Every visit: those to come first, then those that are over, the latest first."""
    who = here(request)
    held = [(each, reason_words(each.reason)) for each in reversed(visits_of(who))]
    return render(request, "questions/visits/visits.html", {
        "coming": [each for each in held if not each[0].is_over], "over": [each for each in held if each[0].is_over],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Note a visit."""
    who = here(request)
    form = AboutForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        noted = actions.plan_visit(story=who.story, by=who.reader, **form.cleaned_data)
        return to_visit(noted, "saved")
    return render(request, "questions/visits/about.html", {"form": form})


@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Put right whom, where, when or why."""
    who = here(request)
    noted = find_visit(who, visit_id)
    visit = seen_by(who, noted)
    form = AboutForm(request.POST if request.method == "POST" else None, visit=visit)
    if request.method == "POST" and form.is_valid():
        actions.change_visit(noted=noted, by=who.reader, **form.cleaned_data)
        return to_visit(noted, "saved")
    return render(request, "questions/visits/about.html", {"form": form, "visit": visit})


@require_GET
def visit(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """One visit: what to take along before it, how to go on during it, what came of it after."""
    who = here(request)
    found = seen_by(who, find_visit(who, visit_id))
    return render(request, "questions/visits/visit.html", {
        "visit": found, "reason": reason_words(found.reason), "print_form": PrintForm(initial={"languages": page_language()}),
        "to_ask": found.questions or list_now(who), "next_number": next_open(found),
        "course": facts.course_of(who, today=timezone.localdate()), "learned": lessons_of(who),
    })  # fmt: skip


def next_open(visit: Visit) -> int:
    """The number of the first question nobody has written anything for; the first of all when there is none."""
    return next((number for number, _, answer in visit.numbered if answer == Answer()), 1)


@require_POST
def take_along(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Keep the list as it is now with the visit, in place of an older one."""
    who = here(request)
    noted = find_visit(who, visit_id)
    actions.take_along(noted=noted, by=who.reader, questions=list_now(who))
    return to_visit(noted, "saved")


@require_POST
def begin(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Begin to write down what is answered: question by question, or all of a filled sheet."""
    who = here(request)
    noted = find_visit(who, visit_id)
    actions.begin_visit(noted=noted, by=who.reader, questions=list_now(who))
    if request.POST.get("how") == "paper":
        return HttpResponseRedirect(reverse("questions:visit-answers", args=[noted.pk]))
    return HttpResponseRedirect(reverse("questions:visit-question", args=[noted.pk, next_open(seen_by(who, noted))]))


@require_POST
def finish(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """The visit is over."""
    who = here(request)
    noted = find_visit(who, visit_id)
    actions.finish_visit(noted=noted, by=who.reader)
    return to_visit(noted, "saved")


@require_POST
def remove(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Take a visit away."""
    who = here(request)
    actions.remove_visit(noted=find_visit(who, visit_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("questions:visits"), "removed"))


@require_POST
def sheet(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """The sheet of questions for this visit. What is printed is what is kept, so that answers fit their numbers."""
    who = here(request)
    noted = find_visit(who, visit_id)
    form = PrintForm(request.POST)
    if not form.is_valid():
        raise Http404
    if not seen_by(who, noted).questions:
        actions.take_along(noted=noted, by=who.reader, questions=list_now(who))
    found = seen_by(who, noted)
    own = [SheetQuestion(text=each.text, why=each.why) for each in found.questions if not each.asked_by]
    printed = QuestionsSheet(
        first=tuple(own[:3]), then=tuple(own[3:]), printed_on=PartialDate.of(timezone.localdate()),
        theirs=tuple(SheetQuestion(text=each.text, why=each.why) for each in found.questions if each.asked_by),
        name=facts.name_of(who), visit=found.who, visit_on=found.on,
    )  # fmt: skip
    return sheet_response(
        print_questions(printed, languages=LANGUAGES[form.cleaned_data["languages"]]), name="rumbo-questions"
    )


def find_question(visit: Visit, number: int) -> tuple[VisitQuestion, Answer]:
    """A question of a visit by its number, with its answer.

    Raises Http404 when there is none.
    """
    if not 1 <= number <= len(visit.questions):
        raise Http404
    return visit.questions[number - 1], visit.answer_to(number)


@require_POST
def ask_again(request: HttpRequest, visit_id: uuid.UUID, number: int) -> HttpResponse:
    """Put an answered question back on the list."""
    who = here(request)
    noted = find_visit(who, visit_id)
    find_question(seen_by(who, noted), number)
    actions.ask_again(noted=noted, by=who.reader, number=number)
    return to_visit(noted, "asked")


@require_GET
def fact(request: HttpRequest, visit_id: uuid.UUID, number: int) -> HttpResponse:
    """What an answer tells: which kind of fact it becomes."""
    who = here(request)
    found = seen_by(who, find_visit(who, visit_id))
    question, answer = find_question(found, number)
    course = facts.course_of(who, today=timezone.localdate())
    return render(request, "questions/visits/fact.html", {
        "visit": found, "number": number, "question": question, "answer": answer, "kinds": KINDS,
        "conflict": conflict_of(question.id, course),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_fact(request: HttpRequest, visit_id: uuid.UUID, number: int, kind: str) -> HttpResponse:
    """Put what an answer tells into the story. It stands as said by the doctor, unless the person says otherwise."""
    who = here(request)
    noted = find_visit(who, visit_id)
    found = seen_by(who, noted)
    question, answer = find_question(found, number)
    if kind not in KINDS:
        raise Http404
    before = EMPTY[kind]()
    if isinstance(before, Status):
        before = msgspec.structs.replace(before, on=answer.on or found.on)
    form = FactForm(before, request.POST if request.method == "POST" else None)
    form.initial["standing"] = "from_doctor"
    if request.method == "POST" and form.is_valid():
        says = form.statement()
        if isinstance(says, Diagnosis):
            says = msgspec.structs.replace(says, ref=f"added-{uuid.uuid4().hex[:12]}")
        actions.make_fact(noted=noted, by=who.reader, number=number, says=says, standing=form.standing())
        return to_visit(noted, "in-story")
    return render(request, "questions/visits/add_fact.html", {
        "visit": found, "number": number, "question": question, "answer": answer, "kind": kind, "form": form,
    })  # fmt: skip


@require_GET
def summary(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """What came of a visit, on paper."""
    who = here(request)
    found = seen_by(who, find_visit(who, visit_id))
    printed = VisitSheet(visit=found, printed_on=PartialDate.of(timezone.localdate()), name=facts.name_of(who))
    return sheet_response(print_visit(printed, languages=languages_wanted(request)), name="rumbo-visit")


@require_GET
def interpreter(request: HttpRequest) -> HttpResponse:
    """The card to hand over, in both languages whichever the page has, and what one may know of the right to it."""
    who = here(request)
    return render(
        request, "questions/visits/interpreter.html", {"card": interpreter_card(), "name": facts.name_of(who)}
    )


@require_GET
def interpreter_sheet(request: HttpRequest) -> HttpResponse:
    """The same card on paper."""
    who = here(request)
    today = PartialDate.of(timezone.localdate())
    printed = InterpreterSheet(card=interpreter_card(), printed_on=today, name=facts.name_of(who))
    return sheet_response(print_interpreter_card(printed), name="rumbo-interpreter")
