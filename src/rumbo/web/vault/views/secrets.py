"""The pages of a reader's own secrets: passphrase, recovery key, and a new key for the whole file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.oncology import PartialDate
from rumbo.paper import RecoveryKeySheet, print_recovery_key
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.people import actions as people
from rumbo.web.people.models import Reader
from rumbo.web.vault import backup_place, backups, header, opening, renewal
from rumbo.web.vault.forms import NewPassphraseForm
from rumbo.web.vault.gate import SEAT
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.web.vault.views import where_next
from rumbo.words import Explained


def _unlocked(request: HttpRequest) -> Unlocked:
    return THE_KEYRING.unlocked(request.session[SEAT])


def _reader(request: HttpRequest) -> Reader:
    return Reader.objects.select_related("story").get(slot=_unlocked(request).slot_id)


@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Choose a new passphrase."""
    form = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, before = _unlocked(request), opening.read_header()
        try:
            changed = header.change_passphrase(before, by=by, passphrase=form.cleaned_data["passphrase"])
            header.save(changed, opening.folder().header)
        except Explained as trouble:
            form.add_error("passphrase", trouble.said(page_language()))
        else:
            people.note_secret_change(reader=_reader(request), what="secret.changed")
            if not header.needs_passphrase(before):
                _leave_clear_days_behind(request)
            return HttpResponseRedirect(done(reverse("vault:file"), "secret-changed"))
    return render(request, "vault/passphrase.html", {"form": form})


@require_GET
def recovery_key(request: HttpRequest) -> HttpResponse:
    """The recovery key, to write down or print; it can be shown again while the file is open."""
    key = header.show_recovery_key(opening.read_header(), by=_unlocked(request))
    return render(request, "vault/recovery_key.html", {"key": key, "next": where_next(request, otherwise="")})


@require_GET
def recovery_sheet(request: HttpRequest) -> HttpResponse:
    """The recovery key on paper."""
    key = header.show_recovery_key(opening.read_header(), by=_unlocked(request))
    sheet = RecoveryKeySheet(
        key=key.written, printed_on=PartialDate.of(timezone.localdate()), file=str(opening.folder().path)
    )
    return sheet_response(print_recovery_key(sheet, languages=("en", "es")), name="rumbo-key")


@require_POST
def new_recovery_key(request: HttpRequest) -> HttpResponse:
    """Make a new recovery key; the one on paper no longer opens this file."""
    changed, _ = header.new_recovery_key(opening.read_header(), by=_unlocked(request))
    header.save(changed, opening.folder().header)
    people.note_secret_change(reader=_reader(request), what="recovery.changed")
    return HttpResponseRedirect(done(reverse("vault:recovery-key"), "secret-changed"))


def _leave_clear_days_behind(request: HttpRequest) -> None:
    """The key has lain on the disk in clear until now, in the file and in its copies: a new key, and new copies."""
    _renew(request)
    backups.remove_unprotected(backup_place.chosen(opening.folder()))
    opening.back_up_when_due()


@require_http_methods(["GET", "POST"])
def new_key(request: HttpRequest) -> HttpResponse:
    """Encrypt everything anew, so that whoever once had a key has it no longer."""
    trouble: Explained | None = None
    if request.method == "POST":
        try:
            _renew(request)
            return HttpResponseRedirect(done(reverse("vault:file"), "protected"))
        except Explained as why:
            trouble = why
    return render(request, "vault/new_key.html", {"trouble": trouble})


def _renew(request: HttpRequest) -> None:
    """Encrypt anew. Everybody else is put out: the key they hold opens nothing any more.

    Raises Explained when it could not be done; then the file is open as it was.
    """
    by, before = _unlocked(request), opening.read_header()
    opening.lock()
    try:
        _, by = renewal.make_new_key(opening.folder(), current=before, by=by)
    finally:
        request.session[SEAT] = opening.enter(by)
