"""The pages of choices to ask about."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.choices.named import decode_named
from rumbo.web.choices import actions
from rumbo.web.choices.access import find_named, named_in
from rumbo.web.choices.forms import NamedForm
from rumbo.web.frame.page import done
from rumbo.web.story.access import here


@require_GET
def choices(request: HttpRequest) -> HttpResponse:
    """What doctors named."""
    return render(request, "choices/choices.html", {"named": named_in(here(request))})


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Note a choice that a doctor named."""
    who = here(request)
    form = NamedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.name_choice(story=who.story, by=who.reader, named=form.named())
        return HttpResponseRedirect(done(reverse("choices:choices"), "saved"))
    return render(request, "choices/name.html", {"form": form})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, named_id: uuid.UUID) -> HttpResponse:
    """Change what was noted of a choice."""
    who = here(request)
    noted = find_named(who, named_id)
    form = NamedForm.of(decode_named(noted.body), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.change_named(noted=noted, by=who.reader, named=form.named())
        return HttpResponseRedirect(done(reverse("choices:choices"), "saved"))
    return render(request, "choices/name.html", {"form": form, "noted": noted})


@require_POST
def remove(request: HttpRequest, named_id: uuid.UUID) -> HttpResponse:
    """Take a note about a choice away."""
    who = here(request)
    actions.remove_named(noted=find_named(who, named_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("choices:choices"), "removed"))
