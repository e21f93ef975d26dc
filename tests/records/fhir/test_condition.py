"""A condition is told as what it is to a person with cancer."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Background, Biomarker, Diagnosis, Finding, Illness, Place, Status
from rumbo.guide.plain import plain
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site, PartialDate
from tests.records.written import MCODE, RECORD, breast_cancer, coded, facts, only, profiled, read, resource, said


def status(code: str) -> dict[str, object]:
    return {"coding": [{"code": code}]}


def test_a_primary_cancer_is_told_with_its_site_side_and_day() -> None:
    told = only(Diagnosis, breast_cancer())
    assert told == Diagnosis(
        ref=f"{RECORD[:12]}/Condition/c1",
        on=PartialDate(2019, 5, 3),
        words="Cancer of the left breast",
        site=IcdO3Site("C50.9"),
        side="left",
        icd10=Icd10("C50.912"),
    )


def test_a_fact_says_where_it_stands_and_quotes_the_entry() -> None:
    source = facts(breast_cancer())[0].source
    assert source is not None
    assert (source.record, source.file, source.place) == (RECORD, "ana.json", "Condition/c1")
    assert source.quote == "Cancer of the left breast (ICD-10-CM C50.912)"


def test_an_entry_without_an_id_is_named_by_its_number() -> None:
    entry = breast_cancer()
    del entry["id"]
    told = facts(resource("Patient", "p1"), entry)[-1]
    assert told.source is not None
    assert told.source.place == "entry 2"
    assert isinstance(told.says, Diagnosis)
    assert told.says.ref == f"{RECORD[:12]}/entry 2"


def test_the_same_file_read_twice_gives_the_same_ids() -> None:
    assert [fact.id for fact in facts(breast_cancer())] == [fact.id for fact in facts(breast_cancer())]


def test_two_entries_that_say_the_same_are_two_facts() -> None:
    again = breast_cancer() | {"id": "c2"}
    assert len({fact.id for fact in facts(breast_cancer(), again)}) == 2


@pytest.mark.parametrize("code", ["refuted", "entered-in-error"])
def test_what_is_marked_as_untrue_tells_nothing(code: str) -> None:
    part = read(breast_cancer(verificationStatus=status(code)))
    assert part.facts == ()
    assert part.unread == {"Condition": 1}


def test_a_condition_without_a_name_tells_nothing() -> None:
    assert said(resource("Condition", "c1", onsetDateTime="2019")) == []


def test_an_unconfirmed_cancer_is_a_suspicion_and_no_diagnosis() -> None:
    told = said(breast_cancer(verificationStatus=status("provisional")))
    assert told == [
        Finding(
            place=Place(
                words="Cancer of the left breast; Malignant neoplasm of left female breast",
                site=IcdO3Site("C50.9"),
                side="left",
            ),
            on=PartialDate(2019, 5, 3),
            words="Cancer of the left breast",
            suspected=True,
        )
    ]


def test_a_suspicion_without_a_place_keeps_its_words_as_the_place() -> None:
    unsure = resource("Condition", "c1", code=coded("Malignancy"), verificationStatus="unconfirmed")
    assert only(Finding, unsure).place == Place(words="Malignancy")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("Z85.3", "Personal history of malignant neoplasm of breast"),
        ("Z80.3", "Family history of malignant neoplasm of breast"),
        ("Z15.01", "Genetic susceptibility to malignant neoplasm of breast"),
        ("Z90.12", "Acquired absence of left breast and nipple"),
        ("Z17.22", "Progesterone receptor negative status"),
    ],
)
def test_a_history_is_a_note_and_no_cancer_of_today(code: str, words: str) -> None:
    told = said(resource("Condition", "c1", code=coded(words, icd10=code), recordedDate="2020-01-02"))
    assert told == [Background(topic="note", words=words, on=PartialDate(2020, 1, 2))]


def test_a_screening_visit_is_no_cancer_and_no_illness() -> None:
    visit = resource("Condition", "c1", code=coded("Screening mammogram for cancer", icd10="Z12.31"))
    assert read(visit).unread == {"Condition": 1}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Essential hypertension", {"icd10": "I10"}),
        ("Fibroadenoma of right breast", {"icd10": "D24.1"}),
        ("Monoclonal gammopathy", {"icd10": "D47.2"}),
        ("Benign neoplasm of colon", {"icd9": "211.3"}),
        ("Benign tumor of skin, not cancer", {}),
        ("At risk of breast cancer", {}),
    ],
)
def test_a_benign_lump_or_another_illness_is_an_illness(words: str, codes: dict[str, str]) -> None:
    told = said(resource("Condition", "c1", code=coded(words, **codes), abatementDateTime="2020"))
    assert told == [Illness(name=words, icd10=Icd10.find(codes.get("icd10")), until=PartialDate(2020))]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Merkel cell", {"icd10": "C4A.9"}),
        ("Ductal carcinoma in situ", {"icd10": "D05.12"}),
        ("Essential thrombocythemia", {"icd10": "D47.3"}),
        ("Breast", {"icd9": "174.9"}),
        ("Cáncer de mama", {}),
        ("Linfoma folicular", {}),
        ("Malignant tumor of colon", {}),
        ("Neoplasia maligna de próstata", {}),
        ("Acute myeloid leukemia", {}),
    ],
)
def test_a_cancer_is_known_by_its_code_else_by_its_words(words: str, codes: dict[str, str]) -> None:
    assert only(Diagnosis, resource("Condition", "c1", code=coded(words, **codes))).words == words


@pytest.mark.parametrize(
    ("words", "place", "site"),
    [
        ("Secondary malignant neoplasm of bone (HCC)", "bone", "C41.9"),
        ("Secondary malignant neoplasm of liver", "liver", "C22.0"),
        ("Metastatic malignant neoplasm to brain", "brain", "C71.9"),
        ("Bone metastases", "Bone", "C41.9"),
        ("Metástasis en el hígado", "hígado", "C22.0"),
    ],
)
def test_a_spread_is_a_finding_at_its_place(words: str, place: str, site: str) -> None:
    told = only(Finding, resource("Condition", "s1", code=coded(words), recordedDate="2022-10-05"))
    assert (told.place.words, told.place.site) == (place, IcdO3Site(site))
    assert (told.tumour, told.secondary, told.on) == (True, True, PartialDate(2022, 10, 5, by=True))


def test_a_code_of_spread_gives_the_site_that_words_do_not() -> None:
    spread = resource(
        "Condition", "s1", code=coded("Cervical disease", icd10="C77.0"), bodySite=[coded("Right level III")]
    )
    assert only(Finding, spread).place == Place(words="Right level III", site=IcdO3Site("C77.0"), side="right")


def test_an_unsure_spread_does_not_decide_that_there_is_tumour() -> None:
    told = only(
        Finding,
        resource("Condition", "s1", code=coded("Bone", icd10="C79.51"), verificationStatus=status("provisional")),
    )
    assert (told.suspected, told.tumour) == (True, None)


@pytest.mark.parametrize(
    "url",
    [
        MCODE + "mcode-related-primary-cancer-condition",  # mCODE before STU3
        "http://hl7.org/fhir/StructureDefinition/condition-related",
    ],
)
def test_a_spread_names_its_primary(url: str) -> None:
    extension = [{"url": url, "valueReference": {"reference": "Condition/c1"}}]
    spread = resource(
        "Condition",
        "s1",
        meta=profiled("mcode-secondary-cancer-condition"),
        code=coded("Brain", snomed="94225005"),
        extension=extension,
    )
    assert only(Finding, spread, breast_cancer()).cancer == f"{RECORD[:12]}/Condition/c1"


def test_a_body_site_coded_in_icd_o_3_is_that_site() -> None:
    spread = resource(
        "Condition",
        "s1",
        meta=profiled("mcode-secondary-cancer-condition"),
        code=coded("Secondary malignant neoplastic disease"),
        bodySite=[coded("lymph nodes", icdo3="C77.9")],
    )
    assert only(Finding, spread).place == Place(words="lymph nodes", site=IcdO3Site("C77.9"))


def test_a_spread_marked_as_recurrence_is_a_return_too() -> None:
    spread = resource(
        "Condition",
        "s1",
        code=coded("Distant recurrence in the liver", icd10="C78.7"),
        clinicalStatus=status("recurrence"),
        onsetDateTime="2020-10-27",
    )
    told = only(Status, spread)
    assert (told.status, told.on, told.said_kind) == ("recurrence", PartialDate(2020, 10, 27), "distant")


def test_words_of_return_tell_a_return_and_leave_the_first_day_open() -> None:
    back = breast_cancer(
        code=coded("Local recurrence of left breast cancer", icd10="C50.912"), bodySite=[coded("Chest wall")]
    )
    assert only(Diagnosis, back).on is None
    told = only(Status, back)
    assert (told.status, told.said_kind, told.on) == ("recurrence", "local", PartialDate(2019, 5, 3))
    assert told.places[0].words == "Chest wall"


def test_a_return_without_a_body_site_is_placed_by_its_words() -> None:
    back = breast_cancer(code=coded("Recidiva local en mama izquierda", icd10="C50.912"))
    assert only(Status, back).places[0].site == IcdO3Site("C50.9")


@pytest.mark.parametrize("clinical", [status("relapse"), "recurrence"])
def test_a_clinical_status_of_return_is_a_return_by_the_day_it_was_written_down(clinical: object) -> None:
    told = only(Status, breast_cancer(clinicalStatus=clinical, recordedDate="2021-02-01"))
    assert (told.status, told.on) == ("recurrence", PartialDate(2021, 2, 1, by=True))


@pytest.mark.parametrize("recorded", ["2019-05-03", None])
def test_a_clinical_status_of_return_written_at_the_start_has_no_day(recorded: str | None) -> None:
    assert only(Status, breast_cancer(clinicalStatus=status("relapse"), recordedDate=recorded)).on is None


def test_a_remission_is_told_when_it_has_a_day() -> None:
    assert only(
        Status, breast_cancer(clinicalStatus=status("remission"), abatementDateTime="2020-01")
    ).on == PartialDate(2020, 1)
    assert not [one for one in said(breast_cancer(clinicalStatus=status("remission"))) if isinstance(one, Status)]


def test_words_of_remission_are_told_and_their_denial_is_not() -> None:
    leukemia = {"id_": "l1", "recordedDate": "2020-02-02"}
    well = resource("Condition", code=coded("Acute leukemia, in remission", icd10="C95.01"), **leukemia)
    ill = resource("Condition", code=coded("Acute leukemia not having achieved remission", icd10="C95.00"), **leukemia)
    assert only(Status, well).on == PartialDate(2020, 2, 2, by=True)
    assert not [one for one in said(ill) if isinstance(one, Status)]


@pytest.mark.parametrize(("code", "positive"), [("Z17.0", True), ("Z17.1", False)])
def test_receptor_status_codes_are_biomarkers(code: str, positive: bool) -> None:
    told = only(Biomarker, resource("Condition", "c1", code=coded("Estrogen receptor status", icd10=code)))
    assert (told.name, told.positive) == ("ER", positive)


def test_the_date_of_diagnosis_is_asserted_then_onset_then_recorded() -> None:
    asserted = [{"url": "http://hl7.org/fhir/StructureDefinition/condition-assertedDate", "valueDateTime": "2018"}]
    both = {"onsetDateTime": "2019-05", "recordedDate": "2020"}
    assert only(Diagnosis, breast_cancer(extension=asserted, **both)).on == PartialDate(2018)
    assert only(Diagnosis, breast_cancer(**both)).on == PartialDate(2019, 5)


@pytest.mark.parametrize(
    "written",
    [
        {"recordedDate": "2020-02-02"},
        {"assertedDate": "2020-02-02"},
        {"dateRecorded": "2020-02-02"},
        {"recordedDate": "2020-02-02", "category": [status("encounter-diagnosis")]},
    ],
)
def test_the_day_a_cancer_was_written_down_is_only_a_limit(written: dict[str, object]) -> None:
    told = only(Diagnosis, breast_cancer(onsetDateTime=None, **written))
    assert told.on == PartialDate(2020, 2, 2, by=True)
    assert plain(told).said("en").startswith("This cancer was found by February 2, 2020:")
    assert plain(told).said("es").startswith("Este cáncer se encontró el 2 de febrero de 2020 o antes:")


def test_the_day_of_the_visit_is_a_limit_too() -> None:
    visit = resource("Encounter", "v1", period={"start": "2020-02-02T08:00:00Z"})
    cancer = breast_cancer(onsetDateTime=None, encounter={"reference": "Encounter/v1"})
    assert only(Diagnosis, visit, cancer).on == PartialDate(2020, 2, 2, by=True)
    assert only(Diagnosis, cancer).on is None


@pytest.mark.parametrize(
    ("age", "on"),
    [
        ({"value": 54, "code": "a"}, PartialDate(2014, about=True)),
        ({"value": 54}, PartialDate(2014, about=True)),
        ({"value": 6, "code": "mo"}, None),
        ({"value": 400, "code": "a"}, None),
        ({"code": "a"}, None),
    ],
)
def test_an_age_at_onset_is_about_a_year(age: dict[str, object], on: PartialDate | None) -> None:
    person = resource("Patient", "p1", birthDate="1960-04-01")
    cancer = breast_cancer(onsetDateTime=None, onsetAge=age)
    assert only(Diagnosis, person, cancer).on == on
    assert only(Diagnosis, cancer).on is None


def test_a_remark_on_a_condition_is_quoted() -> None:
    source = facts(breast_cancer(note=[{"text": "Found at screening"}]))[0].source
    assert source is not None
    assert source.quote.endswith("(ICD-10-CM C50.912); Found at screening")
    told = facts(breast_cancer(notes="seen twice"))[0].source
    assert told is not None
    assert told.quote.endswith("; seen twice")


@pytest.mark.parametrize(
    ("words", "codes", "category"),
    [
        ("Full-time employment", {"snomed": "160903007|Full-time employment (finding)"}, "social-history"),
        ("Medication review due", {"snomed": "314529007|Medication review due (situation)"}, "problem-list-item"),
        ("Encounter for chemotherapy", {"icd9": "V58.11"}, "encounter-diagnosis"),
        ("No known problems", {}, "problem-list-item"),
        ("Sin antecedentes de importancia", {}, "problem-list-item"),
        ("", {"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips": "no-problem-info|None"}, "x"),
    ],
)
def test_a_circumstance_or_a_nothing_known_is_no_illness(words: str, codes: dict[str, str], category: str) -> None:
    entry = resource("Condition", "c1", code=coded(words, **codes), category=[status(category)])
    assert read(entry).unread == {"Condition": 1}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Carcinoma in situ of skin of nose", {"icd10": "D04.39"}),
        ("Carcinoma in situ of cervix", {"icd10": "D06.9"}),
        ("Carcinoma in situ of cervix uteri", {"icd9": "233.1"}),
        ("Carcinoma in situ of skin", {}),
        ("Neoplasm of uncertain behavior of ovary", {"icd10": "D39.10"}),
        ("Neoplasm of unspecified behavior of brain", {"icd10": "D49.6"}),
    ],
)
def test_in_situ_of_skin_or_cervix_and_uncertain_behaviour_are_no_cancer(words: str, codes: dict[str, str]) -> None:
    assert only(Illness, resource("Condition", "c1", code=coded(words, **codes))).name == words


def test_histology_and_stage_stand_beside_the_cancer() -> None:
    histology = {
        "url": MCODE + "mcode-histology-morphology-behavior",
        "valueCodeableConcept": coded("Infiltrating duct carcinoma", icdo3="8500/3"),
    }
    told = only(Diagnosis, breast_cancer(extension=[histology], stage=[{"summary": coded("IIB")}]))
    assert told.morphology == IcdO3Morphology("8500/3")
    assert (told.histology_words, told.stage_words) == ("Infiltrating duct carcinoma", "stage IIB")


def test_the_side_can_stand_as_mcode_puts_it() -> None:
    side = {"url": MCODE + "mcode-laterality-qualifier", "valueCodeableConcept": coded("Right (qualifier value)")}
    told = only(
        Diagnosis,
        breast_cancer(code=coded("Breast cancer"), bodySite=[coded("Breast structure") | {"extension": [side]}, {}]),
    )
    assert (told.site, told.side) == (IcdO3Site("C50.9"), "right")


def test_a_profile_decides_before_code_and_words() -> None:
    entry = resource("Condition", "c1", meta=profiled("mcode-primary-cancer-condition|4.0.0"), code=coded("Tumor"))
    assert only(Diagnosis, entry).words == "Tumor"


def test_a_cancer_of_a_relative_told_only_in_words_is_a_note() -> None:
    told = said(resource("Condition", "c1", code=coded("Family history of breast cancer")))
    assert told == [Background(topic="note", words="Family history of breast cancer")]


def test_a_history_told_in_words_or_older_codes_is_a_note() -> None:
    for code in (coded("History of colon cancer"), coded("Hx", icd9="V10.05"), coded("Fhx", icd9="V16.0")):
        assert isinstance(said(resource("Condition", "c1", code=code))[0], Background)


def test_an_older_code_of_spread_is_a_finding() -> None:
    assert only(Finding, resource("Condition", "c1", code=coded("Lung", icd9="197.0"))).secondary


def test_a_spread_of_a_primary_that_no_entry_names_stays_untied() -> None:
    extension = [{"url": MCODE + "mcode-related-primary-cancer-condition", "valueReference": {"display": "breast"}}]
    assert only(Finding, resource("Condition", "s1", code=coded("Bone metastases"), extension=extension)).cancer is None


def test_an_entry_is_quoted_with_the_first_code_of_a_known_system() -> None:
    code = coded("Cough", **{"urn:ours": "7"}, icd10="R05.9|Cough")
    assert [fact.source.quote for fact in facts(resource("Condition", "c1", code=code)) if fact.source] == [
        "Cough (ICD-10-CM R05.9)"
    ]


def test_an_entry_without_a_known_code_is_quoted_in_its_words() -> None:
    code = coded(**{"urn:ours": "7|Cough (finding)"})
    assert [fact.source.quote for fact in facts(resource("Condition", "c1", code=code)) if fact.source] == ["Cough"]


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("Carcinoma ductal infiltrante de mama izquierda", "Carcinoma ductal infiltrante"),
        ("Adenocarcinoma of prostate", "Adenocarcinoma"),
        ("Ductal carcinoma in situ of breast", "Ductal carcinoma in situ"),
        ("Cancer of the breast", ""),
        ("Recurrent follicular lymphoma", ""),
    ],
)
def test_the_name_of_a_cancer_can_tell_its_cells(words: str, cells: str) -> None:
    assert only(Diagnosis, resource("Condition", "c1", code=coded(words))).histology_words == cells
