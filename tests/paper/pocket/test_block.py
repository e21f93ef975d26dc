"""The block comes back as it was written, and what a phone, a mail program or a hurried hand did to it is forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.paper.pocket import PocketAnswer, PocketBlock, read_back, write_block
from rumbo.paper.pocket.block import tidy
from rumbo.words import Lang, Text

ASKED = (
    Text(en="What do we hope the next treatment can do for me?", es="¿Qué esperamos que haga por mí este tratamiento?"),
    Text(en="Should it be tested again?", es="¿Hay que analizarlo otra vez?"),
    Text(en="If this stops working, what then?", es="Si esto deja de funcionar, ¿qué haríamos?"),
)
HOLD = PocketAnswer(number=1, words="To hold it back.\nFor as long as it helps.", ticked=True)
AGAIN = PocketAnswer(number=2, words="Yes, on Tuesday")
BLOCK = """Rumbo · 4f7c2a
[1 ✓] What do we hope the next treatment can do for me?
1| To hold it back.
1| For as long as it helps.
[2] Should it be tested again?
2| Yes, on Tuesday
[0] Notes
0| Call Elena
[end]"""
WHOLE = PocketBlock(page="4f7c2a", answers=(HOLD, AGAIN), notes="Call Elena")


def read(text: str) -> PocketBlock:
    return read_back(text, asked=ASKED)


def test_a_block_is_plain_text_that_people_can_read() -> None:
    assert write_block((HOLD, AGAIN), asked=ASKED, page="4f7c2a", lang="en", notes="Call Elena") == BLOCK


answers = st.lists(
    st.builds(PocketAnswer, number=st.integers(1, 3), words=st.text(), ticked=st.booleans()),
    unique_by=lambda each: each.number,
)


@given(answers=answers, notes=st.text(), lang=st.sampled_from(["en", "es"]))
def test_what_was_written_comes_back_whatever_the_words_are(
    answers: list[PocketAnswer], notes: str, lang: Lang
) -> None:
    back = read(write_block(answers, asked=ASKED, page="4f7c2a", lang=lang, notes=notes))
    written = {each.number: (tidy(each.words), each.ticked) for each in answers if tidy(each.words) or each.ticked}
    assert {each.number: (each.words, each.ticked) for each in back.answers} == written
    assert (back.page, back.notes, back.left) == ("4f7c2a", tidy(notes), ())


@given(text=st.text() | st.lists(st.sampled_from([*BLOCK.split("\n"), "4. no", "", "> x", "[9] y"])).map("\n".join))
def test_nothing_that_is_pasted_fails_or_is_lost(text: str) -> None:
    back = read(text)
    kept = "\n".join([back.page, back.notes, *(each.words for each in back.answers), *back.left])
    headings = " ".join(text.said(lang) for text in ASKED for lang in ("en", "es"))
    for word in ("Tuesday", "Elena", "hold", "no"):
        assert (word in text) <= (word in kept or word in headings)


@pytest.mark.parametrize(
    "changed",
    [
        BLOCK.replace("\n", "\r\n"),
        BLOCK.replace("✓", "✔️"),
        BLOCK.replace("[1 ✓]", "(1 x)").replace("[2]", "{2 }").replace("[end]", "[Fin]."),
        BLOCK.replace("1| ", "1|").replace("2| ", "2 | "),
        "\n".join(f"> {line}" for line in BLOCK.split("\n")),
        "\n".join(f">> {line}" for line in BLOCK.split("\n")),
        BLOCK.replace("\n", "\n\n"),
        BLOCK.replace(" can do for me?", "\ncan do for me?"),
        BLOCK.replace("[2] Should it be tested again?", "Should it be tested again?"),
        BLOCK.replace("[1 ✓] What do we hope the next treatment can do for me?", "[1 yes] ¿Qué esperamos?"),
        BLOCK.replace("[end]", "").replace("Rumbo ·", "rumbo -"),
        BLOCK.replace("For as long as it helps.", "For as long\nas it helps.").replace("as long\nas", "as long as"),
    ],
)
def test_what_phones_and_mail_programs_do_to_it_is_forgiven(changed: str) -> None:
    assert read(changed) == WHOLE


def test_a_lost_heading_moves_no_answer_to_another_question() -> None:
    back = read(BLOCK.replace("[2] Should it be tested again?\n", ""))
    assert back.answers == (HOLD, AGAIN)


def test_a_wrapped_line_goes_on_with_its_answer() -> None:
    back = read(BLOCK.replace("Yes, on Tuesday", "Yes, on\nTuesday"))
    assert back.answers[1].words == "Yes, on\nTuesday"


def test_an_answer_without_its_number_under_a_heading_is_an_answer() -> None:
    back = read("[1] What do we hope\nthe next treatment can do for me?\nTo hold it back.\n[2]\n2| Yes")
    assert [each.words for each in back.answers] == ["To hold it back.", "Yes"]


def test_what_stands_before_and_after_is_kept_and_listed() -> None:
    back = read(f"Elena wrote:\n\n{BLOCK}\nSent from my phone")
    assert back == PocketBlock(
        page="4f7c2a", answers=(HOLD, AGAIN), notes="Call Elena", left=("Elena wrote:", "Sent from my phone")
    )


def test_the_answer_to_a_question_that_is_not_there_is_kept_and_listed() -> None:
    back = read("[7 ✓] What of my work?\n7| Ask the social worker\nand soon\n1| To hold it back.")
    assert back.left == ("[7 ✓] What of my work?", "7| Ask the social worker", "and soon")
    assert back.answers == (PocketAnswer(number=1, words="To hold it back."),)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1. To hold it back\n2) yes", {1: "To hold it back", 2: "yes"}),
        ("Question 2: yes, soon\nAnswer 3 - we look again", {2: "yes, soon", 3: "we look again"}),
        ("Pregunta 1: frenarlo\nR2) sí", {1: "frenarlo", 2: "sí"}),
        ("nº 3: parar\nuna pausa", {3: "parar\nuna pausa"}),
        ("#2: 3.5 mg each day\n\n2.5 later", {2: "3.5 mg each day\n\n2.5 later"}),
        ("Hay que analizarlo otra vez\nSí, el martes", {2: "Sí, el martes"}),
        ("1.\nTo hold it back", {1: "To hold it back"}),
    ],
)
def test_answers_typed_from_paper_are_read(typed: str, expected: dict[int, str]) -> None:
    assert {each.number: each.words for each in read(typed).answers} == expected


def test_plain_words_without_any_number_are_listed() -> None:
    assert read("She said that it is going well.\nRumbo") == PocketBlock(left=("She said that it is going well.",))


def test_a_tick_alone_is_an_answer() -> None:
    assert read("[2 ✓] Should it be tested again?").answers == (PocketAnswer(number=2, ticked=True),)
    assert read("[2] Should it be tested again?").answers == ()
