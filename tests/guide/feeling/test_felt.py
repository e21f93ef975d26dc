"""A log: kept whole, with a temperature that is read in one scale and never turned into the other."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.feeling.felt import Felt, Temperature, decode_felt, encode_felt, parse_temperature
from tests.guide.feeling.strategies import felts, temperatures

DAY = date(2026, 11, 23)


@given(felts)
def test_a_log_comes_back_as_it_was_kept(felt: Felt) -> None:
    assert decode_felt(encode_felt(felt)) == felt


@given(temperatures)
def test_a_temperature_is_read_as_it_is_written(temperature: Temperature) -> None:
    for written in (temperature.words, str(temperature.degrees).replace(".", ","), f" {temperature.degrees} "):
        assert parse_temperature(written) == temperature


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_living_bodys_temperature_or_refused(typed: str) -> None:
    try:
        found = parse_temperature(typed)
    except ValueError:
        return
    assert (30 <= found.degrees <= 45) if found.scale == "C" else (86 <= found.degrees <= 113)


@pytest.mark.parametrize("typed", ["", "hot", "12", "50", "200", "38 F", "101 C", "38.4.1", "-38"])
def test_what_no_body_has_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="temperature"):
        parse_temperature(typed)


def test_hundredths_are_dropped() -> None:
    assert parse_temperature("37.99").words == "37.9 °C"


@pytest.mark.parametrize(("tenths", "scale"), [(290, "C"), (460, "C"), (850, "F"), (1140, "F")])
def test_a_temperature_that_cannot_be_is_not_made(tenths: int, scale: str) -> None:
    with pytest.raises(ValueError, match="no living body"):
        Temperature(tenths=tenths, scale=scale)  # type: ignore[arg-type]  # one of the two, from a table


def test_a_strength_is_0_to_4() -> None:
    for wrong in (-1, 5):
        with pytest.raises(msgspec.ValidationError):
            decode_felt(f'{{"on":"2026-11-23","strengths":{{"tired":{wrong}}}}}')


def test_a_week_tells_of_seven_days() -> None:
    assert Felt(on=DAY, covers="week").first_on == date(2026, 11, 17)
    assert Felt(on=DAY).first_on == DAY


def test_a_log_is_empty_until_something_is_said() -> None:
    assert Felt(on=DAY).is_empty
    assert not Felt(on=DAY, strengths={"tired": 0}).is_empty
    assert not Felt(on=DAY, words="Rain.").is_empty
    assert not Felt(on=DAY, temperature=parse_temperature("37")).is_empty
