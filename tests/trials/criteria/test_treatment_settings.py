"""In which setting a treatment was given."""

from __future__ import annotations

import pytest

from rumbo.trials.criteria.treatment_settings import Setting, in_settings, read_settings
from rumbo.trials.facets import SettingWord, TreatmentFacet


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("chemotherapy in the metastatic setting", ("advanced",)),
        ("chemotherapy for advanced disease", ("advanced",)),
        ("adjuvant chemotherapy", ("adjuvant",)),
        ("neoadjuvant chemotherapy", ("neoadjuvant",)),
        ("a taxane in localized or advanced disease", ()),
        ("a taxane in any setting", ()),
        ("adjuvant treatment, or treatment in the metastatic setting", ()),
        ("chemotherapy", ()),
    ],
)
def test_the_setting_of_a_statement_is_read(text: str, settings: tuple[Setting, ...]) -> None:
    assert read_settings(text) == settings


def test_what_stands_before_the_treatment_tells_of_the_cancer() -> None:
    text = "diagnosis of metastatic cancer treated with a taxane"
    assert read_settings(text, advanced_from=text.index("taxane")) == ()
    assert read_settings(text) == ("advanced",)


@pytest.mark.parametrize(
    ("given", "line", "asked", "answer"),
    [
        (None, None, (), True),
        ("adjuvant", 1, ("adjuvant",), True),
        ("adjuvant", None, ("advanced",), False),
        ("metastatic", None, ("advanced",), True),
        (None, 2, ("advanced",), True),
        ("primary", None, ("advanced",), False),
        (None, None, ("advanced",), None),
    ],
)
def test_a_treatment_is_of_a_setting(
    given: SettingWord | None, line: int | None, asked: tuple[Setting, ...], answer: bool | None
) -> None:
    assert in_settings(TreatmentFacet(setting=given, line=line), asked) is answer
