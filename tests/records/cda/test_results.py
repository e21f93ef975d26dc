"""Results are numbers, coded values, properties of the tumour or reports in words, each with its day and its range."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Background, Biomarker, Finding, Measure
from rumbo.oncology import IcdO3Site, Loinc, PartialDate
from tests.records.cda.written_cda import (
    LOINC,
    RESULTS,
    coded,
    document,
    read,
    result,
    section,
    table,
    times,
    told,
    told_one,
)

HEADER = "Test|Result|Units|Reference|Date"


def results(*entries: str, text: str = "", code: str = RESULTS, title: str = "Results") -> bytes:
    return document(section(code, *entries, title=title, text=text))


def quantity(value: str, unit: str = "") -> str:
    return f'<value xsi:type="PQ" value="{value}"' + (f' unit="{unit}"/>' if unit else "/>")


def words(said: str) -> str:
    return f'<value xsi:type="ST">{said}</value>'


def limits(low: str = "", high: str = "", *, text: str = "") -> str:
    ends = "".join(f'<{name} value="{value}"/>' for name, value in (("low", low), ("high", high)) if value)
    inside = f'<value xsi:type="IVL_PQ">{ends}</value>' if ends else f"<text>{text}</text>"
    return f"<referenceRange><observationRange>{inside}</observationRange></referenceRange>"


def the_measure(data: bytes) -> Measure:
    says = told_one(data, Measure)
    assert isinstance(says, Measure)
    return says


def the_biomarker(data: bytes) -> Biomarker:
    says = told_one(data, Biomarker)
    assert isinstance(says, Biomarker)
    return says


def the_finding(data: bytes) -> Finding:
    says = told_one(data, Finding)
    assert isinstance(says, Finding)
    return says


def test_a_number_is_told_with_its_unit_range_day_and_report() -> None:
    data = results(
        result(
            quantity("188", "U/mL"),
            name="CA-125",
            code="10334-1",
            when=times(value="20210921"),
            after=limits(high="35"),
        )
    )
    assert the_measure(data) == Measure(
        name="CA-125", value=188.0, unit="U/mL", loinc=Loinc("10334-1"), on=PartialDate(2021, 9, 21), high=35.0
    )
    [source] = [fact.source for fact in read(data).facts if isinstance(fact.says, Measure)]
    assert source is not None
    assert (source.place, source.result) == ("Results, entry 1", "Results, entry 1")


@pytest.mark.parametrize(
    ("value", "number", "unit", "said"),
    [
        (quantity("13.2", "g/dL"), 13.2, "g/dL", ""),
        (quantity("2", "1"), 2.0, "", ""),
        ('<value value="7" unit="mg"/>', 7.0, "mg", ""),
        ('<value xsi:type="INT" value="7"/>', 7.0, "", ""),
        (words("6.8"), 6.8, "", ""),
        (words("6.8 ng/mL"), 6.8, "ng/mL", ""),
        (words("&lt;0.1 ng/mL"), 0.1, "ng/mL", "<0.1"),
        ('<value xsi:type="IVL_PQ"><high value="0.1" unit="ng/mL"/></value>', 0.1, "ng/mL", "<0.1"),
        ('<value xsi:type="IVL_PQ"><low value="90" unit="%"/></value>', 90.0, "%", ">90"),
    ],
)
def test_numbers_are_written_in_many_ways(value: str, number: float, unit: str, said: str) -> None:
    says = the_measure(results(result(value, name="Sodium")))
    assert (says.value, says.unit, says.words) == (number, unit, said)


@pytest.mark.parametrize(
    "value",
    [quantity("much"), '<value xsi:type="IVL_PQ"/>', '<value xsi:type="PQ" nullFlavor="UNK"/>', "", words("pending")],
)
def test_a_value_that_says_no_number_is_counted_as_unread(value: str) -> None:
    data = results(result(value, name="Sodium"))
    assert not told(data, Measure)
    assert read(data).unread == {"Observation": 1}


@pytest.mark.parametrize(
    ("after", "low", "high"),
    [
        (limits("11.5", "15.5"), 11.5, 15.5),
        (limits(text="11.5-15.5"), 11.5, 15.5),
        (limits(text="&lt;5.0"), None, 5.0),
        (limits() + limits("1"), 1.0, None),
        ("", None, None),
    ],
)
def test_the_usual_range_is_read_from_numbers_or_words(after: str, low: float | None, high: float | None) -> None:
    says = the_measure(results(result(quantity("12"), name="Hemoglobin", after=after)))
    assert (says.low, says.high) == (low, high)


def test_the_row_fills_in_what_the_entry_leaves_out() -> None:
    text = table(HEADER, "#r1 CEA|6.8|ng/mL|0.0-5.0|2021-11-02")
    says = the_measure(results(result("", points_to="r1"), text=text))
    assert (says.name, says.value, says.unit, says.high, says.on) == (
        "CEA",
        6.8,
        "ng/mL",
        5.0,
        PartialDate(2021, 11, 2),
    )


def test_without_a_day_of_its_own_a_result_has_that_of_its_panel() -> None:
    assert the_measure(results(result(quantity("1"), name="Sodium"))).on == PartialDate(2020, 1, 2)


def test_a_result_outside_a_panel_is_read_and_one_without_a_name_is_called_by_its_panel() -> None:
    alone = f"<observation>{coded('code', '2951-2', name='Sodium', system=LOINC)}{quantity('140')}</observation>"
    assert the_measure(results(alone)).name == "Sodium"
    assert the_measure(results(result(quantity("140")))).name == "Panel"
    assert read(results(alone.replace("2951-2", "").replace("Sodium", ""))).unread == {"Observation": 1}


@pytest.mark.parametrize("status", ["aborted", "cancelled", "nullified"])
def test_a_result_that_was_taken_back_is_not_told(status: str) -> None:
    assert not told(results(result(quantity("1"), name="Sodium", status=status)), Measure)


def test_what_says_more_of_a_result_is_not_told_by_itself() -> None:
    inner = f'<entryRelationship typeCode="SUBJ"><observation>{quantity("9")}</observation></entryRelationship>'
    assert the_measure(results(result(quantity("1"), name="Sodium", after=inner))).value == 1.0


class TestTumour:
    """What a result tells of the tumour."""

    def test_a_property_told_in_words_is_a_biomarker(self) -> None:
        text = table(HEADER, "#r1 p16 immunostain, tonsil|Positive, diffuse|||2018-07-24")
        says = the_biomarker(
            results(result(words("Positive, diffuse"), points_to="r1", when=times(value="20180724")), text=text)
        )
        assert (says.name, says.positive, says.on) == ("p16", True, PartialDate(2018, 7, 24))

    def test_a_coded_value_is_a_biomarker(self) -> None:
        value = coded("value", "260385009", name="Negative", kind="CD")
        assert the_biomarker(results(result(value, name="HER2"))).positive is False

    def test_a_value_told_only_by_its_interpretation_is_read(self) -> None:
        after = '<interpretationCode code="POS" displayName="Positive"/><interpretationCode nullFlavor="NA"/>'
        assert the_biomarker(results(result("", name="Estrogen receptor", after=after))).positive is True

    @pytest.mark.parametrize(
        "name", ["eGFR", "EGFR (CKD-EPI)", "Glomerular filtration rate, EGFR", "EGFR non-African American"]
    )
    def test_kidney_function_is_no_gene(self, name: str) -> None:
        data = results(result(words("40"), name=name))
        assert not told(data, Biomarker)
        assert the_measure(data).value == 40.0

    def test_the_gene_of_the_same_letters_is_one(self) -> None:
        assert the_biomarker(results(result(words("p.L858R detected"), name="EGFR"))).positive is True


class TestReports:
    """A result in many words is a report."""

    LONG = "Multiple new nodules in both lungs, the largest 1.2 cm, not seen before; liver and bones without change."

    def test_a_scan_told_in_words_is_a_finding_of_imaging(self) -> None:
        says = the_finding(results(result(words(self.LONG), name="CT chest", when=times(value="20211108"))))
        assert (says.found_by, says.words, says.on, says.tumour) == (
            "imaging",
            self.LONG,
            PartialDate(2021, 11, 8),
            None,
        )

    def test_a_report_of_tissue_has_its_place(self) -> None:
        says = the_finding(results(result(words("Adenocarcinoma"), name="Lung biopsy, pathology")))
        assert (says.found_by, says.place.site) == ("biopsy", IcdO3Site("C34.9"))

    def test_a_report_that_stands_in_its_own_name_is_read_from_there(self) -> None:
        text = table(HEADER, "#r1 Pathology, lung core biopsy: adenocarcinoma, colorectal origin|See text|||2021-12-01")
        says = the_finding(results(result(words("See text"), points_to="r1"), text=text))
        assert (says.words, says.place.words) == ("adenocarcinoma, colorectal origin", "Pathology, lung core biopsy")

    def test_a_name_without_a_colon_is_its_own_report(self) -> None:
        assert the_finding(results(result(words("See note."), name="CT chest clear"))).words == "CT chest clear"

    def test_any_long_words_are_a_report(self) -> None:
        assert the_finding(results(result(words(self.LONG), name="Comment"))).found_by == "not_said"

    def test_a_short_word_about_a_place_of_the_body_is_a_finding(self) -> None:
        site = coded("targetSiteCode", "10200004", name="Liver")
        assert the_finding(results(result(words("Nodule"), name="Lesion", after=site))).place.words == "Liver"


class TestRows:
    """Rows are read where no entry tells them."""

    def test_a_table_without_entries_is_read(self) -> None:
        text = table(HEADER, "CEA|6.8|ng/mL|0-5|2021-11-02", "KRAS|p.G12V detected|||2018-10-09", "Sodium||||2018")
        data = results(text=text)
        assert (the_measure(data).value, the_biomarker(data).positive) == (6.8, True)
        assert read(data).unread == {"Observation": 1}

    def test_a_spanish_table_is_read(self) -> None:
        text = table("Prueba|Resultado|Unidades|Fecha", "Antígeno carcinoembrionario|6.8|ng/mL|2021-11-02")
        assert the_measure(results(text=text)).unit == "ng/mL"

    def test_vital_signs_are_read_from_entries_alone(self) -> None:
        entry = result(quantity("70", "kg"), name="Body weight", code="29463-7", when=times(value="2020"))
        text = table("Date|Vital Sign", "2020|70 kg")
        data = results(entry, text=text, code="8716-3", title="Vital Signs")
        assert the_measure(data).name == "weight"
        assert [fact.source.result for fact in read(data).facts if fact.source and isinstance(fact.says, Measure)] == [
            ""
        ]

    def test_smoking_is_a_note(self) -> None:
        value = coded("value", "8517006", name="Former smoker", kind="CD")
        entry = f"<observation>{coded('code', '72166-2', name='Smoking status', system=LOINC)}{value}</observation>"
        data = document(section("29762-2", entry, title="Social History"))
        assert told(data, Background)[-1].words == "Smoking status: Former smoker"
