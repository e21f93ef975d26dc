"""The pages of back-ups: what there is, making one now, where they go, and bringing one back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.page import done
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.vault import backup_place, backups, opening
from rumbo.web.vault.backups import Backup
from rumbo.web.vault.forms import PlaceForm
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained


def _page(request: HttpRequest, *, form: PlaceForm | None = None, trouble: Explained | None = None) -> HttpResponse:
    folder = opening.folder()
    place = backup_place.chosen(folder)
    written = "" if backup_place.is_beside(folder) else str(place)
    return render(request, "vault/backups.html", {
        "backups": backups.list_backups(place),
        "place": place,
        "is_beside": backup_place.is_beside(folder),
        "trouble": trouble or backup_place.trouble(folder),
        "form": form or PlaceForm(initial={"place": written}),
    })  # fmt: skip


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The back-ups there are."""
    return _page(request)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make one now."""
    folder = opening.folder()
    try:
        backups.make_backup(
            folder, sub_keys=THE_KEYRING.sub_keys(), now=datetime.now(UTC), place=backup_place.chosen(folder)
        )
    except Explained as trouble:
        return _page(request, trouble=trouble)
    return HttpResponseRedirect(done(reverse("vault:backups"), "backed-up"))


@require_POST
def place(request: HttpRequest) -> HttpResponse:
    """Keep them somewhere else from now on."""
    form = PlaceForm(request.POST)
    if form.is_valid():
        try:
            backup_place.choose(opening.folder(), form.cleaned_data["place"])
            return HttpResponseRedirect(done(reverse("vault:backups"), "saved"))
        except Explained as trouble:
            form.add_error("place", trouble.said(page_language()))
    return _page(request, form=form)


@require_http_methods(["GET", "POST"])
@open_to_all
def restore_page(request: HttpRequest) -> HttpResponse:
    """Bring a back-up back. The present state is kept aside first; the file is locked, and opens with that day's secret.

    On a new computer there is no file yet: then the copies are looked for in the folder that is named.
    """
    form = PlaceForm(request.POST if "place" in request.POST else None)
    named = form.cleaned_data["place"].strip() if form.is_valid() else ""
    place = Path(named).expanduser() if named else backup_place.chosen(opening.folder())
    found = backups.list_backups(place)
    trouble = Explained("vault-backup-place") if named and not found else None
    chosen = next((each for each in found if each.path.name == request.POST.get("backup")), None)
    if chosen is not None:
        try:
            _bring_back(chosen)
            return HttpResponseRedirect(reverse("vault:open"))
        except Explained as why:
            trouble = why
    page = {"backups": found, "trouble": trouble, "form": form, "place": named}
    return render(request, "vault/restore.html", page)


def _bring_back(chosen: Backup) -> None:
    folder = opening.folder()
    opening.lock()
    connection.close()
    folder.prepare()
    backups.restore(chosen, folder, now=datetime.now(UTC), place=backup_place.chosen(folder))
