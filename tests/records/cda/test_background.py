"""Relatives, allergies, and whom a document is about."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Background, Diagnosis, Relative
from rumbo.oncology import IcdO3Site, PartialDate
from rumbo.records.part import Trouble
from rumbo.records.reading import Subject
from tests.records.cda.written_cda import FAMILY, coded, document, read, section, table, told, told_one

HEADER = "Relation|Problem|Age at onset"
ROLE = "2.16.840.1.113883.5.111"
ALLERGIES = "48765-2"
BREAST = coded("value", "254837009", name="Breast cancer", kind="CD")


def family(*entries: str, text: str = "") -> bytes:
    return document(section(FAMILY, *entries, title="Family History", text=text))


def relative(*illnesses: str, relation: str = "Mother") -> str:
    subject = f"<subject><relatedSubject>{coded('code', 'MTH', name=relation, system=ROLE)}</relatedSubject></subject>"
    return f"<organizer>{subject}{''.join(f'<component>{each}</component>' for each in illnesses)}</organizer>"


def illness(value: str = BREAST, *, inside: str = "", attributes: str = "") -> str:
    return f"<observation{attributes}>{value}{inside}</observation>"


def aged(value: str, *, code: str = "445518008") -> str:
    return (
        f'<entryRelationship typeCode="SUBJ"><observation>{coded("code", code)}'
        f"{value}</observation></entryRelationship>"
    )


def the_relative(data: bytes) -> Relative:
    says = told_one(data, Relative)
    assert isinstance(says, Relative)
    return says


@pytest.mark.parametrize(
    ("inside", "age"),
    [
        (aged('<value xsi:type="INT" value="48"/>'), 48),
        (aged('<value xsi:type="PQ" value="48" unit="a"/>'), 48),
        (aged('<value xsi:type="PQ" value="48" unit="mo"/>'), None),
        (aged('<value xsi:type="INT" value="0"/>'), None),
        (aged('<value xsi:type="INT" value="90"/>', code="419099009"), None),
        ("", None),
    ],
)
def test_the_illness_of_a_relative_is_theirs_with_its_age(inside: str, age: int | None) -> None:
    data = family(relative(illness(inside=inside)))
    assert the_relative(data) == Relative(
        relation="Mother", illness="Breast cancer", site=IcdO3Site("C50.9"), age_years=age
    )
    assert not told(data, Diagnosis)


def test_the_row_of_the_same_name_tells_the_age_and_pointed_words_the_illness() -> None:
    text = table(HEADER, "Mother|Breast cancer|48")
    assert the_relative(family(relative(illness()), text=text)).age_years == 48
    text = table(HEADER, "Mother|#f1 Ovarian cancer|62")
    silent = illness(
        '<value xsi:type="CD" nullFlavor="UNK"><originalText><reference value="#f1"/></originalText></value>'
    )
    pointed = illness('<value nullFlavor="UNK"/>', inside='<text><reference value="#f1"/></text>')
    for each in (silent, pointed):
        assert the_relative(family(relative(each), text=text)) == Relative(
            relation="Mother", illness="Ovarian cancer", site=IcdO3Site("C56.9"), age_years=62
        )


def test_what_is_denied_or_says_nothing_is_not_told() -> None:
    data = family(
        relative(illness(attributes=' negationInd="true"'), illness('<value nullFlavor="UNK"/>'), illness(""))
    )
    assert not told(data, Relative)


def test_a_panel_without_an_illness_is_counted_as_unread() -> None:
    entry = relative().replace("</organizer>", "<component><act/></component></organizer>")
    assert read(family(entry)).unread == {"FamilyMemberHistory": 1}


@pytest.mark.parametrize(
    "relation", ["Wife", "Husband", "Stepfather", "Mother-in-law", "Adoptive mother", "Esposa", "Suegro"]
)
def test_who_is_no_blood_relative_is_left_out(relation: str) -> None:
    assert not told(family(relative(illness(), relation=relation)), Relative)
    assert not told(family(text=table(HEADER, f"{relation}|Breast cancer|48")), Relative)


def test_rows_without_entries_are_read() -> None:
    text = table("Parentesco|Diagnóstico|Edad", "Madre|Cáncer de mama|48 años", "Tía materna|Cáncer de ovario|")
    said = [
        (says.relation, says.illness, says.age_years)
        for says in told(family(text=text), Relative)
        if isinstance(says, Relative)
    ]
    assert said == [("Madre", "Cáncer de mama", 48), ("Tía materna", "Cáncer de ovario", None)]


def test_a_row_says_of_whom_or_is_not_told() -> None:
    text = "<list><item>Father: oral cancer</item><item>Cancer runs on both sides</item></list>"
    assert the_relative(family(text=text)).relation == "Father"


class TestAllergies:
    """What a person must not be given."""

    @staticmethod
    def allergies(*entries: str, text: str = "") -> bytes:
        return document(section(ALLERGIES, *entries, title="Allergies", text=text))

    @staticmethod
    def allergy(code: str, *, name: str = "", attributes: str = "", pointer: str = "") -> str:
        named = f"<name>{name}</name>" if name else ""
        return (
            f'<act><entryRelationship typeCode="SUBJ"><observation{attributes}>{pointer}<effectiveTime><low value="1998"/>'
            f"</effectiveTime><participant><participantRole><playingEntity>{code}{named}</playingEntity></participantRole>"
            '</participant><entryRelationship typeCode="MFST"><observation/></entryRelationship></observation>'
            "</entryRelationship></act>"
        )

    def told(self, data: bytes) -> list[tuple[str, str]]:
        return [
            (says.words, str(says.on))
            for says in told(data, Background)
            if isinstance(says, Background) and says.topic == "allergy"
        ]

    def test_an_allergy_is_told_in_its_words(self) -> None:
        code = coded("code", "7982", name="Penicillin")
        assert self.told(self.allergies(self.allergy(code))) == [("Penicillin", "1998")]

    def test_a_reference_to_the_reaction_is_not_the_substance(self) -> None:
        text = table("Substance|Reaction", "Penicillin|#a1 Hives")
        code = coded("code", "7982", name="PENICILLIN G", points_to="a1")
        assert self.told(self.allergies(self.allergy(code), text=text)) == [("PENICILLIN G", "1998")]
        assert self.told(self.allergies(self.allergy(code, name="Penicillin"), text=text)) == [("Penicillin", "1998")]

    def test_words_alone_are_enough(self) -> None:
        text = table("Substance|Reaction", "#a1 Latex|Rash")
        pointer = '<text><reference value="#a1"/></text>'
        for entry in (self.allergy(coded("code", points_to="a1")), self.allergy("", pointer=pointer)):
            assert self.told(self.allergies(entry, text=text)) == [("Latex", "1998")]

    @pytest.mark.parametrize("attributes", [' negationInd="true"', ""])
    def test_no_known_allergies_are_none(self, attributes: str) -> None:
        code = coded("code", "716186003", name="No known allergy" if not attributes else "Penicillin")
        assert self.told(self.allergies(self.allergy(code, attributes=attributes))) == []

    def test_an_allergy_to_nothing_is_counted_as_unread(self) -> None:
        assert read(self.allergies(self.allergy(""))).unread == {"AllergyIntolerance": 1}

    def test_rows_without_entries_are_read(self) -> None:
        text = table("Alergia|Reacción|Fecha", "Látex|ronchas|2011", "Ninguna conocida||")
        assert self.told(self.allergies(text=text)) == [("Látex", "2011")]


class TestSubject:
    """Whom the document is about."""

    @staticmethod
    def person(*names: str, birth: str = "19640229", gender: str = "F") -> str:
        return (
            f"<recordTarget><patientRole><patient>{''.join(names)}<administrativeGenderCode code='{gender}'/>"
            f'<birthTime value="{birth}"/></patient></patientRole></recordTarget>'
        )

    NOW = '<name use="L"><prefix>Dr.</prefix><given>Ana</given><given>María</given><family>Núñez</family></name>'
    BIRTH = '<name><given>Ana</given><family qualifier="BR">Robles</family></name>'

    def test_all_names_are_told_the_one_in_use_first(self) -> None:
        part = read(document(person=self.person(self.BIRTH, self.NOW)))
        assert part.subjects == (Subject(names=("Ana María Núñez", "Ana Robles"), birth_date=PartialDate(1964, 2, 29)),)
        assert [fact.says.words for fact in part.facts if fact.says] == ["Ana María Núñez", "1964-02-29", "female"]

    @pytest.mark.parametrize(
        ("name", "read_as"),
        [
            ("<name>Ana Núñez</name>", "Ana Núñez"),
            ("<name><given>ANA</given><given>null</given><family>NÚÑEZ</family></name>", "ANA NÚÑEZ"),
            ("<name><family>Núñez</family></name>", "Núñez"),
        ],
    )
    def test_names_are_read_in_whatever_parts_they_come(self, name: str, read_as: str) -> None:
        assert read(document(person=self.person(name))).subjects[0].names == (read_as,)

    @pytest.mark.parametrize("person", ["", "<recordTarget><patientRole/></recordTarget>"])
    def test_a_document_about_nobody_has_no_subject(self, person: str) -> None:
        part = read(document(person=person))
        assert (part.subjects, part.facts) == ((), ())

    def test_one_without_name_or_birth_is_nobody(self) -> None:
        part = read(document(person=self.person(birth="", gender="UNK")))
        assert (part.subjects, part.facts) == ((), ())

    def test_a_document_about_two_people_is_held(self) -> None:
        other = self.person("<name><given>Luz</given><family>Paredes</family></name>", birth="1950")
        allergy = TestAllergies.allergies(TestAllergies.allergy(coded("code", "1", name="Latex")))
        data = allergy.replace(b"</recordTarget>", b"</recordTarget>" + other.encode())
        part = read(data)
        assert (part.facts, part.troubles) == ((), (Trouble("records-people-unnamed"),))

    def test_two_who_are_one_person_are_one(self) -> None:
        data = document(person=self.person(self.NOW) + self.person(self.BIRTH))
        assert read(data).troubles == ()
