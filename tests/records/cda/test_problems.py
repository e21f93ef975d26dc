"""A problem is the person's cancer, a spread, a history or another illness, and never more than the document says."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Background, Diagnosis, Finding, Illness, Place, Status
from rumbo.oncology import Icd10, IcdO3Site, PartialDate
from tests.records.cda.written_cda import (
    ICD9,
    LOINC,
    PROBLEMS,
    SNOMED,
    cancer,
    coded,
    document,
    problem,
    read,
    section,
    table,
    times,
    told,
    told_one,
    translation,
)

HEADER = "Problem|Noted Date|Status|ICD-10|Comment"
GONE = f'<observation><code code="33999-4" codeSystem="{LOINC}"/><value code="413322009" displayName="{{}}"/></observation>'


def problems(*entries: str, text: str = "", code: str = PROBLEMS) -> bytes:
    return document(section(code, *entries, text=text))


def pointed(
    code: str, *, system: str = "2.16.840.1.113883.6.90", when: str = "", attributes: str = "", inside: str = ""
) -> str:
    value = coded("value", kind="CD", points_to="p1", inside=translation(code, system=system) if code else "")
    return problem(value, when=when, attributes=attributes, inside=inside)


def test_a_cancer_is_told_with_its_codes_side_and_day() -> None:
    says = told_one(problems(cancer()), Diagnosis)
    assert isinstance(says, Diagnosis)
    assert (says.words, says.icd10, says.site, says.side, says.on) == (
        "Malignant neoplasm of left breast",
        Icd10("C50.912"),
        IcdO3Site("C50.9"),
        "left",
        PartialDate(2019, 5, 3),
    )


def test_a_null_flavour_takes_its_words_from_the_row_it_points_to() -> None:
    text = table(HEADER, "#p1 Malignant neoplasm of left ovary|02/07/2017|Active|C56.2|")
    says = told_one(problems(pointed("C56.2", when=times("20170207")), text=text), Diagnosis)
    assert (says.words, says.on) == ("Malignant neoplasm of left ovary", PartialDate(2017, 2, 7))


def test_a_day_that_the_entry_leaves_out_is_taken_from_its_row() -> None:
    text = table(HEADER, "#p1 Colon cancer|05/2017|Active|C18.9|")
    assert told_one(problems(pointed("C18.9", when=times()), text=text), Diagnosis).on == PartialDate(2017, 5)


def test_an_entry_without_any_code_is_read_by_what_its_text_points_to() -> None:
    entry = problem('<value xsi:type="CD" nullFlavor="UNK"/>', inside='<text><reference value="#p1"/></text>')
    text = table(HEADER, "#p1 Cancer of the prostate|2016|Active||")
    assert told_one(problems(entry, text=text), Diagnosis).words == "Cancer of the prostate"


@pytest.mark.parametrize(
    ("code", "site"), [("C77.0", "C77.0"), ("C78.7", "C22.0"), ("C79.51", "C41.9"), ("197.7", None), ("198.5", None)]
)
def test_a_code_of_spread_is_a_finding_and_no_cancer_of_its_own(code: str, site: str | None) -> None:
    system = ICD9 if code.startswith("19") else "2.16.840.1.113883.6.90"
    text = table(HEADER, "#p1 Secondary malignant neoplasm|2018|Active||")
    data = problems(pointed(code, system=system, when=times("201810")), text=text)
    says = told_one(data, Finding)
    assert isinstance(says, Finding)
    assert (says.secondary, says.tumour, says.on) == (True, True, PartialDate(2018, 10))
    assert site is None or says.place.site == IcdO3Site(site)
    assert not told(data, Diagnosis)


def test_a_problem_called_a_recurrence_is_told_as_one() -> None:
    text = table(HEADER, "#p1 Neck recurrence|11/2020|Active|C77.0|")
    data = problems(pointed("C77.0", when=times("202011")), text=text)
    says = told_one(data, Status)
    assert isinstance(says, Status)
    assert (says.status, says.on) == ("recurrence", PartialDate(2020, 11))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("Z85.3", "Personal history of malignant neoplasm of breast"),
        ("Z80.0", "Family history of malignant neoplasm of digestive organs"),
        ("Z12.31", "Encounter for screening mammogram for malignant neoplasm of breast"),
        ("D12.6", "Benign neoplasm of colon"),
        ("N63.0", "Lump in breast"),
    ],
)
def test_histories_families_screening_and_benign_codes_are_no_cancer(code: str, name: str) -> None:
    data = problems(cancer(code, name))
    assert not told(data, Diagnosis)
    assert not told(data, Finding)


def test_a_history_is_kept_as_a_note() -> None:
    says = told(problems(cancer("Z85.3", "Personal history of malignant neoplasm of breast")), Background)[-1]
    assert says.words == "Personal history of malignant neoplasm of breast"


@pytest.mark.parametrize("attributes", [' negationInd="true"', ' negationInd="1"'])
def test_what_is_denied_is_not_told(attributes: str) -> None:
    assert not told(problems(pointed("C50.9", attributes=attributes)), Diagnosis)


@pytest.mark.parametrize("status", ["nullified", "cancelled"])
def test_a_concern_that_was_taken_back_is_not_told(status: str) -> None:
    value = coded("value", "254837009", name="Breast cancer", kind="CD")
    data = problems(problem(value, status=status))
    assert not told(data, Diagnosis)
    assert read(data).unread == {"Condition": 1}


def test_a_denied_concern_is_not_told() -> None:
    assert not told(problems(cancer().replace('moodCode="EVN">', 'moodCode="EVN" negationInd="true">', 1)), Diagnosis)


def test_a_problem_by_itself_without_a_concern_is_told() -> None:
    value = coded("value", "254837009", name="Breast cancer", kind="CD")
    observation = f'<observation><code code="29308-4" codeSystem="{LOINC}"/>{value}</observation>'
    assert told_one(problems(observation), Diagnosis).words == "Breast cancer"


def test_a_resolved_illness_has_its_end() -> None:
    value = coded("value", "233604007", name="Pneumonia", kind="CD")
    says = told_one(problems(problem(value, when=times("199803", "19980316"))), Illness)
    assert isinstance(says, Illness)
    assert (says.on, says.until) == (PartialDate(1998, 3), PartialDate(1998, 3, 16))


@pytest.mark.parametrize(("status", "remission"), [("In remission", True), ("En remisión", True), ("Resolved", False)])
def test_a_cancer_in_remission_says_so_when_its_day_is_known(status: str, remission: bool) -> None:
    inside = f'<entryRelationship typeCode="REFR">{GONE.format(status)}</entryRelationship>'
    value = coded("value", "254837009", name="Breast cancer", kind="CD")
    data = problems(problem(value, when=times("2016", "2018"), inside=inside))
    assert [says.status for says in told(data, Status) if isinstance(says, Status)] == (
        ["remission"] if remission else []
    )
    assert told_one(data, Diagnosis).on == PartialDate(2016)


def test_a_status_pointed_to_is_read_as_well() -> None:
    inside = (
        f'<entryRelationship typeCode="REFR"><observation><code code="1" codeSystem="{LOINC}"/></observation></entryRelationship>'
        f'<entryRelationship typeCode="REFR"><observation><code code="33999-4" codeSystem="{LOINC}"/>'
        '<value><reference value="#s"/></value></observation></entryRelationship>'
    )
    value = coded("value", "254837009", name="Breast cancer", kind="CD")
    text = '<paragraph ID="s">In remission</paragraph>'
    data = problems(problem(value, when=times("2016", "2018"), inside=inside), text=text)
    assert told_one(data, Status).words == "Breast cancer"


def test_the_date_of_diagnosis_goes_before_the_onset() -> None:
    act = f'<act><code code="77975-5" codeSystem="{LOINC}"/>{times(value="20190601")}</act>'
    other = '<act><code code="1"/></act>'
    inside = "".join(f'<entryRelationship typeCode="COMP">{each}</entryRelationship>' for each in (other, act))
    value = coded("value", "254837009", name="Breast cancer", kind="CD")
    assert told_one(problems(problem(value, when=times("2018"), inside=inside)), Diagnosis).on == PartialDate(
        2019, 6, 1
    )


def test_without_an_onset_the_day_it_was_put_on_the_list_is_only_a_limit() -> None:
    value = coded("value", "254837009", name="Breast cancer", kind="CD")
    data = problems(problem(value, when=times(), concern=times("20200401")))
    assert told_one(data, Diagnosis).on == PartialDate(2020, 4, 1, by=True)


@pytest.mark.parametrize(
    "remark",
    ["billing dx for SBRT", "for authorization", "r/o", "possible", "suspected", "por descartar", "para autorización"],
)
def test_a_code_written_to_have_something_paid_or_looked_into_settles_nothing(remark: str) -> None:
    text = table(HEADER, f"#p1 Secondary malignant neoplasm of left lung|01/2024|Active|C78.02|{remark}")
    says = told_one(problems(pointed("C78.02", when=times("202401")), text=text), Finding)
    assert isinstance(says, Finding)
    assert (says.suspected, says.tumour) == (True, None)


def test_what_the_row_says_was_ruled_out_is_not_told() -> None:
    text = table(HEADER, "#p1 Breast cancer|2019|Ruled out|C50.9|")
    assert not told(problems(pointed("C50.9"), text=text), Diagnosis)


@pytest.mark.parametrize("code", ["33999-4", "11323-3", "225773000", "72166-2"])
def test_what_is_no_problem_within_a_concern_is_passed_over(code: str) -> None:
    value = coded("value", "394848005", name="Normal priority", kind="CD")
    entry = problem(value).replace('code="55607006"', f'code="{code}"')
    assert not told(problems(entry), Illness)


def test_what_says_more_about_a_problem_is_no_problem() -> None:
    severity = coded("value", "24484000", name="Severe", kind="CD")
    inside = f'<entryRelationship typeCode="SUBJ"><observation>{severity}</observation></entryRelationship>'
    value = coded("value", "195967001", name="Asthma", kind="CD")
    assert told_one(problems(problem(value, inside=inside)), Illness) == Illness(name="Asthma")


def test_an_entry_that_says_there_is_nothing_is_nothing() -> None:
    text = table("Date|Problems", "02/12/2014|#p1 No problem data is applicable")
    data = problems(pointed(""), text=text)
    assert not told(data, Illness)


class TestRows:
    """Rows are read where no entry tells them."""

    def test_a_table_without_entries_is_read(self) -> None:
        text = table(
            HEADER, "Malignant neoplasm of sigmoid colon|10/05/2016|Active|C18.7|", "Hypertension|2004|Active|I10|"
        )
        data = problems(text=text)
        says = told_one(data, Diagnosis)
        assert isinstance(says, Diagnosis)
        assert (says.icd10, says.on) == (Icd10("C18.7"), PartialDate(2016, 10, 5))
        [fact] = [fact for fact in read(data).facts if fact.says == says]
        assert fact.source is not None
        assert (fact.source.place, fact.source.quote) == (
            "Problems, row 1",
            "Malignant neoplasm of sigmoid colon (ICD-10-CM C18.7)",
        )

    def test_a_row_that_no_entry_points_to_is_read_beside_the_others(self) -> None:
        text = table(HEADER, "#p1 Hypertension|2004|Active|I10|", "Cáncer de colon|2016|Active|C18.9|")
        assert told_one(problems(pointed("I10"), text=text), Diagnosis).words == "Cáncer de colon"

    def test_rows_are_not_read_again_when_entries_point_nowhere(self) -> None:
        text = table(HEADER, "Breast cancer, left|2019|Active|C50.9|", "Gout|2001|Active|M10.9|")
        assert len(told(problems(cancer(), text=text), Diagnosis)) == 1
        assert not told(problems(cancer(), text=text), Illness)

    def test_a_row_of_a_name_that_an_entry_has_told_is_not_told_again(self) -> None:
        inside = translation("C50.9", name="Malignant neoplasm of breast")
        value = coded("value", "254837009", name="Breast cancer", kind="CD", points_to="p1", inside=inside)
        text = table(HEADER, "#p1 Breast cancer|2019|Active||", "Malignant neoplasm of breast|||C50.9|")
        assert len(told(problems(problem(value), text=text), Diagnosis)) == 1

    def test_where_entries_say_nothing_the_rows_are_read(self) -> None:
        text = table(HEADER, "Breast cancer|2019|Active|C50.9|")
        assert told_one(problems('<act nullFlavor="NI"/>', text=text), Diagnosis).words == "Breast cancer"

    @pytest.mark.parametrize(
        ("item", "words", "site"),
        [
            ("Malignant neoplasm of upper-inner quadrant of female breast (174.2)", True, "C50.2"),
            ("Cáncer de mama (C50.212)", True, "C50.2"),
            ("Cáncer de mama (izquierda)", False, "C50.9"),
        ],
    )
    def test_a_code_in_brackets_behind_a_name_is_its_code(self, item: str, words: bool, site: str) -> None:
        says = told_one(problems(text=f"<list><item>{item}</item></list>"), Diagnosis)
        assert isinstance(says, Diagnosis)
        assert (says.words == item.partition(" (")[0]) is words
        assert says.site == IcdO3Site(site)

    def test_a_code_that_is_none_is_left(self) -> None:
        text = table(HEADER, "Breast cancer|2019|Active|see chart|")
        assert isinstance(told_one(problems(text=text), Diagnosis), Diagnosis)

    def test_a_history_in_icd9_is_no_cancer(self) -> None:
        text = table(HEADER, "Breast cancer|2019|Active|V10.3|")
        assert not told(problems(text=text), Diagnosis)

    def test_a_row_can_end_and_be_unsure(self) -> None:
        text = table("Problem|Date|Resolved|Status", "Pneumonia|2011|2012|Resolved", "Breast cancer|2013||Suspected")
        data = problems(text=text)
        [illness] = told(data, Illness)
        assert isinstance(illness, Illness)
        assert illness.until == PartialDate(2012)
        assert told_one(data, Finding).on == PartialDate(2013)


class TestVisits:
    """A diagnosis of a visit says "by then"."""

    VISIT = (
        f'<encounter moodCode="EVN">{times(value="20200706")}<entryRelationship typeCode="SUBJ"><act>'
        f'<entryRelationship typeCode="SUBJ"><observation><code code="282291009" codeSystem="{SNOMED}"/>'
        f"{coded('value', '363346000', name='Colon cancer', kind='CD')}</observation></entryRelationship></act>"
        "</entryRelationship></encounter>"
    )

    def test_a_diagnosis_of_a_visit_was_so_by_the_visit(self) -> None:
        says = told_one(document(section("46240-8", self.VISIT, title="Encounters")), Diagnosis)
        assert says.on == PartialDate(2020, 7, 6, by=True)

    def test_a_table_of_visits_names_no_illness(self) -> None:
        text = table("Encounter|Date", "Office visit|2021")
        for entries in ([self.VISIT], []):
            data = document(section("46240-8", *entries, title="Encounters", text=text))
            assert (len(told(data, Diagnosis)), told(data, Illness)) == (len(entries), [])

    def test_a_discharge_diagnosis_was_so_by_the_stay(self) -> None:
        head = (
            f"<componentOf><encompassingEncounter>{times('20220301', '20220304')}</encompassingEncounter></componentOf>"
        )
        text = table("Diagnosis", "x") + "<list><item>Rectal cancer</item></list>"
        for entries in ([cancer("C20", "Rectal cancer", low="")], []):
            data = document(
                section("11535-2", *entries, title="Discharge Diagnosis", text=text), head=head, code="18842-5"
            )
            assert told_one(data, Diagnosis).on == PartialDate(2022, 3, 1, by=True)

    def test_without_a_stay_the_day_of_the_document_is_taken(self) -> None:
        data = document(section("11535-2", cancer("C20", "Rectal cancer", low="")), code="18842-5")
        assert told_one(data, Diagnosis).on == PartialDate(2024, 3, 11, by=True)


def test_a_place_keeps_the_words_of_the_row() -> None:
    text = table(HEADER, "#p1 Secondary malignant neoplasm of right lung|12/01/2021|Active|C78.01|")
    says = told_one(problems(pointed("C78.01", when=times("20211201")), text=text), Finding)
    assert isinstance(says, Finding)
    assert says.place == Place(words="right lung", site=IcdO3Site("C34.9"), side="right")


def test_a_problem_whose_own_words_say_that_it_was_an_error_is_none() -> None:
    row = "#p1 Secondary malignant neoplasm of bone (entered in error)|20200812||C79.51|"
    assert not told(problems(pointed("C79.51", when=times("20200812")), text=table(HEADER, row)), Finding)
