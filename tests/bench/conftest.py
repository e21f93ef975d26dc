"""The measurements are commands and stand beside one another in `bench`: this is how the tests of them find each other."""

from __future__ import annotations

import sys

from tests.program import ROOT

sys.path.insert(0, str(ROOT / "bench"))
