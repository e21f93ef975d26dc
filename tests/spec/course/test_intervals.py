"""Chapter 6. Times between events, each by a named rule.

A time is told only where both of its days are known from the story; where one is not, what is missing is named. Days are counted
only between dates known to the day. None of these times says what will be.
"""

from __future__ import annotations

from pathlib import Path

from rumbo.guide.times import time_meanings
from tests.spec.chapter import table
from tests.spec.spec import course, intervals, times_that_cannot_be_told
from tests.spec.told_chapter import sentences_table, told

PAGE = Path("docs/reference/times.md")
BREAST = """
        on         | record | says         | what        | more
        2014-03-11 | letter | cancer       | left breast |
        2014-04-02 | letter | surgery      | mastectomy  |
"""


def after(rows: str):
    return course(BREAST.rstrip() + "\n" + rows.strip("\n"))


def test_disease_free_counts_from_the_end_of_the_treatment_before():
    laid = after("""
        2014-05-06 | letter | chemotherapy | docetaxel | until 2014-07-08
        2014-08-04 | letter | hormone      | tamoxifen | until 2019-06-10
        2019-06-04 | letter | came back    | chest wall |
    """)
    assert intervals(laid) == ["2014-07-08 to 2019-06-04 | disease_free | 1792"]
    assert laid.intervals[0].rule.id == "course-rule-end-of-treatment"


def test_where_no_end_is_known_it_counts_from_the_first_clear_statement():
    laid = after("""
        2014-05-06 | letter | chemotherapy | docetaxel  |
        2014-09-01 | letter | clear        |            |
        2015-09-01 | letter | clear        |            |
        2019-06-04 | letter | came back    | chest wall |
    """)
    assert intervals(laid) == ["2014-09-01 to 2019-06-04 | disease_free | 1737"]
    assert laid.intervals[0].rule.id == "course-rule-first-clear"


def test_without_either_nothing_is_counted():
    laid = after("""
        2014-05-06 | letter | chemotherapy | docetaxel  |
        2019-06-04 | letter | came back    | chest wall |
    """)
    assert intervals(laid) == []


def test_vague_dates_give_no_number_of_days():
    laid = after("""
        2019-06    | letter | came back    | chest wall |
    """)
    assert intervals(laid) == ["2014-04-02 to 2019-06 | disease_free | None"]


def test_the_second_interval_counts_from_the_treatment_of_the_first_return():
    laid = after("""
        2019-06-04 | letter | came back    | chest wall |
        2019-07-02 | letter | surgery      | resection  |
        2019-10-07 | letter | clear        |            |
        2022-10-03 | letter | came back    | bone       |
    """)
    assert intervals(laid) == [
        "2014-04-02 to 2019-06-04 | disease_free | 1889",
        "2014-04-02 to 2019-07-02 | treatment_free | 1917",
        "2019-07-02 to 2022-10-03 | disease_free | 1189",
    ]


def test_treatment_free_is_the_time_in_which_nothing_was_given():
    laid = after("""
        2014-05-06 | letter | chemotherapy | docetaxel | until 2014-07-08
        2014-06-01 | letter | targeted     | trastuzumab | until 2015-06-01
        2019-08-01 | letter | radiation    | chest wall | until 2019-09-01
    """)
    assert intervals(laid) == ["2015-06-01 to 2019-08-01 | treatment_free | 1522"]


def test_treatment_whose_end_nobody_told_leaves_the_time_after_it_uncounted():
    laid = after("""
        2014-05-06 | letter | hormone      | tamoxifen |
        2019-08-01 | letter | radiation    | chest wall | until 2019-09-01
        2021-08-01 | letter | radiation    | spine      | until 2021-09-01
    """)
    assert intervals(laid) == []


def test_bone_medicine_is_no_treatment_of_the_cancer_here():
    laid = after("""
        2016-05-06 | letter | other        | denosumab  | until 2017-05-06
        2019-08-01 | letter | radiation    | spine      | until 2019-09-01
    """)
    assert intervals(laid) == ["2014-04-02 to 2019-08-01 | treatment_free | 1947"]


def test_progression_free_counts_from_the_start_of_a_line_to_growth():
    laid = after("""
        2019-06-04 | letter | came back    | bone       |
        2019-07-01 | letter | hormone      | letrozole  | until 2020-08-01
        2020-07-25 | letter | grew         | bone       |
        2020-08-10 | letter | chemotherapy | paclitaxel | until 2021-02-01
    """)
    assert "2019-07-01 to 2020-07-25 | progression_free | 390" in intervals(laid)
    assert len([each for each in laid.intervals if each.kind == "progression_free"]) == 1


def test_a_line_that_was_changed_before_growth_has_no_progression_free_time():
    laid = after("""
        2019-06-04 | letter | came back    | bone       |
        2019-07-01 | letter | hormone      | letrozole  | until 2020-08-01
        2020-08-10 | letter | chemotherapy | paclitaxel | until 2021-02-01
        2021-07-25 | letter | grew         | bone       |
    """)
    progression_free = [each for each in intervals(laid) if "progression_free" in each]
    assert progression_free == ["2020-08-10 to 2021-07-25 | progression_free | 349"]


OVARY = """
        on         | record | says         | what                     | more
        2018-01-10 | letter | cancer       | ovary                    | cells 8461/3
        2018-02-01 | letter | surgery      | hysterectomy             |
        2018-03-01 | letter | chemotherapy | carboplatin + paclitaxel | until 2018-07-15
"""


def with_ovary(rows: str):
    return course(OVARY.rstrip() + "\n" + rows.strip("\n"))


def platinum_free(laid) -> list[str]:
    return [each for each in intervals(laid) if "platinum_free" in each]


def test_platinum_free_counts_from_the_last_platinum_dose_to_the_next_return():
    laid = with_ovary("""
        2018-08-01 | letter | clear        |             |
        2020-01-15 | letter | came back    | peritoneum  |
    """)
    assert platinum_free(laid) == ["2018-07-15 to 2020-01-15 | platinum_free | 549"]


def test_another_medicine_in_between_does_not_end_platinum_free_time():
    laid = with_ovary("""
        2018-08-01 | letter | clear        |             |
        2018-09-01 | letter | targeted     | olaparib    | until 2019-09-01
        2020-01-15 | letter | came back    | peritoneum  |
    """)
    assert platinum_free(laid) == ["2018-07-15 to 2020-01-15 | platinum_free | 549"]


def test_platinum_free_begins_anew_with_each_platinum_and_ends_at_the_first_return_after_it():
    laid = with_ovary("""
        2018-08-01 | letter | clear        |             |
        2020-01-15 | letter | came back    | peritoneum  |
        2020-02-01 | letter | chemotherapy | carboplatin | until 2020-06-01
        2021-06-01 | letter | grew         | liver       |
        2021-07-01 | letter | chemotherapy | topotecan   | until 2021-11-01
        2022-02-01 | letter | grew         | lung        |
    """)
    assert platinum_free(laid) == [
        "2018-07-15 to 2020-01-15 | platinum_free | 549",
        "2020-06-01 to 2021-06-01 | platinum_free | 365",
    ]


def test_growth_while_platinum_is_given_has_no_platinum_free_time_and_says_so():
    laid = with_ovary("""
        2018-06-15 | letter | grew         | liver       |
    """)
    assert platinum_free(laid) == []
    assert times_that_cannot_be_told(laid) == ["2018-06-15 | platinum_free | course-grew-on-platinum"]


def test_an_unknown_last_dose_is_named_as_missing():
    laid = course("""
        on         | record | says         | what        | more
        2018-01-10 | letter | cancer       | ovary       |
        2018-03-01 | letter | chemotherapy | carboplatin |
        2018-08-01 | letter | clear        |             |
        2020-01-15 | letter | came back    | peritoneum  |
    """)
    assert times_that_cannot_be_told(laid) == ["2020-01-15 | platinum_free | course-missing-platinum-end"]


def test_platinum_for_another_cancer_has_no_such_time():
    laid = course("""
        on         | record | says         | what       | more
        2018-01-10 | letter | cancer       | bladder    |
        2018-03-01 | letter | chemotherapy | cisplatin  | until 2018-07-15
        2018-08-01 | letter | clear        |            |
        2020-01-15 | letter | came back    | liver      |
    """)
    assert platinum_free(laid) == []


PROSTATE = """
        on         | record | says      | what          | more
        2016-01-10 | letter | cancer    | prostate      |
        2016-03-01 | letter | surgery   | prostatectomy |
"""


def test_time_to_psa_recurrence_ends_on_the_day_a_record_calls_it_one():
    laid = course(
        PROSTATE.rstrip()
        + """
        2016-06-01 | letter | clear     |               |
        2019-03-01 | letter | came back |               | marker
        2021-03-01 | letter | came back |               | marker
    """
    )
    assert "2016-03-01 to 2019-03-01 | to_psa_recurrence | 1095" in intervals(laid)
    assert len([each for each in intervals(laid) if "to_psa" in each]) == 1


def test_without_the_end_of_surgery_or_radiation_time_to_psa_recurrence_is_missing():
    laid = course("""
        on         | record | says      | what      | more
        2016-01-10 | letter | cancer    | prostate  |
        2016-03-01 | letter | radiation | prostate  |
        2016-09-01 | letter | clear     |           |
        2019-03-01 | letter | came back |           | marker
    """)
    assert times_that_cannot_be_told(laid) == ["2019-03-01 | to_psa_recurrence | course-missing-end-of-local"]


def test_what_is_missing_for_disease_free_time_is_named():
    laid = after("""
        2014-05-06 | letter | chemotherapy | docetaxel  |
        2019-06-04 | letter | came back    | chest wall |
    """)
    assert times_that_cannot_be_told(laid) == ["2019-06-04 | disease_free | course-missing-end-or-clear"]


def test_a_return_without_a_day_has_no_time_before_it():
    laid = after("""
                   | letter | came back    | chest wall |
    """)
    assert times_that_cannot_be_told(laid) == ["? | disease_free | course-missing-return-day"]


def test_a_vague_date_is_named_where_days_cannot_be_counted():
    laid = after("""
        2019-06    | letter | came back    | chest wall |
    """)
    assert times_that_cannot_be_told(laid) == ["2019-06 | disease_free | course-missing-exact-day"]


def page() -> str:
    """The chapter as printed, with what each time means, its unit and whose definition it is."""
    rows = [
        (kind, each.name.en, each.means.en, each.unit.en, "; ".join(source.name for source in each.sources))
        for kind, each in time_meanings().items()
    ]
    lines = table(("time", "name", "from where to where", "unit", "source"), rows)
    means = "\n## What each time means\n\n" + "\n".join(lines) + "\n"
    said = sentences_table("course-rule-", "course-missing-", "course-grew-")
    return told(Path(__file__), title="Times") + means + said


def test_the_printed_chapter_is_the_one_that_was_run():
    assert PAGE.read_text(encoding="utf-8") == page()
