"""The treatments that a sentence names, each with where it stands. Whether and when they were given is for others.

The words of treatments and medicines are those of content/oncology; what is added here is how letters shorten them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from rumbo.oncology.drugs import Drug, locate_drugs, locate_regimens
from rumbo.oncology.treatments import Modality, locate_treatments
from rumbo.records.letters.text import flat

# Of the medicines that stand beside a treatment, those against the harm of spread to bone belong to the story.
BONE: Final = frozenset({"denosumab", "zoledronic-acid", "pamidronate"})
# Short names that mean other things too ("TC" is a scan in Spanish, "AC" a joint): they need a sign of chemotherapy.
_VERY_DOUBTFUL: Final = frozenset("AI AC EC EP TC BR EV ACT THP VAC MAP MEC VIP TIP AIM PCV R2".split())
_DOUBTFUL: Final = _VERY_DOUBTFUL | frozenset(
    "AC EC EP TC BR TIP VIP MAP MEC AIM VAC PCV ACT R2 Rd Vd Pd Kd THP CTX ATO EV PLD MMC MTX TMZ EVP FLAG FAC FEC ECF "
    "EOX dex DEX Dex dara DARA Dara gem GEM Gem cape Cape CAPE len Len LEN pom Pom POM bev Bev abi Abi ABI adria ipi "
    "carbo Carbo nivo Nivo pembro atezo durva fulv enza palbo blina S-1 Provera Tabloid Boost boost".split()
)
_SIGN_BEFORE: Final = re.compile(
    r"(?:cycles?|ciclos?|ciclo|regimen|esquema|protocolo|chemo\w*|quimio\w*|adjuvant|adyuvante|neoadjuvant|neoadyuvante|dense"
    r"|weekly|semanal\w*|dd|followed by|seguid\w+|line|linea|maintenance|mantenimiento|s/p|received|recibio|on|started|inicio"
    r"|plan|begin|continues?|completed|completo|x ?\d+|\d|[/+&(-]|c\d+(?:d\d+)?)[\s:]*(?:of|de|con|with|por|by|iv|on)?[\s:]*$"
)
_SIGN_AFTER: Final = re.compile(
    r"\s*(?:[x×]\s?\d|\(?\d+ (?:cycles|ciclos)|chemo|quimio|[/+&]|-\w|(?:x |for )?(?:#|cycle|ciclo)"  # noqa: RUF001 - written so in letters
    r"|followed by|seguid|→|->|then|luego|q\d|every|cada|maintenance|mantenimiento|\d+(?:[.,]\d+)? ?(?:mg|auc|g/)|auc|since|desde"
    r"|from|completed|c\d)"
)
# Two letters need more than a verb before them.
_STRONG_BEFORE: Final = re.compile(
    r"(?:cycles?|ciclos?|regimen|esquema|protocolo|chemo\w*|quimio\w*|adjuvant|adyuvante|neoadjuvant|neoadyuvante|dense|dd"
    r"|followed by|seguid\w+|x ?\d+)[\s:]*(?:of|de|con|with|por|by)?[\s:]*$"
)
_STRONG_AFTER: Final = re.compile(
    r"\s*(?:[x×]\s?\d|\(?\d+ (?:cycles|ciclos)|chemo|quimio|(?:x |for )?(?:#|cycle|ciclo)"  # noqa: RUF001 - written so in letters
    r"|followed by|seguid|→|->|then \w|luego|q\d)"
)
_RIGHT_SIDE: Final = re.compile(
    r"\s+(?:breast|lung|kidney|renal|ovar|upper|lower|middle|axill|neck|arm|leg|hip|knee|side|hemi|mastect|lobect|total|partial"
    r"|modified|simple|radical|neph|oophor|orch|femur|shoulder|eye|ear|hand|foot|iliac|pleur)"
)
# A medicine for something else than cancer, where the words beside it say so.
_OTHER_ILLNESS: Final = re.compile(
    r"\b(?:for|para|por|in|en)\s+(?:(?:her|his|su|the|la|el|known|severe)\s+)?(?:(?:rheumatoid|psoriatic|reumatoide)\s+)?(?:arthritis"
    r"|artritis|ra\b|lupus|sle\b|psoria\w+|crohn\w*|colitis|eczema|pemphi\w+|penfig\w+|multiple sclerosis|esclerosis|osteopor\w+"
    r"|osteopen\w+|endometriosis|contracep\w+|anticoncep\w+|acne|warts?|verrugas|sarcoid\w*|vasculitis|myasthenia|miastenia"
    r"|ectopic|ectopico|gout|gota|asthma|asma|copd|epoc|hepatitis|sickle|graft|rejection|trasplante renal|fibroids?|miomas?"
    r"|menorrhagia|bleeding|hypercalcemia|tinea|fungal|itp\b|nausea|vomiting|nauseas|antiemetic|premedication|premedicacion)"
)
_NO_MEDICINE: Final = re.compile(
    r"\s*(?:cream|crema|ointment|pomada|shampoo|champu|vaccin\w+|vacuna|eye|drops|gotas|allerg\w+|alergia|nasal|inhal\w+)"
)
# Adjectives and words too wide to be a treatment by themselves.
_TOO_WIDE: Final = frozenset(
    "surgical quirurgico quirurgica quirurgicos quirurgicas operative cytotoxic citotoxico citotoxica castration castracion "
    "boost embolization embolizacion interferon polypectomy polipectomia stereotactic estereotactica estereotaxica laparotomy "
    "laparotomia thoracotomy toracotomia operation operacion decortication decorticacion radiado radiada".split()
)
_GENERIC: Final = frozenset(
    "surgery cirugia operado operada resection resected reseccion resecado excision excised escision excisional exeresis extirpacion "
    "chemotherapy chemo quimioterapia quimio radiation radiotherapy radioterapia rt xrt irradiation irradiated irradiacion radiacion "
    "immunotherapy inmunoterapia".split()
)
# Operations seldom done for a cancer, and words that say it was not. The same list as for coded procedures.
_OTHER_OPERATION: Final = re.compile(
    r"\b(?:cataract|catarata|append[ei]c\w+|apendicect|cholecystect|colecistect|hernia|arthroplast|artroplast"
    r"|(?:knee|hip|joint) replacement|arthroscop|artroscop|tonsillect|amigdalect|caesarean|cesarean|cesarea|tooth|dental|wisdom"
    r"|tubal|vasectom|carpal|coronary|bypass|pacemaker|marcapasos|hemorrhoid|hemorroid|lasik|circumcision|bunion|meniscect"
    r"|septoplast|reduction mammo|cosmetic|estetica|adenoid)"
)
_BENIGN_REASON: Final = re.compile(
    r"\b(?:for|por|due to|debido a|because of)\s+(?:\w+\s+){0,2}(?:fibroid|leiomyoma|mioma|fibroadenoma|benign|gallstone|calculos"
    r"|appendicitis|endometriosis|prolapse|prolapso|bleeding|menorrhagia|goiter|goitre|bocio|adenoma|diverticul|trauma|cyst\b|quiste"
    r"|lipoma|bph\b|hpb\b|hyperplasia|hiperplasia|torsion|hernia|stones?)|\b(?:childhood|as a child|de nin[oa]|en la infancia)\b"
)
# What follows makes an adjective of the act ("radiation pneumonitis", "surgical margins"), or another person's title.
_ADJECTIVE: Final = re.compile(
    r"[\s-]+(?:oncolog\w+|therapist|pneumonitis|dermatitis|necrosis|fibrosis|changes?\b|effect|induced|related|naive|resistant"
    r"|margins?|bed\b|site\b|scar|clips?|team|clinic|department|unit|options?|consult\w*|planning|simulation|teaching|education"
    r"|refractory|free interval|holiday|toxicity|exposure|specimen|cavity|wound|pathology|resident|consent|trial|candidate)"
)
_NO_ACT_BEFORE: Final = re.compile(
    r"(?:oncologia|servicio de|unidad de|departamento de|department of|division of|margins? of|margenes? de|borde de|lecho de"
    r"|pieza de|specimen,?|scar of|cicatriz de|previous site of|risk of|risks of|consent for|(?:date|day|type|kind) of|fecha de|tipo de|post[- ]|pos(?:t)?)\s*(?:la |el |the )?$"
)
RADIATION_DOSE: Final = re.compile(
    r"\d+(?:[.,]\d+)? ?c?gy\b(?:\s?/\s?\d+(?: ?(?:#|fx|fr\b|fracs?\b|fractions?|fracciones|sesiones))?"
    r"| (?:in|en|over|x|×) ?\d+ ?(?:#|fx|fr\b|fracs?\b|fractions?|fracciones|sesiones|daily fractions)?)?"  # noqa: RUF001 - as written
)
_BOOST: Final = re.compile(r"\bboost|sobreimpresi|\bplus\b|\bmas\b|\+")
_NEAR: Final = 30  # letters between "chemotherapy" and the names of its medicines
SYSTEMIC: Final = frozenset(("chemotherapy", "hormone", "targeted", "immunotherapy"))
_CLAUSE_END: Final = re.compile(r"[,;.]\s|\b(?:and|y|then|luego)\b")
_STOPS: Final = frozenset(
    "underwent undergo had has have having s/p status post with by and or a an the her his their she he they we i pt patient after following "
    "prior previous since for from then was were is are be been due received receive receives get got plus including include via se "
    "realizo realiza practico tuvo fue sometida sometido una un uno los las con y e o u por tras despues recibio recibe previa previo "
    "mediante que in en on at ago hx history procedure no not never sin declined refused completed complete started start began begin "
    "planned plan will would could may might should consider recommended underwent: who which that showed shows revealed "
    "demonstrated performed done given followed then but pero cuando when antes before during durante como hasta desde until "
    "lo le su sus esta este hoy today now segun para dated recommend discussed offered proceed treated initial this".split()
)
_JOINTS: Final = frozenset("of de del la el to the a al".split())
_MOST_WORDS: Final = 6
# What may stand between treatments given together: joining words, doses and counts.
# A word before a colon is a heading of its own.
_NEXT_WORD: Final = re.compile(r" (?:(?:of|de|del|to|a|al|the|la|el) ){0,3}([^\s,;:.()+/\[\]]+)(?!\w*:)")
_TOGETHER: Final = re.compile(
    r"(?:[\s,/+&()–-]|\b(?:and|y|e|or|o|nor|ni|with|con|plus|mas|concurrent(?:ly)?|concomitante|concurrente|weekly|semanal|oral|iv|of|de"  # noqa: RUF001 - dashes as written
    r"|bilateral|left|right|sentinel|lymph|node|biopsy|slnb|slnbx|ganglio|centinela|biopsia|del|low-dose|high-dose|adjuvant"
    r"|adyuvante)\b|\bx ?\d+\b|\b\d{2,3}\b|\d+(?:[.,]\d+)? ?(?:mg(?:/(?:m2|kg|day|dia))?|mcg|gy|%)(?!\w)|\bauc ?=?\d\b"
    r"|\b\d+ (?:cycles?|ciclos?)\b)*"
)


class Therapy(NamedTuple):
    """One treatment that a sentence names: the medicines, or the words of an act, and its letters in the sentence.

    `is_generic` when the words only say what kind of treatment it was ("chemotherapy", "surgery").
    """

    modality: Modality
    drugs: tuple[Drug, ...]
    words: str
    start: int
    end: int
    is_generic: bool = False


@lru_cache(maxsize=2048)
def find_therapies(text: str) -> tuple[Therapy, ...]:
    """The treatments aimed at a cancer that a sentence names, in their order; where two overlap, the longer.

    >>> [(each.modality, each.words) for each in find_therapies("s/p left modified radical mastectomy, then TCHP x6")]
    [('surgery', 'left modified radical mastectomy'), ('chemotherapy', 'TCHP')]
    >>> find_therapies("methotrexate for rheumatoid arthritis; CT-guided biopsy")
    ()
    """
    plain = flat(text)
    found = sorted((*_medicines(text, plain=plain), *_acts(text, plain=plain)), key=lambda each: each.start - each.end)
    kept: list[Therapy] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(
        _without_doubles(sorted((each for each in kept if each.words), key=lambda each: each.start), plain=plain)
    )


def _without_doubles(therapies: list[Therapy], *, plain: str) -> Iterator[Therapy]:
    """A dose of radiation belongs to the radiation before it; "chemotherapy" beside its medicines says nothing more."""
    last: Therapy | None = None
    for number, each in enumerate(therapies):
        dosed = RADIATION_DOSE.match(plain, each.start) is not None
        if each.modality == "radiation" and dosed and last is not None and _is_dose_of(last, each, plain=plain):
            continue
        near = therapies[max(0, number - 1) : number] + therapies[number + 1 : number + 2]
        if (
            each.is_generic
            and each.modality in SYSTEMIC
            and any(_says_more(other, each, plain=plain) for other in near)
        ):
            continue
        last = each if each.modality == "radiation" else last
        yield each


def _is_dose_of(one: Therapy, dose: Therapy, *, plain: str) -> bool:
    between = plain[one.end : dose.start]
    return ";" not in between and (
        not RADIATION_DOSE.search(plain, one.start, dose.start) or bool(_BOOST.search(plain[one.start : dose.end + 30]))
    )


def _says_more(other: Therapy, generic: Therapy, *, plain: str) -> bool:
    """Whether medicines stand so near to the word for their kind that they are what it means."""
    between = plain[min(other.end, generic.end) : max(other.start, generic.start)]
    same = other.modality == generic.modality or generic.modality == "chemotherapy"
    return (
        bool(other.drugs)
        and same
        and len(between) < _NEAR
        and not re.search(r"[;]|\d{4}|\bthen\b|followed|seguid", between)
    )


def group_together(therapies: tuple[Therapy, ...], *, text: str) -> tuple[tuple[Therapy, ...], ...]:
    """The treatments of a sentence in groups of those told together: "carboplatin + Taxol", "RT with cisplatin".

    >>> text = "mastectomy and ALND, then AC"
    >>> [len(group) for group in group_together(find_therapies(text + " x4"), text=text + " x4")]
    [2, 1]
    """
    if not therapies:
        return ()
    plain = flat(text)
    groups = [[therapies[0]]]
    for one, other in pairwise(therapies):
        if _TOGETHER.fullmatch(plain[one.end : other.start]):
            groups[-1].append(other)
        else:
            groups.append([other])
    return tuple(map(tuple, groups))


def _medicines(text: str, *, plain: str) -> Iterator[Therapy]:
    for found in locate_regimens(text):
        regimen = found.value
        if _is_meant(text, plain, found.start, found.end):
            words = text[found.start : found.end]
            yield Therapy(regimen.modality, regimen.drugs, words, found.start, found.end)
    for drug in locate_drugs(text):
        aimed = not drug.value.supportive or drug.value.id in BONE
        if aimed and _is_meant(text, plain, drug.start, drug.end):
            yield Therapy(drug.value.modality, (drug.value,), text[drug.start : drug.end], drug.start, drug.end)


def _is_meant(text: str, plain: str, begin: int, stop: int) -> bool:
    """Whether a name of medicines means them here, and against the cancer."""
    raw, before, after = text[begin:stop], plain[max(0, begin - 40) : begin], plain[stop : stop + 60]
    if _NO_MEDICINE.match(after) or _OTHER_ILLNESS.search(_CLAUSE_END.split(after)[0]):
        return False
    if raw not in _DOUBTFUL:
        return raw.isascii() or flat(raw) not in _DOUBTFUL
    if raw in _VERY_DOUBTFUL:
        return bool(_STRONG_BEFORE.search(before) or _STRONG_AFTER.match(after))
    return bool(_SIGN_BEFORE.search(before) or _SIGN_AFTER.match(after))


def _acts(text: str, *, plain: str) -> Iterator[Therapy]:
    """Operations, radiation, transplants and kinds of treatment; and biopsies and scans, which only take their words."""
    for found in locate_treatments(text):
        raw = plain[found.start : found.end]
        if found.value == "not_treatment":
            yield Therapy("other", (), "", found.start, found.end)
        elif raw in ("gy", "cgy"):
            dose = next((dose for dose in RADIATION_DOSE.finditer(plain) if dose.end() > found.start), None)
            if dose and dose.start() < found.start:
                yield Therapy(
                    "radiation", (), text[dose.start() : dose.end()], dose.start(), dose.end(), is_generic=True
                )
        else:
            yield from _act(found.value, text, plain=plain, begin=found.start, stop=found.end)


def _act(modality: Modality, text: str, *, plain: str, begin: int, stop: int) -> Iterator[Therapy]:
    raw, first, last = plain[begin:stop], begin, stop
    if modality not in SYSTEMIC:
        first, last = _left_end(plain, begin), _right_end(plain, stop)
    if not _is_another_thing(text, plain, begin=begin, stop=stop, phrase=plain[first:last]):
        generic = modality in SYSTEMIC or (raw in _GENERIC and plain[first:last] == raw)
        yield Therapy(modality, (), text[first:last], first, last, is_generic=generic)


def _is_another_thing(text: str, plain: str, *, begin: int, stop: int, phrase: str) -> bool:
    raw, after = plain[begin:stop], plain[stop : stop + 60]
    if raw in _TOO_WIDE or _OTHER_OPERATION.search(phrase) or _BENIGN_REASON.search(plain[begin : stop + 60]):
        return True
    if text[begin:stop] in ("RT", "rt", "Rt"):
        return text[begin:stop] != "RT" or ("gy" not in plain and bool(_RIGHT_SIDE.match(after)))
    return bool(_ADJECTIVE.match(after) or _NO_ACT_BEFORE.search(plain[max(0, begin - 24) : begin]))


def _left_end(plain: str, begin: int) -> int:
    """Where the words that say more about an act begin: "left modified radical" of "mastectomy"."""
    for word in _last_words(plain[max(0, begin - 80) : begin]):
        if word in _STOPS or word in _JOINTS or word[0].isdigit() or not re.search(r"[a-z]{2}", word):
            break
        begin -= len(word) + 1
    return begin


def _last_words(before: str) -> Iterator[str]:
    """The words that lead up to a place, the nearest first, as far as no punctuation stands between."""
    tail = re.search(r"(?:(?<=[\s(\[])|^)(?:[^\s,;:.()\[\]]+ ){0,6}$", before)
    return reversed(tail[0].split()) if tail else iter(())


def _right_end(plain: str, stop: int) -> int:
    """Where the words that say more about an act end: "of the chest wall", "radical modificada izquierda"."""
    words = 0
    end = stop
    while words < _MOST_WORDS:
        following = _NEXT_WORD.match(plain, end)
        if not following or following[1] in _STOPS or following[1] in _JOINTS or not following[1][0].isalpha():
            break
        end = following.end()
        words += 1
    return end
