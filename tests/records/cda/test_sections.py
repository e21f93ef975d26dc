"""A section is known by its LOINC code, else its template, else its title in either language."""

from __future__ import annotations

import pytest
from lxml import etree

from rumbo.course.facts import Diagnosis
from rumbo.records.cda.sections import kind_of
from tests.records.cda.written_cda import LOINC, PROBLEMS, V3, cancer, document, read, section


def kind(code: str = "", *, title: str = "", template: str = "", system: str = LOINC) -> str:
    coded = f'<code code="{code}" codeSystem="{system}"/>' if code else ""
    templated = f'<templateId root="1.2.3"/><templateId root="2.16.840.1.113883.10.20.{template}"/>' if template else ""
    return kind_of(etree.fromstring(f"<section {V3}>{templated}{coded}<title>{title}</title></section>"))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("11450-4", "problems"),
        ("11348-0", "problems"),
        ("29549-3", "administered"),
        ("10183-2", "medications"),
        ("10157-6", "family"),
        ("18776-5", "plan"),
        ("51848-0", "notes"),
        ("11369-6", "other"),
    ],
)
def test_the_code_says_what_a_section_holds(code: str, found: str) -> None:
    assert kind(code, title="Whatever") == found


def test_a_code_goes_before_template_and_title() -> None:
    assert kind("10157-6", template="22.2.65", title="Notes") == "family"
    assert kind("51847-2", title="Problems and plan") == "notes"


@pytest.mark.parametrize(
    ("template", "found"), [("22.2.5.1", "problems"), ("1.8", "medications"), ("22.2.7", "procedures")]
)
def test_a_template_says_it_where_there_is_no_code(template: str, found: str) -> None:
    assert kind(template=template) == found
    assert kind("local-7", template=template, system="1.2.3") == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Active Problems", "problems"),
        ("Lista de problemas", "problems"),
        ("Antecedentes personales", "problems"),
        ("Antecedentes familiares", "family"),
        ("Family History (text)", "family"),
        ("Home Medications", "medications"),
        ("Medicamentos actuales", "medications"),
        ("Pre-medication", "notes"),
        ("Procedures", "procedures"),
        ("Past Surgical History", "procedures"),
        ("Cirugías previas", "procedures"),
        ("Operations Performed", "operations"),
        ("Laboratory Results", "results"),
        ("Resultados", "results"),
        ("Alergias", "allergies"),
        ("Discharge Diagnosis", "diagnoses"),
        ("Plan de tratamiento", "plan"),
        ("Vacunas", "other"),
        ("Hospital Course", "notes"),
        ("", "notes"),
    ],
)
def test_a_title_says_it_where_nothing_else_does(title: str, found: str) -> None:
    assert kind(title=title, template="22.2.65" if title == "Hospital Course" else "") == found


def test_sections_within_sections_are_read_and_of_one_title_the_second_is_numbered() -> None:
    inner = section(PROBLEMS, cancer("C18.7", "Malignant neoplasm of sigmoid colon"))
    outer = section(PROBLEMS, cancer()).replace("</section>", f"<component>{inner}</component></section>")
    places = [
        fact.source.place for fact in read(document(outer)).facts if isinstance(fact.says, Diagnosis) and fact.source
    ]
    assert places == ["Problems, entry 1", "Problems (2), entry 1"]


def test_a_section_without_title_is_called_by_its_code() -> None:
    data = document(section(PROBLEMS, cancer(), title=""))
    named = data.replace(b'code="11450-4"', b'code="11450-4" displayName="PROBLEM LIST"')
    places = {fact.source.place for each in (data, named) for fact in read(each).facts if fact.source}
    assert {"Section, entry 1", "PROBLEM LIST, entry 1"} <= places
