"""A zip with five kinds of files, as a portal and a family give them: gone through, settled, opened at its place, undone."""

from __future__ import annotations

from tests.browser.walks import begin_file
from tests.browser.window import Window
from tests.records.cda import written_cda as clinical
from tests.records.documents import papers
from tests.records.packed import zipped
from tests.records.written import breast_cancer, bundle, resource

MARISOL = clinical.ANA.replace("Ana", "Marisol").replace("Núñez", "Robles")
CLINIC = """Clínica Valle Alegre
Paciente: Marisol Robles
Fecha: 20/06/2019

Mujer con cáncer de mama izquierda diagnosticado en marzo de 2014.
Biopsia de la pared torácica izquierda del 11/06/2019: carcinoma ductal. Recidiva local en la pared torácica izquierda.
"""
LETTER = (
    "Patient: Marisol Robles",
    "Date: 9 July 2019",
    "Left breast cancer, found in March 2014. Resection of the left chest wall recurrence on 2 July 2019.",
)
SCAN = (
    "Radiology report",
    "Patient: Marisol Robles",
    "Date of exam: 14 October 2020",
    "CT chest, abdomen and pelvis.",
    "IMPRESSION: No evidence of recurrent or metastatic disease.",
)


def five_kinds() -> bytes:
    """One person's papers; the health summary of the portal has the wrong side."""
    person = resource("Patient", "p1", name=[{"text": "Marisol Robles"}], birthDate="1964-02-29")
    wrong = clinical.cancer("C50.911", "Malignant neoplasm of right breast", low="20140318")
    return zipped(
        {
            "portal/everything.json": bundle(person, breast_cancer(onsetDateTime="2014-03-18")),
            "portal/summary.xml": clinical.document(clinical.section(clinical.PROBLEMS, wrong), person=MARISOL),
            "cartas/junio.txt": CLINIC.encode(),
            "letters/july.docx": papers.word(lambda page: [page.add_paragraph(line) for line in LETTER]),
            "letters/scan.pdf": papers.pdf("\n\n".join(SCAN)),
        }
    )


def bring(window: Window) -> None:
    """Bring the zip in and open its door."""
    begin_file(window)
    window.go("story/bring/")
    window.page.set_input_files(
        "main input[type=file]", {"name": "papers.zip", "mimeType": "application/zip", "buffer": five_kinds()}
    )
    window.press()
    window.page.wait_for_url("**/door/")
    window.press("main button[value=look]")
    window.look()


def test_five_kinds_of_files_become_one_story(window: Window) -> None:
    bring(window)
    window.press()
    window.go("story/")
    assert "2019" in window.words
    assert "local" in window.words
    window.go("story/records/1/")
    assert all(year in window.words for year in ("2014", "2019", "2020"))
    window.look()


def test_records_that_disagree_are_settled_by_the_person(window: Window) -> None:
    bring(window)
    window.press()
    window.go("story/")
    settle = window.page.locator('main a[href*="/story/disagree/"]').first
    address = settle.get_attribute("href") or ""
    window.follow(address.removeprefix(f"/{window.lang}/"))
    window.look()
    window.page.locator("main input[type=radio]").nth(1).check()
    window.press()
    window.go("story/")
    assert not window.page.locator(f'main a[href="{address}"]').count()


def test_the_record_opens_at_the_place_of_a_fact_and_taking_out_is_undone(window: Window) -> None:
    bring(window)
    window.press()
    window.go("story/everything/")
    before = window.page.locator(".factlist li").count()
    window.leave(window.page.locator('.factlist a[href*="/story/facts/"]').first)
    fact = window.path
    window.look()
    window.leave(window.page.locator('main a[href$="/source/#here"]'))
    window.page.locator("#here mark").wait_for()
    window.look()
    window.go(fact)
    window.press("main button.link")
    window.go("story/everything/")
    assert window.page.locator("main > .factlist li").count() < before or window.page.locator("#taken-back").count()
    window.look()
    window.press("#taken-back + .factlist button")
    window.go("story/everything/")
    assert window.page.locator(".factlist li").count() == before
