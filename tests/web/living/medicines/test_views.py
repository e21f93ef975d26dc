"""Medicines: written or accepted, noted by the day without blame, stopped with why, asked about, printed, taken away."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from rumbo.course import Background, Treatment
from rumbo.guide.medicines import Medicine, MedicineDay, decode_medicine, decode_medicine_day
from rumbo.oncology import PartialDate
from rumbo.web.living.medicines import actions
from rumbo.web.living.models import KeptMedicine, KeptMedicineDay
from rumbo.web.story.raised import raised_in
from tests.paper.pages import words_of
from tests.web.cast import Household

ROOM = "/en/living/medicines/"


def on_the_list(home: Household, name: str = "Letrozole", **told: str) -> KeptMedicine:
    """Marisol writes a medicine down."""
    return actions.add(story=home.story, by=home.marisol, medicine=Medicine(name=name, **told))


def page(home: Household, address: str = "", lang: str = "en") -> str:
    """A page of the room."""
    return home.client.get(f"/{lang}/living/medicines/{address}").content.decode()


def test_any_name_is_kept_in_the_words_it_was_written_in(home: Household) -> None:
    data = {"name": "the little white one", "why": "sleep", "amount": "half", "times": "at night", "since_0": "2025"}
    home.client.post(f"{ROOM}new/", data)
    (kept,) = home.story.kept_medicines.all()
    told = decode_medicine(kept.body)
    assert (told.name, told.why, told.amount, told.times) == ("the little white one", "sleep", "half", "at night")
    assert "the little white one" in page(home)
    assert home.events[-1] == "medicine.added"


def test_without_a_name_nothing_is_kept_and_that_is_explained(home: Household) -> None:
    assert "Any name will do." in home.client.post(f"{ROOM}new/", {"why": "pain"}).content.decode()
    assert not KeptMedicine.objects.exists()


def test_names_are_found_as_one_types_in_the_language_of_the_page(home: Household) -> None:
    assert 'value="tamoxifeno"' in page(home, "names/?name=tamoxif", lang="es")
    assert page(home, "names/?name=t").strip() == ""


def test_what_the_story_names_is_offered_and_put_on_the_list_by_a_press(home: Household) -> None:
    home.tell(Background(topic="medicine", words="metformin 500 mg"))
    fact = home.tell(Treatment(modality="targeted", name="palbociclib", ongoing=True, dose_words="125 mg"))[0]
    assert "metformin 500 mg" in page(home)
    assert "Put on my list: palbociclib" in page(home)
    home.client.post(f"{ROOM}accept/", {"fact": fact.id})
    (kept,) = home.story.kept_medicines.all()
    assert decode_medicine(kept.body) == Medicine(name="palbociclib", amount="125 mg")
    assert "Put on my list: palbociclib" not in page(home)
    assert home.client.post(f"{ROOM}accept/", {"fact": fact.id}).status_code == 404


def test_a_day_is_noted_changed_and_emptied_and_nothing_is_counted(home: Household) -> None:
    first, second = on_the_list(home), on_the_list(home, "Ibuprofen", times="as needed")
    on = timezone.localdate() - timedelta(days=1)
    day = {"on": on.isoformat(), f"m-{first.pk.hex}": "taken", f"m-{second.pk.hex}": "missed", "m-other": "taken"}
    home.client.post(f"{ROOM}day/", day)
    (row,) = home.story.kept_medicine_days.all()
    assert decode_medicine_day(row.body).noted == {first.pk.hex: "taken", second.pk.hex: "missed"}
    told = page(home, "days/")
    assert "Taken: " in told
    assert "Not taken: " in told
    assert "%" not in told.split("<main")[1].split("</main")[0]
    assert f'name="m-{first.pk.hex}" value="taken" checked' in page(home, f"day/?on={on}")
    home.client.post(f"{ROOM}day/", {**day, f"m-{second.pk.hex}": ""})
    row.refresh_from_db()
    assert decode_medicine_day(row.body).noted == {first.pk.hex: "taken"}
    home.client.post(f"{ROOM}day/", {"on": on.isoformat()})
    assert not KeptMedicineDay.objects.exists()


def test_a_day_on_which_nothing_is_chosen_keeps_nothing(home: Household) -> None:
    on_the_list(home)
    home.client.post(f"{ROOM}day/", {"on": timezone.localdate().isoformat()})
    assert not KeptMedicineDay.objects.exists()


def test_a_day_that_has_not_come_is_not_noted(home: Household) -> None:
    kept = on_the_list(home)
    sent = home.client.post(f"{ROOM}day/", {"on": "2999-01-01", f"m-{kept.pk.hex}": "taken"})
    assert "Please choose today or a day before it." in sent.content.decode()
    assert not KeptMedicineDay.objects.exists()


def test_a_day_noted_anew_keeps_what_was_noted_of_a_medicine_that_was_stopped_since(home: Household) -> None:
    gone, still = on_the_list(home), on_the_list(home, "Ibuprofen")
    on = (timezone.localdate() - timedelta(days=1)).isoformat()
    home.client.post(f"{ROOM}day/", {"on": on, f"m-{gone.pk.hex}": "taken"})
    home.client.post(f"{ROOM}{gone.pk}/stop/")
    home.client.post(f"{ROOM}day/", {"on": on, f"m-{still.pk.hex}": "missed"})
    (row,) = home.story.kept_medicine_days.all()
    assert decode_medicine_day(row.body).noted == {gone.pk.hex: "taken", still.pk.hex: "missed"}
    home.client.post(f"{ROOM}day/", {"on": on})
    row.refresh_from_db()
    assert decode_medicine_day(row.body).noted == {gone.pk.hex: "taken"}


def test_a_medicine_is_stopped_with_why_and_taken_again(home: Household) -> None:
    kept = on_the_list(home)
    home.client.post(f"{ROOM}{kept.pk}/stop/", {"stopped_on_0": "2026", "why_stopped": "My joints hurt."})
    kept.refresh_from_db()
    told = decode_medicine(kept.body)
    assert (told.stopped, told.why_stopped) == (True, "My joints hurt.")
    assert "My joints hurt." in page(home)
    assert "Letrozole" not in page(home, "day/")
    home.client.post(f"{ROOM}{kept.pk}/change/", {"name": "Letrozole 2.5"})
    kept.refresh_from_db()
    assert decode_medicine(kept.body).why_stopped == "My joints hurt."
    home.client.post(f"{ROOM}{kept.pk}/again/")
    kept.refresh_from_db()
    assert decode_medicine(kept.body) == Medicine(name="Letrozole 2.5")


def test_may_i_take_this_with_that_goes_to_the_list_of_questions_and_is_not_answered(home: Household) -> None:
    kept = on_the_list(home)
    home.client.post(f"{ROOM}{kept.pk}/ask/", {"other": "grapefruit"})
    home.client.post(f"{ROOM}{kept.pk}/ask/", {"missed": "1"})
    home.client.post(f"{ROOM}{kept.pk}/ask/", {"missed": "1"})
    asked = [each.text for each in raised_in(home.story)]
    assert [each.en for each in asked] == [
        "May I take Letrozole together with grapefruit?",
        "What do I do when I miss Letrozole?",
    ]
    assert asked[0].es == "¿Puedo tomar Letrozole junto con grapefruit?"
    assert "May I take Letrozole together with grapefruit?" in home.client.get("/en/questions/").content.decode()
    assert "On your list." in page(home, f"{kept.pk}/")


def test_a_question_without_the_other_thing_is_not_sent(home: Household) -> None:
    kept = on_the_list(home)
    assert "Please write a name." in home.client.post(f"{ROOM}{kept.pk}/ask/", {"other": ""}).content.decode()
    assert raised_in(home.story) == ()


def test_each_entry_says_who_wrote_it_and_a_helper_changes_only_their_own(home: Household) -> None:
    mine = on_the_list(home)
    elena, hers = home.let_elena_in()
    theirs = actions.add(story=home.story, by=elena.reader, medicine=Medicine(name="Ginger tea"))
    assert "Written by Elena" in page(home)
    assert hers.get(f"{ROOM}{mine.pk}/").status_code == 200
    assert hers.post(f"{ROOM}{mine.pk}/remove/").status_code == 404
    hers.post(f"{ROOM}day/", {"on": timezone.localdate().isoformat(), f"m-{mine.pk.hex}": "taken"})
    assert "Written by Elena" in page(home, "day/")
    home.client.post(f"{ROOM}{theirs.pk}/change/", {"name": "Ginger tea, cold"})
    theirs.refresh_from_db()
    assert decode_medicine(theirs.body).name == "Ginger tea, cold"
    assert theirs.by_id == elena.reader.pk


def test_taken_away_it_is_gone_with_what_was_noted_of_it(home: Household) -> None:
    first, second = on_the_list(home), on_the_list(home, "Ibuprofen")
    today = timezone.localdate()
    for on, keys in (
        (today, (first, second)),
        (today - timedelta(days=1), (first,)),
        (today - timedelta(days=2), (second,)),
    ):
        home.client.post(f"{ROOM}day/", {"on": on.isoformat(), **{f"m-{each.pk.hex}": "taken" for each in keys}})
    home.client.post(f"{ROOM}{first.pk}/remove/")
    assert [decode_medicine(each.body).name for each in home.story.kept_medicines.all()] == ["Ibuprofen"]
    left = [decode_medicine_day(each.body).noted for each in home.story.kept_medicine_days.all()]
    assert left == [{second.pk.hex: "taken"}, {second.pk.hex: "taken"}]
    assert home.events[-1] == "medicine.removed"


def test_the_list_is_printed_in_both_languages(home: Household) -> None:
    on_the_list(home, why="for the cancer", amount="1 pill", times="mornings")
    home.tell(Background(topic="allergy", words="penicillin"))
    printed = words_of(home.client.get(f"{ROOM}sheet/?in=both").content)
    for words in ("What I take", "Lo que tomo", "Letrozole", "mornings", "penicillin"):
        assert words in printed


def test_a_partial_day_is_kept_as_it_is_known(home: Household) -> None:
    kept = on_the_list(home)
    told = Medicine(name="Letrozole", since=PartialDate.of(date(2026, 3, 1)))
    actions.change(kept=kept, by=home.marisol, medicine=told)
    assert decode_medicine(kept.body) == told
    assert "Since: " in page(home)


def test_the_form_of_a_change_holds_what_was_written(home: Household) -> None:
    kept = on_the_list(home, "Ginger tea", amount="1 cup")
    shown = page(home, f"{kept.pk}/change/")
    assert 'value="Ginger tea"' in shown
    assert 'value="1 cup"' in shown


def test_a_row_names_itself_without_a_word_of_what_is_in_it(home: Household) -> None:
    kept = on_the_list(home, "Ginger tea")
    actions.note_day(here=home.here, day=MedicineDay(on=timezone.localdate(), noted={kept.pk.hex: "taken"}))
    assert str(kept) == f"kept medicine {kept.pk}"
    assert [str(each) for each in home.story.kept_medicine_days.all()] == [
        f"kept medicine day {each.pk}" for each in home.story.kept_medicine_days.all()
    ]
