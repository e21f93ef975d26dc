"""The pages on which answers are written down."""

from __future__ import annotations

import uuid
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rumbo.guide import Visit
from rumbo.guide.visits import Mark
from rumbo.web.people.models import Reader
from rumbo.web.questions.models import NotedVisit
from rumbo.web.questions.visits import actions
from rumbo.web.questions.visits.access import find_visit, seen_by
from rumbo.web.questions.visits.forms import AnswerForm, ClosingForm
from rumbo.web.questions.visits.views import find_question, to_visit
from rumbo.web.story.access import here


def _is_a_pause(request: HttpRequest) -> bool:
    """Whether a pause in typing sent the form, and nobody pressed anything."""
    return request.headers.get("HX-Request") == "true"


def _kept(request: HttpRequest, *, is_kept: bool) -> HttpResponse:
    return render(request, "questions/asking/kept.html", {"is_kept": is_kept})


def _keep_answer(form: AnswerForm, *, noted: NotedVisit, by: Reader, number: int) -> None:
    given = form.cleaned_data
    actions.keep_answer(
        noted=noted, by=by, number=number, words=given["words"].strip(), mark=cast("Mark", given["mark"]),
        said_by=given["said_by"],
    )  # fmt: skip


def _keep_closing(form: ClosingForm, *, noted: NotedVisit, by: Reader, is_a_pause: bool) -> None:
    """Keep the end of a visit. A new question becomes one when somebody presses a button, and is a draft until then."""
    given, draft = form.cleaned_data, form.cleaned_data["draft"].strip()
    actions.keep_closing(
        noted=noted, by=by, in_my_words=given["in_my_words"].strip(), steps=form.steps(), draft=draft
    )  # fmt: skip
    if draft and not is_a_pause:
        actions.add_what_came_up(noted=noted, by=by, words=draft)


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, visit_id: uuid.UUID, number: int) -> HttpResponse:
    """One question, large, with room for its answer. It is kept at each pause, and when one goes on."""
    who = here(request)
    noted = find_visit(who, visit_id)
    visit = seen_by(who, noted)
    asked, answer = find_question(visit, number)
    form = AnswerForm(request.POST if request.method == "POST" else None, answer=answer, who=visit.who)
    if request.method == "POST":
        if form.is_valid():
            _keep_answer(form, noted=noted, by=who.reader, number=number)
        if _is_a_pause(request):
            return _kept(request, is_kept=form.is_valid())
        if form.is_valid():
            return HttpResponseRedirect(_onward(visit, number, go=request.POST.get("go", "next")))
    return render(request, "questions/asking/question.html", {
        "visit": visit, "number": number, "question": asked, "form": form, "is_last": number == len(visit.questions),
    })  # fmt: skip


def _onward(visit: Visit, number: int, *, go: str) -> str:
    """Where a button of a question leads."""
    if go == "back" and number > 1:
        return reverse("questions:visit-question", args=[visit.id, number - 1])
    if go == "next" and number < len(visit.questions):
        return reverse("questions:visit-question", args=[visit.id, number + 1])
    return reverse("questions:visit" if go == "stop" else "questions:visit-close", args=[visit.id])


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Before one leaves: what came up, saying it back, the next steps and who does them."""
    who = here(request)
    noted = find_visit(who, visit_id)
    visit = seen_by(who, noted)
    form = ClosingForm(request.POST if request.method == "POST" else None, visit=visit)
    if request.method == "POST":
        pause = _is_a_pause(request)
        if form.is_valid():
            _keep_closing(form, noted=noted, by=who.reader, is_a_pause=pause)
        if pause:
            return _kept(request, is_kept=form.is_valid())
        if form.is_valid():
            if request.POST.get("go") == "add":
                return HttpResponseRedirect(reverse("questions:visit-close", args=[noted.pk]))
            actions.finish_visit(noted=noted, by=who.reader)
            return to_visit(noted, "saved")
    return render(request, "questions/asking/close.html", {"visit": visit, "form": form})


@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """All answers on one page, as they stand on a filled sheet."""
    who = here(request)
    noted = find_visit(who, visit_id)
    visit = seen_by(who, noted)
    data = request.POST if request.method == "POST" else None
    forms = [
        (number, asked, AnswerForm(data, answer=answer, who=visit.who, prefix=f"q{number}"))
        for number, asked, answer in visit.numbered
    ]
    closing = ClosingForm(data, visit=visit)
    if request.method == "POST":
        pause = _is_a_pause(request)
        are_valid = all([*(form.is_valid() for _, _, form in forms), closing.is_valid()])
        if are_valid:
            for number, _, form in forms:
                _keep_answer(form, noted=noted, by=who.reader, number=number)
            _keep_closing(closing, noted=noted, by=who.reader, is_a_pause=pause)
        if pause:
            return _kept(request, is_kept=are_valid)
        if are_valid:
            actions.finish_visit(noted=noted, by=who.reader)
            return to_visit(noted, "saved")
    return render(request, "questions/asking/answers.html", {"visit": visit, "forms": forms, "closing": closing})
