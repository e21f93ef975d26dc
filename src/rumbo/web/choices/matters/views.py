"""The pages of what matters."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.matters import next_prompt, prompts
from rumbo.oncology import PartialDate
from rumbo.paper import MattersSheet, print_matters
from rumbo.web.choices.matters import actions
from rumbo.web.choices.matters.access import beside as words_beside
from rumbo.web.choices.matters.access import company_of, find_company, matters_of
from rumbo.web.choices.matters.forms import PromptForm
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.story.access import here
from rumbo.web.story.lessons.access import lessons_of


def _back(key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("choices:matters"), key))


@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """All that this reader wrote, and with whom it lies side by side."""
    who = here(request)
    written = matters_of(who)
    return render(request, "choices/matters/matters.html", {
        "matters": written, "rows": [(each, written.about(name)) for name, each in prompts().items()],
        "company": company_of(who), "learned": lessons_of(who), "is_alone": who.reader_is_alone,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def prompt(request: HttpRequest, prompt: str) -> HttpResponse:
    """One prompt, with room for one's own words. They are kept as they are left."""
    who = here(request)
    asked = prompts().get(prompt)
    if asked is None:
        raise Http404
    following = next_prompt(prompt)
    form = PromptForm(request.POST or None, prompt=asked, words=matters_of(who).about(prompt))
    if request.method == "POST" and form.is_valid():
        actions.write(here=who, prompt=prompt, words=form.cleaned_data["words"])
        if following is None or "stop" in request.POST:
            return _back("saved")
        return HttpResponseRedirect(reverse("choices:matters-prompt", args=[following]))
    return render(request, "choices/matters/prompt.html", {
        "prompt": asked, "form": form, "following": following, "number": list(prompts()).index(prompt) + 1,
        "count": len(prompts()),
    })  # fmt: skip


@require_GET
def beside(request: HttpRequest, reader_id: int) -> HttpResponse:
    """One's own words beside another's, once both have agreed."""
    who = here(request)
    company = find_company(who, reader_id)
    rows = words_beside(who, company)
    return render(request, "choices/matters/beside.html", {"company": company, "rows": rows})


@require_POST
def agree(request: HttpRequest, reader_id: int) -> HttpResponse:
    """Agree to lay one's words beside another's: there have to be some."""
    who = here(request)
    company = find_company(who, reader_id)
    if matters_of(who).is_silent:
        raise Http404
    actions.agree(here=who, other=company.reader)
    return _back("saved")


@require_POST
def take_apart(request: HttpRequest, reader_id: int) -> HttpResponse:
    """Take the agreement back."""
    who = here(request)
    actions.take_apart(here=who, other=find_company(who, reader_id).reader)
    return _back("taken-apart")


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """What matters, on paper, for the doctor."""
    who = here(request)
    printed = MattersSheet(
        matters=matters_of(who), printed_on=PartialDate.of(timezone.localdate()), name=who.reader.name
    )
    return sheet_response(print_matters(printed, languages=languages_wanted(request)), name="rumbo-what-matters")
