"""Joining treatments: what the manual's tables cannot write."""

from __future__ import annotations

from rumbo.course import Diagnosis, Place, Treatment, lay_out
from rumbo.oncology import IcdO3Site
from tests.course.cast import fact, on

CHEST, SPINE = Place(words="left chest wall"), Place(words="spine", site=IcdO3Site("C41.2"))


def radiation(id_: str, start: str, *places: Place, name: str = "radiation"):
    return fact(id_, Treatment(on=on(start), modality="radiation", name=name, places=places))


def test_radiation_to_two_places_at_one_time_is_two_treatments():
    laid = lay_out([radiation("f1", "2022-11-14", SPINE), radiation("f2", "2022-11-20", CHEST)], "2023-01-01")
    assert [span.places for span in laid.treatments] == [(SPINE,), (CHEST,)]


def test_radiation_to_one_place_is_one_and_keeps_the_place_once():
    laid = lay_out([radiation("f1", "2022-11-14", SPINE), radiation("f2", "2022-11-20", SPINE)], "2023-01-01")
    assert [span.places for span in laid.treatments] == [(SPINE,)]


def test_radiation_told_by_its_last_day_is_the_one_that_ended_then():
    nodes, pelvis = Place(words="pelvic lymph nodes"), Place(words="pelvis")
    whole = Treatment(on=on("2022-05-09"), until=on("2022-06-13"), modality="radiation", name="RT", places=(nodes,))
    laid = lay_out([fact("f1", whole), radiation("f2", "2022-06-13", pelvis)], "2023-01-01")
    assert [span.facts for span in laid.treatments] == [("f1", "f2")]


def test_treatments_of_two_cancers_stay_apart():
    facts = [
        fact("f1", Diagnosis(ref="a", on=on("2010"), words="left breast")),
        fact("f2", Diagnosis(ref="b", on=on("2011"), words="prostate")),
        fact("f3", Treatment(on=on("2012-05-01"), modality="chemotherapy", name="docetaxel", cancer="a")),
        fact("f4", Treatment(on=on("2012-05-02"), modality="chemotherapy", name="docetaxel", cancer="b")),
        fact("f5", Treatment(on=on("2012-05-02"), modality="chemotherapy", name="paclitaxel", cancer="b")),
        fact("f6", Treatment(modality="chemotherapy", name="docetaxel", cancer="a", given=False)),
        fact("f7", Treatment(on=on("2012-05-20"), modality="chemotherapy", name="docetaxel", cancer="b", given=False)),
    ]
    laid = lay_out(facts, "2023-01-01")
    assert [(span.cancer, span.facts) for span in laid.treatments if span.given] == [("c2", ("f4", "f5", "f7"))]
    assert [conflict.id for conflict in laid.conflicts] == ["given-docetaxel"]


def test_two_refusals_of_one_plan_are_one():
    laid = lay_out(
        [
            fact("f1", Treatment(on=on("2012-05-01"), modality="targeted", name="niraparib", given=False)),
            fact("f2", Treatment(on=on("2012-06-01"), modality="targeted", name="Zejula", given=False)),
            fact("f3", Treatment(on=on("2019-06-01"), modality="targeted", name="Zejula", given=False)),
        ],
        "2023-01-01",
    )
    assert [span.facts for span in laid.treatments] == [("f1", "f2"), ("f3",)]


def test_doses_and_reasons_are_kept():
    says = Treatment(
        on=on("2012-05-01"),
        until=on("2012-06-01"),
        last_given_on=on("2012-05-30"),
        modality="targeted",
        name="niraparib",
        dose_words="200 mg",
        why_stopped="low counts",
    )
    span = lay_out([fact("f1", says)], "2023-01-01").treatments[0]
    assert (span.dose_words, span.why_stopped, str(span.last_given_on)) == ("200 mg", "low counts", "2012-05-30")


def test_two_drugs_that_begin_together_without_a_common_name_are_told_one_after_the_other():
    laid = lay_out(
        [
            fact("f1", Treatment(on=on("2012-05-01"), modality="chemotherapy", name="Taxol")),
            fact("f2", Treatment(on=on("2012-05-01"), modality="chemotherapy", name="experimental agent")),
        ],
        "2023-01-01",
    )
    assert laid.treatments[0].name == "experimental agent + paclitaxel"


def test_a_refusal_without_a_date_is_no_dose_of_a_treatment_that_was_given():
    laid = lay_out(
        [
            fact("f1", Treatment(on=on("2012-05-01"), modality="chemotherapy", name="cisplatin")),
            fact("f2", Treatment(on=on("2012-05-22"), modality="chemotherapy", name="cisplatin")),
            fact("f3", Treatment(modality="chemotherapy", name="cisplatin", given=False)),
        ],
        "2023-01-01",
    )
    assert sorted((span.given, span.facts) for span in laid.treatments) == [(False, ("f3",)), (True, ("f1", "f2"))]


def test_an_order_of_radiation_elsewhere_is_another_treatment():
    order = Treatment(on=on("2022-11-01"), modality="radiation", name="SBRT", places=(CHEST,), given=None)
    laid = lay_out([radiation("f1", "2022-11-14", SPINE), fact("f2", order)], "2023-01-01")
    assert [(span.facts, span.given) for span in laid.treatments] == [(("f2",), None), (("f1",), True)]
    nearer = Treatment(on=on("2022-11-01"), modality="radiation", name="RT", places=(Place(words="bone"),), given=None)
    laid = lay_out([radiation("f1", "2022-11-14", SPINE, name="SBRT"), fact("f2", nearer)], "2023-01-01")
    assert [span.facts for span in laid.treatments] == [("f1", "f2")]


def test_an_order_a_year_before_the_word_of_its_end_is_that_treatment():
    laid = lay_out(
        [
            fact("f1", Treatment(on=on("2022-01-10"), modality="targeted", name="olaparib", given=None)),
            fact("f2", Treatment(until=on("2022-12-01"), modality="targeted", name="Lynparza")),
        ],
        "2024-01-01",
    )
    assert [(span.facts, span.given) for span in laid.treatments] == [(("f1", "f2"), True)]


def test_a_refusal_of_something_never_dated_is_no_dose():
    laid = lay_out(
        [
            fact("f1", Treatment(modality="chemotherapy", name="cisplatin")),
            fact("f2", Treatment(on=on("2012-05-22"), modality="chemotherapy", name="cisplatin", given=False)),
        ],
        "2023-01-01",
    )
    assert [conflict.id for conflict in laid.conflicts] == ["given-cisplatin"]


def test_the_last_dose_of_one_drug_of_a_regimen_is_of_the_regimen():
    drugs = [
        fact(f"f{number}", Treatment(on=on("2012-09-10"), modality="chemotherapy", name=name))
        for number, name in enumerate(("cisplatin", "etoposide", "bleomycin"))
    ]
    last = fact("f8", Treatment(until=on("2012-11-05"), modality="chemotherapy", name="bleomycin"))
    [span] = lay_out([*drugs, last], "2014-01-01").treatments
    assert (str(span.start), str(span.end), span.facts) == ("2012-09-10", "2012-11-05", ("f0", "f1", "f2", "f8"))
    years_later = fact("f9", Treatment(on=on("2013-11-05"), modality="chemotherapy", name="bleomycin"))
    assert len(lay_out([*drugs, years_later], "2014-01-01").treatments) == 2


def test_radiation_from_inside_after_that_from_outside_is_a_treatment_of_its_own():
    outside = fact("f1", Treatment(on=on("2016-07-18"), until=on("2016-08-19"), modality="radiation", name="EBRT"))
    inside = fact("f2", Treatment(on=on("2016-08-25"), modality="radiation", name="brachytherapy"))
    unsaid = fact("f3", Treatment(on=on("2016-08-01"), modality="radiation", name="radiation"))
    assert [span.facts for span in lay_out([outside, inside], "2023-01-01").treatments] == [("f1",), ("f2",)]
    assert [span.facts for span in lay_out([outside, unsaid], "2023-01-01").treatments] == [("f1", "f3")]


def test_a_drug_that_is_only_continued_was_not_begun_anew():
    begun = fact("f1", Treatment(on=on("2020-05-30"), modality="targeted", name="ribociclib"))
    going = Treatment(last_given_on=on("2022-10-08"), ongoing=True, modality="targeted", name="ribociclib")
    [span] = lay_out([begun, fact("f2", going)], "2023-01-01").treatments
    assert (str(span.start), span.ongoing) == ("2020-05-30", True)
    ended = fact("f1", Treatment(on=on("2020-05-30"), until=on("2020-09-01"), modality="targeted", name="ribociclib"))
    assert len(lay_out([ended, fact("f2", going)], "2023-01-01").treatments) == 2


def test_the_name_that_says_which_operation_it_was_stands_for_the_others():
    def done(id_: str, name: str):
        return fact(id_, Treatment(on=on("2020-06-16"), modality="surgery", name=name))

    laid = lay_out([done("f1", "resected"), done("f2", "resected"), done("f3", "Left nephrectomy")], "2023-01-01")
    assert [span.name for span in laid.treatments] == ["Left nephrectomy"]


def test_a_part_of_an_operation_told_again_without_a_day_is_of_it():
    whole = fact("f1", Treatment(on=on("2017-03-09"), modality="surgery", name="Hysterectomy with BSO"))
    part = fact("f2", Treatment(modality="surgery", name="BSO"))
    nameless = fact("f3", Treatment(modality="surgery", name="-"))
    laid = lay_out([whole, part, nameless], "2023-01-01")
    assert [span.facts for span in laid.treatments] == [("f1", "f2"), ("f3",)]


def test_the_name_of_the_cells_told_without_a_day_is_of_the_cell_therapy():
    cells = fact("f1", Treatment(on=on("2020-11-17"), modality="cell_therapy", name="CAR-T"))
    named = fact("f2", Treatment(modality="cell_therapy", name="axicabtagene ciloleucel"))
    assert [span.facts for span in lay_out([cells, named], "2023-01-01").treatments] == [("f1", "f2")]


def test_chemotherapy_without_a_name_near_one_with_a_name_is_of_it_and_gives_it_no_day():
    named = fact("f1", Treatment(on=on("2018-05-28"), until=on("2018-10-22"), modality="chemotherapy", name="CAPOX"))
    near = fact("f2", Treatment(on=on("2019-02-05"), modality="chemotherapy", name="quimio"))
    within = fact("f3", Treatment(on=on("2018-07-01"), modality="chemotherapy", name="chemotherapy"))
    far = fact("f4", Treatment(on=on("2021-02-05"), modality="chemotherapy", name="quimio"))
    laid = lay_out([named, near, within, far], "2023-01-01")
    assert [(span.facts, str(span.end)) for span in laid.treatments] == [
        (("f1", "f2", "f3"), "2018-10-22"),
        (("f4",), "None"),
    ]


def test_chemotherapy_without_a_name_or_a_day_stands_by_itself_beside_another_without_a_day():
    bare = fact("f1", Treatment(modality="chemotherapy", name="quimio"))
    named = fact("f2", Treatment(modality="chemotherapy", name="CAPOX"))
    assert len(lay_out([bare, named], "2023-01-01").treatments) == 2
