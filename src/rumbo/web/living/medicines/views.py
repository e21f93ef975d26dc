"""The pages of the medicines."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.medicines import (
    SuggestedMedicine,
    decode_medicine,
    question_of_company,
    question_of_missing,
    suggest_medicines,
    take_again,
)
from rumbo.guide.medicines import stop as stopped
from rumbo.oncology import PartialDate, suggest_drugs
from rumbo.paper import print_medicines
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.living.medicines import actions
from rumbo.web.living.medicines.access import (
    ListedMedicine,
    NotedDay,
    days_of,
    find_changeable,
    find_medicine,
    is_one_hand,
    may_change,
    medicines_of,
)
from rumbo.web.living.medicines.forms import CompanyForm, DayForm, MedicineForm, StopForm, day_in
from rumbo.web.living.medicines.models import KeptMedicine
from rumbo.web.living.medicines.sheet import sheet_of
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in
from rumbo.words import Message

_A_PAGE = 60


class DayLine(NamedTuple):
    """A noted day, ready to be told."""

    on: PartialDate
    taken: list[str]
    missed: list[str]
    writer: str


@require_GET
def medicines(request: HttpRequest) -> HttpResponse:
    """What is taken, what no longer is, and what the story suggests."""
    who = here(request)
    kept = medicines_of(who)
    return render(request, "living/medicines/medicines.html", {
        "taken": [each for each in kept if not each.medicine.stopped],
        "gone": [each for each in kept if each.medicine.stopped],
        "suggested": _suggested(who, kept), "is_alone": is_one_hand(who, (each.medicine for each in kept)),
    })  # fmt: skip


def _suggested(who: Here, kept: tuple[ListedMedicine, ...]) -> tuple[SuggestedMedicine, ...]:
    course = facts.course_of(who, today=timezone.localdate())
    return suggest_medicines(course, facts.visible_to(who), known=[each.medicine for each in kept])


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a medicine down."""
    who = here(request)
    form = MedicineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.add(story=who.story, by=who.reader, medicine=form.told())
        return _to_the_list("kept")
    return render(request, "living/medicines/write.html", {"form": form, "is_new": True})


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """Cancer medicines that what was typed may mean. Any other name can be written all the same."""
    here(request)
    typed, lang = request.GET.get("name", "")[:100], page_language()
    found = suggest_drugs(typed, lang) if len(typed.strip()) > 1 else ()
    return render(request, "living/medicines/names.html", {"names": [each.name.said(lang) for each in found]})


@require_POST
def accept(request: HttpRequest) -> HttpResponse:
    """Put a medicine that the story suggests on the list."""
    who = here(request)
    wanted = request.POST.get("fact", "")
    for each in _suggested(who, medicines_of(who)):
        if each.fact == wanted:
            kept = actions.add(story=who.story, by=who.reader, medicine=each.medicine)
            return HttpResponseRedirect(done(reverse("living:medicine-change", args=[kept.pk]), "kept"))
    raise Http404


@require_GET
def one(request: HttpRequest, medicine_id: uuid.UUID) -> HttpResponse:
    """One medicine: what was written, what to ask about it, and what to do with it."""
    who = here(request)
    kept = find_medicine(who, medicine_id)
    return _page_of(request, who, kept=kept, company=CompanyForm())


def _page_of(request: HttpRequest, who: Here, *, kept: KeptMedicine, company: CompanyForm) -> HttpResponse:
    medicine = decode_medicine(kept.body)
    return render(request, "living/medicines/one.html", {
        "each": next(each for each in medicines_of(who) if each.id == kept.pk), "medicine": medicine,
        "may_change": may_change(who, kept), "is_alone": is_one_hand(who, [medicine]), "stop_form": StopForm(),
        "company": company, "missing": question_of_missing(medicine),
        "is_asked": any(each.id == _missing_name(kept) for each in raised_in(who.story)),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, medicine_id: uuid.UUID) -> HttpResponse:
    """Write a medicine differently."""
    who = here(request)
    kept = find_changeable(who, medicine_id)
    known = decode_medicine(kept.body)
    form = MedicineForm(request.POST if request.method == "POST" else None, medicine=known)
    if request.method == "POST" and form.is_valid():
        actions.change(kept=kept, by=who.reader, medicine=form.told(before=known))
        return _to_the_list("saved")
    return render(request, "living/medicines/write.html", {"form": form, "is_new": False})


@require_POST
def stop(request: HttpRequest, medicine_id: uuid.UUID) -> HttpResponse:
    """Note that a medicine is no longer taken. What cannot be read as a day is left out."""
    who = here(request)
    kept = find_changeable(who, medicine_id)
    form = StopForm(request.POST)
    form.is_valid()
    given = form.cleaned_data
    medicine = stopped(decode_medicine(kept.body), on=given.get("stopped_on"), why=given.get("why_stopped", ""))
    actions.change(kept=kept, by=who.reader, medicine=medicine)
    return _to_the_list("saved")


@require_POST
def again(request: HttpRequest, medicine_id: uuid.UUID) -> HttpResponse:
    """Note that a medicine is taken again."""
    who = here(request)
    kept = find_changeable(who, medicine_id)
    actions.change(kept=kept, by=who.reader, medicine=take_again(decode_medicine(kept.body)))
    return _to_the_list("saved")


@require_POST
def remove(request: HttpRequest, medicine_id: uuid.UUID) -> HttpResponse:
    """Take a medicine away for good."""
    who = here(request)
    actions.remove(kept=find_changeable(who, medicine_id), by=who.reader)
    return _to_the_list("removed")


@require_POST
def ask(request: HttpRequest, medicine_id: uuid.UUID) -> HttpResponse:
    """Send a question about a medicine to the list of the next visit: what it goes with, or what to do when it is missed."""
    who = here(request)
    kept = find_medicine(who, medicine_id)
    medicine, company = decode_medicine(kept.body), CompanyForm(request.POST)
    if "missed" in request.POST:
        _raise(who, name=_missing_name(kept), text=question_of_missing(medicine))
    elif company.is_valid():
        text = question_of_company(medicine, other=company.cleaned_data["other"])
        _raise(who, name=f"ask-medicine-{uuid.uuid4().hex}", text=text)
    else:
        return _page_of(request, who, kept=kept, company=company)
    return HttpResponseRedirect(done(reverse("living:medicine", args=[kept.pk]), "asked"))


def _raise(who: Here, *, name: str, text: Message) -> None:
    why = Message("medicines-ask-why")
    raise_question(story=who.story, by=who.reader, name=name, text=text, why=why, theme="daily-life")


def _missing_name(kept: KeptMedicine) -> str:
    return f"ask-medicine-missed-{kept.pk.hex}"


@require_http_methods(["GET", "POST"])
def day(request: HttpRequest) -> HttpResponse:
    """Note what was taken on a day. Everything can be skipped, and nothing is counted."""
    who = here(request)
    kept = [each for each in medicines_of(who) if not each.medicine.stopped]
    form = DayForm(request.POST) if request.method == "POST" else DayForm({"on": request.GET.get("on", _today())})
    on = form.cleaned_data["on"] if form.is_valid() else timezone.localdate()
    noted = [each for each in days_of(who) if each.day.on == on]
    own = next((each.day.noted for each in noted if each.is_own), {})
    if request.method == "POST" and form.is_valid():
        told = day_in(request.POST, on=on, keys={each.key for each in kept}, before=own)
        actions.note_day(here=who, day=told)
        return HttpResponseRedirect(done(reverse("living:medicines"), "kept"))
    return render(request, "living/medicines/day.html", {
        "form": form, "on": PartialDate.of(on), "day": on, "rows": [(each, own.get(each.key, "")) for each in kept],
        "others": _lines([each for each in noted if not each.is_own], kept),
    })  # fmt: skip


def _today() -> str:
    return timezone.localdate().isoformat()


@require_GET
def days(request: HttpRequest) -> HttpResponse:
    """The days that were noted, the latest first. Of the others nothing is known, and nothing is said."""
    who = here(request)
    noted = days_of(who)
    page = Paginator(noted, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "living/medicines/days.html", {
        "page": page, "lines": _lines(page.object_list, medicines_of(who)),
        "is_alone": is_one_hand(who, (each.day for each in noted)),
    })  # fmt: skip


def _lines(noted: Iterable[NotedDay], kept: Iterable[ListedMedicine]) -> list[DayLine]:
    names = {each.key: each.medicine.name for each in kept}
    return [
        DayLine(
            on=PartialDate.of(each.day.on),
            taken=[names[key] for key, said in each.day.noted.items() if said == "taken" and key in names],
            missed=[names[key] for key, said in each.day.noted.items() if said == "missed" and key in names],
            writer=each.writer,
        )
        for each in noted
    ]


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The list on paper, large."""
    printed = print_medicines(sheet_of(here(request)), languages=languages_wanted(request))
    return sheet_response(printed, name="rumbo-medicines")


def _to_the_list(key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("living:medicines"), key))
