"""What a letter takes back."""

from __future__ import annotations

from rumbo.course.facts import Diagnosis, Finding, Place
from rumbo.records.letters.corrections import Corrections, read_corrections
from tests.records.letters.telling import clinic, facts, letter


def test_the_side_that_is_corrected_stands_for_the_whole_letter() -> None:
    read = read_corrections(letter(clinic("RIGHT calf melanoma.\n\nCorrection\nVoice error. It was on the LEFT calf.")))
    assert read.side == "left"
    assert (read.side_of("right"), read.side_of("left"), read.side_of(None)) == ("left", "left", None)
    told = [fact.says for fact in facts(clinic("RIGHT calf melanoma in 2018.\n\nCorrection: the LEFT calf."))]
    assert [says.side for says in told if isinstance(says, Diagnosis)] == ["left"]


def test_a_place_that_is_taken_back_is_not_told() -> None:
    text = clinic(
        "A lung metastasis was removed in August 2019.\n\np.s. the above is wrong, it was the LIVER and not the lung."
    )
    assert not [fact for fact in facts(text) if isinstance(fact.says, Finding) and fact.says.tumour]


def test_words_are_read_as_the_correction_says() -> None:
    read = read_corrections(letter(clinic('Correction: for "right level IV" please read "left level IV".')))
    [place] = read.left((Place(words="right level IV node"),))
    assert (place.words, place.side) == ("left level IV", "left")
    assert read.left((Place(words="liver"),)) == (Place(words="liver"),)


def test_a_letter_without_corrections_takes_nothing_back() -> None:
    assert read_corrections(letter(clinic("She is well."))) == Corrections()
