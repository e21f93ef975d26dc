"""The long view: what was measured over time, times and lines as a table, and what scans said. Nothing is judged."""

from rumbo.guide.longview.scans import Report, ReportLine, reports_of
from rumbo.guide.longview.series import Measured, Reading, Series, measured_in
from rumbo.guide.longview.substances import OFFERED, Substance, substance_of
from rumbo.guide.longview.times import TimeRow, times_table

__all__ = [
    "OFFERED",
    "Measured",
    "Reading",
    "Report",
    "ReportLine",
    "Series",
    "Substance",
    "TimeRow",
    "measured_in",
    "reports_of",
    "substance_of",
    "times_table",
]
