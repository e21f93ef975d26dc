"""The long view in the browser: drawn and as a table, typed in, apart by unit, behind doors, and on paper."""

from __future__ import annotations

from datetime import date

from rumbo.course import Fact, Finding, Measure, Place, Source, Treatment
from rumbo.course.facts import Statement
from rumbo.web.story import actions
from rumbo.web.story.doors import DoorAnswer
from tests.paper.pages import pages_of, words_of
from tests.web.cast import Household, day

ROOM = "/en/living/long-view/"


def page(home: Household, address: str = "", *, lang: str = "en") -> str:
    return str(home.client.get(f"/{lang}/living/long-view/{address}").content.decode())


def psa(value: float, on: str, *, unit: str = "ng/mL", words: str = "") -> Measure:
    return Measure(name="PSA", value=value, unit=unit, on=day(on), words=words, high=4.0)


def fact(id_: str, says: Statement, *, quote: str = "", result: str = "") -> Fact:
    return Fact(
        id=id_,
        says=says,
        standing="from_record",
        source=Source(record="r" * 64, file="a.json", quote=quote, result=result),
    )


LETROZOLE = Treatment(modality="hormone", name="letrozole", on=day("2021-03-02"), until=day("2022-09-13"))


def test_a_story_without_dates_says_so_and_offers_to_type(home: Household) -> None:
    shown = page(home)
    assert "There is no treatment with a date in your story yet." in shown
    assert "Nothing yet." in shown
    assert "<svg" not in shown.split("<main")[1]


def test_treatments_are_drawn_and_told_in_a_table(home: Household) -> None:
    home.tell(LETROZOLE)
    shown = page(home)
    assert shown.count('class="drawing time-') == 2
    assert "September 13, 2022" in shown


def test_days_are_printed_only_for_a_reader_who_turned_lengths_on(home: Household) -> None:
    home.tell(LETROZOLE)
    assert "560" not in page(home)
    actions.show_lengths(here=home.here, shown=True)
    assert "560" in page(home)


def test_equal_units_stand_in_one_drawing_and_the_page_says_so(home: Household) -> None:
    home.tell(psa(1.2, "2024-01-05"), psa(1.4, "2024-04-05"), psa(1.5, "2024-07-05", unit="ug/L"))
    shown = page(home, "measured/psa/")
    assert shown.count('class="drawing time-wide"') == 1
    assert "1.5 µg/L</a> = 1.5 ng/mL" in shown
    assert "there is an exact factor" in shown


def test_units_without_an_exact_factor_are_drawn_apart_and_the_page_says_so(home: Household) -> None:
    home.tell(psa(1.2, "2024-01-05"), psa(30, "2024-04-05", unit="pmol/L"))
    shown = page(home, "measured/psa/", lang="es")
    assert shown.count('class="drawing time-wide"') == 2
    assert "no se mezclan" in shown


def test_a_limit_is_shown_as_it_was_printed(home: Household) -> None:
    home.tell(psa(0.1, "2024-01-05", words="<0.1"))
    assert "&lt;0.1 ng/mL" in page(home, "measured/psa/")


def test_a_typed_value_is_a_fact_of_the_story_with_its_own_page(home: Household) -> None:
    date_of = {"on_year": "2024", "on_month": "5", "on_day": "3"}
    sent = {"known": "CA-125", "value": "<5,2", "unit": "", "low": "0", "high": "35", **date_of}
    shown = home.client.post(f"{ROOM}add/", sent, follow=True)
    assert shown.redirect_chain[-1][0] == f"{ROOM}measured/ca-125/?done=saved"
    assert "&lt;5.2 U/mL" in shown.content.decode()
    assert "0 to 35" in shown.content.decode()
    assert home.events[-1] == "facts.added"


def test_what_is_no_number_is_asked_again_and_nothing_is_written(home: Household) -> None:
    shown = home.client.post(f"{ROOM}add/", {"value": "high", "low": "<3", "high": "x", "on_year": "2099"})
    told = shown.content.decode()
    assert "Please write a number" in told
    assert "Please write only the number here." in told
    assert "That day is still to come." in told
    assert "Please choose from the list" in told
    assert home.story.fact_rows.count() == 0


def test_a_range_that_goes_down_is_asked_again(home: Household) -> None:
    told = home.client.post(f"{ROOM}add/", {"known": "PSA", "value": "3", "low": "5", "high": "4", "on_year": "2024"})
    assert "The range begins above its end." in told.content.decode()


def test_the_form_begins_with_what_is_added_to(home: Household) -> None:
    home.tell(psa(1.2, "2024-01-05"))
    assert f'{ROOM}add/?what=PSA"' in page(home, "measured/psa/")
    assert '<option value="PSA" selected>' in page(home, "add/?what=PSA")


def test_what_nobody_offers_can_be_typed_and_added_to_again(home: Household) -> None:
    home.tell(Measure(name="Zonulin", value=3, unit="x", on=day("2024")), Measure(name="Zonulin", value=4, unit="x"))
    shown = page(home)
    assert "Zonulin" in shown
    key = shown.split("/measured/")[1].split("/")[0]
    assert f'{ROOM}add/"' in page(home, f"measured/{key}/")
    assert "No date yet" in page(home, f"measured/{key}/")


def test_nothing_behind_a_closed_door_is_seen(home: Household) -> None:
    seen = fact(
        "a", Finding(place=Place(words="liver"), on=day("2024-05-03"), found_by="imaging"), quote="A spot.", result="x"
    )
    record = home.bring([seen, fact("b", psa(7.5, "2024-05-03"))], sha256="r" * 64)
    assert "A spot." not in page(home) + page(home, "scans/")
    assert home.client.get(f"{ROOM}measured/psa/").status_code == 404
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="older", before=date(2024, 1, 1)))
    assert home.client.get(f"{ROOM}measured/psa/").status_code == 404
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="look"))
    assert "A spot." in page(home)
    assert "A spot." in page(home, "scans/")
    assert home.client.get(f"{ROOM}measured/psa/").status_code == 200


def test_the_sheet_is_one_page_in_each_language(home: Household) -> None:
    home.tell(LETROZOLE, *(psa(1 + month / 10, f"2024-{month:02}-05") for month in range(1, 13)))
    pdf = home.client.get(f"{ROOM}sheet/?with=psa&in=both").content
    assert pages_of(pdf) == 2
    said = words_of(pdf)
    assert "The long view" in said
    assert "A lo largo del tiempo" in said
    assert "2.2 ng/mL" in said


def test_the_sheet_of_something_nobody_measured_is_not_there(home: Household) -> None:
    assert home.client.get(f"{ROOM}sheet/?with=psa").status_code == 404
    assert home.client.get(f"{ROOM}sheet/").status_code == 200
