from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology.phrases import Phrasebook, Suggestions, fold, plain


def test_accents_capitals_and_plurals_fall_together() -> None:
    assert fold("Ganglios AXILARES") == fold("ganglio axilar")
    assert fold("nodes") == fold("node")
    assert fold("testes") == fold("testis")


def test_a_year_in_spanish_is_no_part_of_the_body() -> None:
    assert fold("hace 5 años") != fold("hace 5 anos")
    assert fold("un año")[-1] != fold("ano")[0]


def test_the_longest_phrase_wins() -> None:
    book = Phrasebook([("biopsy", "a test"), ("excisional biopsy", "still a test"), ("excision", "surgery")])
    assert book.find_all("Excisional biopsy, then excision") == ("still a test", "surgery")


def test_a_short_abbreviation_is_only_found_as_it_is_written() -> None:
    book = Phrasebook([("ALL", "leukemia"), ("Pd", "regimen")])
    assert book.find("ALL in remission") == "leukemia"
    assert book.find("all of the above") is None
    assert book.find("PD on the scan") is None


def test_an_abbreviation_that_is_also_given_in_small_letters_is_found_either_way() -> None:
    book = Phrasebook([("ADT", "hormone"), ("adt", "hormone")])
    assert book.find("adt") == book.find("ADT") == "hormone"


def test_phrases_without_letters_and_texts_without_phrases_are_passed_over() -> None:
    book = Phrasebook([("---", "nothing"), ("liver", "liver")])
    assert book.find("---") is None
    assert book.find_all("lung") == ()


def test_nothing_typed_offers_nothing() -> None:
    offers = Suggestions(["breast", "brain"], names=lambda name: [name])
    assert offers.offer("  ", limit=3) == ()
    assert offers.offer("breast", limit=0) == ()


def test_two_letters_offer_what_begins_with_them() -> None:
    offers = Suggestions(["breast", "brain", "lung"], names=lambda name: [name])
    assert set(offers.offer("br", limit=3)) == {"breast", "brain"}


@given(st.text())
def test_folding_never_fails_and_keeps_only_letters_and_digits(words: str) -> None:
    assert all(word.isalnum() and word == plain(word) for word in fold(words))


@given(st.text(min_size=1), st.text())
def test_a_phrase_is_found_inside_any_text_that_holds_it(phrase: str, around: str) -> None:
    book = Phrasebook([(phrase.lower(), True)])
    wanted = True if fold(phrase.lower()) else None
    assert book.find(phrase.lower()) == wanted
    book.find_all(around + phrase)
