"""Every row of the circle; each room's stand in its own folder."""

from rumbo.web.circle.needs.models import KeptNeeds
from rumbo.web.circle.people.models import KeptMember
from rumbo.web.circle.tasks.models import KeptTask

__all__ = ["KeptMember", "KeptNeeds", "KeptTask"]
