"""Chapter 5. Local, regional, distant: the doctor's word, else the usual definition.

Printed as docs/reference/kinds-of-recurrence.md by `python scripts/chapters.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.course import kind_of_recurrence, kind_rules
from rumbo.oncology import Tumour
from tests.spec.chapter import Section, printed, table
from tests.spec.spec import course

PAGE = Path("docs/reference/kinds-of-recurrence.md")
CANCERS = {
    "left breast": Tumour("C50.9", "8500/3", side="left"),
    "left breast, in situ": Tumour("C50.9", "8500/2", side="left"),
    "colon": Tumour("C18.7", "8140/3"),
    "rectum": Tumour("C20.9", "8140/3"),
    "prostate": Tumour("C61.9", "8140/3"),
    "right lung, upper lobe": Tumour("C34.1", "8140/3", side="right"),
    "mesothelioma, right": Tumour("C38.4", "9050/3", side="right"),
    "thymus": Tumour("C37.9", "8585/3"),
    "melanoma, left arm": Tumour("C44.6", "8720/3", side="left"),
    "melanoma, trunk": Tumour("C44.5", "8720/3"),
    "melanoma, first place unknown": Tumour("C77.9", "8720/3"),
    "glioma": Tumour("C71.1", "9440/3", side="right"),
    "meningioma": Tumour("C70.0", "9530/3"),
    "bladder": Tumour("C67.2", "8120/3"),
    "liver": Tumour("C22.0", "8170/3"),
    "left kidney": Tumour("C64.9", "8312/3", side="left"),
    "ovary": Tumour("C56.9", "8441/3"),
    "womb": Tumour("C54.1", "8380/3"),
    "cervix": Tumour("C53.9", "8070/3"),
    "thyroid": Tumour("C73.9", "8260/3"),
    "stomach": Tumour("C16.3", "8140/3"),
    "larynx": Tumour("C32.0", "8070/3"),
    "testicle, right": Tumour("C62.9", "9061/3", side="right"),
    "sarcoma, left thigh": Tumour("C49.2", "8890/3", side="left"),
    "lymphoma": Tumour("C77.9", "9680/3"),
    "leukemia": Tumour("C42.1", "9861/3"),
    "myeloma": Tumour("C42.1", "9732/3"),
}
OPENING = """The doctor's own word always wins, and is quoted. Without one, the place decides by the rules below. Each row of
these tables is run as a test (`tests/spec/course/test_kinds.py`); this page is printed from them. *code* is what a cancer
registrar would write: NAACCR item 1880, type of first recurrence. No clinician has gone over this page yet."""
SECTIONS = (
    Section(
        "In or next to where it began",
        "Local: the organ, what is left of it, or the place where it was. Regional: tissue next to it.",
        """
        cancer | place | kind | rule | code
        left breast | left breast | local | organ | 13
        left breast | left chest wall | local | bed | 13
        left breast | cicatriz de la mastectomía | local | bed | 13
        left breast, in situ | left breast | local | organ | 16
        prostate | the bed of the prostate | local | bed | 13
        prostate | lecho de la próstata | local | bed | 13
        prostate | vesículas seminales | regional | neighbour | 21
        colon | anastomosis | local | bed | 13
        colon | en el mismo lugar | local | bed | 13
        colon | sitio del trocar | local | port-site | 14
        colon | port site and anastomosis | local | port-site + bed | 15
        rectum | pared lateral de la pelvis | regional | neighbour | 21
        womb | cúpula vaginal | local | bed | 13
        left kidney | renal fossa | local | bed | 13
        thyroid | lecho tiroideo | local | bed | 13
        larynx | estoma de la traqueostomía | local | bed | 13
        sarcoma, left thigh | left thigh | regional | neighbour | 21
        colon | locoregional | regional | neighbour | 20
        """,
    ),
    Section(
        "Lymph nodes",
        "Which nodes are near depends on the organ. Where AJCC and SEER summary stage differ, both are told. Nodes of the "
        "other side are far for the breast and the skin. Nodes that nobody names count as near; beside places far away "
        "they say nothing.",
        """
        cancer | place | kind | rule | code
        left breast | axila del mismo lado | regional | regional-nodes | 22
        left breast | left supraclavicular node | regional | authorities-differ | 22
        left breast | axila derecha | distant | distant | 58
        left breast | ganglios cervicales | distant | distant | 58
        prostate | pelvic lymph nodes | regional | regional-nodes | 22
        prostate | para-aortic LN | distant | distant | 58
        cervix | para-aortic LN | regional | regional-nodes | 22
        testicle, right | ganglios retroperitoneales | regional | regional-nodes | 22
        right lung, upper lobe | ganglios del mediastino | regional | regional-nodes | 22
        right lung, upper lobe | scv ln | regional | authorities-differ | 22
        stomach | left supraclavicular node | distant | distant | 58
        melanoma, left arm | left axilla | regional | regional-nodes | 22
        melanoma, left arm | right axilla | distant | distant | 58
        colon | lymph nodes | regional | regional-nodes | 22
        colon | lung, liver, lymph nodes | distant | distant + distant + unnamed-nodes | 62
        """,
    ),
    Section(
        "Far away",
        "Distant: organs and tissue far from the first place. The lining of the belly is counted as distant by "
        "registrars; for the ovary the two sets of rules differ.",
        """
        cancer | place | kind | rule | code
        left breast | hígado | distant | distant | 54
        left breast | bone mets, L3 | distant | distant | 55
        left breast | metástasis óseas en columna | distant | distant | 55
        left breast | cerebro | distant | distant | 56
        left breast | pulmones | distant | distant | 52
        left breast | skin | distant | distant | 57
        left breast | bone marrow | distant | distant | 59
        right lung, upper lobe | derrame pleural | distant | distant | 53
        colon | carcinomatosis peritoneal | distant | peritoneum | 51
        ovary | peritoneo | regional | authorities-differ | 21
        left kidney | adrenal gland | distant | distant | 40
        colon | por todo el cuerpo | distant | distant | 40
        """,
    ),
    Section(
        "Several places",
        "Places of one kind give that kind; of several kinds, *mixed*. A place that was not understood changes nothing.",
        """
        cancer | place | kind | rule | code
        left breast | liver and bone | distant | distant + distant | 62
        left breast | left chest wall and liver | mixed | bed + distant | 60
        left breast | left chest wall and left axilla | mixed | bed + regional-nodes | 30
        left breast, in situ | left breast and left axilla | mixed | organ + regional-nodes | 36
        rectum | presacral, and pelvic nodes | regional | neighbour + regional-nodes | 25
        left breast | bone; a place nobody knows | distant | distant | 55
        left breast | a place nobody knows | not_known | place-not-known | 88
        """,
    ),
    Section(
        "Lung",
        "In the same lobe: local. In another lobe of the same lung: regional. In the other lung: distant. Outside the same "
        "lobe it could be a new cancer, and that is asked about.",
        """
        cancer | place | kind | rule | code
        right lung, upper lobe | same lobe | local | organ | 13
        right lung, upper lobe | right upper lobe | local | organ | 13
        right lung, upper lobe | lóbulo inferior derecho | regional | other-lobe | 21
        right lung, upper lobe | another lobe | regional | other-lobe | 21
        right lung, upper lobe | otro pulmón | distant | other-lung | 52
        right lung, upper lobe | both lungs | distant | other-lung | 52
        mesothelioma, right | contralateral pleura | distant | other-pleura | 53
        thymus | pleura | regional | authorities-differ | 21
        """,
    ),
    Section(
        "Skin",
        "Satellites and in-transit spread are regional, and so is the skin of the same arm or leg. Skin elsewhere on the "
        "same part of the body can be either, and both are told. Skin of another part could be a new cancer.",
        """
        cancer | place | kind | rule | code
        melanoma, left arm | metástasis en tránsito | regional | in-transit | 21
        melanoma, left arm | satélite | regional | in-transit | 21
        melanoma, left arm | left forearm | regional | neighbour | 21
        melanoma, left arm | right forearm | distant | other-skin | 40
        melanoma, left arm | piel de la espalda | distant | other-skin | 57
        melanoma, trunk | upper back | distant | same-part-of-skin | 40
        melanoma, left arm | muscle | distant | distant | 40
        melanoma, left arm | extremities | not_known | skin-unplaced | 88
        melanoma, first place unknown | lung | distant | distant | 52
        """,
    ),
    Section(
        "Brain and spine",
        "A brain tumor seldom leaves the nervous system. In the brain: local; the other half: regional; elsewhere along "
        "the fluid around brain and spine: distant.",
        """
        cancer | place | kind | rule | code
        glioma | brain | local | organ | 13
        glioma | resection cavity | local | bed | 13
        glioma | left side of the brain | regional | other-half-of-brain | 21
        glioma | médula espinal | distant | nervous-system | 56
        glioma | leptomeningeal | distant | nervous-system | 56
        meningioma | brain | regional | brain-linings | 21
        glioma | lung | distant | distant | 52
        """,
    ),
    Section(
        "Linings, organs that come in pairs, mouth and throat",
        "Liver cancer again in the liver, and bladder cancer again in the bladder, are local. Elsewhere along the lining of "
        "the urinary tract, and in the other of two organs, it could be a new cancer: no kind is given.",
        """
        cancer | place | kind | rule | code
        liver | otro segmento del hígado | local | liver-in-liver | 13
        bladder | vejiga | local | bladder-again | 13
        bladder | uréter | not_known | urinary-lining | 88
        left breast | la otra mama | not_known | other-breast | 88
        left breast | both breasts | not_known | other-breast | 88
        left kidney | other kidney | not_known | other-side | 88
        testicle, right | testicle | local | testicle-again | 13
        larynx | hypopharynx | regional | other-part-of-throat | 21
        larynx | esophagus | distant | distant | 40
        """,
    ),
    Section(
        "Organs that cancer seldom spreads to",
        "A tumor in the skin, the breast, the bowel, the womb, the prostate or the thyroid of somebody whose cancer began "
        "elsewhere is often a new one. It is called distant, and asked about.",
        """
        cancer | place | kind | rule | code
        womb | left breast | distant | seldom-spread | 40
        stomach | rectum | distant | seldom-spread | 40
        bladder | piel de la cara | distant | seldom-spread | 57
        ovary | colon | distant | distant | 40
        melanoma, trunk | large intestine | distant | distant | 40
        bladder | large B-cell lymphoma | not_known | another-cancer-named | 88
        """,
    ),
    Section(
        "Where these words do not fit",
        "Cancers of blood and lymph relapse: near and far mean nothing. A change that only a blood test shows has no place.",
        """
        cancer | place | kind | rule | code
        leukemia | bone marrow | not_known | blood | 59
        lymphoma | neck nodes | not_known | blood | 59
        myeloma | bone | not_known | blood | 59
        prostate | PSA only | not_known | marker-only | 88
        prostate | recidiva bioquímica | not_known | marker-only | 88
        ovary | aumento del CA-125 | not_known | marker-only | 88
        thyroid | thyroglobulin only | not_known | marker-only | 88
        """,
    ),
    Section(
        "Spelling",
        "Accents, plurals and one wrong letter are forgiven.",
        """
        cancer | place | kind | rule | code
        left breast | left brest | local | organ | 13
        colon | higado | distant | distant | 54
        left breast | chest wal | local | bed | 13
        """,
    ),
)
ASKED_ABOUT = ("other-", "urinary-lining", "skin-unplaced", "seldom-spread", "testicle-again", "another-cancer-named")
ROWS = [pytest.param(*row, id=f"{row[0]}: {row[1]}") for section in SECTIONS for row in section.rows]


@pytest.mark.parametrize(("cancer", "place", "kind", "rule", "code"), ROWS)
def test_the_usual_definition(cancer: str, place: str, kind: str, rule: str, code: str) -> None:
    reading = kind_of_recurrence(CANCERS[cancer], place)
    assert reading.kind == kind
    assert " + ".join(each for each in reading.rules if each != "place-not-known" or kind == "not_known") == rule
    assert reading.naaccr_1880 == code
    assert reading.basis == ("not_known" if kind == "not_known" else "by_definition")


@pytest.mark.parametrize(("cancer", "place", "kind", "rule", "code"), ROWS)
def test_every_reason_is_said_in_both_languages(cancer: str, place: str, kind: str, rule: str, code: str) -> None:
    reading = kind_of_recurrence(CANCERS[cancer], place)
    assert reading.reasons
    assert len(reading.reasons) == len(reading.rules)
    for reason in reading.reasons:
        assert reason.said("en") != reason.said("es")


@pytest.mark.parametrize(("cancer", "place", "kind", "rule", "code"), ROWS)
def test_what_could_be_a_new_cancer_is_asked_about_and_never_decided(
    cancer: str, place: str, kind: str, rule: str, code: str
) -> None:
    asked = any(
        each.startswith(ASKED_ABOUT) and each not in {"other-pleura", "other-half-of-brain"}
        for each in rule.split(" + ")
    )
    assert kind_of_recurrence(CANCERS[cancer], place).possible_new_primary is asked


@pytest.mark.parametrize("said", ["local", "regional", "distant", "mixed"])
@pytest.mark.parametrize("cancer", ["left breast", "lymphoma"])
def test_the_doctors_word_always_wins(cancer: str, said: str) -> None:
    reading = kind_of_recurrence(CANCERS[cancer], "liver", said=said)
    assert (reading.kind, reading.basis, reading.rules) == (said, "said", ("doctors-word",))


@pytest.mark.parametrize(
    ("cancer", "place", "said", "code"),
    [
        ("colon", "liver", "distant", "54"),
        ("colon", "", "distant", "40"),
        ("colon", "liver", "local", "10"),
        ("colon", "", "regional", "20"),
        ("left breast, in situ", "", "local", "16"),
        ("colon", "anastomosis and liver", "mixed", "60"),
        ("colon", "", "mixed", "88"),
        ("leukemia", "brain", "distant", "59"),
    ],
)
def test_the_registrars_code_follows_the_doctors_word(cancer: str, place: str, said: str, code: str) -> None:
    assert kind_of_recurrence(CANCERS[cancer], place, said=said).naaccr_1880 == code


def test_a_word_that_is_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a kind"):
        kind_of_recurrence(CANCERS["colon"], "liver", said="everywhere")


@pytest.mark.parametrize("place", ["", (), ("",)])
def test_without_a_place_there_is_no_kind(place: str | tuple[str, ...]) -> None:
    reading = kind_of_recurrence(CANCERS["colon"], place)
    assert (reading.kind, reading.rules) == ("not_known", ("no-place",))


def test_where_two_authorities_differ_both_are_told() -> None:
    reason = kind_of_recurrence(CANCERS["left breast"], "left supraclavicular node").reasons[0]
    assert "regional" in reason.said("en")
    assert "distant" in reason.said("en")


def test_a_reason_names_the_place_in_both_languages() -> None:
    reason = kind_of_recurrence(CANCERS["left breast"], "hígado").reasons[0]
    assert reason.said("en").startswith("Liver is far from")
    assert reason.said("es").startswith("Hígado: está lejos")


def test_a_return_that_only_a_blood_test_showed_has_no_kind_yet() -> None:
    laid = course("""
        on         | record | says      | what     | more
        2019-01-10 | a      | cancer    | prostate |
        2019-06-01 | a      | clear     |          |
        2022-05-01 | b      | came back |          | marker
    """)
    (back,) = laid.recurrences
    assert back.kind.rules == ("marker-only",)
    assert "blood test" in back.kind.reasons[0].said("en")
    assert "análisis de sangre" in back.kind.reasons[0].said("es")


def test_every_rule_is_in_the_chapter() -> None:
    without_a_place = {"doctors-word", "no-place", "no-beginning", "words-disagree", "same-system"}
    shown = {each for section in SECTIONS for row in section.rows for each in row[3].split(" + ")}
    assert shown | without_a_place == set(kind_rules())


def test_the_printed_chapter_is_this_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def page() -> str:
    """The chapter as printed, with the table of rules and their sources."""
    rules = [
        (
            rule_id,
            rule.name.en,
            rule.name.es,
            rule.kind.replace("not_known", "-"),
            "yes" if rule.new else "",
            rule.source,
        )
        for rule_id, rule in kind_rules().items()
    ]
    lines = table(("rule", "English", "Spanish", "kind", "could be new", "source"), rules)
    chapter = printed("Kinds of recurrence", OPENING, SECTIONS)
    return f"{chapter}\n## The rules and their sources\n\n" + "\n".join(lines) + "\n"
