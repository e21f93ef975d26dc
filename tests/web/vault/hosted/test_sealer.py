"""Texts in a host's database: unreadable in it, bound to their place, and gone with the key of their story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection

from rumbo.web.people import actions as people
from rumbo.web.people.models import Reader
from rumbo.web.people.privacy import Sealed, sealed_values, story_of
from rumbo.web.story.models import FactRow, Import, PortalConnection, RaisedQuestion, Telling
from rumbo.web.vault.hosted.shelf import the_shelf
from rumbo.words import Explained
from tests.web.cast import Household, note

pytestmark = pytest.mark.hosted

WORDS = "They found it again in June: metástasis."


def raw(table: str, column: str, row: object) -> str:
    """What the database itself holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [row])  # noqa: S608 - names of our own models
        value: str = cursor.fetchone()[0]
    return value


def test_the_database_holds_no_word_of_it_and_the_row_says_it_all(home: Household) -> None:
    (fact,) = home.tell(note(WORDS))
    row = home.story.fact_rows.get(fact_id=fact.id)
    assert raw("story_factrow", "body", row.pk).startswith("1.")
    assert "June" not in raw("story_factrow", "body", row.pk)
    assert WORDS in row.body
    assert WORDS in sealed_values(home.story.fact_rows, "body")[-1]


def test_the_same_words_look_different_each_time(home: Household) -> None:
    first, second = (RaisedQuestion.objects.create(story=home.story, body=WORDS, by=home.marisol) for _ in range(2))
    assert raw("story_raisedquestion", "body", first.pk) != raw("story_raisedquestion", "body", second.pk)


@pytest.mark.parametrize("other", ["row", "column"])
def test_a_text_moved_elsewhere_does_not_open(home: Household, other: str) -> None:
    telling = Telling.objects.create(story=home.story, answers=WORDS, told="{}")
    first, second = (RaisedQuestion.objects.create(story=home.story, body=each, by=home.marisol) for each in "ab")
    with connection.cursor() as cursor:
        if other == "row":
            cursor.execute("UPDATE story_raisedquestion SET body = %s WHERE id = %s",
                           [raw("story_raisedquestion", "body", first.pk), second.pk])  # fmt: skip
            moved, name = RaisedQuestion.objects.get(pk=second.pk), "body"
        else:
            cursor.execute("UPDATE story_telling SET told = answers")
            moved, name = Telling.objects.get(pk=telling.pk), "told"
    with pytest.raises(Explained, match="moved from another place"):
        getattr(moved, name)


def test_a_row_given_to_another_story_does_not_open_there(home: Household) -> None:
    row = RaisedQuestion.objects.create(story=home.story, body=WORDS, by=home.marisol)
    other = type(home.story)()
    the_shelf().begin(other.pk)
    other.save(force_insert=True)
    RaisedQuestion.objects.filter(pk=row.pk).update(story=other)
    with pytest.raises(Explained, match="moved from another place"):
        _ = RaisedQuestion.objects.get(pk=row.pk).body


@pytest.mark.parametrize("damaged", ["in clear", "1.", "1.AAAA", "1.%%%"])
def test_what_is_no_sealed_text_is_explained(home: Household, damaged: str) -> None:
    row = RaisedQuestion.objects.create(story=home.story, body=WORDS, by=home.marisol)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE story_raisedquestion SET body = %s", [damaged])
    with pytest.raises(Explained, match="does not open with its key"):
        _ = RaisedQuestion.objects.get(pk=row.pk).body


def test_what_was_not_opened_is_written_back_as_it_came(home: Household) -> None:
    row = RaisedQuestion.objects.create(story=home.story, body=WORDS, by=home.marisol)
    before = raw("story_raisedquestion", "body", row.pk)
    found = RaisedQuestion.objects.get(pk=row.pk)
    found.save()
    assert raw("story_raisedquestion", "body", row.pk) == before
    assert WORDS not in repr(found.__dict__)
    assert found.body == WORDS
    found.save()
    assert raw("story_raisedquestion", "body", row.pk) != before


def test_many_rows_at_once_are_sealed_each_in_its_place(home: Household) -> None:
    rows = [FactRow(story=home.story, fact_id=f"f{n}", body=f"{WORDS}{n}", at=home.marisol.made_at) for n in range(3)]
    FactRow.objects.bulk_create(rows)
    kept = sealed_values(home.story.fact_rows.filter(fact_id__startswith="f").order_by("id"), "body", "fact_id")
    assert kept[-3:] == [(f"{WORDS}{n}", f"f{n}") for n in range(3)]


def test_rows_that_name_no_story_find_theirs(home: Household) -> None:
    record = home.bring([])
    reading = Import.objects.create(record=record)
    portal = PortalConnection.objects.create(reader=home.marisol, base="https://portal.example", client_id="us")
    assert story_of(reading) == story_of(portal) == home.story.pk
    assert Import.objects.get(pk=reading.pk).outcome == "{}"
    assert PortalConnection.objects.get(pk=portal.pk).base == "https://portal.example"


def test_two_stories_are_sealed_with_two_keys(home: Household) -> None:
    keys = the_shelf().sub_keys(home.story.pk)
    other = type(home.story)()
    the_shelf().begin(other.pk)
    assert the_shelf().sub_keys(other.pk).database != keys.database


def test_a_reader_who_is_renamed_is_sealed_anew(home: Household) -> None:
    people.rename_reader(reader=home.marisol, by=home.marisol, name="Marisol Ibarra")
    assert "Ibarra" not in raw("people_reader", "name", home.marisol.pk)
    assert Reader.objects.get(pk=home.marisol.pk).name == "Marisol Ibarra"


def test_every_sealed_column_of_a_whole_story_is_sealed(household: Callable[[str], Household]) -> None:
    home = household("marisol")
    for model in apps.get_models():
        sealed = [field.column for field in model._meta.concrete_fields if isinstance(field, Sealed)]
        for column in sealed:
            for row in model.objects.values_list("pk", flat=True):  # type: ignore[attr-defined]  # each has its manager
                assert raw(model._meta.db_table, column, row).startswith("1.")
    assert home.story.fact_rows.count() > 10
