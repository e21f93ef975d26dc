"""The pages of the packet: what is needed and what goes in, the cover page, the letters, and the file."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from rumbo.guide.packet import OFFICES
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.opinions.packet import actions, parcel
from rumbo.web.opinions.packet.access import desk_of
from rumbo.web.opinions.packet.forms import LockForm, PacketForm
from rumbo.web.story.access import Here, here
from rumbo.words import Explained


@require_http_methods(["GET", "POST"])
def packet(request: HttpRequest) -> HttpResponse:
    """What a second doctor needs, what is there, and what goes in."""
    who = here(request)
    desk = desk_of(who)
    form = PacketForm(request.POST or None, desk=desk, has_opinions=who.story.noted_opinions.exists())
    if request.method == "POST" and form.is_valid():
        actions.keep_notes(here=who, notes=form.notes())
        return HttpResponseRedirect(done(reverse("opinions:packet-file"), "saved"))
    return render(request, "opinions/packet/packet.html", {
        "form": form, "desk": desk, "review": desk.packet.holdings[0].wanted,
        "have": [(each, desk.records_of(each)) for each in desk.packet.held("have", "made")],
        "ask": [(each, desk.records_of(each)) for each in desk.packet.held("ask", "named")],
        "unneeded": desk.packet.held("not_needed"),
        "letters": [office for office in OFFICES if desk.packet.asked_of(office)],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def packet_file(request: HttpRequest) -> HttpResponseBase:
    """What is in it, how it is locked; then the file."""
    who = here(request)
    form, trouble = LockForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            return _sent(who, form)
        except Explained as damaged:
            trouble = damaged
    return render(request, "opinions/packet/file.html", {"form": form, "desk": desk_of(who), "trouble": trouble})


def _sent(who: Here, form: LockForm) -> StreamingHttpResponse:
    now, lock = timezone.localtime(), form.chosen_lock()
    pieces = parcel.pack_packet(who, now=now, lock=lock)
    actions.note_packed(here=who, records=len(desk_of(who).chosen), is_locked=lock.is_locked)
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    name = parcel.file_name(on=now.date(), lock=lock)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def cover(request: HttpRequest) -> HttpResponse:
    """The cover page on paper."""
    who = here(request)
    return sheet_response(parcel.cover_of(who, desk_of(who), languages=languages_wanted(request)), name="rumbo-cover")


@require_GET
def letter(request: HttpRequest, office: str) -> HttpResponse:
    """The letter to one office on paper."""
    who = here(request)
    known = next((each for each in OFFICES if each == office), None)
    printed = parcel.letter_to(who, desk_of(who), office=known, languages=languages_wanted(request)) if known else None
    if printed is None:
        raise Http404
    return sheet_response(printed, name=f"rumbo-request-{office}")
