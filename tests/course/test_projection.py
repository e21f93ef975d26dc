"""The course as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from rumbo.course import (
    Biomarker,
    Diagnosis,
    Finding,
    Place,
    Relative,
    Status,
    Treatment,
    as_json,
    lay_out,
)
from rumbo.oncology import Icd10, IcdO3Site
from rumbo.words import Message
from tests.course.cast import fact, on

FACTS = [
    fact("f1", Diagnosis(ref="a", on=on("2014-03-11"), words="left breast", icd10=Icd10("C50.412"), side="left")),
    fact("f2", Treatment(on=on("2014-04-02"), modality="surgery", name="mastectomy")),
    fact("f3", Status(on=on("2015-04"), status="no_evidence_of_disease")),
    fact("f4", Status(on=on("2019-06-04"), status="recurrence", places=(Place(words="chest wall"),))),
    fact("f5", Finding(on=on("2021-06-04"), place=Place(words="", site=IcdO3Site("C22.0")), suspected=True)),
    fact("f6", Status(on=on("2022-06-04"), status="progression")),
    fact("f7", Status(on=on("2023-06-04"), status="recurrence", suspected=True)),
    fact("f8", Biomarker(on=on("2014-03-20"), name="HER2", result="3+", positive=True)),
    fact("f9", Biomarker(on=on("2014-03-20"), name="HER2", result="0", positive=False), record="other"),
    fact("g1", Relative(relation="mother", illness="breast cancer")),
    fact("g2", Finding(on=on("2024-01-05"), place=Place(words="right breast"), tumour=True, found_by="biopsy")),
]


@dataclass(frozen=True)
class Unread:
    file: str
    what: Message


def test_the_whole_shape():
    printed = as_json(lay_out(FACTS, "2025-01-01"), [Unread("scan.pdf", Message("words-kept"))], facts=FACTS)
    assert printed["cancers"] == [
        {
            "id": "c1",
            "site_words": "left breast",
            "icd10": "C50.412",
            "icdo3_site": "C50.4",
            "side": "left",
            "histology_words": "",
            "diagnosed_on": "2014-03-11",
        }
    ]
    assert printed["treatments"] == [
        {
            "cancer": "c1",
            "modality": "surgery",
            "name": "mastectomy",
            "start": "2014-04-02",
            "end": "2014-04-02",
            "given": True,
        }
    ]
    assert [(each["on"], each["status"]) for each in printed["statuses"]] == [
        ("2015-04", "no_evidence_of_disease"),
        ("2019-06-04", "recurrence"),
        ("2022-06-04", "progression"),
    ]
    assert printed["recurrences"] == [
        {
            "cancer": "c1",
            "on": "2019-06-04",
            "places": ["chest wall"],
            "kind": "local",
            "basis": "by_definition",
            "source": [{"fact": "f4", "file": "letter.txt", "place": "line 3", "quote": "as written"}],
        }
    ]
    assert printed["intervals"][0] == {
        "from": "2014-04-02",
        "to": "2019-06-04",
        "kind": "disease_free",
        "days": 1889,
    }
    assert [each["result"] for each in printed["biomarkers"]] == ["0", "3+"]
    assert printed["family_history"] == [{"relative": "mother", "cancer": "breast cancer"}]
    assert [value["value"] for value in printed["conflicts"][0]["values"]] == ["0", "3+"]
    assert printed["possible_new_primaries"][0]["place"] == "right breast"
    assert printed["problems"] == [{"file": "scan.pdf", "what": "Nothing was lost."}]


def test_without_the_facts_a_source_is_the_id_alone_and_sentences_can_be_spanish():
    printed = as_json(lay_out(FACTS, "2025-01-01"), lang="es")
    assert printed["recurrences"][0]["source"] == [{"fact": "f4"}]
    assert printed["possible_new_primaries"][0]["why"].startswith("Esto podría ser")


def test_what_is_only_suspected_and_what_only_grew_is_not_printed_as_a_return():
    laid = lay_out(FACTS, "2025-01-01")
    assert any(each.suspected for each in laid.recurrences)
    assert any(each.called == "progression" for each in laid.recurrences)
    assert len(as_json(laid)["recurrences"]) == 1


def test_a_place_known_by_its_code_alone_is_printed_as_the_code():
    facts = [fact("f1", Status(status="recurrence", places=(Place(words="", site=IcdO3Site("C22.0")),)))]
    assert as_json(lay_out(facts, "2025-01-01"))["recurrences"][0]["places"] == ["C22.0"]


def test_what_is_said_of_two_cancers_on_one_day_is_one_row_with_both_sources():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2014-03-11"), words="left breast")),
        fact("f2", Diagnosis(ref="b", on=on("2011"), words="prostate")),
        fact("f3", Status(on=on("2020-01-10"), status="no_evidence_of_disease", cancer="a")),
        fact("f4", Status(on=on("2020-01-10"), status="no_evidence_of_disease", cancer="b")),
    ]
    (row,) = as_json(lay_out(facts, "2021-01-01"), facts=facts)["statuses"]
    assert [each["fact"] for each in row["source"]] == ["f3", "f4"]
