"""The pages of money, work and getting there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide import barriers as guide
from rumbo.paper import print_barriers
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.living.barriers import actions
from rumbo.web.living.barriers.access import find_own, find_removable, others_checks, own_check
from rumbo.web.living.barriers.forms import CheckForm
from rumbo.web.living.barriers.sheet import sheet_of
from rumbo.web.people.models import Reader
from rumbo.web.story.access import here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in


@require_GET
def barriers(request: HttpRequest) -> HttpResponse:
    """What this reader says is in the way, what the others say, and every barrier to read about."""
    who = here(request)
    own, kept = own_check(who), find_own(who)
    return render(request, "living/barriers/barriers.html", {
        "own": own, "kept": kept, "others": others_checks(who), "all": guide.barriers().values(),
        "is_alone": who.reader_is_alone, "is_person": who.reader.role == Reader.Role.PERSON,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The check, on one page."""
    who = here(request)
    form = CheckForm(request.POST if request.method == "POST" else None, check=own_check(who))
    if request.method == "POST" and form.is_valid():
        actions.keep(story=who.story, by=who.reader, check=form.check())
        return HttpResponseRedirect(done(reverse("living:barriers"), "kept"))
    return render(request, "living/barriers/check.html", {
        "form": form, "asked": form.asked(), "is_alone": who.reader_is_alone,
    })  # fmt: skip


@require_GET
def barrier(request: HttpRequest, barrier: str) -> HttpResponse:
    """One barrier: what people do about it, whom they call, and what one may ask."""
    who = here(request)
    found = guide.find_barrier(barrier)
    if found is None:
        raise Http404
    return render(request, "living/barriers/barrier.html", {
        "barrier": found, "asked": {each.id for each in raised_in(who.story)},
    })  # fmt: skip


@require_GET
def programs(request: HttpRequest) -> HttpResponse:
    """Leave and disability in the United States."""
    here(request)
    every = tuple(guide.programs().values())
    return render(request, "living/barriers/programs.html", {"programs": every, "review": every[0]})


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Send a question of a barrier to the list of the next visit."""
    who = here(request)
    found = guide.find_barrier(request.POST.get("about", ""))
    question = found.questions.get(request.POST.get("question", "")) if found else None
    if found is None or question is None:
        raise Http404
    raise_question(
        story=who.story, by=who.reader, name=question.id, text=question.text, why=question.why, theme=question.theme
    )
    return HttpResponseRedirect(done(f"{reverse('living:barriers-one', args=[found.id])}#ask", "asked"))


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """What would help, on paper."""
    who = here(request)
    printed = print_barriers(sheet_of(who, today=timezone.localdate()), languages=languages_wanted(request))
    return sheet_response(printed, name="rumbo-what-would-help-me")


@require_POST
def remove(request: HttpRequest, check_id: int) -> HttpResponse:
    """Erase a check."""
    who = here(request)
    actions.remove(kept=find_removable(who, check_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("living:barriers"), "removed"))
