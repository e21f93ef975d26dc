"""The pages of telling: one question each, what is found while one types, and the end."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rumbo.oncology import suggest_cancers, suggest_drugs
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.story.access import Here, here
from rumbo.web.story.telling import actions
from rumbo.web.story.telling.forms import AnswerForm
from rumbo.web.story.telling.path import Step, after, before, find_step, path
from rumbo.web.story.telling.questions import QUESTIONS
from rumbo.web.vault import drafts


@require_GET
@open_to_all
def begin(request: HttpRequest) -> HttpResponse:
    """Go to the first question, or to where somebody left off."""
    who = _here(request)
    if who is None:
        return _go(path({})[0])
    answers = actions.answers_of(who.story)
    unanswered = next((step for step in path(answers) if step.key not in answers), None)
    return _go(unanswered or path(answers)[0])


@require_http_methods(["GET", "POST"])
@open_to_all
def step(request: HttpRequest, key: str) -> HttpResponse:
    """One question. The first answer of all is held in memory while the file that will keep it is made."""
    who = _here(request)
    if who is None and request.vault.exists:  # type: ignore[attr-defined]  # set by the gate
        return HttpResponseRedirect(f"{reverse('vault:open')}?next={request.path}")
    answers = actions.answers_of(who.story) if who else {}
    found = find_step(key, answers)
    if found is None:
        raise Http404
    question = QUESTIONS[found.question]
    form = AnswerForm(question, request.POST or None, kept=answers.get(key))
    if request.method == "POST" and form.is_valid():
        given = None if "skip" in request.POST else form.answer()
        if who is None:
            drafts.hold(request, {key: given})
            return HttpResponseRedirect(f"{reverse('vault:protect')}?next={reverse('story:tell-kept')}")
        return _keep(who, key, given)
    return render(request, "story/telling/step.html", _page(form, found, answers))


def kept(request: HttpRequest) -> HttpResponse:
    """The file is made: put into it the answer that was held, and go on."""
    who = here(request)
    held = drafts.take(request)
    for key, given in (held or {}).items():
        return _keep(who, key, given)
    return HttpResponseRedirect(reverse("story:tell"))


@require_GET
def finished(request: HttpRequest) -> HttpResponse:
    """All was asked: now the trail."""
    here(request)
    return HttpResponseRedirect(f"{reverse('today:today')}?first=1")


@require_GET
@open_to_all
def suggestions(request: HttpRequest, what: str) -> HttpResponse:
    """Cancers or medicines that what was typed may mean."""
    typed, lang = request.GET.get("answer", "")[:100], page_language()
    found: list[str] = []
    if len(typed.strip()) > 1:
        entries = suggest_cancers(typed, lang) if what == "cancers" else suggest_drugs(typed, lang)
        found = [entry.name.said(lang) for entry in entries]
    return render(request, "story/telling/suggestions.html", {"found": found})


def _keep(who: Here, key: str, given: Any) -> HttpResponse:
    actions.keep_answers(story=who.story, by=who.reader, answers={key: given}, step=key)
    following = after(key, actions.answers_of(who.story))
    return _go(following) if following else HttpResponseRedirect(reverse("story:tell-finished"))


def _page(form: AnswerForm, found: Step, answers: dict[str, Any]) -> dict[str, Any]:
    steps = path(answers)
    previous = before(found.key, answers)
    return {
        "form": form,
        "question": form.question,
        "step": found,
        "suggest_address": reverse("story:suggestions", args=[form.question.search]) if form.question.search else "",
        "back_address": reverse("story:tell-step", args=[previous.key]) if previous else "",
        "number": steps.index(found) + 1,
    }


def _go(found: Step) -> HttpResponse:
    return HttpResponseRedirect(reverse("story:tell-step", args=[found.key]))


def _here(request: HttpRequest) -> Here | None:
    return here(request) if request.vault.is_open else None  # type: ignore[attr-defined]  # set by the gate
