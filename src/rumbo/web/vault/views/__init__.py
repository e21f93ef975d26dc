"""The pages that make, open and lock the file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.page import in_language
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.people.models import Reader
from rumbo.web.vault import backup_place, drafts, header, opening
from rumbo.web.vault.forms import NewPassphraseForm, PassphraseForm, RecoveryForm
from rumbo.web.vault.gate import SEAT, VaultState
from rumbo.words import Explained


def state(request: HttpRequest) -> VaultState:
    """How the file stands for this request."""
    found: VaultState = request.vault  # type: ignore[attr-defined]  # set by the gate
    return found


def where_next(request: HttpRequest, *, otherwise: str | None = None) -> str:
    """Where to go when this is done: only ever a page of our own, in the language that was changed to meanwhile."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    if ours:
        return in_language(wanted, page_language())
    return reverse("today:today") if otherwise is None else otherwise


@require_http_methods(["GET", "POST"])
@open_to_all
def protect(request: HttpRequest) -> HttpResponse:
    """The first save: a passphrase is offered, with what happens without one."""
    if state(request).exists:
        return HttpResponseRedirect(where_next(request))
    form = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _make(request, passphrase=form.cleaned_data["passphrase"])
    return render(request, "vault/protect.html", {"form": form, "next": where_next(request)})


@require_http_methods(["GET", "POST"])
@open_to_all
def without(request: HttpRequest) -> HttpResponse:
    """Going without a passphrase, after being told plainly what that means."""
    if state(request).exists:
        return HttpResponseRedirect(where_next(request))
    if request.method == "POST":
        return _make(request, passphrase=None)
    return render(request, "vault/without.html", {"next": where_next(request)})


def _make(request: HttpRequest, *, passphrase: str | None) -> HttpResponse:
    try:
        token, _, _ = opening.make(passphrase=passphrase)
    except Explained as trouble:
        return render(request, "vault/trouble.html", {"trouble": trouble}, status=500)
    request.session[SEAT] = token
    following = where_next(request)
    if passphrase is None:
        return HttpResponseRedirect(following)
    return HttpResponseRedirect(f"{reverse('vault:recovery-key')}?{urlencode({'next': following}, safe='/')}")


@require_http_methods(["GET", "POST"])
@open_to_all
def open_file(request: HttpRequest) -> HttpResponse:
    """The lock page. A page that nobody used for a while comes here by itself, and that ends its session."""
    if "idle" in request.GET and state(request).is_open and state(request).has_passphrase:
        opening.leave(request.session[SEAT])
        return HttpResponseRedirect(f"{reverse('vault:open')}?{urlencode({'next': where_next(request)})}")
    if state(request).is_open or not state(request).exists:
        return HttpResponseRedirect(where_next(request) if state(request).exists else "/")
    form = PassphraseForm(request.POST or None)
    trouble: Explained | None = None
    if request.method == "POST" and form.is_valid():
        try:
            request.session[SEAT], _ = opening.open_with_passphrase(form.cleaned_data["passphrase"])
            return HttpResponseRedirect(where_next(request))
        except Explained as why:
            trouble = why
    return _lock_page(request, form, trouble)


def _lock_page(request: HttpRequest, form: PassphraseForm, trouble: Explained | None) -> HttpResponse:
    if trouble is None:
        try:
            opening.read_header()
        except Explained as damaged:
            trouble = damaged
    page = {
        "form": form, "trouble": trouble, "next": where_next(request), "was_open": state(request).was_open,
        "draft_is_held": drafts.look(request) is not None,
    }  # fmt: skip
    return render(request, "vault/open.html", page, status=403 if trouble else 200)


@require_http_methods(["GET", "POST"])
@open_to_all
def open_with_recovery(request: HttpRequest) -> HttpResponse:
    """Open with the recovery key, and then choose a new passphrase."""
    if state(request).is_open or not state(request).exists:
        return HttpResponseRedirect(where_next(request) if state(request).exists else "/")
    form = RecoveryForm(request.POST or None)
    trouble: Explained | None = None
    if request.method == "POST" and form.is_valid():
        try:
            request.session[SEAT], _ = opening.open_with_recovery(form.cleaned_data["recovery"])
            return HttpResponseRedirect(reverse("vault:passphrase"))
        except Explained as why:
            trouble = why
    page = {"form": form, "trouble": trouble, "next": where_next(request)}
    return render(request, "vault/open_with_recovery.html", page, status=403 if trouble else 200)


@require_GET
def held(request: HttpRequest) -> HttpResponse:
    """What was written into a form while the file was locked, offered again."""
    draft = drafts.look(request)
    if not draft or "address" not in draft:
        return HttpResponseRedirect(reverse("today:today"))
    pairs = [(key, value) for key, values in draft["written"].items() for value in values]
    return render(request, "vault/held.html", {"address": draft["address"], "pairs": pairs})


@require_POST
@open_to_all
def lock(request: HttpRequest) -> HttpResponse:
    """Lock now: this session ends, and the file is locked when it was the last."""
    opening.leave(request.session.pop(SEAT, ""))
    return HttpResponseRedirect(reverse("vault:open"))


@require_POST
def touch(request: HttpRequest) -> HttpResponse:
    """Somebody is typing: the gate has noted that the file is in use."""
    return HttpResponse(status=204)


@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """About the file: where it lies, how it is protected, its copies."""
    folder = opening.folder()
    return render(request, "vault/file.html", {
        "folder": folder.path,
        "place": backup_place.chosen(folder),
        "is_beside": backup_place.is_beside(folder),
        "trouble": backup_place.trouble(folder),
        "readers": Reader.objects.count(),
        "has_passphrase": header.needs_passphrase(opening.read_header()),
    })  # fmt: skip
