"""Which dates of a sentence belong to which treatment, and as what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import find_dates
from rumbo.records.letters.therapies import find_therapies, group_together
from rumbo.records.letters.timing import Stretch, read_times

WRITTEN = PartialDate(2023, 3, 14)


def times(text: str, *, said_on: PartialDate | None = WRITTEN, day_first: bool = False) -> list[str]:
    """Each group as "start..end last goes-on", with what is not said left out."""
    groups = group_together(find_therapies(text), text=text)
    stretches = [Stretch(group[0].start, group[-1].end) for group in groups]
    found = read_times(
        text, groups=stretches, dates=find_dates(text, day_first=day_first, anchor=said_on), said_on=said_on
    )
    return [
        " ".join(
            filter(
                None,
                (
                    f"{each.on or ''}..{each.until or ''}",
                    f"last {each.last_given_on}" if each.last_given_on else "",
                    "goes on" if each.ongoing else "",
                ),
            )
        )
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mastectomy 04/02/2014, tamoxifen since 08/04/2014", ["2014-04-02..", "2014-08-04.. goes on"]),
        ("04/02/2014 mastectomy, 05/06/2014 docetaxel", ["2014-04-02..", "2014-05-06.."]),
        ("Carbo/PLD x6 completed 08/20/2019", ["..2019-08-20"]),
        ("She completed six cycles of R-CHOP on 06/24/2019", ["..2019-06-24"]),
        ("RT to the neck, 09/04/2018 - 10/23/2018", ["2018-09-04..2018-10-23"]),
        ("cisplatin 09/04/2018 and 09/25/2018", ["2018-09-04.. last 2018-09-25"]),
        ("Topotecan C6 on 03/01/2022", [".. last 2022-03-01"]),
        ("ribociclib was reduced in January 2023", [".. last 2023-01"]),
        ("biopsy 06/04/2019, letrozole", [".."]),
        ("left lumpectomy with sentinel node biopsy 07/09/2015", ["2015-07-09.."]),
        ("AC x4 followed by Taxol x12, 08/12/2015 to 01/20/2016", ["2015-08-12..2016-01-20"] * 2),
        ("pelvic RT (May 9, 2019 to June 13, 2019) with weekly cisplatin", ["2019-05-09..2019-06-13"] * 2),
        ("surgery on 03/15/2018 (right hemicolectomy)", ["2018-03-15.."] * 2),
        ("lenalidomide 01/2018 until progression 06/2021", ["2018-01..2021-06"]),
        ("10/2021: SRS 10/28/2021", ["2021-10-28.."]),
        ("TMZ x4 cycles, last 06/01/2023, stopped 06/20/2023", ["..2023-06-01"]),
        ("osimertinib from 11/08/2021 to present", ["2021-11-08.. goes on"]),
        ("doxorubicin x6 (to 12/2020)", ["..2020-12"]),
        ("letrozole; seen 03/03/2020", [".."]),
        ("C1 topotecan given today", ["2023-03-14.. last 2023-03-14"]),
        ("C3 topotecan given today", [".. last 2023-03-14"]),
    ],
)
def test_a_date_belongs_to_the_treatment_it_stands_beside(text: str, expected: list[str]) -> None:
    assert times(text) == expected


def test_the_day_that_begins_an_entry_gives_way_to_the_days_of_the_treatment() -> None:
    assert times("03/14/2023  Topotecan C6 on 3/1/2023") == [".. last 2023-03-01"]
    assert times("03/14/2023  tolerating topotecan") == [".. last 2023-03-14 goes on"]
    assert times("03/14/2023  topotecan given") == ["2023-03-14.."]


def test_today_is_no_day_when_nobody_says_when_it_was_written() -> None:
    assert times("topotecan given today", said_on=None) == [".."]


def test_spanish_days_are_read_day_first() -> None:
    assert times("Tamoxifeno desde 04/08/2014 hasta 10/06/2019", day_first=True) == ["2014-08-04..2019-06-10"]


@given(
    st.lists(
        st.sampled_from(["mastectomy", "RT", "tamoxifen", "05/06/2014", "2015", "biopsy", "until", ";", ",", "then"]),
        max_size=9,
    )
)
def test_every_group_has_its_times_whatever_stands_around(words: list[str]) -> None:
    text = " ".join(words)
    assert len(times(text)) == len(group_together(find_therapies(text), text=text))


def test_a_medicine_begun_again_begins_that_day() -> None:
    assert times("Imatinib restarted 14 March 2016, good partial response.", day_first=True) == ["2016-03-14.."]
