"""Joining reports of a return: what the manual's tables cannot write."""

from __future__ import annotations

import msgspec

from rumbo.course import Diagnosis, Finding, Place, Status, lay_out
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site
from tests.course.cast import fact, on

FOUND = fact("f1", Diagnosis(ref="a", on=on("2014-03-11"), words="left breast"))
CLEAR = fact("f2", Status(on=on("2015-03-11"), status="no_evidence_of_disease"))


def test_a_code_of_spread_told_as_a_diagnosis_is_a_finding_in_its_place():
    bone = fact("f3", Diagnosis(ref="b", on=on("2019-03-11"), icd10=Icd10("C79.51")))
    assert lay_out([FOUND, CLEAR, bone], "2020-01-01").recurrences[0].kind.kind == "distant"
    nowhere = fact("f3", Diagnosis(ref="b", on=on("2019-03-11"), words="", morphology=IcdO3Morphology("8500/6")))
    assert lay_out([FOUND, CLEAR, nowhere], "2020-01-01").recurrences[0].kind.kind == "not_known"


def test_a_place_known_by_its_code_gives_the_kind():
    place = Place(words="mass", site=IcdO3Site("C22.0"))
    found = fact("f3", Finding(on=on("2019-03-11"), place=place, tumour=True))
    assert lay_out([FOUND, CLEAR, found], "2020-01-01").recurrences[0].kind.kind == "distant"


def test_a_blood_cancer_without_a_site_has_no_kind():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2014"), words="?", morphology=IcdO3Morphology("9861/3"))),
        fact("f2", Status(on=on("2019"), status="recurrence")),
    ]
    event = lay_out(facts, "2020-01-01").recurrences[0]
    assert (event.called, event.kind.reasons[0].id) == ("relapse", "course-reason-blood")


def test_the_quote_is_the_line_that_names_the_kind():
    told = [
        fact("f3", Status(on=on("2019-03-11"), status="recurrence")),
        fact("f4", Status(on=on("2019-03-20"), status="recurrence", said_kind="distant"), record="clinic"),
    ]
    event = lay_out([FOUND, *told], "2020-01-01").recurrences[0]
    assert (event.said_kind, event.quote) == ("distant", "as written")


def test_a_finding_of_a_tumour_before_any_diagnosis_is_no_return():
    found = fact("f3", Finding(on=on("2013-03-11"), place=Place(words="liver"), tumour=True))
    assert lay_out([FOUND, found], "2020-01-01").recurrences == ()


def test_a_finding_alone_is_no_return_of_anything():
    found = fact("f3", Finding(on=on("2013-03-11"), place=Place(words="liver"), tumour=True))
    assert lay_out([found], "2020-01-01").recurrences == ()


def test_a_recurrence_told_again_without_a_date_adds_nothing_new():
    facts = [
        FOUND,
        fact("f3", Status(on=on("2019-03-11"), status="recurrence", places=(Place(words="liver"),))),
        fact("f4", Status(status="progression", places=(Place(words="brain"),))),
    ]
    assert [event.facts for event in lay_out(facts, "2020-01-01").recurrences] == [("f3",)]


def test_a_list_that_names_no_place_or_no_known_cancer_opens_a_return_by_then():
    somewhere = fact("f3", Finding(on=on("../2019-03-11"), place=Place(words=""), tumour=True, secondary=True))
    assert len(lay_out([FOUND, CLEAR, somewhere], "2020-01-01").recurrences) == 1
    node = fact("f3", Finding(on=on("../2019-03-11"), place=Place(words="axillary node"), tumour=True, secondary=True))
    assert len(lay_out([CLEAR, node], "2020-01-01").recurrences) == 1
    assert lay_out([FOUND, CLEAR, node], "2020-01-01").recurrences == ()


def in_bundle(id_: str, place: str, says: Status):
    told = fact(id_, says, record="bundle")
    return msgspec.structs.replace(told, source=msgspec.structs.replace(told.source, place=place))


def test_history_is_told_in_one_note_and_not_in_two_notes_of_one_bundle():
    back = Status(on=on("2019-03-11"), status="recurrence", places=(Place(words="liver"),))
    gone = Status(on=on("2019-03-11"), status="no_evidence_of_disease")
    one = [in_bundle("f3", "DocumentReference/a › line 2", back), in_bundle("f4", "DocumentReference/a › line 7", gone)]
    two = [in_bundle("f3", "DocumentReference/a › line 2", back), in_bundle("f4", "DiagnosticReport/b › line 1", gone)]
    letter = [in_bundle("f3", "page 1, line 2", back), in_bundle("f4", "page 2, line 1", gone)]
    dates = [str(lay_out([FOUND, *facts], "2020-01-01").recurrences[0].on) for facts in (one, two, letter)]
    assert dates == ["None", "2019-03-11", "None"]


def _days(*told: Status | Finding) -> list[str | None]:
    each_told = (fact(f"g{number}", each) for number, each in enumerate(told))
    facts = [FOUND, *(msgspec.structs.replace(each, source=None) for each in each_told)]
    return [each.on and each.on.iso for each in lay_out(facts, "2022-01-01").recurrences if each.called == "recurrence"]


def test_a_return_told_as_again_long_after_another_is_one_more():
    first = Status(on=on("2017-05-25"), status="recurrence", words="Recurrent tumor.")
    again = Status(on=on("2018-11-29"), status="recurrence", words="Back again, and worse.")
    soon = Status(on=on("2017-08-29"), status="recurrence", words="Back again, as told.")
    plain = Status(on=on("2018-11-29"), status="recurrence", words="Recurrent tumor, as known.")
    assert _days(first, again) == ["2017-05-25", "2018-11-29"]
    assert _days(first, soon) == ["2017-05-25"]
    assert _days(first, plain) == ["2017-05-25"]


def test_what_was_found_where_it_began_just_before_a_return_without_place_says_where_it_was():
    biopsy = Finding(on=on("2017-05-23"), place=Place(words="left breast"), tumour=True, found_by="biopsy")
    said = Status(on=on("2017-05-25"), status="recurrence")
    assert _days(biopsy, said) == ["2017-05-23"]
    assert _days(biopsy) == []


def test_what_has_no_day_is_of_the_last_return_called_of_its_kind_else_of_the_last():
    first = fact("f3", Status(on=on("2017-03-11"), status="recurrence", said_kind="local"))
    second = fact("f4", Status(on=on("2019-03-11"), status="recurrence", said_kind="distant"))
    between = fact("f5", Status(on=on("2018-03-11"), status="no_evidence_of_disease"))
    for kind, homes in {
        "local": ("f3", "f6"),
        "distant": ("f4", "f6"),
        "regional": ("f4", "f6"),
        None: ("f4", "f6"),
    }.items():
        undated = fact("f6", Status(status="recurrence", said_kind=kind), record="clinic")
        events = lay_out([FOUND, CLEAR, first, between, second, undated], "2020-01-01").recurrences
        assert homes in [event.facts for event in events]


def test_an_entry_called_recurrent_that_keeps_the_onset_of_the_cancer_opens_no_return():
    entry = fact("f3", Status(on=on("2014-03-11"), status="recurrence"))
    back = fact("f4", Status(on=on("2017-05-09"), status="recurrence", places=(Place(words="chest wall"),)))
    events = lay_out([FOUND, entry, back], "2020-01-01").recurrences
    assert [(str(event.on), event.facts) for event in events] == [("2017-05-09", ("f3", "f4"))]
    alone = lay_out([FOUND, entry], "2020-01-01").recurrences
    assert [str(event.on) for event in alone] == ["2014-03-11"]


def test_a_return_without_a_day_goes_where_its_kind_fits():
    node = fact("f3", Status(on=on("2016-03-11"), status="recurrence", places=(Place(words="left axillary node"),)))
    clear = fact("f4", Status(on=on("2017-03-11"), status="no_evidence_of_disease"))
    later = fact("f5", Status(on=on("2019-03-11"), status="recurrence"))
    retold = fact("f6", Status(status="recurrence", said_kind="regional"))
    events = lay_out([FOUND, CLEAR, node, clear, later, retold], "2020-01-01").recurrences
    assert [event.facts for event in events] == [("f3", "f6"), ("f5",)]


def test_a_finding_without_a_day_lends_its_place_only_to_what_its_own_paper_tells():
    back = fact("f3", Status(on=on("2019-03-11"), status="recurrence"), record="clinic")
    found = Finding(place=Place(words="liver"), tumour=True, secondary=True)
    elsewhere = lay_out([FOUND, CLEAR, back, fact("f4", found, record="epicrisis")], "2020-01-01").recurrences
    beside = lay_out([FOUND, CLEAR, back, fact("f4", found, record="clinic")], "2020-01-01").recurrences
    assert [[place.words for place in event.places] for event in (*elsewhere, *beside)] == [[], ["liver"]]
