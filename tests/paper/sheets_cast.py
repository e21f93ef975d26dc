"""The sheets of the invented people: short ones, and ones with more than fits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from rumbo.guide import (
    Answer,
    Decision,
    InHand,
    NextStep,
    Opinion,
    Version,
    Visit,
    VisitQuestion,
    Weighed,
    WhatMatters,
    compare,
)
from rumbo.guide.barriers import BarrierCheck
from rumbo.guide.choices.beside import put_beside
from rumbo.guide.feeling.feelings import feelings
from rumbo.guide.feeling.felt import Felt, parse_temperature
from rumbo.guide.feeling.looking_back import chart, look_back
from rumbo.guide.feeling.times import TreatedTime
from rumbo.guide.interpreter import interpreter_card
from rumbo.guide.medicines import Medicine
from rumbo.guide.opinions import Stance
from rumbo.oncology import PartialDate
from rumbo.paper.drawings import draw_trail, trail_table
from rumbo.paper.sheets import (
    BarriersSheet,
    BesideSheet,
    Contact,
    CoverSheet,
    DecisionSheet,
    EmergencyCard,
    FeelingSheet,
    FirstEvening,
    InterpreterSheet,
    MattersSheet,
    MedicinesSheet,
    OpenLine,
    QuestionsSheet,
    RecordsRequest,
    RecoveryKeySheet,
    RequestItem,
    SheetQuestion,
    SheetTrial,
    StorySheet,
    TrialsSheet,
    VisitSheet,
    sheet_of_long_view,
    sheet_of_opinions,
    sheet_of_treatments,
)
from rumbo.paper.sheets.story import TRAIL_ROWS, TRAIL_WIDTH
from rumbo.words import Text, both
from tests.guide.choices.invented import invented_considered
from tests.paper.courses import ROSA, TODAY

FEVER = Text(en="Fever of 38 °C (100.4 °F) or more", es="Fiebre de 38 °C (100.4 °F) o más")
SIGNS = (
    FEVER,
    Text(en="Trouble breathing", es="Falta de aire"),
    Text(en="New weak legs, or no control of the bladder", es="Piernas débiles de repente, o no controla la orina"),
    Text(en="Bleeding that does not stop", es="Sangrado que no para"),
)
HOPE = Text(
    en="What do we hope the next treatment can do for me?",
    es="¿Qué esperamos que el próximo tratamiento pueda hacer por mí?",
)
TESTED = Text(
    en="My tumor was tested in 2019. Should it be tested again?",
    es="Mi tumor se analizó en 2019. ¿Hay que analizarlo otra vez?",
)
STOPS = Text(
    en="If this stops working, what would we do then?", es="Si esto deja de funcionar, ¿qué haríamos entonces?"
)
WHY = Text(
    en="It came back after a treatment, and the goal may be a new one.",
    es="Regresó después de un tratamiento, y la meta puede ser otra.",
)
QUESTIONS = QuestionsSheet(
    first=tuple(SheetQuestion(text=text, why=WHY) for text in (HOPE, TESTED, STOPS)),
    then=tuple(
        SheetQuestion(text=text, why=WHY if n % 2 else None) for n, text in enumerate((HOPE, TESTED, STOPS) * 2)
    ),
    printed_on=TODAY,
    name="Rosa Quintana Invented",
    visit="Dr. Ejemplo",
    visit_on=PartialDate.parse("2026-12-01"),
)
CARD = EmergencyCard(
    printed_on=TODAY,
    urgent=SIGNS,
    name="Rosa Quintana",
    born_on=PartialDate.parse("1961-03-09"),
    clinic_day_phone="555-0100",
    clinic_night_phone="555-0199",
    cancers=(Text(en="breast cancer, in bone", es="cáncer de seno, en el hueso"),),
    in_treatment=True,
    treatments=(both("palbociclib"), both("letrozole")),
    last_dose_on=PartialDate.parse("2026-11-20"),
    allergies=("penicillin",),
    medicines=("metformin 500 mg", "lisinopril 10 mg"),
    speaks_for_me=("Elena Quintana, 555-0142",),
)
BLANK_CARD = EmergencyCard(printed_on=TODAY, urgent=SIGNS)
CROWDED_CARD = EmergencyCard(
    printed_on=TODAY,
    urgent=SIGNS * 3,
    name="María de los Ángeles Fernández de la Vega y Montenegro",
    cancers=(Text(en="sarcoma " * 12, es="sarcoma retroperitoneal indiferenciado " * 6),),
    treatments=tuple(both(f"ensayo clínico de inmunoterapia número {n}") for n in range(12)),
    allergies=tuple(f"alergia inventada {n}" for n in range(20)),
    medicines=tuple(f"medicina inventada {n}, 500 mg cada ocho horas" for n in range(40)),
    speaks_for_me=("Elena Quintana Fernández de la Vega, 555-0142", "Marta, 555-0143"),
)
EVENING = FirstEvening(
    why=(
        Text(
            en="Cancer can come back because a few cells stayed where no test could see them.",
            es="El cáncer puede regresar porque quedaron unas pocas células donde ninguna prueba podía verlas.",
        ),
        Text(
            en="It is not because of something you ate, felt or did not do.",
            es="No es por algo que usted comió, sintió o dejó de hacer.",
        ),
    ),
    call=(
        Contact(who=Text(en="Your care team, day", es="Su equipo médico, de día"), phone="555-0100"),
        Contact(who=Text(en="Your care team, night", es="Su equipo médico, de noche")),
    ),
    questions=(HOPE, TESTED, STOPS),
    printed_on=TODAY,
)
LONG_VIEW = sheet_of_long_view(ROSA, name="Rosa Quintana")
TREATMENTS = sheet_of_treatments(ROSA, name="Rosa Quintana")
STORY = StorySheet(
    drawing=draw_trail(ROSA, level=True, width=TRAIL_WIDTH, rows=TRAIL_ROWS),
    printed_on=TODAY,
    sentences=(
        Text(
            en="Your cancer was found in 2014. It came back in the chest wall, and later in bone.",
            es="Su cáncer se encontró en 2014. Regresó en la pared torácica y después en el hueso.",
        ),
    ),
    rows=trail_table(ROSA),
    name="Rosa Quintana",
)
KEY = RecoveryKeySheet(key="7K2P-QX9M-4T5R-WB8N-C3HD-6JVF-A1EG-ZY0S", printed_on=TODAY, file="rosa.rumbo")
COVER = CoverSheet(
    course=ROSA, printed_on=TODAY, name="Rosa Ejemplo", born=Text(en="May 3, 1961", es="3 de mayo de 1961"),
    reach="555-0100\nen español", doctor="Dr. Kamau", place="University Cancer Center",
    question="Would you treat the hip in another way?", medicines=("letrozole 2.5 mg",), allergies=("penicillin",),
    enclosed=(Text(en="What I already had", es="Lo que ya recibí"),),
    on_its_way=(Text(en="tissue slides", es="láminas de tejido"),),
)  # fmt: skip
SLIDES = RecordsRequest(
    asks=Text(en="Please make these ready:", es="Por favor, preparen esto:"),
    printed_on=TODAY,
    name="Rosa Ejemplo",
    office="pathology",
    items=(
        RequestItem(
            what=Text(en="The stained slides", es="Las láminas teñidas"),
            of=(Text(en="breast, 2014", es="mama, 2014"),),
        ),
    ),
    send_to="Dr. Kamau, University Cancer Center",
)
REQUEST = RecordsRequest(
    asks=Text(
        en="I would like a copy of my own health records.", es="Quisiera una copia de mi propio expediente médico."
    ),
    printed_on=TODAY,
    name="Rosa Ejemplo",
    born=Text(en="May 3, 1961", es="3 de mayo de 1961"),
)
RIOS = Opinion(
    id="rios", doctor="Dr. Ríos", place="Hospital del Valle", on=PartialDate.parse("2026-10-03"),
    in_hand=(InHand(item="scan-report", of=PartialDate.parse("2026-09")),),
    said={"aim": Stance(answer="control"), "advised": Stance(choices=("FOLFIRI",)), "why": Stance(words="It helped.")},
)  # fmt: skip
KAMAU = Opinion(
    id="kamau", doctor="Dr. Kamau",
    in_hand=(InHand(item="scan-report", of=PartialDate.parse("2026-10-30")), InHand(item="scan-images")),
    said={"aim": Stance(answer="cure"), "advised": Stance(choices=("surgery on the liver", "FOLFIRI"))},
)  # fmt: skip
OPINIONS = sheet_of_opinions(compare((RIOS, KAMAU)), printed_on=TODAY, name="Rosa Quintana Invented")
VISIT = VisitSheet(
    visit=Visit(
        id="v1", who="Dr. Ríos", on=PartialDate.parse("2026-11-20"), reason="scan-results",
        questions=(
            VisitQuestion(id="hope", text=HOPE, why=WHY), VisitQuestion(id="tested", text=TESTED, why=WHY),
            VisitQuestion(id="stops", text=STOPS, why=WHY, is_new=True),
        ),
        answers={
            1: Answer(words="To hold it back.\nFor long, she hopes.", said_by="Nurse Vela", on=PartialDate.parse("2026-11-20")),
            2: Answer(words="She will call the lab.", mark="open"),
        },
        steps=(NextStep(what="Scan in March", who="the clinic"), NextStep(what="Walk every day")),
        in_my_words="It has not grown.\nWe wait.",
    ),
    printed_on=TODAY,
    name="Rosa Quintana",
)  # fmt: skip
INTERPRETER = InterpreterSheet(card=interpreter_card(), printed_on=TODAY, name="Rosa Quintana")
BESIDE = BesideSheet(
    beside=put_beside((invented_considered("surgery"), invented_considered("palliative-care"))),
    printed_on=TODAY,
    name="Rosa",
)
MATTERS = MattersSheet(
    matters=WhatMatters(said={"hopes": "To dance at my son's wedding.", "worries": "Pain.\nThe cost."}),
    printed_on=TODAY,
    name="Rosa Quintana",
)
MEDICINES = MedicinesSheet(
    medicines=(
        (
            Medicine(
                name="Letrozole", why="for the cancer", amount="1 pill of 2.5 mg", times="mornings with food",
                since=PartialDate.parse("2022-10-15"),
            ),
            "",
        ),
        (Medicine(name="Ginger tea"), "Elena"),
        (
            Medicine(
                name="Ibuprofen", amount="200 mg", stopped=True, stopped_on=PartialDate.parse("2026-03"),
                why_stopped="My stomach hurt.",
            ),
            "",
        ),
    ),
    printed_on=TODAY,
    allergies=("penicillin", "latex"),
    name="Rosa Quintana",
)  # fmt: skip
BARRIERS = BarriersSheet(
    barriers=BarrierCheck(replies={"transport": "in-the-way", "fear": "in-the-way", "food": "rather-not"}).in_the_way,
    words="The stairs at home.\nMy shifts.",
    printed_on=TODAY,
    name="Rosa Quintana",
)
BLANK_BARRIERS = BarriersSheet(barriers=(), printed_on=TODAY)
BLANK_MATTERS = MattersSheet(matters=WhatMatters(), printed_on=TODAY)
DECISION = DecisionSheet(
    decision=Decision(
        id="d",
        versions=(
            Version(
                what="Whether to go on with the pills",
                choices=(
                    Weighed(choice="go-on", means="More time. Tired hands."),
                    Weighed(choice="pause", means="Sewing again.\nThe wedding in March."),
                    Weighed(words="Ask Dr. Kamau first"),
                ),
                help="Elena listens.",
                decided="pause",
                sure="leaning",
                unsure_of="How long a break can be",
                next_step="Call on Monday",
                review_on=PartialDate.parse("2027-03"),
                change_if="The pain comes back at night.",
                at=datetime(2026, 11, 23, tzinfo=UTC),
            ),
        ),
    ),
    printed_on=TODAY,
    name="Rosa Quintana",
)
TRIALS = TrialsSheet(
    trials=(
        SheetTrial(
            nct_id="NCT99990001",
            title="Two Medicines After a CDK4/6 Inhibitor",
            where="Bayou Invented Research Hospital, Houston, Texas",
            is_nearest=True,
            more_places=2,
            contact="Invented Study Nurse, 555-0100",
            note="My sister can drive me.",
            open_lines=(
                OpenLine(quote="ECOG 0-1", reading=Text(en="Yours is not known here.", es="Aquí no se sabe la suya.")),
            ),
        ),
        SheetTrial(nct_id="NCT99990002", title="Radiation to Few Bone Metastases", where="Clinic, El Paso, Texas"),
    ),
    printed_on=TODAY,
    name="Rosa Quintana",
)


def feeling_sheet(logs: list[Felt], *, since: date, pill: TreatedTime | None = None) -> FeelingSheet:
    """A page of these logs from one day until the last of November 23, 2026."""
    until = date(2026, 11, 23)
    return FeelingSheet(
        look=look_back(logs, since=since, until=until, began=pill.start if pill else None),
        chart=chart(logs, since=since, until=until, most=5),
        times=(pill,) if pill else (),
        treatment=pill,
        printed_on=TODAY,
        from_visit=True,
        name="Rosa Quintana",
    )


PILL = TreatedTime(kind="treatment", name=both("alpelisib"), start=date(2026, 10, 20))
LOGS = [
    Felt(on=date(2026, 10, 2), strengths={"tired": 2}),
    Felt(on=date(2026, 11, 3), strengths={"tired": 4, "rash": 3}, words="I could not climb the stairs."),
    Felt(on=date(2026, 11, 4), temperature=parse_temperature("38.4")),
]
FEELING = feeling_sheet(LOGS, since=date(2026, 10, 1), pill=PILL)
# Every feeling at its worst on every day, with long words: more than a page can hold.
CROWDED_FEELING = feeling_sheet(
    [
        Felt(
            on=date(2026, 11, 23) - timedelta(days=ago),
            strengths=dict.fromkeys(feelings(), 4),
            words="A very long day that began before the sun rose. " * 20,
            temperature=parse_temperature("104"),
        )
        for ago in range(120)
    ],
    since=date(2026, 6, 1),
    pill=PILL,
)
