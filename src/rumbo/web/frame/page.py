"""What every page needs to draw its frame: the places on the menu, the other language, where help is, what was just done."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class MenuPlace(NamedTuple):
    """A place on the menu: its Django app, the name of its first page, what it is called."""

    app: str
    page: str
    name: Promise


# The order of DESIGN section 9, the same in both languages, so that two people can follow by number.
MENU = (
    MenuPlace("today", "today", _("Today")),
    MenuPlace("story", "story", _("My story")),
    MenuPlace("questions", "questions", _("Questions")),
    MenuPlace("choices", "choices", _("Choices")),
    MenuPlace("trials", "trials", _("Trials")),
    MenuPlace("living", "living", _("Day to day")),
    MenuPlace("circle", "circle", _("My circle")),
    MenuPlace("help", "help", _("Help")),
)

# Places without a line of their own on the menu stand below another one.
BELOW = {"opinions": "questions"}

# What a page may say it has just done. An address carries only the key, never a word about the person.
DONE: dict[str, Promise] = {
    "saved": _("Saved."),
    "kept": _("Kept."),
    "taken-back": _("Taken back. Nothing was lost: you can undo this."),
    "undone": _("Undone."),
    "brought-in": _("Brought in."),
    "asked": _("Added to your questions."),
    "left-out": _("Left out. It is at the end of the page if you want it back."),
    "protected": _("Your file is protected."),
    "secret-changed": _("Your passphrase was changed."),
    "backed-up": _("A copy was made."),
    "reader-added": _("A reader was added."),
    "reader-removed": _("That reader can no longer open this file."),
    "removed": _("Removed."),
    "taken-apart": _("Taken back. Your words are apart again."),
    "trial-saved": _("Saved. It is on your page of saved trials."),
    "closed": _("Closed. You can open it again at any time."),
    "unshared": _("Taken back. They see nothing of your story from now on."),
    "in-story": _("It is in your story now, and your list of questions follows it."),
}


def every_page(request: HttpRequest) -> dict[str, Any]:
    """What the frame of a page needs."""
    app = request.resolver_match.app_name if request.resolver_match else ""
    here = BELOW.get(app, app)
    lang = get_language() or "en"
    other = "es" if lang.startswith("en") else "en"
    return {
        "menu": [(place, reverse(f"{place.app}:{place.page}"), place.app == here) for place in MENU],
        "lang": lang,
        "other_lang": other,
        "other_address": in_language(request.get_full_path(), other),
        "done": DONE.get(request.GET.get("done", "")),
        "vault": getattr(request, "vault", None),
    }


def in_language(address: str, lang: str) -> str:
    """The same page in another language: only the first part of its address differs."""
    parts = address.split("/", 2)
    if len(parts) == 3 and parts[1] in {"en", "es"}:
        return f"/{lang}/{parts[2]}"
    return f"/{lang}/"


def done(address: str, key: str) -> str:
    """An address that says, once it is shown, what was just done."""
    assert key in DONE, key  # noqa: S101 - a slip of ours
    path, hash_mark, place = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}done={key}{hash_mark}{place}"
