"""The pages of taking along: what would be in it, the choices, and the file itself, sent as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.web.frame.page import done
from rumbo.web.story import doors
from rumbo.web.story.access import Here, here
from rumbo.web.story.taking import actions, parcel
from rumbo.web.story.taking.forms import TakeForm
from rumbo.words import Explained


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponseBase:
    """What would go into the file, and what stays out; then the file."""
    who = here(request)
    form, trouble = TakeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            return _sent(who, form)
        except Explained as damaged:
            trouble = damaged
    contents = parcel.contents_of(who, now=timezone.localtime())
    return render(request, "story/taking/take.html", {"form": form, "contents": contents, "trouble": trouble})


def _sent(who: Here, form: TakeForm) -> HttpResponseBase:
    now, lock, what = timezone.localtime(), form.chosen_lock(), form.cleaned_data["what"]
    pieces = parcel.pack(who, what=what, now=now, lock=lock)
    records = len(parcel.contents_of(who, now=now).records) if "records" in what else 0
    actions.note_taken(here=who, records=records, is_locked=lock.is_locked)
    return _attached(pieces, name=parcel.file_name(on=now.date(), lock=lock))


def _attached(pieces: Iterator[bytes], *, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def how_to_open(request: HttpRequest) -> HttpResponse:
    """The note on how to open an encrypted file, to send along."""
    response = HttpResponse(parcel.how_to_open(), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="how-to-open-como-abrir.txt"'
    return response


@require_POST
def bring_notes(request: HttpRequest, record_id: int) -> HttpResponse:
    """Bring in what somebody wrote down in another Rumbo, from a record whose door is wholly open."""
    who = here(request)
    record = get_object_or_404(who.story.records, pk=record_id)
    answer = doors.answer_at(who, record)
    if answer is None or answer.answer != "look":
        return HttpResponseRedirect(reverse("story:door", args=[record.pk]))
    actions.bring_in(here=who, record=record)
    return HttpResponseRedirect(done(reverse("story:record", args=[record.pk]), "brought-in"))
