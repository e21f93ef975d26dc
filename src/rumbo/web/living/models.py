"""Every row of day to day; each room's stand in its own folder."""

from rumbo.web.living.barriers.models import KeptBarriers
from rumbo.web.living.calendar.models import KeptPlan
from rumbo.web.living.caring.models import KeptStrain
from rumbo.web.living.feeling.models import KeptFeeling
from rumbo.web.living.medicines.models import KeptMedicine, KeptMedicineDay
from rumbo.web.living.waiting.models import KeptWait

__all__ = [
    "KeptBarriers", "KeptFeeling", "KeptMedicine", "KeptMedicineDay", "KeptPlan", "KeptStrain", "KeptWait",
]  # fmt: skip
