"""How well the kidneys filter, computed from creatinine where no measured value is given."""

from __future__ import annotations

from rumbo.trials.profile import Profile

_POUND_KG = 0.4536


def filtration(creatinine_mg_dl: float, profile: Profile) -> float | None:
    """The filtration in mL/min from creatinine, age, sex and, where it is given, weight; None when age or sex is not known.

    With a weight it is the creatinine clearance of Cockcroft and Gault (Nephron 1976;16:31), as most trials ask; without it the
    CKD-EPI equation of 2021 (Inker, N Engl J Med 2021;385:1737), which is per 1.73 square metres.

    >>> round(filtration(1.0, Profile(age_years=66, sex="male")))
    83
    """
    if profile.age_years is None or profile.sex is None or creatinine_mg_dl <= 0:
        return None
    female = profile.sex == "female"
    weight = _weight_kg(profile)
    if weight is not None:
        return (140 - profile.age_years) * weight / (72 * creatinine_mg_dl) * (0.85 if female else 1.0)
    usual, power = (0.7, -0.241) if female else (0.9, -0.302)
    ratio = creatinine_mg_dl / usual
    rate: float = 142 * min(ratio, 1.0) ** power * max(ratio, 1.0) ** -1.2 * 0.9938**profile.age_years
    return rate * (1.012 if female else 1.0)


def _weight_kg(profile: Profile) -> float | None:
    for each in reversed(profile.labs):
        if each.name.strip().lower() in ("weight", "body weight", "peso"):
            return each.value * _POUND_KG if each.unit.lower().startswith("lb") else each.value
    return None
