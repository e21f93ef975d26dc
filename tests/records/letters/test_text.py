"""Lines as paragraphs and sentences: what is joined, what stands alone, what ends a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.text import MAX_PARAGRAPH, any_of, flat, paragraphs, sentences, without_bullet
from tests.records.letters.telling import rows

WRAPPED = (
    "She had been free of disease since the scan of January 2019 and noticed a lump in the\n"
    "left breast in late September. The ultrasound of the week after was suspicious, and so\n"
    "was the mammogram, which is why a biopsy was done on the same day without any delay.\n"
)


def parts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(rows(text))]


def test_wrapped_lines_are_one_paragraph_and_each_part_keeps_its_place() -> None:
    [paragraph] = paragraphs(rows(WRAPPED))
    assert "in the left breast" in paragraph.text
    assert paragraph.place_at(0) == "line 1"
    assert paragraph.place_at(paragraph.text.index("left breast")) == "line 2"
    assert paragraph.after_gap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One line", ["One line"]),
        ("Dear Dr. Ruiz,\nThank you for your letter.", ["Dear Dr. Ruiz,", "Thank you for your letter."]),
        ("- liver\n- lung\n1. bone\n(a) x", ["- liver", "- lung", "1. bone", "(a) x"]),
        ("IMPRESSION\nNo nodes.", ["IMPRESSION", "No nodes."]),
        ("Date    Drug\n01/02    letrozole", ["Date    Drug", "01/02    letrozole"]),
        ("Plan:\nLetrozole", ["Plan:", "Letrozole"]),
        (
            "Seen in clinic and told of the\nresult of the biopsy",
            ["Seen in clinic and told of the result of the biopsy"],
        ),
        (
            "scan all clear\na lump in the neck again, more than one year later",
            ["scan all clear", "a lump in the neck again, more than one year later"],
        ),
        ("11 de agosto de 2021\nya me operaron", ["11 de agosto de 2021", "ya me operaron"]),
        ("the biopsy of the right\nBreast", ["the biopsy of the right", "Breast"]),
        ("metastases in the liver and the\nLeft lung", ["metastases in the liver and the Left lung"]),
        ("a carcinoma of the bre-\nast was found then", ["a carcinoma of the bre-ast was found then"]),
    ],
)
def test_short_documents_keep_their_lines_apart_unless_a_line_asks_for_the_next(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_rows_whose_cells_stand_two_spaces_apart_are_rows_and_two_spaces_after_a_full_stop_are_none() -> None:
    long = "A heading that is as long as most of the lines of this page are, and capitals everywhere"
    rows = f"{long}\nCollected  Marker one  Marker two\n2012/11/26  14.2  <10\n{long}"
    assert parts(rows) == rows.splitlines()
    prose = "The first sentence of this line ends here.  The second begins.  The third goes on in the"
    assert len(parts(f"{prose}\nnext line, for it was wrapped by the program which the doctor used.")) == 1


def test_dots_that_lead_to_a_value_and_a_wide_gap_end_no_sentence() -> None:
    assert [said for _, said in sentences("Stain ........ NEGATIVE. Done.")] == ["Stain ........ NEGATIVE.", "Done."]
    assert [said for _, said in sentences("ANTIGEN EMBR.    3.9   1.8")] == ["ANTIGEN EMBR.    3.9   1.8"]


def test_a_list_in_a_wrapped_letter_stays_a_list() -> None:
    text = WRAPPED + "Plan: letrozole, and a scan in June.\n"
    assert parts(text)[-1] == "Plan: letrozole, and a scan in June."


def test_a_key_or_a_date_continues_a_full_line_that_does_not_end() -> None:
    long = "The receptors were studied again in the laboratory of the hospital with the result that"
    keyed = f"{WRAPPED}{long}\nHER2: negative, as in the first sample that was taken many years ago in another town\n"
    assert f"{long} HER2: negative" in parts(keyed)[0]
    ended = f"{WRAPPED}{long}.\nHER2: negative, as in the first sample that was taken many years ago in that town\n"
    assert parts(ended)[-1].startswith("HER2: negative")


def test_a_document_of_long_unwrapped_lines_keeps_each_line() -> None:
    long = "word " * 60
    assert len(parts(f"Adenocarcinoma of the upper lobe of the left lung\nPapillary carcinoma\n{long}\n")) == 3


def test_a_page_without_a_full_stop_is_cut() -> None:
    line = "and then the nodes of the neck were looked at once more and they were all of the same size as"
    long = "\n".join([line] * 100)
    assert all(len(part) < MAX_PARAGRAPH * 1.1 for part in parts(long))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No nodes. No mass.", ["No nodes.", "No mass."]),
        ("Visto por la Dra. Ruiz. Sin cambios.", ["Visto por la Dra. Ruiz.", "Sin cambios."]),
        ("Seen by J. Ruiz today.", ["Seen by J. Ruiz today."]),
        ("On Sept. 5 she came. Well.", ["On Sept. 5 she came.", "Well."]),
        ("Node of 1.5 cm. Nothing else.", ["Node of 1.5 cm.", "Nothing else."]),
        ("1. Breast cancer. 2 nodes.", ["1. Breast cancer.", "2 nodes."]),
        ("Estadio 2. ¿Recidiva?", ["Estadio 2.", "¿Recidiva?"]),
        ("   ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    assert [sentence for _, sentence in sentences(text)] == expected


def test_any_of_finds_whole_words_with_their_endings() -> None:
    pattern = any_of(["*ectomy", "recidiv*", "bx +", "no evidence of"])
    assert [found[0] for found in pattern.finditer("mastectomy, bx +, recidivo; no  evidence of")] == [
        "mastectomy",
        "bx +",
        "recidivo",
        "no  evidence of",
    ]


def test_a_bullet_is_no_word() -> None:
    assert [without_bullet(text) for text in ("- liver", "2) lung", "bone")] == ["liver", "lung", "bone"]


@given(st.text(max_size=200))
def test_a_flat_text_is_as_long_as_it_was(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(st.lists(st.text(max_size=90), max_size=12))
def test_no_word_is_lost_and_every_offset_has_a_place(lines: list[str]) -> None:
    text = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)
    given_rows = rows(text)
    made = paragraphs(given_rows)
    places = {row.place for row in given_rows}
    for paragraph in made:
        for start, sentence in sentences(paragraph.text):
            assert sentence
            assert paragraph.place_at(start) in places


def test_a_day_with_a_dash_and_a_few_words_begins_anew_behind_a_full_line() -> None:
    full = WRAPPED.replace("any delay.", "any delay at all, said Dr Marsh")
    assert "05/01/2021 – Control" in parts(f"{full}05/01/2021 – Control\n{full}")
