"""Which of two numbers is the day."""

from __future__ import annotations

import pytest

from rumbo.records.letters.date_order import day_first, is_settled
from rumbo.words import Lang


@pytest.mark.parametrize(
    ("texts", "lang", "expected"),
    [
        (["03/05/2019", "19/11/1963"], "en", True),
        (["03/05/2019", "11/19/1963"], "es", False),
        (["03/05/2019"], "es", True),
        (["03/05/2019"], "en", False),
        (["03/05/2019", "seen 3 May 2019"], "en", True),
        (["3/5/2019", "24 January 2017", "March 19, 2019"], "en", False),
        (["03/05/2019", "the tumour"], "en", True),
        (["03/05/2019", "Ponce, Puerto Rico"], "es", False),
        (["4 de junio de 2019", "biopsia 05/12/2019"], "es", False),
        (["June 4, 2019", "biopsy 12/05/2019"], "en", True),
    ],
)
def test_the_order_is_settled_once_for_the_document(texts: list[str], lang: Lang, expected: bool) -> None:
    assert day_first(texts, lang=lang) is expected


def test_only_a_number_above_twelve_settles_it_for_sure() -> None:
    assert is_settled(["19/11/1963"])
    assert not is_settled(["03/05/2019", "3 May 2019"])
