"""Every row of the circle; each room's stand in its own folder."""

from rumbo.web.circle.people.models import KeptMember

__all__ = ["KeptMember"]
