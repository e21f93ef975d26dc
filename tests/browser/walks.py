"""Ways through Rumbo that several tests take: protecting the file, telling, bringing in, locking and opening."""

from __future__ import annotations

from collections.abc import Mapping

from rumbo.web.example import find_examples
from tests.browser.window import Window
from tests.program import MARISOLS_FILE
from tests.records.documents.papers import photo

ROSAS = "lluvia en la milpa"
STUDIES = find_examples() / "trials" / "studies.json"
INES = "tres gatos y un tambor"

# A left breast cancer that came back in the chest wall (her doctor called it local) and in the liver. The rest is skipped.
MARISOLS_ANSWERS: Mapping[str, str | int] = {
    "name": "Marisol",
    "c1.cancer": "breast cancer",
    "c1.found": 2014,
    "c1.side": "left",
    "c1.t1.kind": "surgery",
    "c1.t1.name": "mastectomy",
    "c1.t1.dates": 2014,
    "c1.t2.kind": "medicine",
    "c1.t2.name": "tamoxifen",
    "c1.t2.dates": 2015,
    "c1.t3.kind": "none",
    "c1.clear": "yes",
    "c1.clear-on": 2015,
    "c1.b1.back": "yes",
    "c1.b1.where": "chest wall",
    "c1.b1.when": 2019,
    "c1.b1.word": "local",
    "c1.b2.back": "yes",
    "c1.b2.where": "liver",
    "c1.b2.when": 2022,
    "c1.another": "no",
    "now": "stable",
}


def protect(window: Window, *, passphrase: str = ROSAS) -> str:
    """Choose a passphrase on the page that offers one, and go on past the recovery key; gives the key."""
    window.write(passphrase, field="passphrase")
    window.write(passphrase, field="again")
    window.press()
    key = window.page.locator("main .mono").inner_text()
    window.press("main a.button:not(.quiet)")
    return key


def begin_file(window: Window) -> str:
    """Tell a name, choose a passphrase, and be at the second question; gives the recovery key."""
    window.go("story/tell/")
    window.write("Marisol")
    window.press()
    return protect(window)


def tell(window: Window, answers: Mapping[str, str | int] = MARISOLS_ANSWERS) -> None:
    """Answer the questions from the one that is shown to the last."""
    while window.path.startswith("story/tell/"):
        answer_one(window, answers.get(window.path.split("/")[2]))


def answer_one(window: Window, given: str | int | None) -> None:
    """Answer the question that is shown, or skip it."""
    if given is None:
        window.press("main [name=skip]")
        return
    if isinstance(given, int):
        window.date(given, field="began" if window.has("began_year") else "answer", about=not window.has("began_year"))
    elif window.page.locator("main input[type=radio]").count():
        window.choose(given)
    else:
        window.write(given)
    window.press()


def bring_marisols_file(window: Window) -> None:
    """Bring in Marisol's records and wait until they stand behind their door."""
    window.go("story/bring/")
    window.page.set_input_files("main input[type=file]", MARISOLS_FILE)
    window.press()
    window.page.wait_for_url("**/door/")


def bring_a_photo(window: Window) -> None:
    """Bring in a picture of paper on which nothing can be read, and wait until it is kept."""
    window.go("story/bring/")
    window.page.set_input_files(
        "main input[type=file]", {"name": "photo.png", "mimeType": "image/png", "buffer": photo()}
    )
    window.press()
    window.page.locator('main a[href$="/type/"]').wait_for()


def lock(window: Window) -> None:
    """Press "lock now"."""
    window.press(".foot form button")


def unlock(window: Window, *, passphrase: str = ROSAS) -> None:
    """Write a passphrase on the lock page."""
    window.write(passphrase, field="passphrase")
    window.press()


def write_a_whole_story(window: Window) -> None:
    """Tell with a slip (the other side), bring in and look at the records, keep a notebook page, a portal and a back-up."""
    begin_file(window)
    tell(window, {**MARISOLS_ANSWERS, "c1.side": "right"})
    bring_marisols_file(window)
    window.press("main button[value=look]")
    window.press()
    bring_a_photo(window)
    window.go("story/notebook/")
    window.write("It rained on the milpa.", field="words")
    window.press()
    window.go("story/bring/portal/")
    window.write("https://fhir.hospital.example/R4", field="base")
    window.write("rumbo-of-marisol", field="client_id")
    window.press()
    note_two_opinions(window)
    hold_a_visit(window)
    name_two_choices(window)
    say_what_matters(window)
    decide_something(window)
    open_a_door(window)
    log_a_hard_day(window)
    write_down_a_medicine(window)
    begin_a_circle(window)
    save_two_trials(window)
    window.go("file/back-ups/")
    window.press()


def note_two_opinions(window: Window) -> None:
    """Note what two doctors said: one saw old scans and would control it, the other new ones and would cure it."""
    note_opinion(
        window, doctor="Dr. Ríos", year=2025, had=("pathology-report", "scan-report"), aim="control",
        offered="letrozole\nclinical trial", advised="letrozole",
    )  # fmt: skip
    note_opinion(
        window, doctor="Dr. Kamau", year=2026, had=("pathology-report", "scan-report", "scan-images", "in-person"),
        aim="cure", offered="surgery on the chest wall\nletrozole", advised="surgery on the chest wall",
    )  # fmt: skip


def note_opinion(
    window: Window, *, doctor: str, year: int, had: tuple[str, ...], aim: str, offered: str, advised: str
) -> None:
    """Note one opinion, step by step."""
    window.go("opinions/new/")
    window.write(doctor, field="doctor")
    window.date(year, field="on")
    window.press()
    for each in had:
        window.choose(each, field="had")
    window.press()
    window.date(year, field="scan-report")
    window.press()
    window.choose("same", field="what-it-is")
    window.choose("local", field="kind")
    window.choose(aim, field="aim")
    window.press()
    window.write(offered, field="offered")
    window.write(advised, field="advised")
    window.press()
    window.write("A visit every month.", field="burden")
    window.press()


def name_two_choices(window: Window) -> None:
    """Note what a doctor said about one of the choices, and one that is none of them."""
    window.go("choices/named/new/?choice=surgery")
    window.write("Dr. Kamau", field="doctor")
    window.write("It could be taken out of the chest wall.", field="said")
    window.press()
    window.go("choices/named/new/")
    window.write("a vaccine", field="name")
    window.press()


def plan_visit(window: Window, *, who: str = "Dr. Ríos") -> None:
    """Note a visit, and be at its page."""
    window.go("questions/visits/new/")
    window.write(who, field="who")
    window.choose("treatment-talk", field="reason")
    window.date(2026, field="on")
    window.choose("to-book", field="interpreter")
    window.press()


def hold_a_visit(window: Window) -> None:
    """A visit at which the first question was answered, the second put off, and a new one came up; and one to come."""
    plan_visit(window)
    window.press('main button[value="screen"]')
    window.write("We want to hold it back for as long as we can.", field="words")
    window.press('main button[value="next"]')
    window.write("She will ask the lab.", field="words")
    window.choose("open", field="mark")
    window.press('main button[value="close"]')
    window.write("Can I travel in May?", field="draft")
    window.write("We hold it back, and look again in March.", field="in_my_words")
    window.write("Scan in March", field="what_1")
    window.write("the clinic", field="who_1")
    window.press('main button[value="finish"]')
    plan_visit(window, who="Dr. Kamau")


def say_what_matters(window: Window) -> None:
    """What is hoped for and what would be too much; and what was learned the last time."""
    for prompt, words in (("hopes", "To dance at my son’s wedding."), ("would-not-accept", "Numb hands: I sew.")):
        window.go(f"choices/matters/{prompt}/")
        window.write(words, field="words")
        window.press("main button[name=stop]")
    window.go("story/learned/")
    window.write("Chemo in 2021", field="about")
    window.write("My sister drove me.", field="helped")
    window.write("Ask for help at home sooner.", field="differently")
    window.press()


def decide_something(window: Window) -> None:
    """Whether to go on with the pills: a break is decided for, for now, and is looked at again this year."""
    window.go("choices/deciding/new/")
    window.write("Whether to go on with the pills", field="what")
    window.press()
    window.choose("go-on", field="going")
    window.choose("pause", field="going")
    window.write("Ask Dr. Kamau first", field="own")
    window.press()
    window.write("More time, and tired hands.", field="means_0")
    window.write("Sewing again, and the wedding.", field="means_1")
    window.press()
    window.write("Elena, who listens.", field="help")
    window.press()
    window.choose("pause", field="decided")
    window.press()
    window.choose("leaning", field="sure")
    window.press()
    window.write("Call on Monday", field="next_step")
    window.press()
    window.date(2026, field="review_on")
    window.write("If the pain comes back at night.", field="change_if")
    window.press()


def log_a_hard_day(window: Window) -> None:
    """A day to tell the team of, with a sign that cannot wait."""
    window.go("living/feeling/new/")
    window.choose("4", field="f-tired")
    window.write("38.4", field="temperature")
    window.write("In bed till noon.", field="words")
    window.press()


def write_down_a_medicine(window: Window) -> None:
    """A medicine for the list."""
    window.go("living/medicines/new/")
    window.write("ondansetron", field="name")
    window.write("nausea", field="why")
    window.press()


def begin_a_circle(window: Window) -> None:
    """A friend in the wider circle."""
    window.go("circle/people/new/")
    window.write("Ana", field="name")
    window.write("555 0100", field="reach")
    window.press()


def open_a_door(window: Window) -> None:
    """One door before numbers is opened, and what the doctor said is noted behind it."""
    window.go("choices/numbers/cure-or-control/")
    window.press('main form[action$="/open/"] button')
    window.write("To hold it back, said Dr. Ríos.", field="words")
    window.press("main form .button[type=submit] >> nth=1")


def bring_trials(window: Window) -> None:
    """Bring the invented trials as a file, and wait until they are there."""
    window.go("trials/fetching/")
    window.page.set_input_files('main input[type="file"]', STUDIES)
    window.press('main form[action$="/fetching/files/"] button')
    window.page.locator('main a[href$="/trials/new/"]').wait_for(timeout=60_000)


def save_trial(window: Window, number: str) -> None:
    """Save one trial on its own page."""
    window.go(f"trials/{number}/")
    window.press('main form[action$="/save/"] button')


def save_two_trials(window: Window) -> None:
    """Bring the invented trials, save two, and note something about the first: the doctor was told of it."""
    bring_trials(window)
    for number in ("NCT99990001", "NCT99990003"):
        save_trial(window, number)
    window.go("trials/saved/")
    window.leave(window.page.locator('main .asked > li:first-child a[href*="/saved/"]'))
    window.write("My sister can drive me to Houston.", field="note")
    window.page.check("main [name=told]")
    window.press()
