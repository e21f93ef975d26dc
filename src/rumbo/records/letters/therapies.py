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
from rumbo.records.letters.patterns import Built, listed
from rumbo.records.letters.removals import find_removals
from rumbo.records.letters.text import flat

# Of the medicines that stand beside a treatment, those against the harm of spread to bone belong to the story.
BONE: Final = frozenset({"denosumab", "zoledronic-acid", "pamidronate"})
# Signs of chemotherapy, which short names need that mean other things too ("TC" is a scan in Spanish, "AC" a joint).
_SIGN_BEFORE: Final = Built(r"(?:@sign_before@)[\s:]*(?:of|de|con|with|por|by|iv|on)?[\s:]*$")
_SIGN_AFTER: Final = Built(r"\s*(?:@sign_after@)")
# Two letters need more than a verb before them.
_STRONG_BEFORE: Final = re.compile(
    r"(?:cycles?|ciclos?|regimen|esquema|protocolo|chemo\w*|quimio\w*|adjuvant|adyuvante|neoadjuvant|neoadyuvante|dense|dd"
    r"|followed by|seguid\w+|x ?\d+)[\s:]*(?:of|de|con|with|por|by)?[\s:]*$"
)
_STRONG_AFTER: Final = re.compile(
    r"\s*(?:[x×]\s?\d|\(?\d+ (?:cycles|ciclos)|chemo|quimio|(?:x |for )?(?:#|cycle|ciclo)"
    r"|followed by|seguid|→|->|then \w|luego|q\d)"
)
_RIGHT_SIDE: Final = re.compile(
    r"\s+(?:breast|lung|kidney|renal|ovar|upper|lower|middle|axill|neck|arm|leg|hip|knee|side|hemi|mastect|lobect|total|partial"
    r"|modified|simple|radical|neph|oophor|orch|femur|shoulder|eye|ear|hand|foot|iliac|pleur)"
)
# A medicine for something else than cancer, where the words beside it say so.
_OTHER_ILLNESS: Final = Built(
    r"\b(?:for|para|por|in|en)\s+(?:(?:her|his|su|the|la|el|known|severe)\s+)?(?:(?:rheumatoid|psoriatic|reumatoide)\s+)?(?:@other_illness@)"
)
_NO_MEDICINE: Final = re.compile(
    r"\s*(?:cream|crema|ointment|pomada|shampoo|champu|vaccin\w+|vacuna|eye|drops|gotas|allerg\w+|alergia|nasal|inhal\w+)"
)
# Adjectives and words too wide to be a treatment by themselves.
# Operations seldom done for a cancer, and words that say it was not. The same list as for coded procedures.
_OTHER_OPERATION: Final = Built(r"\b(?:@other_operation@)")
_BENIGN_REASON: Final = Built(
    r"\b(?:for|por|due to|debido a|because of)\s+(?:\w+\s+){0,2}(?:@benign_reason@)|\b(?:childhood"
    r"|as a child|de nin[oa]|en la infancia)\b"
)
# What follows makes an adjective of the act ("radiation pneumonitis", "surgical margins"), or another person's title.
_ADJECTIVE: Final = Built(r"[\s-]+(?:@act_as_adjective@)")
_NO_ACT_BEFORE: Final = Built(r"(?:@no_act_before@)\s*(?:la |el |the )?$")
RADIATION_DOSE: Final = re.compile(
    r"\d+(?:[.,]\d+)? ?c?gy\b(?:\s?/\s?\d+(?: ?(?:#|fx|fr\b|fracs?\b|fractions?|fracciones|sesiones))?"
    r"| (?:in|en|over|x|×) ?\d+ ?(?:(?:twice|once)[ -]daily |bid |hyperfractionated |hipofraccionadas? )?"
    r"(?:#|fx|fr\b|fracs?\b|fractions?|fracciones|sesiones|daily fractions)?)?"
)
_BOOST: Final = re.compile(r"\bboost|sobreimpresi|\bplus\b|\bmas\b|\+")
_MARGIN: Final = re.compile(r"\br[012x]\b")
_NEAR: Final = 30  # letters between "chemotherapy" and the names of its medicines
SYSTEMIC: Final = frozenset(("chemotherapy", "hormone", "targeted", "immunotherapy"))
_CLAUSE_END: Final = re.compile(r"[,;.]\s|\b(?:and|y|then|luego)\b")
_JOINTS: Final = frozenset(["of", "de", "del", "la", "el", "to", "the", "a", "al"])
# What stands before these is what it was done to: "mama derecha operada" names no operation.
_DONE_TO: Final = frozenset({"operado", "operada", "resecado", "resecada", "irradiated"})
_MOST_WORDS: Final = 6
# What may stand between treatments given together: joining words, doses and counts.
# A word before a colon is a heading of its own.
_NEXT_WORD: Final = re.compile(r" (?:(?:of|de|del|to|a|al|the|la|el) ){0,3}([^\s,;:.()+/\[\]]+)(?!\w*:)")
_TOGETHER: Final = Built(r"(?:@given_together@)*")


_WITH: Final = re.compile(r"\b(?:with|con)\s+(?:weekly |concurrent |daily )?$")


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


_EMPTY: Final = frozenset(
    (
        "big", "major", "minor", "uneventful", "completely", "complete", "fully", "totally", "successful", "further", "more",
        "open", "planned", "elective", "prior", "previous", "first", "second", "initial", "definitive", "gran", "completa",
        "completamente", "totalmente", "previa", "nueva", "primera", "segunda", "programada", "grande", "mayor",
    )
)  # fmt: skip


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
        # "radiation ... with cisplatin and brachytherapy": the medicine goes with what stands before it
        beside = bool(one.drugs) and not other.drugs and _WITH.search(plain[: groups[-1][0].start])
        if not beside and _TOGETHER.fullmatch(plain[one.end : other.start]):
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
    if raw not in listed("doubtful_names") | listed("very_doubtful_names"):
        return raw.isascii() or flat(raw) not in listed("doubtful_names")
    if raw in listed("very_doubtful_names"):
        return bool(_STRONG_BEFORE.search(before) or _STRONG_AFTER.match(after))
    return bool(_SIGN_BEFORE.search(before) or _SIGN_AFTER.match(after))


def _acts(text: str, *, plain: str) -> Iterator[Therapy]:
    """Operations, radiation, transplants and kinds of treatment; and biopsies and scans, which only take their words."""
    for removal in find_removals(plain):
        yield Therapy("surgery", (), text[removal.start : removal.end], removal.start, removal.end, is_generic=True)
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
        # "R0 resection" tells how the margins were, not which operation it was.
        generic = (
            modality in SYSTEMIC
            or bool(_MARGIN.search(plain[first : last + 4]))
            or (raw in listed("kind_alone") and (raw in _DONE_TO or _says_only(raw, plain[first:last])))
        )
        yield Therapy(modality, (), _whole(text[first:last]), first, last, is_generic=generic)


def _whole(words: str) -> str:
    """Words without a bracket that has no other half: "wedge) resection"."""
    return words if words.count("(") == words.count(")") else " ".join(re.sub(r"[()]", " ", words).split())


def _says_only(raw: str, phrase: str) -> bool:
    """Whether a phrase says no more than its kind of treatment: "uneventful surgery", "completely excised"."""
    return all(word in _EMPTY for word in phrase.replace(raw, " ").split())


def _is_another_thing(text: str, plain: str, *, begin: int, stop: int, phrase: str) -> bool:
    raw, after = plain[begin:stop], plain[stop : stop + 60]
    if (
        raw in listed("too_wide_acts")
        or _OTHER_OPERATION.search(phrase)
        or _BENIGN_REASON.search(plain[begin : stop + 60])
    ):
        return True
    if text[begin:stop] in ("RT", "rt", "Rt") and (
        text[begin:stop] != "RT" or ("gy" not in plain and _RIGHT_SIDE.match(after))
    ):
        return True
    return bool(
        _ADJECTIVE.match(after) or _NO_MEDICINE.match(after) or _NO_ACT_BEFORE.search(plain[max(0, begin - 24) : begin])
    )


def _left_end(plain: str, begin: int) -> int:
    """Where the words that say more about an act begin: "left modified radical" of "mastectomy"."""
    for word in _last_words(plain[max(0, begin - 80) : begin]):
        if word in listed("ends_a_name") or word in _JOINTS or word[0].isdigit() or not re.search(r"[a-z]{2}", word):
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
        if (
            not following
            or following[1] in listed("ends_a_name")
            or following[1] in _JOINTS
            or not following[1][0].isalpha()
        ):
            break
        end = following.end()
        words += 1
    return end
