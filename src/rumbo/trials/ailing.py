"""What trials ask about other illnesses, judged for all of them at once.

It says what `IllnessAsk.judge` says. Of an illness that a profile does not tell of, most of what a line says of it counts for
nothing, so that many lines are answered by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from rumbo.trials.criteria.ailments import health_of
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.fit import CODE_OF, Codes
from rumbo.trials.profile import Profile


class IllnessAsks:
    """Many demands about one illness each, put together by what counts for those who do not have it."""

    def __init__(self, asks: Sequence[IllnessAsk]) -> None:
        self._asks = asks
        firsts: dict[tuple[str, bool, bool], int] = {}
        self._place = np.array([firsts.setdefault(ask.where_untold, len(firsts)) for ask in asks], dtype=np.intp)
        self._firsts = [asks[int(np.argmax(self._place == place))] for place in firsts.values()]
        self._of_name: dict[str, list[int]] = defaultdict(list)
        for number, ask in enumerate(asks):
            self._of_name[ask.where_untold[0]].append(number)

    def verdicts(self, profile: Profile) -> Codes:
        """The verdict on each of them."""
        codes = np.array([_code(ask, profile) for ask in self._firsts], dtype=np.int8)[self._place]
        told = health_of(profile).told
        for name in self._of_name.keys() & told:
            for number in self._of_name[name]:
                codes[number] = _code(self._asks[number], profile)
        return codes


def _code(ask: IllnessAsk, profile: Profile) -> int:
    return CODE_OF[ask.judge(profile).verdict]
