"""The pages of what was learned."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rumbo.web.frame.page import done
from rumbo.web.story.access import here
from rumbo.web.story.lessons import actions
from rumbo.web.story.lessons.access import decode_lesson, find_lesson, lessons_of
from rumbo.web.story.lessons.forms import LessonForm


def _back(key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("story:lessons"), key))


@require_http_methods(["GET", "POST"])
def lessons(request: HttpRequest) -> HttpResponse:
    """All that was learned, the latest first, and room for more."""
    who = here(request)
    form = LessonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.keep(story=who.story, by=who.reader, lesson=form.lesson())
        return _back("saved")
    return render(request, "story/lessons/lessons.html", {"form": form, "learned": lessons_of(who)})


@require_http_methods(["GET", "POST"])
def lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """Put one into other words."""
    who = here(request)
    kept = find_lesson(who, lesson_id)
    form = LessonForm(request.POST if request.method == "POST" else None, lesson=decode_lesson(kept.body))
    if request.method == "POST" and form.is_valid():
        actions.change(kept=kept, by=who.reader, lesson=form.lesson())
        return _back("saved")
    return render(request, "story/lessons/lesson.html", {"form": form, "kept": kept})


@require_POST
def remove(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """Take one away."""
    who = here(request)
    actions.remove(kept=find_lesson(who, lesson_id), by=who.reader)
    return _back("removed")
