"""Every row of the circle; each room's stand in its own folder."""

from rumbo.web.circle.needs.models import KeptNeeds
from rumbo.web.circle.tasks.models import KeptTask

__all__ = ["KeptNeeds", "KeptTask"]
