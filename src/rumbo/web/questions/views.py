"""The pages of the list of questions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.course import Course
from rumbo.guide import Asked, QuestionList
from rumbo.guide.visits import asked_by
from rumbo.oncology import PartialDate
from rumbo.paper import QuestionsSheet, SheetQuestion, print_questions
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import LANGUAGES, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.questions import actions
from rumbo.web.questions.access import kept_apart, kept_of, left_out_of, list_of
from rumbo.web.questions.forms import SheetForm, WordsForm
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.words import as_text, both


def _list(who: Here) -> tuple[Course, QuestionList]:
    course = facts.course_of(who, today=timezone.localdate())
    return course, list_of(who, course)


def _back(key: str, place: str = "") -> HttpResponse:
    return HttpResponseRedirect(done(reverse("questions:questions") + (f"#{place}" if place else ""), key))


def _find(found: QuestionList, question: str) -> Asked:
    for asked in (*found.first, *found.if_time, *found.more):
        if asked.question.id == question:
            return asked
    raise Http404


@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """Three first, seven if there is time, the rest one tap away; and room for one's own."""
    who = here(request)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_question(story=who.story, by=who.reader, words=form.cleaned_data["words"])
        return _back("asked")
    return _page(request, who, form=form, sheet_form=SheetForm(initial={"languages": page_language()}))


def _page(request: HttpRequest, who: Here, *, form: WordsForm, sheet_form: SheetForm) -> HttpResponse:
    kept = kept_of(who)
    return render(request, "questions/questions.html", {
        "list": list_of(who, facts.course_of(who, today=timezone.localdate()), kept=kept), "form": form,
        "left_out": left_out_of(kept), "apart": kept_apart(who, kept=kept), "sheet_form": sheet_form,
        "reader_name": who.reader.name,
    })  # fmt: skip


@require_POST
def choose(request: HttpRequest, question: str) -> HttpResponse:
    """Take one onto the list, of ours or of those that somebody else wrote."""
    who = here(request)
    if not any(str(each.pk) == question for theirs in kept_apart(who).values() for each in theirs):
        _find(_list(who)[1], question)
    actions.choose_question(story=who.story, by=who.reader, question=question)
    return _back("asked")


@require_POST
def leave_out(request: HttpRequest, question: str) -> HttpResponse:
    """Leave one off the list; what one wrote oneself is taken away."""
    who = here(request)
    written = who.story.written_questions.filter(pk=question).first() if len(question) == 36 else None
    if written is not None and written.by_id in {None, who.reader.pk}:
        actions.remove_own(story=who.story, by=who.reader, written=written)
        return _back("removed")
    _find(_list(who)[1], question)
    actions.leave_out(story=who.story, by=who.reader, question=question)
    return _back("left-out")


@require_POST
def bring_back(request: HttpRequest, question: str) -> HttpResponse:
    """Bring one back that was left out."""
    who = here(request)
    actions.bring_back(story=who.story, by=who.reader, question=question)
    return _back("undone")


@require_POST
def move(request: HttpRequest, question: str) -> HttpResponse:
    """Move one up or down among those that are asked."""
    who = here(request)
    found = _list(who)[1]
    order = [asked.question.id for asked in (*found.first, *found.if_time)]
    if question not in order:
        raise Http404
    place = order.index(question)
    target = place - 1 if request.POST.get("to") == "up" else place + 1
    if 0 <= target < len(order):
        order[place], order[target] = order[target], order[place]
        actions.put_in_order(story=who.story, by=who.reader, order=order)
    return _back("saved", f"q-{question}")


@require_http_methods(["GET", "POST"])
def reword(request: HttpRequest, question: str) -> HttpResponse:
    """Ask one in other words."""
    who = here(request)
    asked = _find(_list(who)[1], question)
    form = WordsForm(request.POST or None, initial={"words": asked.question.text.said(page_language())})
    if request.method == "POST" and form.is_valid():
        actions.reword(story=who.story, by=who.reader, question=question, words=form.cleaned_data["words"])
        return _back("saved")
    return render(request, "questions/reword.html", {"asked": asked, "form": form})


@require_GET
def why(request: HttpRequest, question: str) -> HttpResponse:
    """Why a question is there, and where that comes from."""
    who = here(request)
    return render(request, "questions/why.html", {"asked": _find(_list(who)[1], question)})


@require_POST
def sheet(request: HttpRequest) -> HttpResponse:
    """The sheet "please go through these with me"."""
    who = here(request)
    form = SheetForm(request.POST)
    if not form.is_valid():
        return _page(request, who, form=WordsForm(), sheet_form=form)
    _, found = _list(who)
    printed = QuestionsSheet(
        first=tuple(_on_paper(asked) for asked in found.first),
        then=tuple(_on_paper(asked) for asked in found.if_time),
        theirs=tuple(
            SheetQuestion(text=both(each.words), why=as_text(asked_by(name)))
            for name, theirs in kept_apart(who).items()
            for each in theirs
        ),
        printed_on=PartialDate.of(timezone.localdate()),
        name=facts.name_of(who),
        visit=form.cleaned_data["visit"],
        visit_on=form.cleaned_data["visit_on"],
    )
    return sheet_response(
        print_questions(printed, languages=LANGUAGES[form.cleaned_data["languages"]]), name="rumbo-questions"
    )


def _on_paper(asked: Asked) -> SheetQuestion:
    return SheetQuestion(text=as_text(asked.question.text), why=as_text(asked.reason))
