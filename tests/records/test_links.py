"""A treatment is tied to its cancer in another file of the same folder, on the disk or in an archive, and to no other."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Diagnosis, Fact, Source, Treatment
from rumbo.records.links import link
from rumbo.records.transcript import Transcript


def inside(file: str, place: str, *, record: str) -> Transcript:
    whole = Transcript(name=file, record=record)
    return whole.within(place) if place else whole


def cancer(file: str, place: str, *, record: str = "ab" * 32) -> Fact:
    transcript = inside(file, place, record=record)
    transcript.tell(Diagnosis(ref=transcript.ref("Condition/c1"), words="cancer"), place="Condition/c1")
    return transcript.facts[0]


def surgery(file: str, place: str) -> Fact:
    transcript = inside(file, place, record="cd" * 32)
    transcript.tell(Treatment(modality="surgery", name="surgery", cancer="Condition/c1"), place="Procedure/o1")
    return transcript.facts[0]


@pytest.mark.parametrize(
    ("of_cancer", "of_surgery"),
    [
        (("Condition.ndjson", ""), ("Procedure.ndjson", "")),
        (("export/Condition.ndjson", ""), ("export/Procedure.ndjson", "")),
        (("all.zip", "Condition.ndjson"), ("all.zip", "Procedure.ndjson")),
        (("a/all.zip", "bulk/Condition.ndjson"), ("a/all.zip", "bulk/Procedure.ndjson")),
        (("all.zip", "in.zip › Condition.ndjson"), ("all.zip", "in.zip › Procedure.ndjson")),
    ],
)
def test_files_beside_each_other_are_one_export(of_cancer: tuple[str, str], of_surgery: tuple[str, str]) -> None:
    told, treated = link([cancer(*of_cancer), surgery(*of_surgery)])
    assert isinstance(told.says, Diagnosis)
    assert treated.says is not None
    assert treated.says.cancer == told.says.ref
    assert treated.id == surgery(*of_surgery).id


@pytest.mark.parametrize(
    ("of_cancer", "of_surgery"),
    [
        (("a/Condition.ndjson", ""), ("b/Procedure.ndjson", "")),
        (("all.zip", "a/Condition.ndjson"), ("all.zip", "b/Procedure.ndjson")),
        (("all.zip", "in.zip › Condition.ndjson"), ("all.zip", "Procedure.ndjson")),
        (("one.zip", "Condition.ndjson"), ("two.zip", "Procedure.ndjson")),
    ],
)
def test_files_of_different_folders_are_not(of_cancer: tuple[str, str], of_surgery: tuple[str, str]) -> None:
    *_, treated = link([cancer(*of_cancer), surgery(*of_surgery)])
    assert treated.says is not None
    assert treated.says.cancer == "Condition/c1"


def test_a_name_that_two_files_of_a_folder_use_ties_nothing() -> None:
    *_, treated = link([cancer("a.json", ""), cancer("b.json", "", record="ef" * 32), surgery("c.json", "")])
    assert treated.says is not None
    assert treated.says.cancer == "Condition/c1"


def test_a_fact_without_a_source_or_with_nothing_to_say_stays_as_it_is() -> None:
    bare = Fact(id="1", says=Treatment(modality="surgery", name="surgery", cancer="Condition/c1"), standing="from_me")
    taken_back = Fact(id="2", says=None, standing="from_me", source=Source(record="ab"))
    assert list(link([bare, taken_back])) == [bare, taken_back]
