"""The pages of help: who to call, the emergency card, what things mean."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from rumbo.guide import HardSentence, UrgentSign, hard_sentences, lines, listed, pages, sentence_groups, urgent_signs
from rumbo.guide.explain import parts_of
from rumbo.guide.naming import date_name
from rumbo.guide.papers import papers
from rumbo.oncology import PartialDate
from rumbo.paper import EmergencyCard, RecordsRequest, print_emergency_card, print_records_request, print_sentences
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.help import actions
from rumbo.web.help.access import last_dose
from rumbo.web.help.forms import LISTS, TOPICS, CardForm
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.bodies import bodies_of
from rumbo.web.story.clinic import background, clinic_numbers, first_words
from rumbo.words import Text, as_text, both

# The explanations in which places of the body matter.
DRAWN = ("what-a-recurrence-is", "kinds-of-recurrence", "local-recurrence", "regional-recurrence", "distant-recurrence")


@require_GET
@open_to_all
def who_to_call(request: HttpRequest) -> HttpResponse:
    """Urgent signs for everyone, crisis lines, the clinic's own numbers. Open even when the file is locked."""
    state = request.vault  # type: ignore[attr-defined]  # set by the gate
    day, night = clinic_numbers(here(request)) if state.is_open else ("", "")
    shown = lines(timezone.localdate())
    return render(request, "help/who_to_call.html", {
        "signs": urgent_signs(),
        "crisis": [each for each in shown if each.line.crisis],
        "others": [each for each in shown if not each.line.crisis],
        "day": day, "night": night,
    })  # fmt: skip


@require_GET
@open_to_all
def help_page(request: HttpRequest) -> HttpResponse:
    """Everything that helps, on one page."""
    return render(request, "help/help.html", {"pages": parts_of("")})


@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Fill in the emergency card."""
    who = here(request)
    form = CardForm(request.POST or None, initial=_known(who))
    if request.method == "POST" and form.is_valid():
        given = {topic: _split(form.cleaned_data[name]) for name, topic in TOPICS.items()}
        actions.save_card(by=who, lines=given)
        return HttpResponseRedirect(done(reverse("help:card"), "saved"))
    return render(request, "help/card.html", {"form": form})


def _known(who: Here) -> dict[str, str]:
    seen = facts.visible_to(who)
    return {
        name: "\n".join(words for _, words in background(seen, topic)[: None if topic in LISTS else 1])
        for name, topic in TOPICS.items()
    }


def _split(written: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in written.splitlines() if line.strip())


@require_GET
def card_sheet(request: HttpRequest) -> HttpResponse:
    """The card on paper, always in both languages."""
    who = here(request)
    seen = facts.visible_to(who)
    course = facts.course_of(who, today=timezone.localdate())
    born = first_words(seen, "birth_date")
    given = [span for span in course.treatments if span.given]
    now = [span for span in given if span.ongoing] or given[-1:]
    sheet = EmergencyCard(
        printed_on=PartialDate.of(timezone.localdate()),
        urgent=tuple(_on_card(sign) for sign in _fever_first(urgent_signs())),
        name=first_words(seen, "name"),
        born_on=as_text(date_name(born)) if born else None,
        clinic_day_phone=first_words(seen, "clinic_phone"),
        clinic_night_phone=first_words(seen, "night_phone"),
        cancers=tuple(cancer.name for cancer in course.cancers),
        in_treatment=any(span.ongoing for span in given),
        treatments=tuple(both(span.name) for span in now),
        last_dose_on=last_dose(course),
        allergies=tuple(words for _, words in background(seen, "allergy")),
        medicines=tuple(words for _, words in background(seen, "medicine")),
        speaks_for_me=tuple(words for _, words in background(seen, "speaks_for_me")),
    )
    return sheet_response(print_emergency_card(sheet), name="rumbo-card")


CARD_WORDS = {
    "call_911": both("911"),
    "call_988": both("988"),
    "call_team": Text(en="your clinic", es="su clínica"),
}


def _fever_first(signs: Iterable[UrgentSign]) -> list[UrgentSign]:
    return sorted(signs, key=lambda sign: sign.id != "fever-in-treatment")


def _on_card(sign: UrgentSign) -> Text:
    """A sign and whom to call, short enough for a card; the page says more."""
    whom = CARD_WORDS[sign.act]
    return Text(en=f"{sign.sign.en} → {whom.en}", es=f"{sign.sign.es} → {whom.es}")


@require_GET
@open_to_all
def explain(request: HttpRequest, page_id: str) -> HttpResponse:
    """One page that explains; where places matter, with the reader's own story drawn, behind a word to open."""
    found = pages().get(page_id)
    if found is None:
        raise Http404
    own = page_id in DRAWN and request.vault.is_open  # type: ignore[attr-defined]  # set by the gate
    course = facts.course_of(here(request), today=timezone.localdate()) if own else None
    return render(request, "help/explain.html", {
        "page": found, "above": pages().get(found.part_of), "parts": parts_of(page_id),
        "bodies": bodies_of(course, lang=page_language()) if course else (),
    })  # fmt: skip


@require_GET
@open_to_all
def get_papers(request: HttpRequest) -> HttpResponse:
    """How to get one's own papers."""
    return render(request, "help/papers.html", {"papers": papers()})


@require_GET
@open_to_all
def papers_request(request: HttpRequest) -> HttpResponse:
    """The letter to the records office; with the name and birth date where the file is open and knows them."""
    seen = facts.visible_to(here(request)) if request.vault.is_open else ()  # type: ignore[attr-defined]  # set by the gate
    born = first_words(seen, "birth_date")
    sheet = RecordsRequest(
        asks=papers().request,
        printed_on=PartialDate.of(timezone.localdate()),
        name=first_words(seen, "name"),
        born=as_text(date_name(born)) if born else None,
    )
    return sheet_response(print_records_request(sheet, languages=languages_wanted(request)), name="rumbo-request")


@require_GET
@open_to_all
def words(request: HttpRequest) -> HttpResponse:
    """The words people meet."""
    return render(request, "help/words.html", {"entries": listed()})


@require_GET
@open_to_all
def hard_sentences_page(request: HttpRequest) -> HttpResponse:
    """What is hard to say, by whom it is said to."""
    return render(request, "help/hard_sentences.html", {"groups": sentence_groups()})


@require_GET
@open_to_all
def hard_sentence(request: HttpRequest, sentence_id: str) -> HttpResponse:
    """Words for one hard sentence."""
    return render(request, "help/hard_sentence.html", {"sentence": _sentence(sentence_id)})


@require_GET
@open_to_all
def sentences_sheet(request: HttpRequest) -> HttpResponse:
    """All of them on paper."""
    return _on_paper(request, hard_sentences().values())


@require_GET
@open_to_all
def sentence_sheet(request: HttpRequest, sentence_id: str) -> HttpResponse:
    """One of them on paper."""
    return _on_paper(request, (_sentence(sentence_id),))


def _sentence(sentence_id: str) -> HardSentence:
    if sentence_id not in hard_sentences():
        raise Http404
    return hard_sentences()[sentence_id]


def _on_paper(request: HttpRequest, sentences: Iterable[HardSentence]) -> HttpResponse:
    printed_on = PartialDate.of(timezone.localdate())
    pdf = print_sentences(sentences, languages=languages_wanted(request), printed_on=printed_on)
    return sheet_response(pdf, name="rumbo-words")
