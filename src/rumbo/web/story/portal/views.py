"""The pages of connecting a portal: what it means, its addresses one by one, signing in and coming back, fetching, forgetting."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import get_language_from_request, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.naming import entry_name
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.page import done
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.story.access import Here, here
from rumbo.web.story.models import PortalConnection
from rumbo.web.story.portal import actions as portals
from rumbo.web.story.portal import addresses, errands, smart
from rumbo.web.story.portal.addresses import Shown
from rumbo.web.story.portal.collecting import KINDS
from rumbo.web.story.portal.forms import BeginForm
from rumbo.web.story.portal.smart import Answer, Offers
from rumbo.words import LANGUAGES, Explained, Sayable

NOTHING = PortalConnection.Doing.NOTHING
LONGEST_ANSWER = 8_000  # characters of one value that comes back with the browser
FETCHED_FROM = ("token", "base")
Step = Literal["ask", "agree", "sign-in", "again"]


class _Line(NamedTuple):
    """One address of a portal's list: what it is for, and whether its host is another than the base's."""

    what: str
    shown: Shown
    is_elsewhere: bool


def _get_portal(who: Here, portal_id: int) -> PortalConnection:
    found = who.reader.portals.select_related("reader__story", "record").filter(pk=portal_id).first()
    if found is None:
        raise Http404
    return found


def _to(portal: PortalConnection) -> HttpResponse:
    return HttpResponseRedirect(reverse("story:portal", args=[portal.pk]))


def _returns_to(request: HttpRequest) -> str:
    """Where the hospital sends the browser back to: an address of this computer, the same at every start."""
    return request.build_absolute_uri(reverse("portal-back"))


@require_http_methods(["GET", "POST"])
def connect(request: HttpRequest) -> HttpResponse:
    """What connecting means, the portals there are, and room for another. Nothing is contacted."""
    who = here(request)
    is_example = request.vault.is_example  # type: ignore[attr-defined]  # set by the gate
    form = BeginForm(request.POST or None)
    if request.method == "POST" and not is_example and form.is_valid():
        portal = portals.begin_portal(by=who.reader, **form.cleaned_data)
        return _to(portal)
    mine = [(each, addresses.show(each.base).host) for each in who.reader.portals.all()]
    return render(request, "story/portal/connect.html", {
        "form": form, "mine": mine, "is_example": is_example, "returns_to": _returns_to(request),
    })  # fmt: skip


@require_GET
def portal(request: HttpRequest, portal_id: int) -> HttpResponse:
    """One portal: every address with what it is for, what came of the last contact, and the next step."""
    found = _get_portal(here(request), portal_id)
    offers, outcome = portals.offers_of(found), portals.outcome_of(found)
    step, lines = _step(found, offers), _lines(found, offers)
    return render(request, "story/portal/portal.html", {
        "portal": found,
        "host": addresses.show(found.base).host,
        "lines": [each for each in lines if each.what in FETCHED_FROM] if step == "again" else lines,
        "others": [each for each in lines if each.what not in FETCHED_FROM] if step == "again" else [],
        "step": step,
        "outcome": outcome,
        "refused": _not_given(outcome.refused),
        "may_refuse": offers is not None and not offers.is_meant_for_people,
    })  # fmt: skip


def _not_given(refused: tuple[str, ...]) -> list[Sayable]:
    """What the portal did not give, as people call it. What goes by one name counts as given when any of it was."""
    given = {entry_name(kind) for kind in KINDS if kind not in refused}
    return [each for each in dict.fromkeys(map(entry_name, refused)) if each not in given]


def _step(found: PortalConnection, offers: Offers | None) -> Step:
    if offers is None:
        return "ask"
    if found.agreed_at is None:
        return "agree"
    return "sign-in" if found.sign_in else "again" if found.permission else "agree"


def _lines(found: PortalConnection, offers: Offers | None) -> list[_Line]:
    named = [("discovery", addresses.discovery_of(found.base))]
    if offers is not None:
        named += [("authorize", offers.authorize), ("token", offers.token), ("base", found.base)]
        named += [("revoke", offers.revoke)] if offers.revoke else []
    host = addresses.show(found.base).host
    shown = [(what, addresses.show(address)) for what, address in named]
    return [_Line(what, each, each.host != host) for what, each in shown]


@require_POST
def ask(request: HttpRequest, portal_id: int) -> HttpResponse:
    """The person agrees that the first address is contacted: the portal is asked which others it uses."""
    found = _get_portal(here(request), portal_id)
    errands.ask(found)
    return _to(found)


@require_POST
def agree(request: HttpRequest, portal_id: int) -> HttpResponse:
    """The person agrees to every address of the list, and is about to sign in."""
    found = _get_portal(here(request), portal_id)
    if found.offers and found.doing == NOTHING:
        sign_in = smart.begin_sign_in(lang=page_language(), returns_to=_returns_to(request))
        portals.agree(portal=found, sign_in=sign_in)
    return _to(found)


@require_GET
def sign_in(request: HttpRequest, portal_id: int) -> HttpResponse:
    """Lead the browser to the hospital's sign-in page, with what the protocol asks for and nothing else."""
    found = _get_portal(here(request), portal_id)
    offers, begun = portals.offers_of(found), portals.sign_in_of(found)
    if offers is None or begun is None or found.agreed_at is None:
        return _to(found)
    return HttpResponseRedirect(
        smart.sign_in_address(offers, base=found.base, client_id=found.client_id, sign_in=begun)
    )


@require_GET
@open_to_all
def back(request: HttpRequest) -> HttpResponse:
    """Where a hospital sends the browser back to. It asks nothing of the file and shows nothing of anyone.

    The hospital started this request, so the browser keeps our cookies back. The page goes on by itself to one of ours, and on
    that step they come along (docs/adr/0013).
    """
    answer = _answer(request.GET.dict())
    chosen = (request.GET.get("in", ""), answer.state[:2], get_language_from_request(request))
    lang = next((each for each in chosen if each in LANGUAGES), LANGUAGES[0])
    given = {"state": answer.state, "code": answer.code, "iss": answer.issuer, "error": answer.error}
    carried = urlencode({key: value for key, value in given.items() if value})
    other = "es" if lang == "en" else "en"
    with translation.override(lang):
        return render(request, "story/portal/back.html", {
            "go_on": f"{reverse('story:portal-returned')}?{carried}",
            "other_address": f"{request.path}?in={other}&{carried}",
        })  # fmt: skip


def _answer(given: dict[str, str]) -> Answer:
    """What came back with the browser. A value that is longer than any we know counts as none."""
    said = {key: value for key, value in given.items() if len(value) <= LONGEST_ANSWER}
    return Answer(
        state=said.get("state", ""), code=said.get("code", ""), issuer=said.get("iss", ""), error=said.get("error", "")
    )


@require_GET
def returned(request: HttpRequest) -> HttpResponse:
    """The person is back. Whether the answer is to what they began is seen here, where it is known who they are."""
    who, answer = here(request), _answer(request.GET.dict())
    found = _find_asked(who, answer)
    trouble = _trouble_with(answer, found)
    return render(request, "story/portal/returned.html", {
        "portal": found,
        "host": addresses.show(found.base).host if found else "",
        "lines": [each for each in _lines(found, portals.offers_of(found)) if each.what in FETCHED_FROM] if found else [],
        "trouble": trouble,
        "answer": answer,
    })  # fmt: skip


def _find_asked(who: Here, answer: Answer) -> PortalConnection | None:
    """The portal of this reader whose sign-in an answer is to."""
    mine = who.reader.portals.select_related("reader__story")
    return next((each for each in mine if smart.belongs(answer, portals.sign_in_of(each))), None)


def _trouble_with(answer: Answer, found: PortalConnection | None) -> Explained | None:
    offers = portals.offers_of(found) if found else None
    if found is None or offers is None:
        return Explained("portal-wrong-state")
    try:
        smart.check_answer(answer, sign_in=portals.sign_in_of(found), offers=offers, base=found.base)
    except Explained as trouble:
        return trouble
    return None


@require_POST
def fetch(request: HttpRequest) -> HttpResponse:
    """Trade the one-time code, and fetch the record."""
    who, answer = here(request), _answer(request.POST.dict())
    found = _find_asked(who, answer)
    begun = portals.sign_in_of(found) if found else None
    if found is None or begun is None or found.doing != NOTHING or _trouble_with(answer, found) is not None:
        return HttpResponseRedirect(reverse("story:portal-returned"))
    portals.take_sign_in(portal=found)
    form = smart.code_form(answer, sign_in=begun, client_id=found.client_id)
    errands.fetch(found, form=form, name=_name_of_record(found))
    return _to(found)


@require_POST
def fetch_again(request: HttpRequest, portal_id: int) -> HttpResponse:
    """Fetch once more with the kept permission."""
    found = _get_portal(here(request), portal_id)
    permission = portals.permission_of(found)
    if permission is not None:
        form = smart.refresh_form(permission, client_id=found.client_id)
        errands.fetch(found, form=form, name=_name_of_record(found))
    return _to(found)


def _name_of_record(found: PortalConnection) -> str:
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    return gettext("Portal %(host)s, %(day)s") % {"host": addresses.show(found.base).host, "day": day} + ".json"


@require_GET
def progress(request: HttpRequest, portal_id: int) -> HttpResponse:
    """The moving part of the page; when the contact has ended, the page goes on."""
    found = _get_portal(here(request), portal_id)
    if found.doing == NOTHING:
        return HttpResponse(headers={"HX-Redirect": reverse("story:portal", args=[found.pk])})
    return render(request, "story/portal/progress.html", {"portal": found})


@require_POST
def stop(request: HttpRequest, portal_id: int) -> HttpResponse:
    """Stop what is under way."""
    found = _get_portal(here(request), portal_id)
    errands.stop(found)
    return _to(found)


@require_http_methods(["GET", "POST"])
def forget(request: HttpRequest, portal_id: int) -> HttpResponse:
    """Erase a portal and its permission, and tell the hospital where it takes that."""
    found = _get_portal(here(request), portal_id)
    if request.method == "GET":
        return render(request, "story/portal/forget.html", {
            "portal": found, "host": addresses.show(found.base).host, "record": found.record,
            "lines": [each for each in _lines(found, portals.offers_of(found)) if each.what == "revoke" and found.permission],
        })  # fmt: skip
    errands.stop(found)
    not_told = errands.tell_goodbye(found)
    portals.forget_portal(portal=found)
    if not_told is None:
        return HttpResponseRedirect(done(reverse("story:connect"), "removed"))
    return render(request, "story/portal/forgotten.html", {"trouble": not_told})
