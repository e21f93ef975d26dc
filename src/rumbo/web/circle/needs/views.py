"""The pages of what would help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.web.circle.needs import actions
from rumbo.web.circle.needs.access import find_own_walk, find_removable_walk, others_walks, own_walk, suggested_for
from rumbo.web.circle.needs.forms import WalkForm
from rumbo.web.frame.page import done
from rumbo.web.people.models import Reader
from rumbo.web.story.access import here


@require_GET
def needs(request: HttpRequest) -> HttpResponse:
    """What would help this reader, each with a task to make of it, and what the others said."""
    who = here(request)
    return render(request, "circle/needs/needs.html", {
        "own": own_walk(who), "kept": find_own_walk(who), "others": others_walks(who),
        "is_alone": who.reader_is_alone, "is_person": who.reader.role == Reader.Role.PERSON,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def walk(request: HttpRequest) -> HttpResponse:
    """The walk, on one page. What one's own barriers and calendar suggest is marked."""
    who = here(request)
    form = WalkForm(
        request.POST if request.method == "POST" else None,
        walk=own_walk(who),
        suggested=suggested_for(who, today=timezone.localdate()),
    )
    if request.method == "POST" and form.is_valid():
        actions.keep_walk(story=who.story, by=who.reader, walk=form.walk())
        return HttpResponseRedirect(done(reverse("circle:needs"), "kept"))
    return render(request, "circle/needs/walk.html", {"form": form, "asked": form.asked()})


@require_POST
def remove(request: HttpRequest, walk_id: int) -> HttpResponse:
    """Erase a walk."""
    who = here(request)
    actions.remove_walk(kept=find_removable_walk(who, walk_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("circle:needs"), "removed"))
