"""What each question says and how it is answered. The words a person meets; the path decides which of them come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words
else:
    Words = object

Choice = tuple[str, Words]


class Question(NamedTuple):
    """One question: its words, a hint beneath, and how it is answered.

    `answered` is `words`, `date`, `span` or `choice`; `search` names what is looked up while one types.
    """

    asks: Words
    hint: Words
    answered: str
    choices: tuple[Choice, ...] = ()
    search: str = ""


YES_NO: tuple[Choice, ...] = (("yes", _("Yes")), ("no", _("No")), ("", _("I don’t know")))
TREATMENTS: tuple[Choice, ...] = (
    ("surgery", _("Surgery (an operation)")),
    ("radiation", _("Radiation")),
    ("medicine", _("Medicine for the cancer: a drip, a shot or a pill")),
    ("transplant", _("A transplant of bone marrow or stem cells")),
    ("other", _("Something else")),
)
EXAMPLES = _("Write it as you would say it. Nothing here has to be exact.")

QUESTIONS: dict[str, Question] = {
    "name": Question(
        _("What should we call the person this story is about?"),
        _("A first name is enough. It is printed on the sheets."),
        "words",
    ),
    "cancer": Question(
        _("Which cancer was it?"),
        _("Begin to type, in English or Spanish: breast, colon, linfoma… Your own words are fine too."),
        "words",
        search="cancers",
    ),
    "found": Question(
        _("When was it first found?"), _("The year is enough. If you are not sure, tick “about”."), "date"
    ),
    "side": Question(
        _("Which side was it on?"),
        _("Your own left or right."),
        "choice",
        (("left", _("Left")), ("right", _("Right")), ("bilateral", _("Both sides")), ("", _("I don’t know"))),
    ),
    "treatment": Question(
        _("What was done about it?"),
        _("Choose one. If there was more than one treatment, you can add the others next."),
        "choice",
        (*TREATMENTS, ("none", _("Nothing was done")), ("", _("I don’t know"))),
    ),
    "treatment-more": Question(
        _("Was there another treatment?"),
        _("Choose it, or go on."),
        "choice",
        (*TREATMENTS, ("none", _("No, that is all"))),
    ),
    "name-of-surgery": Question(
        _("What was the operation?"), _("For example: lumpectomy, removal of part of the colon."), "words"
    ),
    "name-of-radiation": Question(
        _("Where was the radiation aimed?"), _("For example: chest, hip, prostate."), "words"
    ),
    "name-of-medicine": Question(
        _("What was the medicine called?"),
        _("The name on the bottle or on the drip, or the short name of the combination."),
        "words",
        search="drugs",
    ),
    "name-of-transplant": Question(
        _("What kind of transplant was it?"), _("For example: with your own cells, or a donor’s."), "words"
    ),
    "name-of-other": Question(_("What was it?"), EXAMPLES, "words"),
    "sort": Question(
        _("What kind of medicine was it?"),
        _("If nobody told you, that is fine."),
        "choice",
        (
            ("chemotherapy", _("Chemotherapy")),
            ("hormone", _("Hormone therapy")),
            ("targeted", _("Targeted therapy")),
            ("immunotherapy", _("Immunotherapy")),
            ("", _("I don’t know")),
        ),
    ),
    "dates": Question(_("When did it begin, and when did it end?"), _("Leave empty what you don’t know."), "span"),
    "clear": Question(
        _("After that, was there a time when the doctors saw no sign of the cancer?"),
        _("They may have said remission, clear, or no evidence of disease."),
        "choice",
        YES_NO,
    ),
    "clear-on": Question(_("When did they first say so?"), _("The year is enough."), "date"),
    "back": Question(
        _("Has it come back?"),
        _("If something was found and nobody is sure yet, choose “not known yet”."),
        "choice",
        (("yes", _("Yes")), ("waiting", _("Not known yet: we are waiting")), ("no", _("No")), ("", _("I don’t know"))),
    ),
    "back-again": Question(
        _("Has it come back again after that?"),
        _("You can tell each time by itself."),
        "choice",
        (("yes", _("Yes")), ("waiting", _("Not known yet: we are waiting")), ("no", _("No")), ("", _("I don’t know"))),
    ),
    "where": Question(
        _("Where did it come back?"),
        _("In your words: the scar, a lymph node under the arm, the liver. Several places are fine."),
        "words",
    ),
    "where-looked": Question(_("Where are they looking?"), EXAMPLES, "words"),
    "when": Question(_("When did you learn of it?"), _("The year is enough."), "date"),
    "word": Question(
        _("What did your doctor call it?"),
        _("If you don’t remember a word, leave it: it makes a good question to ask."),
        "choice",
        (
            ("local", _("Local: in the same place, or very near")),
            ("regional", _("Regional: in lymph nodes or tissue nearby")),
            ("distant", _("Distant, metastatic or stage 4: in another part of the body")),
            ("mixed", _("More than one of these")),
            ("", _("I don’t know, or no word was used")),
        ),
    ),
    "another": Question(
        _("Was there ever another cancer, a different one?"),
        _("Not the same one again, but a cancer of its own."),
        "choice",
        YES_NO,
    ),
    "now": Question(
        _("What did the doctors say last?"),
        _("About now. You can change this at any time."),
        "choice",
        (
            ("no_evidence_of_disease", _("No sign of cancer")),
            ("stable", _("It stayed the same")),
            ("waiting", _("We are waiting for results")),
            ("other", _("Something else, or nothing yet")),
            ("", _("I don’t know")),
        ),
    ),
}
