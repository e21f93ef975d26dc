"""The pages of side effects."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.side_effects import ShownEffects, SideEffects, shown_effects, side_effects
from rumbo.web.frame.page import done
from rumbo.web.living.effects.forms import LastingForm
from rumbo.web.living.medicines.access import medicines_of
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import add_facts, raise_question
from rumbo.web.story.raised import raised_in
from rumbo.words import Message


@require_GET
def effects(request: HttpRequest) -> HttpResponse:
    """The kinds of the story first, each with what brings it up; then every other."""
    shown = _shown(here(request))
    first = {each.effects.id for each in shown}
    others = [each for name, each in side_effects().items() if name not in first]
    return render(request, "living/effects/effects.html", {"shown": shown, "others": others})


def _shown(who: Here) -> tuple[ShownEffects, ...]:
    course = facts.course_of(who, today=timezone.localdate())
    return shown_effects(course, medicines=[each.medicine.name for each in medicines_of(who)])


@require_GET
def one(request: HttpRequest, effects_id: str) -> HttpResponse:
    """One kind: why it is here, what can help, what to ask, where it comes from."""
    who, found = here(request), _found(effects_id)
    because = next((each.because for each in _shown(who) if each.effects.id == effects_id), ())
    return render(request, "living/effects/one.html", {
        "effects": found, "because": because, "asked": {each.id for each in raised_in(who.story)},
    })  # fmt: skip


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Send a question about side effects to the list of the next visit."""
    who, found, question = here(request), _found(request.POST.get("about", "")), request.POST.get("question", "")
    if question not in found.ask:
        raise Http404
    why = Message("effects-ask-why", {"name": found.name})
    raise_question(
        story=who.story, by=who.reader, name=question, text=found.ask[question], why=why, theme="side-effects"
    )
    return HttpResponseRedirect(done(f"{reverse('living:effects-one', args=[found.id])}#ask", "asked"))


@require_http_methods(["GET", "POST"])
def lasting(request: HttpRequest) -> HttpResponse:
    """Tell the story of something that stays."""
    who = here(request)
    form = LastingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_facts(story=who.story, by=who.reader, statements=[form.told()], standing="from_me")
        return HttpResponseRedirect(done(reverse("living:effects"), "in-story"))
    return render(request, "living/effects/lasting.html", {"form": form})


def _found(effects_id: str) -> SideEffects:
    if effects_id not in side_effects():
        raise Http404
    return side_effects()[effects_id]
