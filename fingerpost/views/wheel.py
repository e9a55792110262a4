"""A hub drawn as a fingerpost seen from above: the post in the middle, an arm to each spoke.

Everything is measured in whole units from the middle of the post; y grows downwards. Labels stand
in two columns, left and right of the rim, one below the other: so none can lie over another,
however many there are and however long their names.

The list of spokes below the drawing says all that it says, so the drawing is kept from screen
readers and from the Tab key: they would meet every name twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isqrt

from fingerpost.views.lettering import ASCENT, LEADING, width_of, wrapped

WIDTH = 720
"""What a tablet held upright has for it, so that the words come out in their own size."""
_RIM = 128
_ROW = 44
_ROOMIEST_ROW = 84
_AROUND_TEXT = 14
_TO_LABEL = 14
_MOST_LINES = 3
_RADII = (46, 54, 62, 70, 78)
_EDGE_OF_POST = 9


@dataclass(frozen=True, slots=True)
class Spoke:
    """What is drawn of a spoke. `note` says in words what sets it apart, else it is empty."""

    name: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """`y` is the baseline."""

    y: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A spoke's words, from or up to `x`, and the dot on the rim at which its arm ends."""

    href: str
    is_left: bool
    x: int
    lines: tuple[TextLine, ...]
    notes: tuple[TextLine, ...]
    box: Box
    dot_x: int
    dot_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """`view_box` as SVG wants it; `arms` is one path; `rim` the half height of the ellipse."""

    name: tuple[TextLine, ...]
    radius: int
    labels: tuple[Label, ...]
    arms: str
    rim_x: int
    rim_y: int
    width: int
    height: int
    view_box: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A spoke's name and note in lines, and how high it stands."""

    href: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    height: int

    @property
    def count(self) -> int:
        return len(self.lines) + len(self.notes)


def wheel_of(name: str, spokes: Sequence[Spoke]) -> Wheel | None:
    """The drawing of the hub `name`; None when it has no spokes: there is nothing to draw."""
    if not spokes:
        return None
    half = len(spokes) // 2
    left, right = spread(spokes[:half]), spread(spokes[half:])
    tallest = max(sum(row.height for row in column) for column in (left, right))
    rim_y = max(_RIM, tallest // 2 + _ROW // 2)
    labels = (*_labels(left, rim_y, is_left=True), *_labels(right, rim_y, is_left=False))
    lines, radius = post(name)
    height = 2 * rim_y + 4
    return Wheel(
        name=lines,
        radius=radius,
        labels=labels,
        arms="".join(f"M0 0L{label.dot_x} {label.dot_y}" for label in labels),
        rim_x=_RIM,
        rim_y=rim_y,
        width=WIDTH,
        height=height,
        view_box=f"{-WIDTH // 2} {-height // 2} {WIDTH} {height}",
    )


def spread(spokes: Sequence[Spoke]) -> tuple[_Row, ...]:
    """A column of rows; a few are set apart, so that they go round the post."""
    rows = [row_of(spoke) for spoke in spokes]
    spare = max(0, 2 * _RIM - sum(row.height for row in rows)) // max(1, len(rows))
    return tuple(
        replace(row, height=max(row.height, min(row.height + spare, _ROOMIEST_ROW))) for row in rows
    )


def row_of(spoke: Spoke) -> _Row:
    # Words are wrapped for the middle of the rim, where the room is least.
    room = WIDTH // 2 - _RIM - _TO_LABEL
    lines = wrapped(spoke.name, room, _MOST_LINES)
    notes = wrapped(spoke.note, room, 2) if spoke.note else ()
    return _Row(spoke.href, lines, notes, height_of(len(lines) + len(notes)))


def height_of(count: int) -> int:
    """Of a row with `count` lines: never too low for a finger."""
    return max(_ROW, LEADING * count + _AROUND_TEXT)


def _labels(rows: Sequence[_Row], rim_y: int, *, is_left: bool) -> Iterator[Label]:
    top = -sum(row.height for row in rows) // 2
    for row in rows:
        yield _label(row, top + row.height // 2, rim_y, is_left=is_left)
        top += row.height


def _label(row: _Row, middle: int, rim_y: int, *, is_left: bool) -> Label:
    # The words keep clear of the rim over their whole height, not only beside their dot.
    nearest = max(0, abs(middle) - LEADING * row.count // 2)
    start = rim_at(nearest, rim_y) + _TO_LABEL
    dot = rim_at(abs(middle), rim_y)
    sign = -1 if is_left else 1
    texts = stacked((*row.lines, *row.notes), middle)
    widest = max(width_of(text.text) for text in texts)
    tall = height_of(row.count) - 2
    return Label(
        href=row.href,
        is_left=is_left,
        x=sign * start,
        lines=texts[: len(row.lines)],
        notes=texts[len(row.lines) :],
        box=Box(-start - widest if is_left else start, middle - tall // 2, widest, tall),
        dot_x=sign * dot,
        dot_y=middle,
    )


def stacked(lines: Sequence[str], middle: int) -> tuple[TextLine, ...]:
    """Lines below each other round the height `middle`."""
    first = middle - LEADING * len(lines) // 2 + ASCENT
    return tuple(TextLine(first + LEADING * number, text) for number, text in enumerate(lines))


def rim_at(y: int, rim_y: int) -> int:
    """How far the rim lies from the middle line at the height `y`, from 0 to `rim_y`."""
    return _RIM * isqrt(rim_y * rim_y - y * y) // rim_y


def post(name: str) -> tuple[tuple[TextLine, ...], int]:
    """The hub's name in lines, and the radius of the smallest post that holds them."""
    for radius in _RADII:
        inner = radius - _EDGE_OF_POST
        for count in range(1, 5):
            half_height = count * LEADING // 2
            if half_height < inner:
                room = 2 * isqrt(inner * inner - half_height * half_height)
                lines = wrapped(name, room, 9)
                # A name that had to be broken inside a word waits for a larger post.
                if len(lines) <= count and " ".join(lines) == " ".join(name.split()):
                    return stacked(lines, 0), radius
    return stacked(wrapped(name, 2 * _RADII[-1] - 34, 3), 0), _RADII[-1]
