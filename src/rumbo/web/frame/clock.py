"""By which clock a day begins and ends here: that of the computer, so that an evening in Chicago is not tomorrow."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal

_HOUR = timedelta(hours=1)


def find_zone() -> str:
    """The name of the computer's time zone, as in "America/Chicago".

    A computer that names none, or a name nobody knows, still has a clock: then it is the zone of whole hours beside
    UTC that this clock is in now, which does not know summer time.
    """
    try:
        name = tzlocal.get_localzone_name() or ""
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):  # none, unknown or contradicting itself
        ahead = datetime.now().astimezone().utcoffset() or timedelta()
        hours = round(ahead / _HOUR)
        return f"Etc/GMT{-hours:+d}" if hours else "UTC"  # the sign of these names is that of POSIX: west is plus
