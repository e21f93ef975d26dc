"""The invented people of the drawings and sheets: each course shows one thing that is hard to draw."""

from __future__ import annotations

from rumbo.course.course import Cancer, Course, KindReading, Recurrence, StatusPoint, TreatmentSpan
from rumbo.course.facts import KindWord, Modality, Place, StatusWord
from rumbo.oncology import PartialDate
from rumbo.words import Text

TODAY = PartialDate.parse("2026-11-22")
BREAST = Text(en="breast cancer", es="cáncer de seno")
COLON = Text(en="colon cancer", es="cáncer de colon")
LYMPHOMA = Text(en="lymphoma", es="linfoma")


def on(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def cancer(ref: str, name: Text, when: str | None, *, site_words: str = "") -> Cancer:
    return Cancer(id=ref, name=name, site_words=site_words, diagnosed_on=on(when))


def back(
    when: str | None,
    *places: str,
    said: KindWord | None = None,
    of: str | None = None,
    grew: bool = False,
    suspected: bool = False,
) -> Recurrence:
    reading = KindReading(kind=said, basis="said") if said else KindReading(kind="distant", basis="by_definition")
    return Recurrence(
        cancer=of,
        on=on(when),
        places=tuple(Place(words=words) for words in places),
        kind=reading,
        called="progression" if grew else "recurrence",
        suspected=suspected,
        said_kind=said,
    )


def treated(
    start: str | None,
    end: str | None = None,
    *,
    modality: Modality = "chemotherapy",
    name: str = "docetaxel",
    of: str | None = None,
    ongoing: bool = False,
    given: bool | None = True,
) -> TreatmentSpan:
    return TreatmentSpan(
        cancer=of, modality=modality, name=name, start=on(start), end=on(end), ongoing=ongoing, given=given
    )


def stood(when: str | None, status: StatusWord, *, of: str | None = None, suspected: bool = False) -> StatusPoint:
    return StatusPoint(cancer=of, on=on(when), status=status, suspected=suspected)


ROSA = Course(  # local, then distant; the doctor's words are there
    today=TODAY,
    cancers=(cancer("c1", BREAST, "2014-02-18", site_words="left breast"),),
    treatments=(
        treated("2014-03-01", "2014-03-01", modality="surgery", name="lumpectomy"),
        treated("2014-04", "2014-10"),
        treated("2019-06-10", "2019-12-20", modality="radiation", name="radiation"),
        treated("2022-10-15", ongoing=True, modality="targeted", name="palbociclib"),
    ),
    statuses=(
        stood("2014-10-30", "no_evidence_of_disease"),
        stood("2020-01-04", "no_evidence_of_disease"),
        stood("2026-08-11", "stable"),
    ),
    recurrences=(
        back("2019-06-03", "left chest wall", said="local"),
        back("2022-10-05", "bone (spine, hip)", said="distant"),
    ),
)
EMPTY = Course(today=TODAY)
ONLY_FOUND = Course(today=TODAY, cancers=(cancer("c1", BREAST, None),))
NO_DATES = Course(
    today=TODAY, cancers=(cancer("c1", COLON, None, site_words="colon"),), recurrences=(back(None, "liver"),)
)
SOME_DATES = Course(  # two returns nobody has dated
    today=TODAY,
    cancers=(cancer("c1", COLON, "2017", site_words="colon"),),
    recurrences=(back("2019~", "liver"), back(None, "lung", said="distant"), back(None)),
)
DAYS_APART = Course(
    today=TODAY,
    cancers=(cancer("c1", COLON, "2026-09-02", site_words="colon"),),
    treatments=(treated("2026-09-20", ongoing=True, name="FOLFOX"),),
    recurrences=(
        back("2026-11-10", "liver"),
        back("2026-11-12", "lung"),
        back("2026-11-12", "peritoneum", suspected=True),
        back("2026-11-20", "brain", said="distant"),
    ),
)
THIRTY_YEARS = Course(
    today=TODAY,
    cancers=(cancer("c1", LYMPHOMA, "1996-05-02", site_words="lymph nodes of the neck"),),
    treatments=tuple(treated(f"{year}-06", f"{year}-11", name="rituximab") for year in range(1996, 2026, 4)),
    statuses=tuple(stood(f"{year}-12", "remission") for year in range(1996, 2026, 4)),
    recurrences=(
        back("1999-12-20", "neck", said="local"),
        back("2003-11", "lymph nodes behind the abdomen, both sides", said="regional"),
        back("2007~", "bone marrow", said="distant"),
        back("2011-05-01", "neck", "armpit", said="mixed"),
        back("2015-02-11", "spleen"),
        back("2016-02-11", "spleen", grew=True),
        back("2019-08", "stomach", said="local"),
        back("2023-01-09", "lung", said="distant"),
        back("2026-06-30", "bone marrow", said="distant"),
    ),
)
TWO_CANCERS = Course(
    today=TODAY,
    cancers=(
        cancer("c1", BREAST, "2009-04-01", site_words="right breast"),
        cancer("c2", COLON, "2018-01-15", site_words="sigmoid colon"),
    ),
    treatments=(
        treated("2009-05", "2010-02", of="c1"),
        treated("2010-03", "2015-03", of="c1", modality="hormone", name="anastrozole"),
        treated("2018-02", "2018-09", of="c2", name="FOLFOX"),
        treated("2021-07", ongoing=True, of="c2", name="FOLFIRI"),
        treated("2023-07", ongoing=True, of="c2", modality="targeted", name="bevacizumab"),
    ),
    statuses=(
        stood("2010-03", "no_evidence_of_disease", of="c1"),
        stood("2018-11", "no_evidence_of_disease", of="c2"),
    ),
    recurrences=(back("2021-06", "liver", of="c2"),),
)
LONG_WORDS = Course(
    today=TODAY,
    cancers=(cancer("c1", COLON, "2012~", site_words="carcinoma de la unión rectosigmoidea con extensión"),),
    statuses=(stood("2013", "no_evidence_of_disease"),),
    recurrences=(
        back("2015", "ganglios linfáticos retroperitoneales y supraclaviculares izquierdos", said="mixed"),
        back("2016", "esternocleidomastoideoelectroencefalografistas", said="regional"),
    ),
)
UNKNOWN_STRETCH = Course(
    today=TODAY,
    cancers=(cancer("c1", BREAST, "2010", site_words="left breast"),),
    treatments=(treated("2010-06", "2011-02"), treated("2020-05", "2020-12")),
    recurrences=(back("2020-03", "bone"),),
)
ONLY_TREATED = Course(today=TODAY, treatments=(treated("2024-03", "2024-09"),))  # no mark at all, and yet a way to draw
ALL = {
    "rosa": ROSA,
    "empty": EMPTY,
    "only-found": ONLY_FOUND,
    "no-dates": NO_DATES,
    "some-dates": SOME_DATES,
    "days-apart": DAYS_APART,
    "thirty-years": THIRTY_YEARS,
    "two-cancers": TWO_CANCERS,
    "long-words": LONG_WORDS,
    "unknown-stretch": UNKNOWN_STRETCH,
    "only-treated": ONLY_TREATED,
}
