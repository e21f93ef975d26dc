"""The pages of the people who help: all of them, one, what is shared with one, and the story as that one sees it."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.circle.members import CircleMember, role_name, section_name
from rumbo.guide.circle.policies import can_share
from rumbo.guide.circle.roles import HEALTH, SECTIONS, Section, Share
from rumbo.guide.circle.visibility import sections_of
from rumbo.web.circle.people import actions
from rumbo.web.circle.people.access import find_member, members_in, read, viewer_of
from rumbo.web.circle.people.forms import CHANNEL_WORDS, MemberForm, shares_in
from rumbo.web.circle.people.showing import shown_to
from rumbo.web.frame.page import done
from rumbo.web.story.access import here


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the circle, and who can open the file."""
    who = here(request)
    listed = [(each, role_name(each.member.role), sections_named(each.member)) for each in members_in(who)]
    return render(request, "circle/people/people.html", {"listed": listed, "is_alone": who.reader_is_alone})


def sections_named(member: CircleMember) -> list[object]:
    """The names of the sections somebody sees, health marked by its own."""
    return [section_name(each) for each in SECTIONS if Share(each, "see") in member.shares]


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write somebody down."""
    who = here(request)
    form = MemberForm(request.POST if request.method == "POST" else None, member=None, lang=get_language() or "en")
    if request.method == "POST" and form.is_valid():
        kept = actions.add_member(story=who.story, by=who.reader, member=form.member())
        return _to(kept.pk, "saved")
    return render(request, "circle/people/about.html", {"form": form})


@require_GET
def member(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """One person of the circle."""
    who = here(request)
    kept = find_member(who, member_id)
    told = read(kept)
    return render(request, "circle/people/member.html", {
        "kept": kept, "member": told, "role": role_name(told.role), "sees": sections_named(told),
        "channel": CHANNEL_WORDS[told.channel] if told.channel else "",
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """Put right what is written of somebody."""
    who = here(request)
    kept = find_member(who, member_id)
    form = MemberForm(
        request.POST if request.method == "POST" else None, member=read(kept), lang=get_language() or "en"
    )
    if request.method == "POST" and form.is_valid():
        actions.change_member(kept=kept, by=who.reader, member=form.member())
        return _to(kept.pk, "saved")
    return render(request, "circle/people/about.html", {"form": form, "kept": kept})


@require_http_methods(["GET", "POST"])
def shares(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """Choose what somebody sees, section by section."""
    who = here(request)
    kept = find_member(who, member_id)
    told = read(kept)
    if request.method == "POST":
        actions.choose_shares(kept=kept, by=who.reader, shares=shares_in(request.POST, told))
        return _to(kept.pk, "saved")
    rows = [_row(told, each) for each in SECTIONS if can_share(told.role, Share(each, "see"))]
    return render(request, "circle/people/shares.html", {
        "kept": kept, "member": told, "daily": [row for row in rows if not row["is_health"]],
        "health": [row for row in rows if row["is_health"]],
    })  # fmt: skip


def _row(told: CircleMember, section: Section) -> dict[str, object]:
    return {
        "section": section, "name": section_name(section), "is_health": section in HEALTH,
        "sees": Share(section, "see") in told.shares, "adds": Share(section, "add") in told.shares,
        "can_add": section in ("tasks", "updates") and can_share(told.role, Share(section, "add")),
    }  # fmt: skip


@require_GET
def seen(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """The story as somebody of the circle would see it now."""
    who = here(request)
    kept = find_member(who, member_id)
    viewer = viewer_of(who, kept, today=timezone.localdate())
    hidden = [section_name(each) for each in SECTIONS if each not in sections_of(viewer)]
    return render(request, "circle/people/seen.html", {
        "kept": kept, "member": read(kept), "shown": shown_to(who, viewer), "hidden": hidden,
    })  # fmt: skip


@require_POST
def stop(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """Take everything back from somebody at once."""
    who = here(request)
    kept = find_member(who, member_id)
    actions.stop_sharing(kept=kept, by=who.reader)
    return _to(kept.pk, "unshared")


@require_POST
def remove(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """Erase somebody."""
    who = here(request)
    actions.remove_member(kept=find_member(who, member_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("circle:people"), "removed"))


def _to(member_id: uuid.UUID, key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("circle:member", args=[member_id]), key))
