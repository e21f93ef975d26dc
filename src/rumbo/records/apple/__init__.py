"""Apple Health: what the phone exports, as export.zip or the export.xml out of it.

Of its own measurements only weight and temperature are told; the hospital's records in it are FHIR.
"""

from rumbo.records.apple.export import is_export, is_own_summary, read_export, read_own_summary
from rumbo.records.apple.health_data import is_health_data, read_health_data

__all__ = ["is_export", "is_health_data", "is_own_summary", "read_export", "read_health_data", "read_own_summary"]
