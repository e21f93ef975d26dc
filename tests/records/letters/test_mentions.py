"""Where a sentence names a cancer, which one, and where it began."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import IcdO3Site
from rumbo.oncology.cancers import cancers
from rumbo.records.letters.mentions import find_mentions, is_node, usual_site


def read(text: str, *, label: str = "") -> list[tuple[str, str | None, str | None]]:
    return [(each.words, each.site and each.site.value, each.side) for each in find_mentions(text, label=label)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "squamous cell carcinoma of the RIGHT tonsil, p16+",
            [("squamous cell carcinoma of the RIGHT tonsil", "C09.9", "right")],
        ),
        ("left ovarian high grade serous, FIGO IIIC", [("left ovarian high grade serous", "C56.9", "left")]),
        ("AP: Ca mama izq. (mastectomía)", [("Ca mama izq", "C50.9", "left")]),
        ("PMH: Breast CA R 2009", [("Breast CA R", "C50.9", "right")]),
        ("right upper lobe adenocarcinoma", [("right upper lobe adenocarcinoma", "C34.1", "right")]),
        ("recurrence of his sigmoid colon cancer, first found", [("sigmoid colon cancer", "C18.7", None)]),
        ("Recurrencia retroperitoneal de Ca cervicouterino.", [("Ca cervicouterino", "C53.9", None)]),
        ("after chemoradiation for base of tongue cancer", [("base of tongue cancer", "C01.9", None)]),
        ("C61     PROSTATE CANCER - RECURRENT", [("PROSTATE CANCER", "C61.9", None)]),
        ("Carcinoma of breast, right - excised", [("Carcinoma of breast, right", "C50.9", "right")]),
        (
            "Malignant neoplasm of female breast NOS (Left)",
            [("Malignant neoplasm of female breast NOS (Left", "C50.9", "left")],
        ),
        ("OPSCC, right base of tongue", []),
        ("SCC of left base of tongue", [("SCC of left base of tongue", "C01.9", "left")]),
        (
            "oropharyngeal SCC, right base of tongue, T2",
            [("oropharyngeal SCC, right base of tongue", "C01.9", "right")],
        ),
        ("breast cancer metastatic to liver", [("breast cancer", "C50.9", None)]),
        ("left breast lobular cancer in bone", [("left breast lobular cancer", "C50.9", "left")]),
        ("squamous cell carcinoma in one level II node", []),
        ("metastatic adenocarcinoma", []),
        ("melanoma of the left calf", [("melanoma of the left calf", "C44.7", "left")]),
        ("melanoma", [("melanoma", "C44.9", None)]),
        ("choroidal melanoma of the eye", [("choroidal melanoma of the eye", "C69.3", None)]),
        ("synovial sarcoma of the left thigh", [("synovial sarcoma of the left thigh", "C49.2", "left")]),
        ("osteosarcoma of the left thigh", [("osteosarcoma of the left thigh", "C40.2", "left")]),
        ("sarcoma", [("sarcoma", None, None)]),
        ("multiple myeloma", [("multiple myeloma", "C42.1", None)]),
        ("lymphoma of the stomach", [("lymphoma of the stomach", "C16.9", None)]),
        ("DLBCL", [("DLBCL", "C77.9", None)]),
        ("seminoma in a retroperitoneal node", [("seminoma", "C62.9", None)]),
        ("bowel cancer", [("bowel cancer", None, None)]),
        ("colorectal adenocarcinoma", [("colorectal adenocarcinoma", None, None)]),
        ("urothelial carcinoma", [("urothelial carcinoma", None, None)]),
        ("urothelial carcinoma of the bladder", [("urothelial carcinoma of the bladder", "C67.9", None)]),
        ("head and neck cancer", [("head and neck cancer", None, None)]),
        (
            "her thyroid was removed for a papillary carcinoma of the left lobe",
            [("papillary carcinoma of the left", "C73.9", "left")],
        ),
        ("triple negative left breast cancer (2018)", [("triple negative left breast cancer", "C50.9", "left")]),
        ("malignant meningioma", [("malignant meningioma", "C70.9", None)]),
        ("Incidental 5 mm meningioma, stable", []),
        ("Bramley Cancer Center", []),
        ("breast cancer screening", []),
        ("Instituto Nacional del Cáncer", []),
        ("unidad de cáncer de mama", []),
        ("carcinoma cells", []),
        ("ACC# 5540", []),
        ("Adenocarcinoma of left lung (HCC)", [("Adenocarcinoma of left lung", "C34.9", "left")]),
        ("TALL GRASS DERMATOPATHOLOGY, LLC", []),
        (
            "Her breast cancer and his melanoma of the back",
            [("breast cancer", "C50.9", None), ("melanoma of the back", "C44.5", None)],
        ),
    ],
)
def test_a_cancer_is_read_with_its_organ_and_side(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert read(text) == expected


def test_the_label_of_a_sample_gives_the_organ_that_the_sentence_leaves_out() -> None:
    assert read("- Invasive adenocarcinoma", label="A. Stomach, antrum, biopsy:") == [
        ("Invasive adenocarcinoma", "C16.3", None)
    ]
    assert read("- Carcinoma", label="Axillary lymph node:") == []
    assert read("- Metastatic adenocarcinoma", label="Liver, biopsy:") == []
    assert read("- Carcinoma", label="Specimen received") == []
    assert read("- Carcinoma", label="Chest wall:") == []


def test_what_is_named_and_what_only_its_place_names() -> None:
    [named] = find_mentions("metastatic breast cancer")
    assert named.named
    assert named.metastatic
    assert not named.could_be_spread
    [by_place] = find_mentions("adenocarcinoma of the liver")
    assert not by_place.named
    assert by_place.could_be_spread
    assert by_place.group == "liver-hepatocellular"


def test_a_cancer_has_a_usual_site_when_its_name_says_it() -> None:
    assert usual_site(cancers()["prostate"]) == IcdO3Site("C61.9")
    assert usual_site(cancers()["colorectal"]) == IcdO3Site("C18.9")
    assert usual_site(cancers()["head-and-neck"]) is None


def test_a_lymph_node_is_no_place_where_a_solid_cancer_begins() -> None:
    assert is_node("level II node")
    assert not is_node("liver")
    assert not is_node("nothing")


@given(st.text(alphabet="abcdelmnorsty CA.,:()-0129é", max_size=120))
def test_any_text_is_read_and_every_mention_lies_in_it(text: str) -> None:
    for mention in find_mentions(text):
        assert 0 <= mention.start <= mention.head[0] < mention.head[1] <= mention.end <= len(text)
