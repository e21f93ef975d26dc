"""The care partner's pages. Everyone can open their own: whoever is cared for may be caring for somebody too."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.caring import TeamQuestion, often_name, weigh
from rumbo.guide.caring import caring as caring_page
from rumbo.guide.help import lines
from rumbo.oncology import PartialDate
from rumbo.web.frame.page import done
from rumbo.web.living.caring import actions
from rumbo.web.living.caring.access import find_answers
from rumbo.web.living.caring.forms import StrainForm
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in
from rumbo.words import Message, Sayable, both


@require_GET
def caring(request: HttpRequest) -> HttpResponse:
    """What this reader answered last, what may ease it, whom to call, and questions for the team."""
    who, page = here(request), caring_page()
    answers = find_answers(who)
    shown = lines(timezone.localdate())
    sent = {each.id for each in raised_in(who.story)}
    return render(request, "living/caring/caring.html", {
        "page": page, "answers": answers, "on": PartialDate.of(answers.on) if answers else None,
        "weighing": [(each, often_name(each.how_often)) for each in weigh(answers)] if answers else [],
        "asks": [(each, _name_of(who, each.id) in sent) for each in page.ask.values()],
        "crisis": [each for each in shown if each.line.crisis],
        "helpers": [each for each in shown if each.line.for_helpers], "is_alone": who.reader_is_alone,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Answer, or answer anew. Left wholly empty, nothing is kept."""
    who = here(request)
    form = StrainForm(request.POST if request.method == "POST" else None, answers=find_answers(who))
    if request.method == "POST" and form.is_valid():
        answers = form.answers(on=timezone.localdate())
        if answers.is_silent:
            return HttpResponseRedirect(reverse("living:caring"))
        actions.answer(here=who, answers=answers)
        return _back("kept")
    return render(request, "living/caring/check.html", {"form": form})


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Erase one's own answers."""
    actions.erase(here=here(request))
    return _back("removed")


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Send one of the questions to the list, with the name of whoever asks it."""
    who = here(request)
    wanted = caring_page().ask.get(request.POST.get("question", ""))
    if wanted is None:
        raise Http404
    raise_question(
        story=who.story, by=who.reader, name=_name_of(who, wanted.id), text=wanted.text, why=_why(who, wanted),
        theme="support",
    )  # fmt: skip
    return _back("asked")


def _why(who: Here, wanted: TeamQuestion) -> Sayable:
    """Why it is asked, and by whom, when the reader has a name here."""
    if not who.reader.name:
        return wanted.why
    return Message("caring-question-why", {"name": both(who.reader.name), "why": wanted.why})


def _name_of(who: Here, question_id: str) -> str:
    """The name of a question on the list: each reader's own, so that two who ask the same stand apart."""
    return f"{question_id}-{who.reader.pk}"


def _back(key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("living:caring"), key))
