"""Whether two tumours count as one cancer or as two, by the rules of cancer registries. Never a verdict for a person: their
pathologist may have compared the two, and registries count for statistics.
"""

from rumbo.course.primaries.answer import same_or_new

__all__ = ["same_or_new"]
