"""Studies as they arrive: of two the later counts, and after a break there is what was safe and nothing else."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.registry.pile import Pile, study_of
from rumbo.trials.registry.study import Study

NUMBERS = st.text(alphabet="NCT0123456789Ñ", min_size=1, max_size=12)


def test_of_two_with_one_number_the_later_counts(tmp_path: Path) -> None:
    with Pile(tmp_path / "p") as pile:
        pile.add(Study(nct_id="NCT1", title="old"))
        pile.add(Study(nct_id="NCT2"))
        pile.add(Study(nct_id="NCT1", title="new"))
        assert pile.numbers == {"NCT1", "NCT2"}
        assert study_of(pile.piece("NCT1")).title == "new"


def test_what_is_gone_is_no_longer_there_but_known(tmp_path: Path) -> None:
    with Pile(tmp_path / "p") as pile:
        pile.add(Study(nct_id="NCT1"))
        pile.note_gone("NCT1")
        safe = pile.make_safe()
    with Pile(tmp_path / "p", safe_bytes=safe) as pile:
        assert (pile.numbers, pile.gone) == (set(), {"NCT1"})


def test_what_was_not_safe_is_thrown_away_on_opening(tmp_path: Path) -> None:
    with Pile(tmp_path / "p") as pile:
        pile.add(Study(nct_id="NCT1"))
        safe = pile.make_safe()
        pile.add(Study(nct_id="NCT2"))
    with Pile(tmp_path / "p", safe_bytes=safe) as pile:
        assert pile.numbers == {"NCT1"}
        pile.add(Study(nct_id="NCT3"))
        assert study_of(pile.piece("NCT3")).nct_id == "NCT3"
    assert (tmp_path / "p").stat().st_size == pile.size_bytes


@given(
    studies=st.lists(st.tuples(NUMBERS, st.text(st.characters(codec="utf-8"), max_size=30)), max_size=8),
    cut=st.integers(0, 2000),
)
def test_wherever_the_file_ends_the_whole_studies_before_it_are_found(
    studies: list[tuple[str, str]], cut: int, tmp_path_factory: object
) -> None:
    path = tmp_path_factory.mktemp("pile") / "p"  # type: ignore[attr-defined]  # pytest's own
    ends: list[tuple[int, str, str]] = []
    with Pile(path) as pile:
        for number, title in studies:
            pile.add(Study(nct_id=number, title=title))
            ends.append((pile.size_bytes, number, title))
    with Pile(path, safe_bytes=cut) as pile:
        whole = {number: title for end, number, title in ends if end <= cut}
        assert {number: study_of(pile.piece(number)).title for number in pile.numbers} == whole


def test_a_study_is_the_same_after_being_packed(tmp_path: Path) -> None:
    study = Study(nct_id="NCT1", title="á", phases=("PHASE1",), enrollment=5, damaged=("x",))
    with Pile(tmp_path / "p") as pile:
        pile.add(study)
        assert study_of(pile.piece("NCT1")) == study
        assert msgspec.structs.asdict(study_of(pile.piece("NCT1")))["enrollment"] == 5
