"""What every reader tells its facts into."""

from rumbo.course.facts import Diagnosis, Illness, Treatment
from rumbo.records.transcript import MAX_QUOTE, Transcript, seal

RECORD = "ab" * 32


def test_the_same_statement_from_the_same_place_is_one_fact() -> None:
    transcript = Transcript(name="ana.json", record=RECORD)
    transcript.tell(Illness(name="asthma"), place="line 3")
    transcript.tell(Illness(name="asthma"), place="line 3")
    transcript.tell(Illness(name="asthma"), place="line 9")
    assert [fact.source.place for fact in transcript.facts if fact.source] == ["line 3", "line 9"]


def test_reading_the_same_file_again_gives_the_same_ids() -> None:
    first, second = Transcript(name="a", record=RECORD), Transcript(name="b", record=RECORD)
    for each in (first, second):
        each.tell(Illness(name="asthma"), place="line 3")
    assert first.facts[0].id == second.facts[0].id


def test_a_part_of_a_file_tells_the_way_to_it() -> None:
    whole = Transcript(name="export.zip", record=RECORD)
    part = whole.within("letters").within("june.txt")
    part.tell(Illness(name="asthma"), place="line 3", quote="x" * (MAX_QUOTE + 5))
    source = part.facts[0].source
    assert source is not None
    assert (source.file, source.place, len(source.quote)) == ("export.zip", "letters › june.txt › line 3", MAX_QUOTE)
    assert whole.facts == []


def test_a_cancer_is_named_by_the_record_and_its_place() -> None:
    assert (
        Transcript(name="a", record=RECORD).within("b.json").ref("Condition/1") == "abababababab/b.json › Condition/1"
    )


def test_a_file_whose_hash_comes_last_gives_the_same_facts_as_one_whose_hash_comes_first() -> None:
    at_once, later = Transcript(name="a", record=RECORD), Transcript(name="a")
    for each in (at_once, later):
        part = each.within("b.json")
        ref = part.ref("Condition/1")
        part.tell(Diagnosis(ref=ref, words="cancer"), place="Condition/1")
        part.tell(Treatment(modality="surgery", name="mastectomy", cancer=ref), place="Procedure/1")
        part.tell(Treatment(modality="surgery", name="biopsy", cancer="Condition/7"), place="Procedure/2")
        each.facts += part.facts
    assert all(fact.id == "" for fact in later.facts)
    assert list(seal(later.facts, record=RECORD)) == at_once.facts
    assert list(seal(at_once.facts, record="cd" * 32)) == at_once.facts


def test_the_parts_of_a_file_share_what_may_be_unpacked_of_it() -> None:
    whole = Transcript(name="a")
    assert whole.within("b").within("c").allowance is whole.allowance
