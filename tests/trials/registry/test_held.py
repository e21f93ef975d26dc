"""The registry on this machine: built of studies, opened in a moment, and never half of one."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo import disk
from rumbo.trials import Profile, Registry
from rumbo.trials.criteria import KINDS, criteria_of
from rumbo.trials.registry import manifest, writing
from rumbo.trials.registry.columns import PHASES, SEXES, STATUSES
from rumbo.trials.registry.text import TextWriter
from rumbo.trials.registry.wire import read_study
from tests.trials.registry.office import entry, explained
from tests.trials.registry.test_wire import invented


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The invented studies, and three more that are odd."""
    odd = [
        entry("NCT00000003", statusModule={"overallStatus": "COMPLETED"}, eligibilityModule={}),
        {"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}},
        entry(
            "NCT00000002",
            contactsLocationsModule={"locations": [{"city": "Nowhere", "geoPoint": {"lat": 99, "lon": 0}}]},
        ),
    ]
    return Registry.build([*invented(), *odd, {"protocolSection": 5}], tmp_path_factory.mktemp("trials") / "registry")


def test_every_study_that_is_one_is_kept_whatever_its_status(built: Registry) -> None:
    assert len(built) == len(invented()) + 3
    assert built.numbers == tuple(sorted(built.numbers))
    assert built.manifest.malformed == 1
    assert (built.manifest.studies, built.manifest.open_studies) == (len(built), len(built) - 2)


def test_a_study_is_found_by_its_number_and_is_as_it_came(built: Registry) -> None:
    row = built.find_row(" nct99990004 ")
    assert row is not None
    assert built.study(row) == read_study(invented()[3])
    assert [each.nct_id for each in built] == list(built.numbers)
    assert built.find_row("NCT12345678") is None


def test_criteria_are_those_that_reading_the_entry_gives(built: Registry) -> None:
    for row, study in enumerate(built):
        assert built.criteria(row) == criteria_of(study)


def test_the_columns_say_of_each_criterion_what_it_asks(built: Registry) -> None:
    columns = built.columns
    assert len(columns) == len(built)
    for row in range(len(built)):
        span = slice(int(columns.criteria_from[row]), int(columns.criteria_from[row + 1]))
        criteria = built.criteria(row)
        assert [built.clauses[each] for each in columns.clause[span]] == [each.asks for each in criteria]
        assert [KINDS[each] for each in columns.kind[span]] == [each.kind for each in criteria]
        assert list(columns.is_exclusion[span]) == [each.section == "exclusion" for each in criteria]


def test_what_is_asked_alike_is_held_once(built: Registry) -> None:
    assert len({msgspec.msgpack.encode(each) for each in built.clauses}) == len(built.clauses)
    assert len(built.clauses) < built.manifest.criteria


def test_the_columns_say_who_where_and_how_a_study_stands(built: Registry) -> None:
    columns, row = built.columns, built.find_row("NCT99990002")
    assert row is not None
    span = slice(int(columns.sites_from[row]), int(columns.sites_from[row + 1]))
    assert list(columns.site_is_open[span]) == [True, True, True]
    assert columns.latitude[span] == pytest.approx([41.85003, 31.75872, 42.35843], abs=1e-4)
    assert STATUSES[columns.status[row]] == "RECRUITING"
    assert [name for bit, name in enumerate(PHASES) if columns.phases[row] >> bit & 1] == ["PHASE3"]
    men = built.find_row("NCT99990007")
    assert SEXES[columns.sex[men]] == "MALE"
    assert (columns.minimum_age[men], np.isnan(columns.maximum_age[men])) == (18, True)


def test_a_site_that_is_nowhere_on_earth_has_no_place(built: Registry) -> None:
    row = built.find_row("NCT00000002")
    assert built.columns.sites_from[row] == built.columns.sites_from[row + 1]


def test_the_full_text_tells_how_much_a_study_speaks_of_words(built: Registry) -> None:
    found = built.text.relevance("CAR-T lymphoma")
    assert built.numbers[int(found.argmax())] == "NCT99990008"
    assert found[built.find_row("NCT99990007")] == 0
    assert not built.text.relevance(["zzz", "?"]).any()
    assert not built.text.relevance("").any()
    assert built.text.relevance("metastases")[built.find_row("NCT99990002")] > 0


def test_everyone_of_them_is_judged_for_a_person_and_a_few_when_so_asked(built: Registry) -> None:
    profile = Profile.from_json({"id": "p", "as_of": "2026-11-23", "age": 61, "sex": "male"})
    assert {each.nct_id for each in built.match(profile)} == set(built.numbers)
    assert len(built.match(profile, limit=3)) == 3


def test_of_two_studies_with_one_number_the_later_is_kept(tmp_path: Path) -> None:
    made = Registry.build(
        [entry("NCT00000001"), entry("NCT00000001", conditionsModule={"conditions": ["b"]})], tmp_path
    )
    assert len(made) == 1
    assert made.study(0).conditions == ("b",)


def test_a_registry_of_nothing_can_be_built_and_opened(tmp_path: Path) -> None:
    made = Registry.build([], tmp_path / "new" / "folder")
    assert (len(made), made.numbers, made.clauses, len(made.columns)) == (0, (), (), 0)
    assert not made.text.relevance("cancer").any()
    made.close()


def test_the_same_studies_in_any_order_make_the_same_registry(tmp_path: Path) -> None:
    one = Registry.build(invented(), tmp_path / "one")
    other = Registry.build(reversed(invented()), tmp_path / "other")
    assert one.numbers == other.numbers
    assert list(one) == list(other)
    assert one.manifest == other.manifest
    assert one.clauses == other.clauses


@settings(max_examples=15)
@given(texts=st.lists(st.tuples(st.integers(0, 5), st.text(max_size=60)), max_size=6))
def test_any_texts_can_be_built_and_given_back(
    texts: list[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    entries = [entry(f"NCT{number}", eligibilityModule={"eligibilityCriteria": text}) for number, text in texts]
    made = Registry.build(entries, tmp_path_factory.mktemp("any"))
    wanted = {each.nct_id: each for each in map(read_study, entries)}
    assert {each.nct_id: each for each in made} == wanted
    made.close()


def test_the_place_holds_one_registry_and_nothing_unfinished(tmp_path: Path) -> None:
    Registry.build(invented(), tmp_path)
    Registry.build(invented()[:2], tmp_path)
    assert len(Registry.open(tmp_path)) == 2
    assert len(list(tmp_path.iterdir())) == 2
    assert not list(tmp_path.rglob(f"*{disk.PART}"))


def test_one_that_is_open_still_answers_when_another_took_its_place(tmp_path: Path) -> None:
    old = Registry.build(invented(), tmp_path)
    Registry.build(invented()[:1], tmp_path)
    assert old.study(5).nct_id == old.numbers[5]
    assert old.text.relevance("lymphoma").any()


def test_where_there_is_none_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in (tmp_path, tmp_path / "nothing", tmp_path / "file"):
        assert explained(Registry.open, place).message.id == "trials-no-registry"


def test_a_name_that_leads_elsewhere_is_no_registry(tmp_path: Path) -> None:
    (tmp_path / writing.CURRENT).write_text("../elsewhere", encoding="utf-8")
    assert explained(Registry.open, tmp_path).message.id == "trials-no-registry"


@pytest.mark.parametrize("lost", ["manifest.json", "studies.npy", "columns/clause.npy", "text"])
def test_one_whose_files_are_not_whole_is_called_damaged(tmp_path: Path, lost: str) -> None:
    Registry.build(invented()[:1], tmp_path)
    (path,) = tmp_path.glob(f"{writing.LAID_OUT}*/{lost}")
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert explained(Registry.open, tmp_path).message.id == "trials-registry-spoilt"


def test_one_of_another_shape_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Registry.build(invented()[:1], tmp_path)
    monkeypatch.setattr(manifest, "shape", lambda: "of another release")
    assert explained(Registry.open, tmp_path).message.id == "trials-registry-other-shape"


def test_one_that_was_read_in_another_way_says_so(built: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    assert built.manifest.is_current
    monkeypatch.setattr(manifest, "reading", lambda: "of another release")
    assert not built.manifest.is_current
    assert built.manifest.is_readable


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_explained_and_the_old_registry_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    Registry.build(invented(), tmp_path)

    def full(self: object, folder: Path) -> NoReturn:
        raise OSError(number, "full")

    monkeypatch.setattr("rumbo.trials.registry.columns.ColumnsWriter.save", full)
    told = explained(Registry.build, invented()[:1], tmp_path)
    assert told.message.id == "trials-disk-full"
    assert len(Registry.open(tmp_path)) == len(invented())
    assert len(list(tmp_path.iterdir())) == 2


def test_a_disk_that_fills_while_the_text_is_indexed_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: object, row: int, study: object) -> NoReturn:
        raise ValueError("An index writer was killed. A worker thread encountered an error (io::Error most likely)")

    monkeypatch.setattr(TextWriter, "add", killed)
    with pytest.raises(ValueError, match="io::Error"):
        Registry.build(invented(), tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))  # type: ignore[attr-defined]  # what it gives
    told = explained(Registry.build, invented(), tmp_path)
    assert told.message.id == "trials-disk-full"


def test_another_mistake_is_not_called_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(self: object, folder: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("rumbo.trials.registry.columns.ColumnsWriter.save", forbidden)
    with pytest.raises(PermissionError):
        Registry.build(invented(), tmp_path)
    assert not list(tmp_path.glob(f"{writing.LAID_OUT}*"))


def test_any_dict_like_an_answer_is_enough_to_build_from(tmp_path: Path) -> None:
    bare: list[dict[str, Any]] = [
        {"protocolSection": {"identificationModule": {"nctId": "NCT1"}, "eligibilityModule": None}}
    ]
    assert len(Registry.build(bare, str(tmp_path))) == 1
