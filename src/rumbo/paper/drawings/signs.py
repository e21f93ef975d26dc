"""The shapes of marks: ring first found, dot local, diamond regional, triangle distant, two dots more than one kind,
and an open circle with a question mark where the kind is for the doctor to say. Also the pin.
"""

from __future__ import annotations

from rumbo.paper.drawings.drawing import Circle, Outline, Shape, Words
from rumbo.paper.drawings.lanes import Sign

REACH = 19.0  # how far a mark, its rim and its halo may reach from their centre
PIN_HEIGHT = 56.0


def draw_sign(sign: Sign, *, x: float, y: float, soft: bool = False) -> tuple[Shape, ...]:
    """One mark centred on a point; `soft` adds the dotted halo of what is only about right."""
    halo = (Circle(role="halo", x=x, y=y, r=REACH),) if soft else ()
    return (*halo, *_sign(sign, x=x, y=y))


def _sign(sign: Sign, *, x: float, y: float) -> tuple[Shape, ...]:
    if sign == "found":
        return (Circle(role="found", x=x, y=y, r=11), Circle(role="found-in", x=x, y=y, r=4))
    if sign == "local":
        return (Circle(role="back", x=x, y=y, r=11),)
    if sign == "regional":
        return (Outline(role="back", d=f"M{x:.1f},{y - 14:.1f}l14,14l-14,14l-14,-14Z"),)
    if sign == "distant":
        return (Outline(role="back", d=f"M{x:.1f},{y - 14:.1f}l13.5,23.5h-27Z"),)
    if sign == "mixed":
        return (Outline(role="back", d=_two_dots(x, y)),)
    ask = Words(role="ask-word", x=x, y=y + 5.4, en=("?",), es=("?",), anchor="middle")
    return (Circle(role="ask", x=x, y=y, r=11.5), ask)


def _two_dots(x: float, y: float) -> str:
    dot = "a8.5,8.5 0 1 0 17,0a8.5,8.5 0 1 0 -17,0Z"
    return f"M{x - 17.5:.1f},{y:.1f}{dot}M{x + 0.5:.1f},{y:.1f}{dot}"


def draw_pin(*, x: float, y: float) -> tuple[Shape, ...]:
    """The pin, its tip on the point."""
    body = f"M{x:.1f},{y:.1f}c-5,-14 -19,-21 -19,-37a19,19 0 1 1 38,0c0,16 -14,23 -19,37z"
    return (Outline(role="pin", d=body), Circle(role="pin-in", x=x, y=y - 37, r=7))
