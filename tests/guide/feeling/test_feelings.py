"""What there is to log: about sixty feelings with five faces, in both languages, in words of our own."""

from __future__ import annotations

from rumbo.guide.feeling.feelings import brought_often, faces, feeling_groups, feelings, offered_always
from rumbo.oncology import MODALITIES
from tests.guide.reading_level import grade


def test_there_are_about_sixty_feelings_each_in_one_group() -> None:
    assert 55 <= len(feelings()) <= 70
    assert sum(len(group.feelings) for group in feeling_groups()) == len(feelings())


def test_no_two_feelings_have_one_name_in_either_language() -> None:
    for lang in ("en", "es"):
        assert len({each.name.said(lang) for each in feelings().values()}) == len(feelings())


def test_the_five_faces_go_from_none_to_the_worst() -> None:
    assert [each.strength for each in faces()] == [0, 1, 2, 3, 4]
    assert faces()[0].name.en == "Not at all"
    assert faces()[4].name.es == "Lo peor posible"


def test_the_faces_are_told_in_easy_words() -> None:
    assert all(grade(each.means.en) <= 6 for each in faces())


def test_what_is_offered_is_what_can_be_logged_and_what_a_treatment_brings_has_a_source() -> None:
    assert set(offered_always()) <= set(feelings())
    for modality, often in brought_often().items():
        assert modality in MODALITIES
        assert set(often.feelings) <= set(feelings())
        assert often.sources


def test_no_questionnaire_is_named() -> None:
    names = " ".join(each.name.en + each.name.es for each in feelings().values()).casefold()
    assert not any(name in names for name in ("ctcae", "esas", "promis", "eortc", "fact-", "mdasi", "phq"))
