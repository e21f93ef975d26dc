"""The pages of the pocket page: for which visit, what goes into it, and the answers brought back."""

from __future__ import annotations

import re
import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide import Visit
from rumbo.guide.visits import reason_words
from rumbo.paper.pocket import pocket_page, read_back
from rumbo.web.frame.sheets import LANGUAGES
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.questions.pocket import actions
from rumbo.web.questions.pocket.forms import BlockForm, BroughtForm, TakeForm
from rumbo.web.questions.visits.access import find_visit, seen_by, visits_of
from rumbo.web.questions.visits.views import list_now, to_visit
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here

_PAGE = 6  # letters by which a block is known to belong to a visit


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """For which visit?"""
    held = [(each, reason_words(each.reason)) for each in visits_of(here(request)) if not each.is_over]
    return render(request, "questions/pocket/choose.html", {"coming": held})


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """What the page is and is not, and what goes into it; then the page, as a file to keep."""
    who = here(request)
    noted = find_visit(who, visit_id)
    form = TakeForm(request.POST if request.method == "POST" else None, initial={"languages": page_language()})
    if request.method == "POST" and form.is_valid():
        actions.note_pocket_page(noted=noted, by=who.reader, questions=list_now(who))
        return _file(seen_by(who, noted), form=form, who=who)
    return render(request, "questions/pocket/take.html", {"visit": seen_by(who, noted), "form": form})


def _file(visit: Visit, *, form: TakeForm, who: Here) -> HttpResponse:
    named = not form.cleaned_data["without_names"]
    page = pocket_page(
        visit.questions,
        languages=LANGUAGES[form.cleaned_data["languages"]],
        page=_page_of(visit),
        visit=visit.who if named else "",
        visit_on=visit.on if named else None,
        name=facts.name_of(who) if named else "",
        with_reasons=not form.cleaned_data["without_reasons"],
    )
    headers = {"Content-Disposition": 'attachment; filename="rumbo-questions.html"'}
    return HttpResponse(page, content_type="text/html; charset=utf-8", headers=headers)


def _page_of(visit: Visit) -> str:
    return visit.id.replace("-", "")[:_PAGE]


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Paste or type the answers; they are shown as they were read before anything is kept."""
    who = here(request)
    visit = seen_by(who, find_visit(who, visit_id))
    if not visit.questions:
        return HttpResponseRedirect(reverse("questions:pocket-take", args=[visit_id]))
    form = BlockForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "questions/pocket/bring.html", {"visit": visit, "form": form})
    block = read_back(form.cleaned_data["block"], asked=[each.text for each in visit.questions])
    return render(request, "questions/pocket/brought.html", {
        "visit": visit, "brought": block, "of_another": bool(block.page) and block.page != _page_of(visit),
        "form": BroughtForm(visit=visit, numbers=[each.number for each in block.answers], block=block),
    })  # fmt: skip


@require_POST
def keep(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Keep the answers with the visit, as they were gone over."""
    who = here(request)
    noted = find_visit(who, visit_id)
    visit = seen_by(who, noted)
    form = BroughtForm(request.POST, visit=visit, numbers=_numbers_in(request, visit))
    if not form.is_valid():
        return render(request, "questions/pocket/brought.html", {"visit": visit, "form": form})
    actions.keep_brought(noted=noted, by=who.reader, answers=form.answers(), notes=form.cleaned_data["notes"].strip())
    return to_visit(noted, "saved")


def _numbers_in(request: HttpRequest, visit: Visit) -> list[int]:
    sent = {int(found[1]) for name in request.POST if (found := re.fullmatch(r"words_(\d{1,3})", name))}
    return sorted(number for number in sent if 1 <= number <= len(visit.questions))
