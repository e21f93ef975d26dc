"""export.xml is read as it comes: whose it is, a weight and a temperature a day; its mistakes are forgiven or told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course.facts import Measure
from rumbo.oncology import PartialDate
from rumbo.records import formats
from rumbo.records.apple import health_data as module
from rumbo.records.apple.groups import group_of
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.records.apple.exported import ANA_OWNS_IT, DOCTYPE, health_data, mention, record, weight
from tests.records.written import RECORD

STEPS = record("QuantityTypeIdentifierStepCount", 5000, "2025-04-01", unit="count")
PULSE = record("QuantityTypeIdentifierHeartRate", 80, "2025-04-01", unit="count/min")
TEMPERATURE = "QuantityTypeIdentifierBodyTemperature"


def read(data: bytes, *, size: int = 1 << 20) -> Part:
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    return formats.read_pieces(pieces, transcript=Transcript(name="export.xml", record=RECORD))


def measures(data: bytes) -> list[tuple[str, float, str, str]]:
    found = [fact.says for fact in read(data).facts]
    return [(m.name, m.value, m.unit, m.on.iso if m.on else "") for m in found if isinstance(m, Measure)]


def test_a_weight_is_told_with_its_line_and_its_words() -> None:
    part = read(health_data(ANA_OWNS_IT, STEPS, weight(150.5, "2025-04-02", unit="lb")))
    (fact,) = part.facts
    assert fact.says == Measure(
        name="weight", value=150.5, unit="[lb_av]", loinc=module.KEPT["HKQuantityTypeIdentifierBodyMass"][1],
        on=PartialDate(2025, 4, 2),
    )  # fmt: skip
    assert fact.source is not None
    assert fact.source.place == "line 10"
    assert fact.source.quote == "weight: 150.5 lb (2025-04-02 08:00:00 -0500)"
    assert part.format == "apple-health"
    assert part.troubles == ()


def test_the_line_is_the_one_in_the_file() -> None:
    data = health_data(ANA_OWNS_IT, weight(70, "2025-04-02"))
    (fact,) = read(data).facts
    assert fact.source is not None
    number = int(fact.source.place.removeprefix("line "))
    assert b"BodyMass" in data.splitlines()[number - 1]


def test_the_day_of_birth_says_whose_it_is() -> None:
    assert read(health_data(ANA_OWNS_IT)).subjects == (Subject(birth_date=PartialDate(1970, 3, 1)),)


@pytest.mark.parametrize("me", ["<Me/>", '<Me HKCharacteristicTypeIdentifierDateOfBirth=""/>', ""])
def test_a_phone_that_does_not_say_whose_it_is_names_nobody(me: str) -> None:
    assert read(health_data(me, STEPS)).subjects == ()


def test_of_a_day_the_last_weight_and_the_highest_temperature_are_told() -> None:
    assert measures(
        health_data(
            weight(70, "2025-04-02"),
            weight(71, "2025-04-02"),
            record(TEMPERATURE, 100.6, "2025-04-02", unit="degF"),
            record(TEMPERATURE, 38.4, "2025-04-02", unit="degC"),
            record(TEMPERATURE, 37.0, "2025-04-02", unit="degC"),
            weight(72, "2025-04-03"),
        )
    ) == [
        ("weight", 71, "kg", "2025-04-02"),
        ("temperature", 38.4, "Cel", "2025-04-02"),
        ("weight", 72, "kg", "2025-04-03"),
    ]


def test_what_is_not_told_is_counted_in_plain_groups_and_not_by_the_million() -> None:
    part = read(health_data(*[STEPS, PULSE] * 500, weight(70, "2025-04-02"), weight(71, "2025-04-02"), "<Workout/>"))
    assert part.unread == {
        "phone: movement": 1,
        "phone: heart and blood": 1,
        "phone: other weights and temperatures of the same day": 1,
    }


@pytest.mark.parametrize(
    "odd",
    [
        weight("", "2025-04-02"),
        weight("nan", "2025-04-02"),
        weight("-3", "2025-04-02"),
        weight(70, "not-a-day"),
        '<Record value="70" type="HKQuantityTypeIdentifierBodyMass"/>',
    ],
)
def test_a_weight_without_number_or_day_is_left_out(odd: str) -> None:
    assert measures(health_data(odd, weight(71, "2025-04-03"))) == [("weight", 71, "kg", "2025-04-03")]


def test_the_order_of_attributes_does_not_matter() -> None:
    odd = '<Record unit="kg" value="70" startDate="2025-04-02 08:00:00 -0500" type="HKQuantityTypeIdentifierBodyMass"/>'
    assert measures(health_data(odd)) == [("weight", 70, "kg", "2025-04-02")]


def test_there_is_an_end_to_days_kinds_and_pointers(monkeypatch: pytest.MonkeyPatch) -> None:
    from rumbo.records.apple import day_values

    monkeypatch.setattr(day_values, "_MAX_DAYS", 1)
    monkeypatch.setattr(module, "_MAX_KINDS", 1)
    monkeypatch.setattr(module, "_MAX_POINTERS", 1)
    part = read(
        health_data(
            STEPS, PULSE, weight(1, "2025-04-02"), weight(2, "2025-04-03"), mention("A-1.json"), mention("A-2.json")
        )
    )
    assert len(part.facts) == 1
    assert "phone: heart and blood" not in part.unread
    assert part.troubles == (Trouble("records-apple-beside", {"count": 1}),)


def test_a_file_without_its_zip_says_what_lay_beside_it() -> None:
    part = read(health_data(mention("Condition-1.json"), mention("Condition-2.json"), weight(70, "2025-04-02")))
    assert part.troubles == (Trouble("records-apple-beside", {"count": 2}),)
    assert len(part.facts) == 1


@pytest.mark.parametrize("size", [1, 3, 100])
def test_it_may_come_in_pieces_of_any_size(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    data = health_data(ANA_OWNS_IT, *[STEPS] * 3, weight("70", "2025-04-02"))
    monkeypatch.setattr(formats, "HEAD_BYTES", 500)
    assert read(data, size=size) == read(data)


def test_a_file_that_ends_early_tells_what_stands_before() -> None:
    data = health_data(weight(70, "2025-04-02"), *[STEPS] * 10)
    part = read(data[:-400])
    assert part.troubles == (Trouble("records-ends-early"),)
    assert len(part.facts) == 1


def test_a_damaged_file_tells_what_stands_before_and_where_the_damage_is() -> None:
    part = read(health_data(weight(70, "2025-04-02"), "<Record <", weight(70, "2025-04-03")))
    assert part.troubles == (Trouble("records-damaged-from", {"line": 9}),)
    assert len(part.facts) == 1


def test_control_characters_in_the_name_of_a_device_are_passed_over() -> None:
    data = health_data(weight(70, "2025-04-02").replace("Teléfono", "Tel\x0béfono"), weight(71, "2025-04-03"))
    assert len(measures(data)) == 2


def test_mistakes_in_the_type_of_the_document_are_passed_over() -> None:
    broken = DOCTYPE.replace("]>", "<!ATTLIST Workout\n  duration CDATA #REQUIRED>\n  endDate CDATA #REQUIRED\n>\n]>")
    part = read(health_data(weight(70, "2025-04-02"), doctype=broken))
    assert part.troubles == ()
    assert len(part.facts) == 1


LAUGHS = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
OUTSIDE = '<!ENTITY x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("entity", [LAUGHS, OUTSIDE, '<!ENTITY % p SYSTEM "http://ejemplo.invalid/x.dtd">'])
def test_words_that_stand_for_others_are_refused(entity: str) -> None:
    doctype = DOCTYPE.replace("]>", f"{entity}\n]>")
    part = read(health_data("<Record>&x;&c;</Record>", weight(70, "2025-04-02"), doctype=doctype))
    assert part.troubles == (Trouble("records-entities"),)
    assert part.facts == ()


def test_a_word_that_nothing_declares_is_damage() -> None:
    part = read(health_data("<Record>&x;</Record>"))
    assert part.troubles == (Trouble("records-damaged-from", {"line": 8}),)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=8)), max_size=5))
def test_whatever_is_done_to_the_file_gives_a_part(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(health_data(ANA_OWNS_IT, weight(70, "2025-04-02"), mention("Condition-1.json"), STEPS))
    for at, inserted in changes:
        start = at % len(data)
        data[start : start + len(inserted)] = inserted
    assert isinstance(read(bytes(data)), Part)


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("HKQuantityTypeIdentifierDistanceWalkingRunning", "movement"),
        ("HKCategoryTypeIdentifierSleepAnalysis", "sleep and breathing"),
        ("HKQuantityTypeIdentifierDietaryWater", "food and drink"),
        ("HKDataTypeSleepDurationGoal", "sleep and breathing"),
        ("HKQuantityTypeIdentifierBloodGlucose", "blood sugar"),
        ("HKQuantityTypeIdentifierBodyFatPercentage", "body"),
        ("", "other measurements"),
    ],
)
def test_a_kind_of_measurement_has_its_plain_group(kind: str, group: str) -> None:
    assert group_of(kind) == group


@pytest.mark.parametrize("letters", ["UypTF-8", "utf-7x", "cp-nobody"])
def test_an_export_in_letters_that_nobody_knows_is_damaged(letters: str) -> None:
    data = health_data().replace(b"UTF-8", letters.encode())
    part = formats.read(data, transcript=Transcript(name="export.xml", record="0" * 64))
    assert [trouble.id for trouble in part.troubles] == ["records-broken"]
