"""Which cancers a letter tells: the person's own, and not a relative's, a company's name or one denied."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Diagnosis, Status
from tests.records.letters.telling import clinic, consulta, facts


def sites(text: str) -> list[str]:
    said = [fact.statement for fact in facts(text) if isinstance(fact.statement, Diagnosis)]
    return [each.site.value for each in said if each.site]


@pytest.mark.parametrize("sentence", ["Mom had breast cancer.", "Her grandpa died of colon cancer."])
def test_a_cancer_of_kin_by_their_everyday_names_is_not_the_persons(sentence: str) -> None:
    assert sites(clinic(sentence)) == []


def test_mother_in_spanish_is_told_apart_from_the_breast() -> None:
    assert sites(consulta("Su mamá tuvo cáncer de colon.")) == []
    assert sites(consulta("Padece cáncer de mama izquierda.")) == ["C50.9"]


def test_a_return_of_a_cancer_of_the_breast_is_no_kins() -> None:
    said = [fact.statement for fact in facts(consulta("Cáncer de mama con recidiva ósea, confirmada el 03/02/2023."))]
    assert [each.status for each in said if isinstance(each, Status)] == ["recurrence"]


def test_the_name_of_a_company_is_no_leukaemia() -> None:
    assert sites(clinic("Slides read at Valley Pathology, LLC.")) == []
    assert sites(consulta("Paciente con LLC en control.")) == ["C42.1"]
