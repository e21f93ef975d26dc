"""Invented people as profiles have them, for the tests of trials."""

from __future__ import annotations

from typing import Any

ELENA: dict[str, Any] = {
    "id": "elena",
    "as_of": "2026-11-02",
    "age": 61,
    "sex": "female",
    "country": "United States",
    "zip": "02139",
    "cancer": {
        "words": "invasive lobular carcinoma of the left breast",
        "icdo3_site": "C50.9",
        "icdo3_morphology": "8520/3",
        "icd10": "C50.912",
        "side": None,
        "diagnosed_on": "2019-03",
    },
    "stage_at_diagnosis": {"system": "AJCC 8", "group": "IIA", "tnm": "pT2 pN0 M0", "on": "2019-03"},
    "biomarkers": [
        {"name": "ER", "result": "positive 80% (primary); positive 60% (liver)", "on": "2019-03; 2025-01"},
        {"name": "PIK3CA", "result": "H1047R mutation", "on": "2025-02"},
        {"name": "germline BRCA1/2", "result": "no pathogenic variant", "on": "2019-04"},
    ],
    "treatments": [
        {"setting": "primary", "modality": "surgery", "drugs": [], "words": "lumpectomy", "start": "2019-04-02",
         "end": "2019-04-02", "why_stopped": "completed"},
        {"setting": "adjuvant", "modality": "systemic", "drugs": ["anastrozole"], "start": "2019-06", "end": "2024-06",
         "why_stopped": "completed"},
        {"line": 1, "setting": "metastatic first line", "modality": "systemic", "drugs": ["ribociclib", "letrozole"],
         "start": "2025-02", "end": "2026-10-10", "why_stopped": "radiological progression"},
    ],
    "recurrences": [{"on": "2025-01", "kind": "distant", "places": ["liver"], "words": "distant"}],
    "performance": {"scale": "ECOG", "value": 1, "on": "2026-11-02"},
    "labs": [
        {"name": "hemoglobin", "value": 11.9, "unit": "g/dL", "on": "2026-10-20"},
        {"name": "albumin", "value": None},
    ],
    "illnesses": ["hypertension: controlled", "asthma: not controlled", "ILD: explicitly never", "gout"],
    "absent": ["lung disease, none", "any other cancer"],
    "other_cancers": [],
    "pregnancy": "not pregnant; postmenopausal",
    "medicines": ["lisinopril"],
    "complete": ["treatments", "medicines", "other_cancers"],
    "unknown": ["AST"],
    "statements": ["progressing: new liver lesions, measurable, not amenable to curative surgery; no effusion"],
}  # fmt: skip
