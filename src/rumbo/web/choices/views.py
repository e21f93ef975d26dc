"""The pages of choices to ask about: the list, one choice, some side by side, and what doctors said of them."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.choices.described import described_choices, get_choice, part_name
from rumbo.guide.choices.discussed import cancer_guides
from rumbo.guide.choices.named import Named, decode_named
from rumbo.oncology import PartialDate
from rumbo.paper import BesideSheet, print_beside
from rumbo.web.choices import actions
from rumbo.web.choices.access import beside_of, choices_of, find_named, get_considered
from rumbo.web.choices.forms import BesideForm, NamedForm
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.story import facts
from rumbo.web.story.access import here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in
from rumbo.words import Message, Text


@require_GET
def choices(request: HttpRequest) -> HttpResponse:
    """Every choice for this story, in the one order; what a doctor named is marked."""
    return render(request, "choices/choices.html", {"choices": choices_of(here(request))})


@require_GET
def choice(request: HttpRequest, choice_id: str) -> HttpResponse:
    """One choice: why it is here, what the story changes, what is missing to know, and what it is."""
    who = here(request)
    found = choices_of(who)
    considered = found.find(choice_id)
    if considered is None:
        raise Http404
    parts = [(part_name(part), said) for part, said in considered.choice.parts.items()]
    return render(request, "choices/choice.html", {
        "choices": found, "considered": considered, "choice": considered.choice, "parts": parts,
        "asked": {each.id for each in raised_in(who.story)},
    })  # fmt: skip


@require_GET
def cancer(request: HttpRequest, guide_id: str) -> HttpResponse:
    """What is commonly talked about when one cancer is back: general, the same for everyone."""
    who, guide = here(request), cancer_guides().get(guide_id)
    if guide is None:
        raise Http404
    return render(request, "choices/cancer.html", {
        "guide": guide, "asked": {each.id for each in raised_in(who.story)},
        "today_signs": [each for each in guide.signs if not each.emergency],
        "emergencies": [each for each in guide.signs if each.emergency],
    })  # fmt: skip


@require_GET
def beside(request: HttpRequest) -> HttpResponse:
    """Two to four choices side by side."""
    who = here(request)
    form = BesideForm(request.GET if "choice" in request.GET else None, ticked=request.GET.getlist("with"))
    chosen = form.cleaned_data["choice"] if form.is_valid() else []
    query = QueryDict(mutable=True)
    query.setlist("choice", chosen)
    return render(request, "choices/beside.html", {
        "form": form, "beside": beside_of(who, chosen) if chosen else None, "query": query.urlencode(),
    })  # fmt: skip


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The chosen choices on paper, one or side by side."""
    who, chosen = here(request), request.GET.getlist("choice")
    if not chosen:
        return HttpResponseRedirect(reverse("choices:beside"))
    for each in chosen:
        get_considered(who, each)
    printed = BesideSheet(
        beside=beside_of(who, chosen), printed_on=PartialDate.of(timezone.localdate()), name=facts.name_of(who)
    )
    return sheet_response(print_beside(printed, languages=languages_wanted(request)), name="rumbo-choices")


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Send a question about a choice, or about a cancer, to the list of the next visit."""
    who, question = here(request), request.POST.get("question", "")
    text, why, address = _question(question, about=request.POST.get("about", ""))
    raise_question(story=who.story, by=who.reader, name=question, text=text, why=why, theme="choices")
    return HttpResponseRedirect(done(f"{address}#ask", "asked"))


def _question(question: str, *, about: str) -> tuple[Text, Message, str]:
    """What a question asks, why, and the page it stands on."""
    guide = cancer_guides().get(about)
    if guide is not None and question in guide.ask:
        why = Message("guide-choices-question-why-cancer", {"cancer": guide.name})
        return guide.ask[question], why, reverse("choices:cancer", args=[about])
    if about in described_choices():
        found = get_choice(about)
        asked = {**found.ask, **found.cost}
        if question in asked:
            why = Message("guide-choices-question-why", {"choice": found.name})
            return asked[question], why, reverse("choices:choice", args=[about])
    raise Http404


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Note a choice that a doctor named, or what a doctor said about one."""
    who = here(request)
    known = request.GET.get("choice", "")
    about = get_considered(who, known).choice.id if known else None
    form = NamedForm(request.POST if request.method == "POST" else None, named=Named(choice=about))
    if request.method == "POST" and form.is_valid():
        named = form.named()
        actions.name_choice(story=who.story, by=who.reader, named=named)
        return HttpResponseRedirect(done(_page_of(named), "saved"))
    return render(request, "choices/name.html", {"form": form})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, named_id: uuid.UUID) -> HttpResponse:
    """Change what was noted of a choice."""
    who = here(request)
    noted = find_named(who, named_id)
    form = NamedForm(request.POST if request.method == "POST" else None, named=decode_named(noted.body))
    if request.method == "POST" and form.is_valid():
        named = form.named()
        actions.change_named(noted=noted, by=who.reader, named=named)
        return HttpResponseRedirect(done(_page_of(named), "saved"))
    return render(request, "choices/name.html", {"form": form, "noted": noted})


def _page_of(named: Named) -> str:
    """The page on which a note stands."""
    return reverse("choices:choice", args=[named.choice]) if named.choice else reverse("choices:choices")


@require_POST
def remove(request: HttpRequest, named_id: uuid.UUID) -> HttpResponse:
    """Take a note about a choice away."""
    who = here(request)
    actions.remove_named(noted=find_named(who, named_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("choices:choices"), "removed"))
