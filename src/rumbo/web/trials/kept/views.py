"""The pages of saved trials."""

from __future__ import annotations

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.paper import print_trials
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.story.access import here
from rumbo.web.trials import actions
from rumbo.web.trials.access import get_shown
from rumbo.web.trials.kept.access import MOST, chosen_of, find_kept, saved_in, sheet_of
from rumbo.web.trials.kept.forms import SavedForm
from rumbo.web.trials.near import Near

ROWS: Final[tuple[tuple[str, Promise], ...]] = (
    ("standing", _("Number and phase")), ("given", _("What is given or done")), ("who", _("For whom")),
    ("decides", _("Who decides what you get")), ("where", _("Where")), ("ask", _("What to ask first")),
    ("against", _("What may speak against it")), ("note", _("My note")),
)  # fmt: skip


@require_POST
def save(request: HttpRequest, nct_id: str) -> HttpResponse:
    """Save a trial."""
    who = here(request)
    study = get_shown(who, nct_id).study
    actions.save_trial(story=who.story, by=who.reader, nct_id=study.nct_id, title=study.title)
    return HttpResponseRedirect(done(reverse("trials:trial", args=[study.nct_id]), "trial-saved"))


@require_GET
def saved(request: HttpRequest) -> HttpResponse:
    """Every saved trial, with what was noted; from here up to four go side by side or on the page for the doctor."""
    near = Near.read(request)
    kept = saved_in(here(request), near=near.point)
    return render(request, "trials/kept/saved.html", {"kept": kept, "most": MOST, "near": near})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, saved_id: uuid.UUID) -> HttpResponse:
    """Note something about a saved trial."""
    who = here(request)
    kept = find_kept(who, saved_id)
    form = SavedForm(request.POST or None, initial={"note": kept.saved.note, "told": kept.saved.told_on is not None})
    if request.method == "POST":
        form = SavedForm(request.POST)
        if form.is_valid():
            after = form.applied(kept.saved, today=timezone.localdate())
            actions.change_saved(kept=kept.row, by=who.reader, saved=after)
            return HttpResponseRedirect(done(reverse("trials:saved"), "saved"))
    return render(request, "trials/kept/change.html", {"kept": kept, "form": form})


@require_POST
def remove(request: HttpRequest, saved_id: uuid.UUID) -> HttpResponse:
    """Take a saved trial away."""
    who = here(request)
    actions.remove_saved(kept=find_kept(who, saved_id).row, by=who.reader)
    return HttpResponseRedirect(done(reverse("trials:saved"), "removed"))


@require_GET
def beside(request: HttpRequest) -> HttpResponse:
    """Up to four saved trials side by side."""
    near = Near.read(request)
    chosen = chosen_of(saved_in(here(request), near=near.point), request.GET.getlist("trial"))
    if not chosen:
        return HttpResponseRedirect(reverse("trials:saved"))
    query = QueryDict(mutable=True)
    query.setlist("trial", [each.saved.nct_id for each in chosen])
    if near.typed:
        query["near"] = near.typed
    shown = {
        "kept": chosen,
        "query": query.urlencode(),
        "rows": [each for each in ROWS if each[0] != "note" or any(one.is_noted for one in chosen)],
    }
    return render(request, "trials/kept/beside.html", shown)


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The page for the doctor."""
    who, chosen = here(request), request.GET.getlist("trial")
    if not chosen_of(saved_in(who), chosen):
        return HttpResponseRedirect(reverse("trials:saved"))
    printed = sheet_of(who, chosen, on=timezone.localdate(), near=Near.read(request).point)
    return sheet_response(print_trials(printed, languages=languages_wanted(request)), name="rumbo-trials")
