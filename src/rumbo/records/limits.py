"""How much one file may take of the machine while it is read. The parent and the child hold to the same numbers."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 200_000_000  # of a format that is read when all of it is there
MAX_STREAMED_BYTES: Final = 4_000_000_000  # of one that is read as it comes
FILES_PER_CHILD: Final = 150  # then another child takes its place: what a file left behind never grows
BYTES_PER_CHILD: Final = 50_000_000
MAX_ANSWER_BYTES: Final = 100_000_000
MEMORY_BYTES: Final = 500_000_000
OPEN_FILES: Final = 32
CPU_SECONDS: Final = 5
BYTES_PER_CPU_SECOND: Final = 2_000_000  # ten times slower than our slowest measured reader
MOST_CPU_SECONDS: Final = 300
UNPACKED_COUNTS: Final = 10  # what is unpacked gives time as well, up to so many times what came: a bomb gains little
TOO_LITTLE_MEMORY: Final = 3  # the exit code of a child that says so


def cpu_seconds(size_bytes: int) -> int:
    """How much processor time a file may take: five seconds, and one more for each two megabytes.

    >>> cpu_seconds(20_000_000)
    15
    """
    return min(CPU_SECONDS + size_bytes // BYTES_PER_CPU_SECOND, MOST_CPU_SECONDS)
