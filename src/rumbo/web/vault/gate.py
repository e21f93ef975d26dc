"""The gate: a page that is not open to all needs an open file and a reader who is in. Before it, nothing touches the database.

Whatever somebody wrote into a form that comes back to a locked file is held in memory and offered again after opening.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from rumbo.web.frame.access import is_open_to_all
from rumbo.web.frame.doorkeeper import has_launch_cookie
from rumbo.web.vault import database, drafts, header, opening, replacement
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained

SEAT = "seat"  # the key of the session under which the keyring's token lies


@dataclass(frozen=True)
class VaultState:
    """How the file stands for this request, for views and templates."""

    exists: bool
    is_open: bool
    was_open: bool = False  # the browser holds a token that no longer counts: locked meanwhile, or started anew
    has_passphrase: bool = True
    is_example: bool = False
    idle_seconds: int = 0
    slot: str = ""
    private_key: bytes = field(default=b"", repr=False)


class Gate:
    """Middleware that lets a request to its page, or to the lock page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find out how the file stands."""
        request.vault = look(request)  # type: ignore[attr-defined]  # read by views and templates
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuse a page of the person's while the file is locked."""
        state: VaultState = request.vault  # type: ignore[attr-defined]  # set above
        if state.is_open:
            THE_KEYRING.touch(request.session[SEAT])
            return None
        if is_open_to_all(view):
            return None
        if not state.exists:
            return HttpResponseRedirect("/")
        return _to_the_lock_page(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Explain what is no mistake of Rumbo's: a full disk, a damaged file. Anything else stays what it is."""
        trouble = (
            exception if isinstance(exception, Explained) else database.explain(exception, folder=opening.folder().path)
        )
        return render(request, "vault/trouble.html", {"trouble": trouble}, status=500) if trouble else None


def look(request: HttpRequest) -> VaultState:
    """How the file stands for this request. A file without a passphrase opens by itself, but for nobody who only knocks."""
    folder = opening.folder()
    if not folder.is_begun:
        return VaultState(exists=False, is_open=False)
    if not has_launch_cookie(request):
        return VaultState(exists=True, is_open=False)
    token = request.session.get(SEAT, "")
    if not THE_KEYRING.is_in(token):
        if _needs_passphrase():
            return VaultState(exists=True, is_open=False, was_open=bool(token))
        with replacement.STANDSTILL:  # never in the middle of a restore
            token, _ = opening.open_without()
        request.session[SEAT] = token
    return VaultState(
        exists=True,
        is_open=True,
        has_passphrase=_needs_passphrase(),
        is_example=settings.RUMBO_IS_EXAMPLE,
        idle_seconds=settings.RUMBO_IDLE_MINUTES * 60,
        slot=THE_KEYRING.slot_id(token),
        private_key=THE_KEYRING.reader_key(token),
    )


def _needs_passphrase() -> bool:
    try:
        return header.needs_passphrase(opening.read_header())
    except Explained:
        return True  # the lock page explains what is wrong with the header


def _to_the_lock_page(request: HttpRequest) -> HttpResponse:
    query = {"next": request.get_full_path()}
    if request.method == "POST":
        written = {key: values for key, values in request.POST.lists() if key != "csrfmiddlewaretoken"}
        drafts.hold(request, {"address": request.get_full_path(), "written": written})
        query = {"next": reverse("vault:held")}
    address = f"{reverse('vault:open')}?{urlencode(query)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
