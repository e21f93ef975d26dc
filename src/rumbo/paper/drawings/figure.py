"""A standing figure seen from the front, and where in it each part of the body lies. What is drawn of it is for `body`.

Units: the figure's own, x from its middle (the person's left is at positive x), y from above its head. The shapes are ours:
they show about where a part lies and are no atlas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from rumbo.oncology import IcdO3Site, Side

Point = tuple[float, float]

HEIGHT = 430.0
HIPS = 372.0  # the height of a figure that ends at the thighs, for all that lies above them
HALF = 114.0
# The figure's own left half from the top of the head down the outside of arm and trunk to the thigh, and on to above the
# knee. A point said twice is a corner.
_OUTSIDE: tuple[Point, ...] = (
    (0, 4), (17, 9), (27, 26), (28, 46), (23, 63), (15, 77), (13.5, 86), (15, 97), (27, 106), (50, 113), (68, 122),
    (79, 141), (84, 170), (88, 205), (95, 243), (103, 282), (109, 302), (111, 322), (105, 343), (97, 336), (93, 312),
    (88, 286), (79, 244), (72, 206), (66, 176), (60.5, 158), (60.5, 158), (58, 182), (54, 210), (51, 232), (54, 258),
    (61, 286), (65, 316), (64, 350), (63, 366),
)  # fmt: skip
_INSIDE: tuple[Point, ...] = ((12.5, 366), (10, 356), (4.5, 341), (0, 338))
_OUTER_LEG: tuple[Point, ...] = ((61, 390), (57, 424))
_INNER_LEG: tuple[Point, ...] = ((23, 424), (19, 392))


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Where a part of the body lies: its middle and an outline about it. A paired one is given as on the left."""

    x: float
    y: float
    rx: float = 9
    ry: float = 9
    shape: tuple[Point, ...] = ()
    paired: bool = False

    def outlines(self, side: Side | None) -> tuple[str, ...]:
        """The path of its outline; both of a pair where the side is not said."""
        if not self.paired:
            return (self._outline(1),)
        return tuple(self._outline(sign) for sign in _signs(side))

    def is_either(self, side: Side | None) -> bool:
        """Whether it is one of a pair and nobody said which."""
        return self.paired and side is None

    def middles(self, side: Side | None) -> tuple[Point, ...]:
        """Where marks for it stand: in both of a pair where both are meant, or where the side is not said."""
        if not self.paired:
            return ((self.x, self.y),)
        return ((0.0, self.y),) if side == "midline" else tuple((self.x * sign, self.y) for sign in _signs(side))

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        return max((y for _, y in self.shape), default=self.y + self.ry)

    def _outline(self, sign: int) -> str:
        if self.shape:
            return smooth([(x * sign, y) for x, y in self.shape], closed=True)
        left = self.x * sign - self.rx
        return (
            f"M{left:.1f},{self.y:.1f}a{self.rx:g},{self.ry:g} 0 1 0 {2 * self.rx:g},0"
            f"a{self.rx:g},{self.ry:g} 0 1 0 {-2 * self.rx:g},0Z"
        )


def _signs(side: Side | None) -> tuple[int, ...]:
    return {"left": (1,), "right": (-1,)}.get(side or "", (1, -1))


def smooth(points: Sequence[Point], *, closed: bool = False) -> str:
    """SVG path data of a soft line through points (Catmull-Rom, as cubic curves)."""
    count = len(points)
    last = count if closed else count - 1
    start = points[0]
    d = [f"M{start[0]:.1f},{start[1]:.1f}"]
    for place in range(last):
        at, to = points[place], points[(place + 1) % count]
        before = points[place - 1] if closed or place else at
        after = points[(place + 2) % count] if closed or place + 2 < count else to
        d.append(
            f"C{at[0] + (to[0] - before[0]) / 6:.1f},{at[1] + (to[1] - before[1]) / 6:.1f}"
            f" {to[0] - (after[0] - at[0]) / 6:.1f},{to[1] - (after[1] - at[1]) / 6:.1f} {to[0]:.1f},{to[1]:.1f}"
        )
    return "".join(d) + ("Z" if closed else "")


def outline(*, legs: bool = True) -> tuple[str, str]:
    """The figure's two lines: around it from leg to leg over the head, and between its legs; to the thighs without legs."""
    half = (*_OUTSIDE, *_OUTER_LEG) if legs else _OUTSIDE
    inner = (*_INNER_LEG, *_INSIDE[1:]) if legs else _INSIDE
    outside = smooth([*((-x, y) for x, y in reversed(half[1:])), *half])
    inside = smooth([*inner, *((-x, y) for x, y in reversed(inner[:-1]))])
    return outside, inside


_LUNG = ((13, 132), (22, 124), (33, 136), (42, 166), (45, 196), (34, 202), (17, 196), (13, 176))
_LIVER = ((-46, 206), (-36, 200), (-14, 202), (9, 207), (2, 217), (-16, 226), (-32, 236), (-45, 232))
_STOMACH = ((10, 207), (20, 204), (33, 212), (33, 226), (22, 237), (4, 238), (3, 231), (15, 226), (13, 216))
_COLON = (
    (-34, 296), (-40, 286), (-39, 256), (-33, 247), (-10, 252), (10, 252), (34, 245), (40, 256), (40, 286), (30, 300),
    (12, 302), (12, 294), (27, 290), (31, 281), (31, 260), (10, 262), (-10, 262), (-29, 259), (-30, 284),
)  # fmt: skip
_THYROID = ((0, 98), (9, 94), (12, 99), (8, 105), (0, 102), (-8, 105), (-12, 99), (-9, 94))
_UTERUS = ((-12, 299), (0, 296), (12, 299), (10, 306), (5, 312), (0, 318), (-5, 312), (-10, 306))
_SPINE = ((-4, 104), (4, 104), (5, 180), (6, 250), (7, 292), (0, 304), (-7, 292), (-6, 250), (-5, 180))

_REGIONS: Mapping[str, Region] = MappingProxyType({
    **dict.fromkeys(("C00", "C01", "C02", "C03", "C04", "C05", "C06"), Region(x=0, y=62, rx=9, ry=5)),
    **dict.fromkeys(("C07", "C08"), Region(x=21, y=58, rx=4, ry=7, paired=True)),
    **dict.fromkeys(("C09", "C10", "C11", "C12", "C13", "C14"), Region(x=0, y=74, rx=7, ry=9)),
    "C15": Region(x=2, y=160, rx=4, ry=46), "C16": Region(x=20, y=221, shape=_STOMACH),
    "C17": Region(x=0, y=277, rx=26, ry=14), "C18": Region(x=0, y=257, shape=_COLON),
    "C18.0": Region(x=-35, y=288, shape=_COLON), "C18.2": Region(x=-35, y=272, shape=_COLON),
    "C18.3": Region(x=-33, y=250, shape=_COLON), "C18.5": Region(x=34, y=250, shape=_COLON),
    "C18.6": Region(x=36, y=272, shape=_COLON), "C18.7": Region(x=24, y=296, shape=_COLON),
    "C19": Region(x=7, y=304, rx=8, ry=7), "C20": Region(x=3, y=315, rx=7, ry=10),
    "C21": Region(x=0, y=330, rx=5, ry=5),
    "C22": Region(x=-24, y=216, shape=_LIVER), **dict.fromkeys(("C23", "C24"), Region(x=-13, y=231, rx=5, ry=7)),
    "C25": Region(x=6, y=241, rx=22, ry=5),
    **dict.fromkeys(("C30", "C31"), Region(x=0, y=51, rx=6, ry=7)), "C32": Region(x=0, y=89, rx=6, ry=7),
    "C33": Region(x=0, y=118, rx=4, ry=20), "C34": Region(x=29, y=164, shape=_LUNG, paired=True),
    "C37": Region(x=0, y=134, rx=9, ry=12), "C38": Region(x=3, y=158, rx=13, ry=24),
    "C38.4": Region(x=44, y=180, rx=5, ry=26, paired=True),
    "C40": Region(x=70, y=150, rx=6, ry=24, paired=True), "C40.2": Region(x=44, y=354, rx=7, ry=48, paired=True),
    "C40.3": Region(x=40, y=412, rx=7, ry=10, paired=True),
    "C41": Region(x=0, y=200, shape=_SPINE), "C41.0": Region(x=0, y=18, rx=21, ry=12),
    "C41.1": Region(x=0, y=69, rx=11, ry=5),
    "C41.3": Region(x=28, y=168, rx=19, ry=38, paired=True), "C41.4": Region(x=34, y=296, rx=17, ry=14, paired=True),
    "C42": Region(x=0, y=200, shape=_SPINE), "C42.2": Region(x=41, y=222, rx=7, ry=11),
    "C44": Region(x=-27, y=196, rx=11, ry=11), "C47": Region(x=-27, y=196, rx=11, ry=11),
    "C49": Region(x=-27, y=260, rx=12, ry=12),
    **dict.fromkeys(("C44.0", "C44.1", "C44.2", "C44.3"), Region(x=15, y=54, rx=7, ry=7, paired=True)),
    **dict.fromkeys(("C44.4", "C47.0", "C49.0", "C76.0"), Region(x=0, y=30, rx=20, ry=18)),
    "C44.5": Region(x=27, y=196, rx=13, ry=13, paired=True),
    **dict.fromkeys(("C44.6", "C47.1", "C49.1", "C76.4"), Region(x=79, y=192, rx=9, ry=20, paired=True)),
    **dict.fromkeys(("C44.7", "C47.2", "C49.2", "C76.5"), Region(x=41, y=378, rx=14, ry=30, paired=True)),
    **dict.fromkeys(("C47.3", "C49.3", "C76.1"), Region(x=29, y=168, rx=19, ry=21, paired=True)),
    **dict.fromkeys(("C47.4", "C49.4", "C76.2"), Region(x=0, y=262, rx=33, ry=26)),
    **dict.fromkeys(("C47.5", "C49.5", "C76.3"), Region(x=0, y=306, rx=30, ry=19)),
    "C48": Region(x=0, y=264, rx=37, ry=38), "C48.0": Region(x=0, y=250, rx=22, ry=30),
    "C50": Region(x=29, y=168, rx=18, ry=17, paired=True),
    "C51": Region(x=0, y=334, rx=5, ry=6), "C52": Region(x=0, y=326, rx=4, ry=8),
    "C53": Region(x=0, y=316, rx=6, ry=5),
    **dict.fromkeys(("C54", "C55", "C58"), Region(x=0, y=304, shape=_UTERUS)),
    "C56": Region(x=22, y=301, rx=8, ry=6, paired=True), "C57": Region(x=15, y=297, rx=10, ry=4, paired=True),
    "C60": Region(x=0, y=344, rx=4, ry=10), "C61": Region(x=0, y=327, rx=8, ry=6),
    "C62": Region(x=6, y=348, rx=5, ry=6, paired=True), "C63": Region(x=0, y=344, rx=8, ry=6),
    "C64": Region(x=24, y=245, rx=9, ry=16, paired=True), "C65": Region(x=17, y=247, rx=5, ry=8, paired=True),
    "C66": Region(x=13, y=282, rx=3, ry=24, paired=True), "C67": Region(x=0, y=316, rx=12, ry=9),
    "C68": Region(x=0, y=332, rx=4, ry=7),
    "C69": Region(x=10, y=45, rx=6, ry=4, paired=True),
    **dict.fromkeys(("C70", "C71"), Region(x=0, y=29, rx=22, ry=19)), "C72": Region(x=0, y=200, shape=_SPINE),
    "C73": Region(x=0, y=99, shape=_THYROID), "C74": Region(x=21, y=227, rx=7, ry=5, paired=True),
    "C75": Region(x=0, y=46, rx=6, ry=5),
    "C77.0": Region(x=17, y=94, rx=6, ry=8, paired=True), "C77.1": Region(x=0, y=150, rx=10, ry=18),
    "C77.2": Region(x=0, y=252, rx=10, ry=22), "C77.3": Region(x=54, y=150, rx=8, ry=11, paired=True),
    "C77.4": Region(x=27, y=330, rx=9, ry=7, paired=True), "C77.5": Region(x=20, y=306, rx=9, ry=11, paired=True),
})  # fmt: skip
# Groups of lymph nodes, by their ids in content/oncology/nodes; the rest lie where their ICD-O-3 site does.
_NODES: Mapping[str, Region] = MappingProxyType({
    "axillary": Region(x=54, y=150, paired=True), "infraclavicular": Region(x=36, y=125, paired=True),
    "intramammary": Region(x=33, y=172, paired=True), "internal_mammary": Region(x=8, y=160, paired=True),
    "supraclavicular": Region(x=28, y=113, paired=True), "cervical": Region(x=15, y=88, paired=True),
    "epitrochlear": Region(x=82, y=206, paired=True), "parotid": Region(x=22, y=60, paired=True),
    "retropharyngeal": Region(x=5, y=74, paired=True), "central_neck": Region(x=0, y=101),
    "mediastinal": Region(x=0, y=146), "hilar": Region(x=12, y=162, paired=True), "intrathoracic": Region(x=0, y=170),
    "diaphragmatic": Region(x=10, y=200, paired=True), "perigastric": Region(x=10, y=212), "celiac": Region(x=3, y=228),
    "hepatic": Region(x=-12, y=222), "splenic": Region(x=36, y=226), "peripancreatic": Region(x=8, y=240),
    "mesenteric": Region(x=0, y=272), "retroperitoneal": Region(x=6, y=256, paired=True), "abdominal": Region(x=0, y=262),
    "pelvic": Region(x=23, y=306, paired=True), "common_iliac": Region(x=12, y=288, paired=True),
    "mesorectal": Region(x=9, y=316, paired=True), "presacral": Region(x=0, y=300),
    "inguinal": Region(x=27, y=330, paired=True), "popliteal": Region(x=40, y=412, paired=True),
})  # fmt: skip


def region_of(site: IcdO3Site) -> Region | None:
    """Where an ICD-O-3 site lies; None for what is nowhere in particular (C80.9).

    >>> region_of(IcdO3Site("C50.4")).paired
    True
    """
    return _REGIONS.get(site.value) or _REGIONS.get(site.value[:3])


def node_region(node: str) -> Region | None:
    """Where a group of lymph nodes of content/oncology/nodes lies; None for "lymph nodes" without saying which."""
    return _NODES.get(node)
