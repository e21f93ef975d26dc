"""Criteria about pregnancy, breastfeeding, contraception and menopause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

Who = Literal["women", "men", "everyone"]

_WOMEN = re.compile(r"\b(?:wom[ae]n|females?|WOCBP|mothers?|lactating|postmenopausal|menses)\b", re.IGNORECASE)
_MEN = re.compile(
    r"\b(?:(?<!fe)males?|men|man|father\w*|sperm|partners?|condoms?|both sexes|all (?:patients|participants))\b",
    re.IGNORECASE,
)
_PARTNERS = re.compile(r"\bpartners?\b", re.IGNORECASE)
_PREGNANT = re.compile(r"\b(?:pregnan\w+|conceive)\b", re.IGNORECASE)
_FEEDING = re.compile(r"\b(?:breast-? ?feed\w*|lactat\w+|nursing)\b", re.IGNORECASE)
_PREVENTING = re.compile(
    r"\b(?:contracepti\w+|birth control|abstin\w+|barrier|prevent pregnancy|father\w*|conceive"
    r"|child-?bearing|fertil\w+|sperm|condoms?)\b",
    re.IGNORECASE,
)
_AFTER_MENOPAUSE = re.compile(
    r"\bpost-?menopaus\w+|\bmenopausal (?:state|status)|\bovarian (?:suppression|ablation)", re.IGNORECASE
)
_OLDEST_MOTHER = (
    60  # above this age no registry text counts a woman as able to conceive (WHO: reproductive age is 15-49)
)


class PregnancyAsk(msgspec.Struct, frozen=True, tag="pregnancy"):
    """Not pregnant, not breastfeeding, or protected against pregnancy, as far as the criterion speaks of each; of men perhaps
    only those with `partners` who can become pregnant.
    """

    who: Who
    pregnant: bool = False
    breastfeeding: bool = False
    contraception: bool = False
    partners: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge it: who cannot become pregnant fulfils it; a willingness is not known."""
        if profile.sex == "male":
            spared = self.partners and profile.pregnancy.partner_cannot
            concerned = self.contraception and self.who != "women" and not spared
            return (
                judged("UNKNOWN", "trials-contraception-unknown", "sex")
                if concerned
                else judged("MET", "trials-pregnancy-man", "sex")
            )
        if self.who == "men" and profile.sex == "female":
            return judged("MET", "trials-pregnancy-woman", "sex")
        if cannot_conceive(profile):
            return judged("MET", "trials-pregnancy-past", "pregnancy")
        state = profile.pregnancy
        if (self.pregnant and state.pregnant) or (self.breastfeeding and state.breastfeeding):
            return judged("NOT_MET", "trials-pregnancy-yes", "pregnancy")
        settled = (state.pregnant is False or not self.pregnant) and (
            state.breastfeeding is False or not self.breastfeeding
        )
        if settled and not self.contraception:
            return judged("MET", "trials-pregnancy-no", "pregnancy")
        return judged("UNKNOWN", "trials-contraception-unknown" if self.contraception else "trials-pregnancy-unknown")


class MenopauseAsk(msgspec.Struct, frozen=True, tag="menopause"):
    """Past menopause; another way that a criterion offers (ovarian suppression) is for the trial's team."""

    def judge(self, profile: Profile) -> Judgment:
        """Judge it; it does not concern men."""
        if profile.sex == "male":
            return judged("MET", "trials-pregnancy-man", "sex")
        if profile.pregnancy.postmenopausal:
            return judged("MET", "trials-menopause-yes", "pregnancy")
        return judged("UNKNOWN", "trials-menopause-unknown")


class ScopeAsk(msgspec.Struct, frozen=True, tag="scope"):
    """Something asked only of women before menopause (`women`), of men (`men`), or of both."""

    women: bool = False
    men: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """MET for those it does not concern, UNKNOWN for the others."""
        if profile.sex == "male" and not self.men:
            return judged("MET", "trials-scope-other", "sex")
        if profile.sex == "female" and (not self.women or cannot_conceive(profile)):
            return judged("MET", "trials-scope-other", "sex", "pregnancy")
        return judged("UNKNOWN", "trials-scope-unknown")


def cannot_conceive(profile: Profile) -> bool:
    """Whether a woman is past menopause, has no womb or ovaries any more, or is too old to become pregnant."""
    state = profile.pregnancy
    old = profile.sex == "female" and profile.age_years is not None and profile.age_years > _OLDEST_MOTHER
    return bool(state.postmenopausal) or state.possible is False or old


def read_pregnancy(stated: tuple[Statement, ...]) -> Iterator[PregnancyAsk]:
    """What statements ask about pregnancy, breastfeeding and contraception, and of whom."""
    text = " ".join(each.text for each in stated)
    women, men = bool(_WOMEN.search(text)), bool(_MEN.search(text))
    contraception = bool(_PREVENTING.search(text))
    yield PregnancyAsk(
        who="everyone" if women == men else "women" if women else "men",
        pregnant=bool(_PREGNANT.search(text)),
        breastfeeding=bool(_FEEDING.search(text)),
        contraception=contraception and not _is_only_for_mothers(text),
        partners=bool(_PARTNERS.search(text)),
    )


def read_menopause(stated: tuple[Statement, ...]) -> Iterator[MenopauseAsk]:
    """Whether statements ask for menopause."""
    if any(each.wanted and _AFTER_MENOPAUSE.search(each.text) for each in stated):
        yield MenopauseAsk()


_FOR_WHOM = re.compile(r"^\W*for\b[^:,]{0,120}[:,]", re.IGNORECASE)


def read_scope(text: str) -> ScopeAsk | None:
    """Whom a criterion concerns that begins with it ("For premenopausal women and for men: ..."), or None.

    >>> read_scope("For premenopausal women and for men: an LHRH agonist").men
    True
    """
    found = _FOR_WHOM.match(text)
    if not found:
        return None
    women, men = (
        bool(re.search(r"\b(?:wom[ae]n|females?)\b", found[0], re.IGNORECASE)),
        bool(re.search(r"\b(?:men|(?<!fe)males?)\b", found[0], re.IGNORECASE)),
    )
    return ScopeAsk(women=women, men=men) if women or men else None


def _is_only_for_mothers(text: str) -> bool:
    """ "Positive pregnancy test or breastfeeding": childbearing is named only to say who is tested."""
    return not re.search(
        r"\b(?:contracepti\w+|birth control|abstin\w+|barrier|condoms?|prevent|agree\w*|willing\w*|father\w*|expecting)\b",
        text,
        re.IGNORECASE,
    )
