"""The letter to the records office: what is known is written in, what is not is a line to fill in."""

from __future__ import annotations

from datetime import date

import msgspec

from rumbo.course import Finding, Place, lay_out
from rumbo.course.facts import Fact
from rumbo.guide.packet import OFFICES, pack
from rumbo.oncology import PartialDate
from rumbo.paper.sheets import print_records_request, request_for_opinion
from rumbo.words import Text
from tests.paper import sheets_cast as cast
from tests.paper.pages import words_of


def test_name_and_birth_date_are_written_in_where_they_are_known() -> None:
    words = words_of(print_records_request(cast.REQUEST, languages=("en", "es")))
    assert "Rosa Ejemplo" in words
    assert "May 3, 1961" in words


def test_without_a_name_it_is_a_letter_to_fill_in_by_hand() -> None:
    blank = msgspec.structs.replace(cast.REQUEST, name="", born=None)
    words = words_of(print_records_request(blank, languages=("es",)))
    assert "Mi nombre" in words
    assert "Rosa" not in words


def test_it_names_the_rule_it_rests_on() -> None:
    assert "45 CFR 164.524" in words_of(print_records_request(cast.REQUEST, languages=("en",)))


def test_slides_are_lent_or_cut_anew_so_that_letter_names_no_right_to_a_copy() -> None:
    words = words_of(print_records_request(cast.SLIDES, languages=("en",)))
    assert "45 CFR" not in words
    assert "by e-mail" not in words
    assert "breast, 2014" in words
    assert "Please send them to (name and address) Dr. Kamau, University Cancer Center" in words


def test_each_office_is_asked_for_what_it_has_with_places_and_days() -> None:
    biopsy = Finding(place=Place(words="liver"), found_by="biopsy", tumour=True, on=PartialDate.parse("2024-03-05"))
    facts = (Fact(id="told-1", says=biopsy, standing="from_me"),)
    packet = pack(facts, course=lay_out(facts, date(2026, 11, 23)))
    for office in OFFICES:
        letter = request_for_opinion(packet.asked_of(office), office=office, printed_on=cast.TODAY, send_to="Dr. Kamau")
        assert [each.what for each in letter.items] == [each.wanted.asks for each in packet.asked_of(office)]
        assert "Dr. Kamau" in words_of(print_records_request(letter, languages=("en", "es")))
    slides = request_for_opinion(packet.asked_of("pathology"), office="pathology", printed_on=cast.TODAY)
    assert slides.items[0].of == (Text(en="liver, March 5, 2024", es="hígado, 5 de marzo de 2024"),)
    assert "555-0100" in words_of(
        print_records_request(msgspec.structs.replace(slides, phone="555-0100"), languages=("en",))
    )
