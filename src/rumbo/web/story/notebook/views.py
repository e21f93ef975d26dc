"""The notebook's pages."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rumbo.web.frame.page import done
from rumbo.web.story import actions
from rumbo.web.story.access import here
from rumbo.web.story.notebook.forms import PageForm
from rumbo.web.vault import private


@require_http_methods(["GET", "POST"])
def pages(request: HttpRequest) -> HttpResponse:
    """All pages of this reader, the newest first, and room for a new one."""
    who = here(request)
    form = PageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_in_notebook(here=who, words=form.cleaned_data["words"])
        return HttpResponseRedirect(done(reverse("story:notebook"), "saved"))
    written = [
        (page, private.open_text(bytes(page.body), reader_key=who.private_key, place=f"notebook/{page.pk}"))
        for page in who.reader.notebook.all()
    ]
    return render(
        request, "story/notebook/pages.html", {"form": form, "written": written, "is_alone": who.reader_is_alone}
    )


@require_POST
def remove(request: HttpRequest, page_id: uuid.UUID) -> HttpResponse:
    """Erase a page. Only its reader's own rows are looked at."""
    who = here(request)
    page = who.reader.notebook.filter(pk=page_id).first()
    if page is None:
        raise Http404
    actions.remove_from_notebook(here=who, page=page)
    return HttpResponseRedirect(done(reverse("story:notebook"), "removed"))
