"""Whatever a document holds, it gives facts and troubles, and never raises."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.course.facts import Diagnosis, Finding, Measure, Status, Treatment
from rumbo.records import formats, part
from rumbo.records.cda import is_document, read_document
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript
from tests.records.cda.written_cda import (
    FAMILY,
    MEDICATIONS,
    PROBLEMS,
    PROCEDURES,
    RECORD,
    RESULTS,
    V3,
    cancer,
    coded,
    document,
    medicine,
    problem,
    procedure,
    read,
    result,
    section,
    table,
    times,
    told,
    translation,
)

WHOLE = document(
    section(
        PROBLEMS,
        cancer(),
        problem(coded("value", kind="CD", points_to="p1", inside=translation("C78.6")), when=times("201904")),
        text=table(
            "Problem|Noted Date|Status|Comment",
            "#p1 Secondary malignant neoplasm|04/2019|Active|billing",
            "Gout|2001||",
        ),
    ),
    section(
        MEDICATIONS,
        medicine(points_to="m1", status="completed", when=times("201903", "201907")),
        title="Medications",
        text=table("Medication|Directions|Start|End", "#m1 carboplatin|6 cycles|2019-03|2019-07"),
    ),
    section(PROCEDURES, procedure("Mastectomy", when=times(value="20190610")), title="Procedures"),
    section(RESULTS, result('<value xsi:type="PQ" value="188" unit="U/mL"/>', name="CA 125"), title="Results"),
    section(FAMILY, title="Family History", text=table("Relation|Problem|Age", "Mother|Breast cancer|48")),
    section("48765-2", title="Allergies", text="<list><item>Latex</item></list>"),
    section("18776-5", procedure("Mastectomy", mood="RQO"), title="Plan"),
    section("51848-0", title="Assessment", text="<paragraph>No evidence of disease.</paragraph>"),
)


def through_formats(data: bytes) -> Part:
    return formats.read(data, transcript=Transcript(name="x.xml", record=RECORD))


def is_whole(found: object) -> bool:
    """Whether it is a part that crosses the pipe."""
    return isinstance(found, Part) and part.decode(part.encode(found)) == found


def test_a_whole_document_tells_what_it_says() -> None:
    found = through_formats(WHOLE)
    assert (found.format, found.troubles) == ("ccda", ())
    assert {type(fact.says).__name__ for fact in found.facts} >= {
        "Background", "Diagnosis", "Finding", "Illness", "Treatment", "Measure", "Relative",
    }  # fmt: skip
    assert is_whole(found)


def test_reading_again_adds_nothing() -> None:
    transcript = Transcript(name="x.xml", record=RECORD)
    once = read_document(WHOLE, transcript=transcript)
    assert read_document(WHOLE, transcript=transcript).facts == once.facts


def test_inside_an_archive_the_way_to_a_place_stands_before_it() -> None:
    inside = Transcript(name="xdm.zip", record=RECORD).within("DOC0001.XML")
    facts = read_document(WHOLE, transcript=inside).facts
    [cancer_told] = [fact for fact in facts if isinstance(fact.says, Diagnosis)]
    assert cancer_told.source is not None
    assert cancer_told.source.place == "DOC0001.XML › Problems, entry 1"
    assert isinstance(cancer_told.says, Diagnosis)
    assert cancer_told.says.ref == f"{RECORD[:12]}/DOC0001.XML › Problems, entry 1"


def test_several_problems_of_one_entry_are_each_their_own() -> None:
    two = problem(coded("value", "1", name="Breast cancer", kind="CD")).removesuffix("</act>")
    two += (
        problem(coded("value", "2", name="Colon cancer", kind="CD"))
        .partition("<entryRelationship")[2]
        .join(["<entryRelationship", ""])
    )
    refs = [says.ref for says in told(document(section(PROBLEMS, two)), Diagnosis) if isinstance(says, Diagnosis)]
    assert refs == [f"{RECORD[:12]}/Problems, entry 1", f"{RECORD[:12]}/Problems, entry 1, 2"]


def test_an_older_document_of_the_same_family_is_read() -> None:
    """C32 and the first CCD name their sections by template alone."""
    coded_by_template = document(section(PROBLEMS, cancer())).replace(
        b'<code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/>',
        b'<templateId root="2.16.840.1.113883.10.20.1.11"/>',
    )
    assert len(told(coded_by_template, Diagnosis)) == 1


def test_a_document_in_spanish_is_read_by_its_titles_and_tables() -> None:
    data = document(
        section(
            "",
            title="Lista de problemas",
            text=table("Diagnóstico|Fecha|Estado", "Cáncer de mama izquierda|03/05/2019|Activo"),
        ),
        section("", title="Procedimientos", text=table("Procedimiento|Fecha", "Mastectomía radical|10/06/2019")),
        section(
            "", title="Antecedentes familiares", text=table("Parentesco|Diagnóstico|Edad", "Madre|Cáncer de ovario|60")
        ),
        language="es-MX",
    )
    [diagnosis], [treatment] = told(data, Diagnosis), told(data, Treatment)
    assert (str(diagnosis.on), str(treatment.on)) == ("2019-05-03", "2019-06-10")
    assert len(told(data, Finding)) == 0


@pytest.mark.parametrize(
    "body", ["", "<component/>", "<component><structuredBody/></component>", "<component><section/></component>"]
)
def test_a_document_without_a_body_says_nothing(body: str) -> None:
    found = read(f"<ClinicalDocument {V3}>{body}</ClinicalDocument>".encode())
    assert (found.facts, found.troubles) == ((), ())


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 12))
def test_bytes_that_were_changed_give_a_part_and_nothing_else(seed: int, edits: int) -> None:
    data = bytearray(WHOLE)
    chance = random.Random(seed)  # noqa: S311 - no secret is made
    for _ in range(edits):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 40)]
            case 2:
                data[at:at] = data[: chance.randrange(1, 60)]
            case _:
                data[at:at] = chance.choice(
                    [b"<a>", b"</entry>", b"&", b"&x;", b"\x00", b"]]>", b"<![CDATA[", b"<?a", b"\xff"]
                )
    assert is_whole(through_formats(bytes(data)))
    if is_document(bytes(data)):
        assert is_whole(read(bytes(data)))


NAMES = st.sampled_from(
    [
        "act", "observation", "organizer", "procedure", "substanceAdministration", "encounter", "supply", "component",
        "entryRelationship", "code", "value", "text", "originalText", "reference", "statusCode", "effectiveTime", "low",
        "high", "consumable", "manufacturedProduct", "manufacturedMaterial", "participant", "participantRole", "subject",
        "playingEntity", "relatedSubject", "referenceRange", "observationRange", "targetSiteCode", "translation", "name",
        "qualifier", "table", "tr", "td", "th", "list", "item", "paragraph", "br",
    ]
)  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [
            "code", "codeSystem", "displayName", "value", "unit", "moodCode", "negationInd", "typeCode", "ID",
            "nullFlavor", "colspan", "xsi:type",
        ]
    ),
    st.sampled_from(
        [
            "C50.9", "C78.7", "Z85.3", "2.16.840.1.113883.6.90", "2.16.840.1.113883.6.1", "INT", "RQO", "true", "#p1",
            "p1", "20190503", "2019", "188", "PQ", "CD", "ST", "IVL_TS", "RSON", "SUBJ", "completed", "active",
            "33999-4", "72166-2", "Mastectomy", "letrozole",
        ]
    ),
    max_size=4,
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "Breast cancer", "carboplatin", "Problem", "Date", "2019", "no known", "Mastectomy", "12/31/2019"]
)


def written(name: str, attributes: dict[str, str], words: str, inner: list[str]) -> str:
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{words}{''.join(inner)}</{name}>"


ELEMENTS = st.recursive(
    st.builds(written, NAMES, ATTRIBUTES, WORDS, st.just([])),
    lambda inner: st.builds(written, NAMES, ATTRIBUTES, WORDS, st.lists(inner, max_size=4)),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(
    code=st.sampled_from(
        [PROBLEMS, MEDICATIONS, "29549-3", PROCEDURES, "10223-6", RESULTS, FAMILY, "48765-2", "18776-5", "46240-8", "x"]
    ),
    entries=st.lists(ELEMENTS, max_size=3),
    text=ELEMENTS,
)
def test_elements_in_any_order_give_a_part_and_nothing_else(code: str, entries: list[str], text: str) -> None:
    found = read(document(section(code, *entries, text=text)))
    assert found.format == "ccda"
    assert found.troubles == ()
    assert is_whole(found)


def test_a_table_with_a_column_for_each_day_is_read_as_a_laboratory_prints_it() -> None:
    days = table("Component|2/28/2022|11/30/2021", "CEA (ng/mL)|14.8 H|3.1", "Creatinine|1.1|1.0")
    plain = table("Component|Value|Date", "CEA|14.8|2/28/2022", "CA-125|9|2/28/2022")
    values = {
        name: sorted((each.name, each.value, str(each.on)) for each in measured(text))
        for name, text in (("days", days), ("plain", plain))
    }
    assert values == {
        "days": [("CEA", 3.1, "2021-11-30"), ("CEA", 14.8, "2022-02-28")],
        "plain": [("CA-125", 9.0, "2022-02-28"), ("CEA", 14.8, "2022-02-28")],
    }


def measured(text: str) -> list[Measure]:
    part = read(document(section(RESULTS, title="Results", text=text)))
    return [each.statement for each in part.facts if isinstance(each.statement, Measure)]


def test_what_is_told_below_a_list_of_problems_is_read_as_words() -> None:
    text = (
        "<list><item>Ca breast R</item></list><br/>"
        "Visit 5/16/2023: Well in herself and working. She has been cancer-free since the operation in 2016."
    )
    statuses = told(document(section(PROBLEMS, text=text)), Status)
    assert [(each.status, each.on.iso) for each in statuses if each.on] == [("no_evidence_of_disease", "2023-05-16")]


def test_a_remark_beside_a_list_of_problems_is_no_letter() -> None:
    text = "<list><item>Ca breast R</item></list>None else, NED."
    assert told(document(section(PROBLEMS, text=text)), Status) == []
