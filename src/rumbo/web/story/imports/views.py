"""The pages of bringing in: choosing, progress, the door, what was read, going through it, and the records there are."""

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
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.course import lay_out
from rumbo.guide import lines
from rumbo.guide.plain import plain
from rumbo.records import excerpt, preview
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.page import done
from rumbo.web.story import actions, doors, facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.story.imports import actions as imports
from rumbo.web.story.imports import reading
from rumbo.web.story.imports.forms import BringForm, OlderForm, TypedForm, WordsForm
from rumbo.web.story.imports.review import items_to_review
from rumbo.web.story.models import Import, Record
from rumbo.web.vault import opening, sealed_files
from rumbo.web.vault.upload import find_refusal


def _get_record(who: Here, record_id: int) -> Record:
    record = who.story.records.filter(pk=record_id).first()
    if record is None:
        raise Http404
    return record


@require_http_methods(["GET", "POST"])
@open_to_all
def bring(request: HttpRequest) -> HttpResponse:
    """Choose files. Where there is no file to keep them in yet, that comes first: an upload is a save."""
    state = request.vault  # type: ignore[attr-defined]  # set by the gate
    if not state.is_open:
        target = "vault:open" if state.exists else "vault:protect"
        return HttpResponseRedirect(f"{reverse(target)}?next={reverse('story:bring')}")
    who = here(request)
    form, refusal = BringForm(), None
    if request.method == "POST":
        sent = BringForm(request.POST, request.FILES)
        refusal = find_refusal(request)
        if refusal is None and sent.is_valid():
            return _keep(who, sent)
        form = form if refusal else sent  # "no file was chosen" would be beside the point
    return render(request, "story/imports/bring.html", {"form": form, "refusal": refusal})


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Words instead of a file."""
    who = here(request)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = date_format(timezone.localdate(), "DATE_FORMAT")
        name = form.cleaned_data["name"] or gettext("Pasted on %(day)s") % {"day": day}
        return _keep_words(who, words=form.cleaned_data["words"], name=name)
    return render(request, "story/imports/paste.html", {"form": form})


@require_GET
def source(request: HttpRequest, fact_id: str) -> HttpResponse:
    """The record of a fact, opened at the place the fact comes from."""
    who = here(request)
    fact = facts.find_fact(who, fact_id)
    found = facts.record_of(who, fact) if fact is not None else None
    if fact is None or fact.source is None or found is None:
        raise Http404
    shown = excerpt(reading.bytes_of(found), place=fact.source.place, quote=fact.source.quote)
    return render(request, "story/imports/source.html", {
        "fact": fact, "plain": plain(fact.statement), "record": found, "excerpt": shown,
        "marked": next((number for number, line in enumerate(shown.lines) if line.here), None),
    })  # fmt: skip


@require_GET
def picture(request: HttpRequest, record_id: int) -> HttpResponse:
    """A photo or scan as a PNG, made from its bytes in a child: nothing of the file itself reaches the browser."""
    who = here(request)
    found = _get_record(who, record_id)
    shown = preview(b"".join(reading.bytes_of(found))) if found.format == "picture" else None
    if shown is None or (doors.answer_at(who, found) is None and found.standing == Record.Standing.READ):
        raise Http404
    return HttpResponse(shown, content_type="image/png")


@require_http_methods(["GET", "POST"])
def type_in(request: HttpRequest, record_id: int) -> HttpResponse:
    """A photo beside a form: what matters of it is typed, and read like a pasted letter."""
    who = here(request)
    found = _get_record(who, record_id)
    if found.format != "picture":
        raise Http404
    form = TypedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = gettext("Typed from %(name)s") % {"name": found.name}
        return _keep_words(who, words=form.cleaned_data["words"], name=name)
    return render(request, "story/imports/type_in.html", {"record": found, "form": form})


def _keep_words(who: Here, *, words: str, name: str) -> HttpResponse:
    record, is_new = imports.keep_words(story=who.story, by=who.reader, words=words, name=f"{name}.txt")
    if is_new or record.standing == Record.Standing.WAITING:
        reading.begin(record=record, by=who.reader)
    return HttpResponseRedirect(reverse("story:record", args=[record.pk]))


def _keep(who: Here, form: BringForm) -> HttpResponse:
    kept: list[Record] = []
    for upload in form.cleaned_data["records"]:
        record, is_new = imports.keep_record(story=who.story, by=who.reader, upload=upload)
        if is_new or record.standing == Record.Standing.WAITING:
            reading.begin(record=record, by=who.reader)
        kept.append(record)
    if len(kept) == 1:
        return HttpResponseRedirect(reverse("story:record", args=[kept[0].pk]))
    return HttpResponseRedirect(done(reverse("story:records"), "brought-in"))


@require_GET
def record(request: HttpRequest, record_id: int) -> HttpResponse:
    """One record: being read, at its door, or what it says."""
    who = here(request)
    found = _get_record(who, record_id)
    last = found.imports.order_by("-id").first()
    if last and last.state == Import.State.READING:
        return render(
            request, "story/imports/progress.html", {"record": found, "running": last, "percent": _percent(last)}
        )
    if found.standing == Record.Standing.READ and doors.answer_at(who, found) is None:
        return HttpResponseRedirect(reverse("story:door", args=[found.pk]))
    return render(request, "story/imports/record.html", {
        "record": found,
        "last": last,
        "outcome": reading.outcome_of(last) if last else None,
        "answer": doors.answer_at(who, found),
        "groups": facts.by_kind(facts.visible_in(who, found.sha256)),
        "size_kb": max(1, found.size_bytes // 1024),
    })  # fmt: skip


def _percent(running: Import) -> int:
    return min(99, running.bytes_done * 100 // max(1, running.record.size_bytes))


@require_GET
def progress(request: HttpRequest, record_id: int) -> HttpResponse:
    """The moving part of the progress page; when the reading has ended, the page goes on."""
    found = _get_record(here(request), record_id)
    last = found.imports.order_by("-id").first()
    if last is None or last.state != Import.State.READING:
        return HttpResponse(headers={"HX-Redirect": reverse("story:record", args=[found.pk])})
    return render(request, "story/imports/progress_bar.html", {"record": found, "percent": _percent(last)})


@require_POST
def cancel(request: HttpRequest, record_id: int) -> HttpResponse:
    """Stop a reading."""
    found = _get_record(here(request), record_id)
    last = found.imports.order_by("-id").first()
    if last is not None:
        reading.cancel(last)
        reading.wait_for(last, seconds=5)
    return HttpResponseRedirect(reverse("story:record", args=[found.pk]))


@require_POST
def read_again(request: HttpRequest, record_id: int) -> HttpResponse:
    """Read a kept record once more: after a stop, or with a newer Rumbo."""
    who = here(request)
    found = _get_record(who, record_id)
    reading.begin(record=found, by=who.reader)
    return HttpResponseRedirect(reverse("story:record", args=[found.pk]))


@require_http_methods(["GET", "POST"])
def door(request: HttpRequest, record_id: int) -> HttpResponse:
    """The door: before anything is told, good or bad."""
    who = here(request)
    found = _get_record(who, record_id)
    if found.standing != Record.Standing.READ:
        return HttpResponseRedirect(reverse("story:record", args=[found.pk]))
    older = OlderForm(request.POST if request.POST.get("answer") == "older" else None)
    if request.method == "POST":
        answer = _answer(request, older)
        if answer is not None:
            actions.answer_door(here=who, record=found, answer=answer)
            return _after_door(found, answer)
    tonight = [shown.line for shown in lines(timezone.localdate())][:3]
    return render(request, "story/imports/door.html", {"record": found, "older": older, "lines": tonight})


def _answer(request: HttpRequest, older: OlderForm) -> DoorAnswer | None:
    chosen = request.POST.get("answer")
    if chosen == "older":
        return older.answer() if older.is_valid() else None
    return DoorAnswer(answer="look" if chosen == "look" else "not_now")


def _after_door(found: Record, answer: DoorAnswer) -> HttpResponse:
    if answer.answer == "not_now":
        return HttpResponseRedirect(done(reverse("today:today"), "saved"))
    return HttpResponseRedirect(reverse("story:review", args=[found.pk]))


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, record_id: int) -> HttpResponse:
    """Go through what a record says about cancers, treatments and returns. The rest is taken as it is, and can be undone."""
    who = here(request)
    found = _get_record(who, record_id)
    answer = doors.answer_at(who, found)
    if answer is None or answer.answer == "not_now":
        return HttpResponseRedirect(reverse("story:door", args=[found.pk]))
    visible = {fact.id: fact for fact in facts.visible_in(who, found.sha256)}
    items = items_to_review(lay_out(visible.values(), timezone.localdate()))
    if request.method == "POST":
        answered = {item: request.POST.get(item.key) for item in items}
        actions.review_record(
            record=found, by=who.reader,
            wrong=[visible[each] for item in items if answered[item] == "wrong" for each in item.facts],
            unsure=[visible[each] for item in items if answered[item] == "ask" for each in item.facts],
        )  # fmt: skip
        return HttpResponseRedirect(reverse("today:meaning"))
    last = found.imports.order_by("-id").first()
    return render(request, "story/imports/review.html", {
        "record": found,
        "answer": answer,
        "items": items,
        "outcome": reading.outcome_of(last) if last else None,
        "others": len(visible.keys() - {each for item in items for each in item.facts}),
    })  # fmt: skip


@require_POST
def claim(request: HttpRequest, record_id: int) -> HttpResponse:
    """This is mine, although it has another name on it."""
    who = here(request)
    found = _get_record(who, record_id)
    if found.standing == Record.Standing.HELD:
        imports.claim_record(record=found, by=who.reader)
        reading.begin(record=found, by=who.reader, claimed=True)
    return HttpResponseRedirect(reverse("story:record", args=[found.pk]))


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, record_id: int) -> HttpResponse:
    """Take a record out, with all that came from it, and erase its bytes."""
    who = here(request)
    found = _get_record(who, record_id)
    if request.method == "POST":
        sealed_name = imports.remove_record(record=found, by=who.reader)
        sealed_files.erase(opening.folder().records, name=sealed_name)
        return HttpResponseRedirect(done(reverse("story:records"), "removed"))
    return render(request, "story/imports/remove.html", {"record": found})


@require_GET
def records(request: HttpRequest) -> HttpResponse:
    """Every record of the story."""
    who = here(request)
    answers = doors.answers_of(who)
    rows = [(each, answers.get(each.pk)) for each in who.story.records.order_by("-id")]
    return render(request, "story/imports/records.html", {"rows": rows})


def _is_open(who: Here, found: Record) -> bool:
    """Whether a reader may see all of a record. What could not be read has no door."""
    answer = doors.answer_at(who, found)
    return found.standing != Record.Standing.READ or (answer is not None and answer.answer == "look")


@require_GET
def download(request: HttpRequest, record_id: int) -> HttpResponseBase:
    """The record itself, as it was brought in, for whoever wants it back. Only through its open door."""
    who = here(request)
    found = _get_record(who, record_id)
    if not _is_open(who, found):
        return HttpResponseRedirect(reverse("story:door", args=[found.pk]))
    response = StreamingHttpResponse(reading.bytes_of(found), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="record-{found.pk}"'
    return response
