"""An invented breast guide, an invented lymphoma guide and invented choices: what the rules are tested with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rumbo.guide.choices.considered import Considered
from rumbo.guide.choices.described import CHOICE_IDS, FOR_EVERYONE, PARTS, Choice, ChoiceId
from rumbo.guide.choices.discussed import CancerGuide, Discussed, Earlier, OpeningTest, Sign, Situation
from rumbo.guide.citations import Citation, Said
from rumbo.words import Message, Text

ON = date(2026, 11, 23)


def said(words: str) -> Said:
    """A statement with a source of its own."""
    return Said(text=Text(en=words, es=f"{words} (es)"), sources=(Citation(name=f"A page about {words}"),))


def talked(choice: ChoiceId, *situations: Situation) -> Discussed:
    """A choice that is talked about in some situations."""
    return Discussed(
        choice=choice, situations=frozenset(situations), says=said(f"{choice} when {' or '.join(situations)}")
    )


def opening(name: str, choice: ChoiceId, *biomarkers: str) -> OpeningTest:
    """A test that can open a choice."""
    return OpeningTest(id=name, name=Text(en=name, es=name), biomarkers=biomarkers, opens=(choice,), says=said(name))


BREAST_GUIDE = CancerGuide(
    id="breast", name=Text(en="breast cancer", es="cáncer de mama"), cancers=("breast",), checked_on=ON,
    about=(said("about it"),),
    discussed=(
        talked("surgery", "local", "regional"),
        talked("chemotherapy", "distant"),
        talked("chemotherapy", "local"),
        talked("hormone-therapy", "distant", "marker"),
        talked("clinical-trial", "distant"),
    ),
    earlier=(
        Earlier(had=frozenset({"radiation"}), choices=("surgery",), says=said("after radiation")),
        Earlier(had=frozenset({"doxorubicin"}), choices=("chemotherapy",), says=said("after doxorubicin")),
        Earlier(had=frozenset(), choices=("chemotherapy",), says=said("for all")),
    ),
    tests=(
        opening("HER2", "chemotherapy", "her2"),
        opening("biopsy", "surgery"),
        opening("BRCA", "hormone-therapy", "brca1", "brca2"),
        opening("CA 15-3", "surgery", "ca-15-3"),
    ),
    signs=(Sign(emergency=True, says=said("a sign")),), not_settled=(said("not settled"),),
    ask={"what-now": Text(en="What now?", es="¿Y ahora?")}, trial_words=("breast",), reviewed_on=ON, reviewed_by=None,
)  # fmt: skip
LYMPHOMA_GUIDE = CancerGuide(
    id="lymphoma", name=Text(en="lymphoma", es="linfoma"), cancers=("follicular-lymphoma",), checked_on=ON, about=(),
    discussed=(talked("chemotherapy", "relapse"), talked("cell-therapy", "refractory")),
    earlier=(Earlier(had=frozenset({"doxorubicin"}), choices=("chemotherapy",), says=said("limits of doxorubicin")),),
    tests=(), signs=(), not_settled=(), ask={}, trial_words=(), reviewed_on=ON, reviewed_by=None,
)  # fmt: skip


def invented_choice(choice_id: ChoiceId) -> Choice:
    """A choice with a statement in each part."""
    name = choice_id.replace("-", " ")
    return Choice(
        id=choice_id, number=CHOICE_IDS.index(choice_id) + 1, name=Text(en=name, es=f"{name} (es)"),
        also=Text(en="other names", es="otros nombres"),
        parts={part: (said(f"{part} of {choice_id}"),) for part in PARTS},
        cost={"cost": Text(en=f"What does {name} cost?", es=f"¿Cuánto cuesta {name}?")},
        ask={"how-long": Text(en=f"How long is {name}?", es=f"¿Cuánto dura {name}?")},
        reviewed_on=ON, reviewed_by=None,
    )  # fmt: skip


def invented_choices() -> Mapping[ChoiceId, Choice]:
    """All of them, in the fixed order."""
    return {each: invented_choice(each) for each in CHOICE_IDS}


def invented_considered(choice_id: ChoiceId, **changes: object) -> Considered:
    """A choice as it stands in somebody's story."""
    reasons = (Message(f"guide-choices-why-{choice_id}"),) if choice_id in FOR_EVERYONE else ()
    return Considered(**{"choice": invented_choice(choice_id), "reasons": reasons, **changes})


def invented_guide_of(cancer_id: str) -> CancerGuide | None:
    """The invented guide of a cancer."""
    return next((each for each in (BREAST_GUIDE, LYMPHOMA_GUIDE) if cancer_id in each.cancers), None)
