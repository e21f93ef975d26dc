"""The pages about who can open the file: each reader has a secret of their own, and pages that open only to them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.web.frame.page import done
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.people import actions
from rumbo.web.people.forms import ReaderForm
from rumbo.web.people.models import Reader
from rumbo.web.vault import header, opening
from rumbo.web.vault.forms import NewPassphraseForm
from rumbo.web.vault.gate import SEAT
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained


def _unlocked(request: HttpRequest) -> Unlocked:
    return THE_KEYRING.unlocked(request.session[SEAT])


def _me(request: HttpRequest) -> Reader:
    return Reader.objects.select_related("story").get(slot=_unlocked(request).slot_id)


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Everyone who can open the file."""
    me = _me(request)
    return render(request, "vault/readers.html", {
        "me": me,
        "readers": me.story.readers.order_by("id"),
        "has_passphrase": header.needs_passphrase(opening.read_header()),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The new reader sits down and chooses a passphrase of their own; then they are in, and see their recovery key."""
    me = _me(request)
    form = ReaderForm(request.POST or None)
    secret = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and secret.is_valid():
        try:
            changed, unlocked, _ = header.add_reader(
                opening.read_header(), by=_unlocked(request), passphrase=secret.cleaned_data["passphrase"]
            )
        except Explained as trouble:
            secret.add_error("passphrase", trouble.said(page_language()))
        else:
            actions.add_reader(
                story=me.story, by=me, slot=unlocked.slot_id, name=form.cleaned_data["name"],
                role=Reader.Role(form.cleaned_data["role"]),
            )  # fmt: skip
            header.save(changed, opening.folder().header)
            before, request.session[SEAT] = request.session[SEAT], opening.enter(unlocked)
            opening.leave(before)
            following = urlencode({"next": done(reverse("vault:readers"), "reader-added")})
            return HttpResponseRedirect(f"{reverse('vault:recovery-key')}?{following}")
    return render(request, "vault/add_reader.html", {"form": form, "secret": secret})


@require_POST
def rename(request: HttpRequest) -> HttpResponse:
    """Call me by another name."""
    me = _me(request)
    actions.rename_reader(reader=me, by=me, name=request.POST.get("name", "").strip()[:100])
    return HttpResponseRedirect(done(reverse("vault:readers"), "saved"))


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, reader_id: int) -> HttpResponse:
    """Take a reader away. Their own pages go with them; a new key should follow."""
    me = _me(request)
    gone = me.story.readers.filter(pk=reader_id).exclude(pk=me.pk).first()
    if gone is None:
        raise Http404
    if request.method == "POST":
        changed = header.remove_reader(opening.read_header(), by=_unlocked(request), slot_id=gone.slot)
        header.save(changed, opening.folder().header)
        actions.remove_reader(reader=gone, by=me)
        return HttpResponseRedirect(done(reverse("vault:new-key"), "reader-removed"))
    return render(request, "vault/remove_reader.html", {"gone": gone})
