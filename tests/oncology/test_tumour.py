from __future__ import annotations

import pytest

from rumbo.oncology import IcdO3Morphology, IcdO3Site, PartialDate, Tumour


def test_codes_and_dates_are_taken_as_text_or_as_values() -> None:
    as_text = Tumour("c509", "8500/3", side="left", diagnosed_on="2019-05")
    as_values = Tumour(IcdO3Site("C50.9"), IcdO3Morphology("8500/3"), side="left", diagnosed_on=PartialDate(2019, 5))
    assert as_text == as_values


def test_nothing_but_the_site_is_needed() -> None:
    assert Tumour("C61").site == IcdO3Site("C61.9")


@pytest.mark.parametrize(
    "wrong",
    [{"site": ""}, {"site": "liver"}, {"morphology": "8500"}, {"side": "upper"}, {"diagnosed_on": "last May"}],
)
def test_what_is_invalid_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a"):
        Tumour(**{"site": "C50.9", **wrong})  # type: ignore[arg-type]  # wrong on purpose
