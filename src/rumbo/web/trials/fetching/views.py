"""The pages of bringing the trials up to date."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.trials.registry.telling import tell_manifest, tell_progress
from rumbo.web.story.access import here
from rumbo.web.trials import actions
from rumbo.web.trials.access import find_registry, trials_folder
from rumbo.web.trials.fetching import job
from rumbo.web.trials.fetching.forms import StudiesForm, held
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.upload import find_refusal


@require_GET
def fetching(request: HttpRequest) -> HttpResponse:
    """What would be fetched and from where, before anything is contacted; how far it is; of when the trials are."""
    here(request)
    return render(request, "trials/fetching/fetching.html", {**_standing(), "form": StudiesForm()})


def _standing() -> dict[str, object]:
    registry, last = find_registry(), job.last_job()
    progress = last.progress if last else None
    return {
        "address": job.address(), "job": last, "told": tell_progress(progress) if progress else (),
        "status": tell_manifest(registry.manifest) if registry else (), "has_trials": registry is not None,
    }  # fmt: skip


@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """How far it is, for a page that asks now and then. At the end the whole page is drawn again."""
    here(request)
    last = job.last_job()
    response = render(request, "trials/fetching/progress.html", _standing())
    if last is None or not last.is_running:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Ask the registry, now."""
    who = here(request)
    actions.note_asked(story=who.story, by=who.reader)
    job.ask_registry(trials_folder())
    return _back()


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring files that were downloaded by hand."""
    who = here(request)
    if request.method != "POST":
        return _back()
    form = StudiesForm(request.POST, request.FILES)
    refusal = find_refusal(request)
    if refusal is not None or not form.is_valid():
        shown = {**_standing(), "form": form if refusal is None else StudiesForm(), "refusal": refusal}
        return render(request, "trials/fetching/fetching.html", shown)
    folder = VaultFolder(Path(settings.RUMBO_FOLDER))
    files = [held(each, folder=folder) for each in form.cleaned_data["studies"]]
    actions.note_brought(story=who.story, by=who.reader)
    job.bring_files(trials_folder(), files)
    return _back()


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Stop it."""
    here(request)
    job.stop()
    job.wait(seconds=5)
    return _back()


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("trials:fetching"))
