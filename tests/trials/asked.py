"""Things that trials ask, and people they ask it of, as hypothesis draws them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria import Ask
from rumbo.trials.criteria.age import AgeAsk
from rumbo.trials.criteria.asks import CohortAsk
from rumbo.trials.criteria.cancers_meant import Cancers
from rumbo.trials.criteria.conditions import ConditionAsk
from rumbo.trials.criteria.disease import CancerAsk
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.criteria.lab_tests import Limit
from rumbo.trials.criteria.labs import LabsAsk
from rumbo.trials.criteria.markers import Marker, MarkerAsk
from rumbo.trials.criteria.prior import TherapyAsk
from rumbo.trials.criteria.spared import Spared
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.facets import BiomarkerFacet, CancerFacet, IllnessFacet, LabFacet, TreatmentFacet

_DAYS = ("2024", "2025-11", "2026-09", "2026-10-20")
_MAYBE = st.sampled_from((None, True, False))
_SETTINGS = st.lists(st.sampled_from(("advanced", "adjuvant", "neoadjuvant")), max_size=2, unique=True).map(tuple)


def _some(*of: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), min_size=least, max_size=3, unique=True).map(tuple)


_THERAPIES = ("chemotherapy", "platinum", "systemic", "radiation", "drug:fulvestrant", "drug:?", "cdk46")
_DATES = st.none() | st.sampled_from(_DAYS).map(PartialDate.parse)
_CANCERS = st.builds(Cancers, named=_some("breast", "ovarian", "kidney"), groups=_some("solid", "blood", "any"))

treatments = st.builds(
    TreatmentFacet,
    modalities=_some("chemotherapy", "radiation", "surgery", "hormone", "targeted"),
    drugs=_some("cisplatin", "fulvestrant", "ribociclib"), groups=_some("platinums"),
    other_drugs=_some("rumbostatin"), line=st.none() | st.integers(1, 3),
    setting=st.sampled_from((None, "primary", "adjuvant", "neoadjuvant", "metastatic")), start=_DATES, end=_DATES,
    ongoing=_MAYBE, ended_for=st.sampled_from((None, "progression", "completed")),
)  # fmt: skip
people = st.builds(
    Profile,
    as_of=st.none() | st.just(date(2026, 11, 2)), age_years=st.none() | st.integers(17, 76),
    cancers=st.lists(
        st.builds(CancerFacet, id=st.sampled_from((None, "breast", "lymphoma", "kidney")), is_blood=_MAYBE), max_size=2
    ).map(tuple),
    biomarkers=st.lists(
        st.builds(
            BiomarkerFacet, id=st.sampled_from(("egfr", "her2", "pd-l1")), name=st.just("a marker"), source=st.just("a result"),
            result=st.sampled_from(("1+", "5%", "L858R")), positive=_MAYBE, percent=st.none() | st.just(5.0),
            variants=_some("L858R"),
        ), max_size=3,
    ).map(tuple),
    treatments=st.lists(treatments, max_size=4).map(tuple), treatments_complete=st.booleans(),
    never_had=_some("chemotherapy", "radiation"),
    labs=st.lists(
        st.builds(LabFacet, name=st.sampled_from(("hemoglobin", "creatinine")), value=st.sampled_from((0.8, 2.0, 9.5))),
        max_size=2,
    ).map(tuple),
    illnesses=st.lists(
        st.builds(
            IllnessFacet, name=st.sampled_from(("hypertension", "HIV", "ILD")), present=st.booleans(), controlled=_MAYBE
        ), max_size=2,
    ).map(tuple),
    illnesses_complete=st.booleans(),
)  # fmt: skip
therapy_asks = st.builds(
    TherapyAsk,
    therapies=_some(*_THERAPIES, least=1), wanted=st.booleans(), together=st.booleans(), settings=_SETTINGS,
    cancers=st.just(Cancers()) | _CANCERS, within_days=st.none() | st.sampled_from((14.0, 60.0)),
    spared=st.lists(
        st.builds(Spared, therapies=_some(*_THERAPIES), settings=_SETTINGS, partly=st.booleans()), max_size=2
    ).map(tuple),
    outcome=st.sampled_from(("any", "grew-on", "grew-after", "not-borne")), last=st.booleans(),
    days=st.none() | st.sampled_from((90.0, 365.0)), sure=st.booleans(),
)  # fmt: skip
_simple: st.SearchStrategy[Ask] = st.one_of(
    st.builds(AgeAsk, st.just(18), st.just(75)),
    st.builds(CancerAsk, cancers=_CANCERS, wanted=st.booleans(), sure=st.booleans()),
    st.builds(ConditionAsk, named=_some("breast", "ovarian"), groups=_some("solid", "blood")),
    st.builds(
        IllnessAsk, illnesses=_some("hypertension", "hiv", "interstitial-lung", least=1), uncontrolled=st.booleans(),
        narrowed=st.booleans(),
    ),
    st.builds(
        LabsAsk,
        limits=st.lists(
            st.builds(
                Limit, test=st.sampled_from(("hemoglobin", "creatinine", "clearance")),
                strict=st.sampled_from((1.0, 9.0)), lax=st.sampled_from((1.5, 8.0)), times_normal=st.booleans(),
            ), min_size=1, max_size=3,
        ).map(tuple),
        any_one=st.booleans(),
    ),
    st.builds(
        MarkerAsk,
        markers=st.lists(
            st.builds(
                Marker, id=st.sampled_from(("egfr", "her2", "pd-l1", "alk")),
                state=st.sampled_from(("positive", "negative", "low", "tested")), variants=_some("L858R", "T790M"),
                least=st.none() | st.just(1.0),
            ), min_size=1, max_size=3,
        ).map(tuple),
        wanted=st.booleans(), known=st.booleans(), assay=st.booleans(), sure=st.booleans(),
    ),
    st.just(UnclearAsk("team")),
)  # fmt: skip
_plain = _simple | therapy_asks
asks: st.SearchStrategy[Ask] = _plain | st.builds(
    CohortAsk, cancers=_CANCERS, elsewhere=_CANCERS, asks=st.lists(_plain, min_size=1, max_size=3).map(tuple)
)
