"""The pages of numbers. Nothing that stands behind a door is drawn, or even read, before its reader opens it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide import NumberTopic, lines
from rumbo.guide.numbers import number_topics
from rumbo.web.choices.numbers import actions
from rumbo.web.choices.numbers.access import find_topic, numbers_of
from rumbo.web.choices.numbers.forms import ToldForm
from rumbo.web.frame.page import done
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in


@require_GET
def topics(request: HttpRequest) -> HttpResponse:
    """The doors, and which of them this reader has opened."""
    numbers = numbers_of(here(request))
    held = [(each, numbers.is_open(name)) for name, each in number_topics().items()]
    return render(request, "choices/numbers/topics.html", {"topics": held})


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """One door: what is behind it once it is open, and before that only the question whether to open it."""
    who, found = here(request), find_topic(topic)
    numbers = numbers_of(who)
    if not numbers.is_open(topic):
        tonight = [shown.line for shown in lines(timezone.localdate())][:3]
        return render(request, "choices/numbers/door.html", {"topic": found, "lines": tonight})
    form = ToldForm(request.POST or None, initial={"words": numbers.told_about(topic)})
    if request.method == "POST" and form.is_valid():
        actions.note(here=who, topic=topic, words=form.cleaned_data["words"])
        return _to(found, "saved")
    return render(request, "choices/numbers/topic.html", {
        "topic": found, "form": form, "asked": {each.id for each in raised_in(who.story)}, "is_alone": who.reader_is_alone,
    })  # fmt: skip


@require_POST
def open_door(request: HttpRequest, topic: str) -> HttpResponse:
    """Open a door."""
    who, found = here(request), find_topic(topic)
    actions.open_topic(here=who, topic=topic)
    return HttpResponseRedirect(reverse("choices:number-topic", args=[found.id]))


@require_POST
def close_door(request: HttpRequest, topic: str) -> HttpResponse:
    """Close a door again."""
    who = here(request)
    find_topic(topic)
    actions.close_topic(here=who, topic=topic)
    return HttpResponseRedirect(done(reverse("choices:numbers"), "closed"))


@require_POST
def ask(request: HttpRequest, topic: str) -> HttpResponse:
    """Send one of its questions to the list of the next visit. Only from behind an open door."""
    who, found = here(request), find_topic(topic)
    wanted = next((each for each in found.ask if each.id == request.POST.get("question")), None)
    if wanted is None or not _is_open(who, found):
        raise Http404
    raise_question(story=who.story, by=who.reader, name=wanted.id, text=wanted.text, why=wanted.why, theme=wanted.theme)
    return _to(found, "asked")


def _is_open(who: Here, topic: NumberTopic) -> bool:
    return numbers_of(who).is_open(topic.id)


def _to(topic: NumberTopic, key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("choices:number-topic", args=[topic.id]), key))
