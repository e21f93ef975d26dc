"""Day to day: the long view, how one feels, medicines, the calendar, barriers, and what helps in between."""
