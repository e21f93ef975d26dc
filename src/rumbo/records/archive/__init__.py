"""Files packed in one: a zip of any origin (a portal's download, IHE XDM, a folder) and gzip.

Nothing is ever written to the disk: members are unpacked piece by piece, each within the same limits as any file.
"""

from rumbo.records.archive.gzipped import is_gzip, read_gzip
from rumbo.records.archive.quiet import is_systems_own
from rumbo.records.archive.reader import is_zip, read_zip
from rumbo.records.archive.zipped import Member, members_of

__all__ = ["Member", "is_gzip", "is_systems_own", "is_zip", "members_of", "read_gzip", "read_zip"]
