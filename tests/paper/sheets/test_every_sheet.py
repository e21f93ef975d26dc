"""What holds for every sheet: a tagged PDF in each language and both, on either paper, with its words and a footer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from rumbo.guide import hard_sentences
from rumbo.paper.sheets import (
    print_barriers,
    print_beside,
    print_cover,
    print_decision,
    print_emergency_card,
    print_feeling,
    print_first_evening,
    print_interpreter_card,
    print_long_view,
    print_matters,
    print_medicines,
    print_opinions,
    print_questions,
    print_records_request,
    print_recovery_key,
    print_sentences,
    print_story,
    print_treatments,
    print_trials,
    print_visit,
)
from rumbo.words import Lang
from tests.paper import sheets_cast as cast
from tests.paper.courses import TODAY
from tests.paper.pages import assert_accessible, pages_of, size_of, words_of

Printer = Callable[..., bytes]
SHEETS: dict[str, tuple[Printer, dict[Lang, str]]] = {
    "questions": (
        partial(print_questions, cast.QUESTIONS),
        {"en": "Questions for my visit", "es": "Preguntas para mi cita"},
    ),
    "treatments": (
        partial(print_treatments, cast.TREATMENTS),
        {"en": "What I already had", "es": "Lo que ya recibí"},
    ),
    "opinions": (
        partial(print_opinions, cast.OPINIONS),
        {"en": "Opinions, side by side", "es": "Opiniones, una al lado de otra"},
    ),
    "beside": (
        partial(print_beside, cast.BESIDE),
        {"en": "Choices to ask about", "es": "Opciones por las que preguntar"},
    ),
    "visit": (
        partial(print_visit, cast.VISIT),
        {"en": "What came of my visit", "es": "Lo que resultó de mi consulta"},
    ),
    "long-view": (
        partial(print_long_view, cast.LONG_VIEW),
        {"en": "The long view", "es": "A lo largo del tiempo"},
    ),
    "feeling": (partial(print_feeling, cast.FEELING), {"en": "How I have felt", "es": "Cómo me he sentido"}),
    "matters": (partial(print_matters, cast.MATTERS), {"en": "What matters to me", "es": "Lo que me importa"}),
    "medicines": (partial(print_medicines, cast.MEDICINES), {"en": "What I take", "es": "Lo que tomo"}),
    "barriers": (partial(print_barriers, cast.BARRIERS), {"en": "What would help me", "es": "Lo que me ayudaría"}),
    "decision": (
        partial(print_decision, cast.DECISION),
        {"en": "What I am deciding", "es": "Lo que estoy decidiendo"},
    ),
    "interpreter": (
        partial(print_interpreter_card, cast.INTERPRETER),
        {"en": "I need an interpreter", "es": "Necesito un intérprete"},
    ),
    "evening": (partial(print_first_evening, cast.EVENING), {"en": "For this evening", "es": "Para esta noche"}),
    "story": (partial(print_story, cast.STORY), {"en": "My story", "es": "Mi historia"}),
    "key": (
        partial(print_recovery_key, cast.KEY),
        {"en": "Your recovery key", "es": "Su clave de recuperación"},
    ),
    "cover": (
        partial(print_cover, cast.COVER),
        {"en": "For a second opinion", "es": "Para una segunda opinión"},
    ),
    "slides": (
        partial(print_records_request, cast.SLIDES),
        {"en": "Request for my tissue slides", "es": "Solicitud de mis láminas de tejido"},
    ),
    "sentences": (
        partial(print_sentences, hard_sentences().values(), printed_on=TODAY),
        {"en": "Words for hard sentences", "es": "Palabras para decir lo difícil"},
    ),
    "trials": (
        partial(print_trials, cast.TRIALS),
        {"en": "Trials I would like to ask about", "es": "Estudios clínicos por los que quiero preguntar"},
    ),
    "request": (
        partial(print_records_request, cast.REQUEST),
        {"en": "Request for my health records", "es": "Solicitud de mi expediente médico"},
    ),
}
TOLD: dict[str, dict[Lang, str]] = {
    "long-view": {"en": "It shows what has been", "es": "Muestra lo que ha sido"},
    "feeling": {"en": "The worst week", "es": "La peor semana"},
    "questions": {"en": "Please go through these with me", "es": "Por favor, repase estas preguntas conmigo"},
    "treatments": {"en": "since October 15, 2022", "es": "desde 15 de octubre de 2022"},
    "opinions": {"en": "They agree in part", "es": "Coinciden en parte"},
    "beside": {"en": "What is done about them", "es": "Qué se hace con ellos"},
    "visit": {"en": "Scan or test results: Dr. Ríos", "es": "Resultados de estudios o análisis: Dr. Ríos"},
    "matters": {"en": "What worries me", "es": "Lo que me preocupa"},
    "medicines": {"en": "stopped March 2026", "es": "dejado: marzo de 2026"},
    "barriers": {"en": "Who helps, and by when", "es": "Quién ayuda y para cuándo"},
    "decision": {"en": "I lean this way", "es": "Me inclino por esto"},
    "interpreter": {"en": "I need a Spanish interpreter", "es": "Necesito un intérprete de español"},
    "evening": {"en": "You did nothing wrong", "es": "Usted no hizo nada malo"},
    "story": {"en": "It came back in the chest wall", "es": "Regresó en la pared torácica"},
    "key": {"en": "Where to keep it", "es": "Dónde guardarla"},
    "cover": {"en": "Asked for, and on its way", "es": "Pedido, y en camino"},
    "slides": {"en": "To the pathology department of", "es": "Al departamento de patología de"},
    "sentences": {"en": "I am going to ask for a second opinion", "es": "Voy a pedir una segunda opinión"},
    "trials": {"en": "Still open: please check", "es": "Queda abierto: por favor, revíselo"},
    "request": {"en": "I would like a copy", "es": "Quisiera una copia"},
}
FOOT: dict[Lang, str] = {
    "en": "Rumbo. Kept on your own computer. Printed on November 22, 2026.",
    "es": "Rumbo. Se guarda en su propia computadora. Impreso el 22 de noviembre de 2026.",
}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("languages", [("en",), ("es",), ("en", "es"), ("es", "en")], ids="-".join)
def test_it_is_a_tagged_pdf_with_its_words(name: str, languages: tuple[Lang, ...]) -> None:
    printer, titles = SHEETS[name]
    pdf = printer(languages=languages)
    assert pdf.startswith(b"%PDF-")
    assert_accessible(pdf, lang=languages[0], title=titles[languages[0]])
    words = words_of(pdf)
    for lang in ("en", "es"):
        assert (TOLD[name][lang] in words) == (lang in languages)
        assert (FOOT[lang] in words) == (lang in languages)


@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_numbered_with_their_count(name: str) -> None:
    pdf = SHEETS[name][0](languages=("es",))
    count = pages_of(pdf)
    words = words_of(pdf)
    assert all(f"Página {number} de {count}" in words for number in range(1, count + 1))


@pytest.mark.parametrize(
    "name",
    [
        "cover",
        "evening",
        "interpreter",
        "key",
        "medicines",
        "request",
        "slides",
        "treatments",
        "trials",
        "visit",
    ],
)
def test_the_short_sheets_are_one_page_in_both_languages(name: str) -> None:
    assert pages_of(SHEETS[name][0](languages=("en", "es"))) == 1


@pytest.mark.parametrize("name", SHEETS)
def test_letter_and_a4(name: str) -> None:
    printer = SHEETS[name][0]
    assert size_of(printer(languages=("en",))) == (612, 792)
    assert size_of(printer(languages=("en",), paper="a4")) == (595, 842)


def test_the_card_is_for_whoever_finds_it_so_always_in_both_languages() -> None:
    pdf = print_emergency_card(cast.CARD)
    assert_accessible(pdf, lang="en", title="Emergency card")
    assert FOOT["en"] in words_of(pdf)
    assert FOOT["es"] in words_of(pdf)
    assert size_of(print_emergency_card(cast.CARD, paper="a4")) == (595, 842)
