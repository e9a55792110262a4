"""The whole network drawn: every hub is a post, and a spoke that several hubs share joins them.

The posts stand beside each other with their heads going down like stairs, so that each name has
room to its right. A shared spoke is a line across, with a dot on each post that it belongs to.
Nothing crosses words, and no two lines lie over each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import alphabetical
from fingerpost.model.provider import Provider
from fingerpost.source.construct import Sourced
from fingerpost.views.lettering import LEADING, width_of, wrapped
from fingerpost.views.wheel import WIDTH, Box, TextLine, stacked
from fingerpost.views.words import CountedLink, Link, counted

_LABEL_ROOM = 264
_WIDEST_PITCH = 52
_NARROWEST_PITCH = 16
_LEFT = 30
_STEP = 52
_ROW = 44
_HUB_TICKS = 9
_MOST_TICKS = 36
_TO_LABEL = 34
_FOOT = 26
_BELOW_NAMES = 12


@dataclass(frozen=True, slots=True)
class SharedSpoke:
    """A spoke that more than one hub has, and those hubs in the order of the posts."""

    name: str
    href: str
    hubs: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A hub: `ticks` is a path from the middle of its head, one stroke to a spoke."""

    href: str
    colour: str
    x: int
    y: int
    ticks: str
    label_x: int
    lines: tuple[TextLine, ...]
    count: TextLine
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A shared spoke: the dots on its line at the height `y`, and its name from `label_x`."""

    href: str
    y: int
    dots: tuple[int, ...]
    label_x: int
    lines: tuple[TextLine, ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDrawing:
    """`ground` is how far down every post reaches; `lines` the path of all lines across."""

    posts: tuple[Post, ...]
    crossings: tuple[Crossing, ...]
    lines: str
    ground: int
    width: int
    height: int


def shared_spokes(
    hubs: Sequence[Sourced[Provider]], directory: Directory
) -> tuple[SharedSpoke, ...]:
    """What belongs to more than one of `hubs`: most hubs first, then by name."""
    found: dict[str, tuple[Sourced[Provider], list[Link]]] = {}
    for hub in hubs:
        link = Link(hub.record.name, addresses.provider(hub.id))
        for spoke in directory.spokes_by_hub.get(hub.id, ()):
            found.setdefault(spoke.id, (spoke, []))[1].append(link)
    several = [(spoke, links) for spoke, links in found.values() if len(links) > 1]
    several.sort(key=lambda pair: (-len(pair[1]), alphabetical(pair[0].record.name), pair[0].id))
    return tuple(
        SharedSpoke(spoke.record.name, addresses.provider(spoke.id), tuple(links))
        for spoke, links in several
    )


def counted_hubs(
    hubs: Sequence[Sourced[Provider]], directory: Directory
) -> tuple[CountedLink, ...]:
    """Each hub with how many spokes it has, and the colour of its locality."""
    colours = colour_by_hub(directory)
    return tuple(
        CountedLink(
            hub.record.name,
            addresses.provider(hub.id),
            len(directory.spokes_by_hub.get(hub.id, ())),
            colours.get(hub.id, ""),
        )
        for hub in hubs
    )


def colour_by_hub(directory: Directory) -> Mapping[str, str]:
    """The colour of the first locality whose main hub it is."""
    found: dict[str, str] = {}
    for locality in directory.localities:
        for hub in directory.main_hubs.get(locality.id, ()):
            found.setdefault(hub.id, locality.record.colour or "")
    return found


def drawing_of(hubs: Sequence[CountedLink], shared: Sequence[SharedSpoke]) -> NetworkDrawing | None:
    """The drawing of hubs, counted by their spokes, and of the spokes that they share.

    None for fewer than two hubs, which make no network, and for more than can stand apart.
    """
    if len(hubs) < 2:
        return None
    pitch = min(_WIDEST_PITCH, (WIDTH - _LEFT - _TO_LABEL - _LABEL_ROOM) // (len(hubs) - 1))
    if pitch < _NARROWEST_PITCH:
        return None
    posts = tuple(_posts(hubs, pitch))
    x_by_href = {post.href: post.x for post in posts}
    top = posts[-1].box.top + posts[-1].box.height + _BELOW_NAMES
    crossings = tuple(_crossings(shared, x_by_href, posts[-1].x + _TO_LABEL, top))
    last = crossings[-1].box if crossings else posts[-1].box
    ground = last.top + last.height + _FOOT // 2
    return NetworkDrawing(
        posts=posts,
        crossings=crossings,
        lines="".join(f"M{each.dots[0]} {each.y}H{each.label_x - 10}" for each in crossings),
        ground=ground,
        width=WIDTH,
        height=ground + 4,
    )


def _posts(hubs: Sequence[CountedLink], pitch: int) -> Iterator[Post]:
    top = 0
    for number, hub in enumerate(hubs):
        x = _LEFT + number * pitch
        label_x = x + _TO_LABEL
        lines = wrapped(hub.text, WIDTH - label_x, 2)
        height = max(_STEP, LEADING * (len(lines) + 1) + 8)
        told = counted(hub.count, "spoke")
        texts = stacked((*lines, told[:1].upper() + told[1:]), top + height // 2)
        yield Post(
            href=hub.href,
            colour=hub.colour,
            x=x,
            y=top + height // 2,
            ticks=ticks(hub.count),
            label_x=label_x,
            lines=texts[:-1],
            count=texts[-1],
            box=Box(label_x, top, max(width_of(text.text) for text in texts), height),
        )
        top += height


def ticks(count: int) -> str:
    """A stroke for each spoke round the head of a post, longer when there are more of them.

    They leave out what the post itself covers, 30 degrees on each side of straight down.
    """
    shown = min(count, _MOST_TICKS)
    outer = 14 + shown // 3
    path = ""
    for number in range(shown):
        angle = radians(-150 + 300 * (number + 0.5) / shown)
        ends = [(round(sin(angle) * r), -round(cos(angle) * r)) for r in (_HUB_TICKS, outer)]
        path += "M{} {}L{} {}".format(*ends[0], *ends[1])
    return path


def _crossings(
    shared: Sequence[SharedSpoke], x_by_href: Mapping[str, int], label_x: int, top: int
) -> Iterator[Crossing]:
    for spoke in shared:
        lines = wrapped(spoke.name, WIDTH - label_x, 2)
        height = max(_ROW, LEADING * len(lines) + 8)
        dots = tuple(sorted(x_by_href[hub.href] for hub in spoke.hubs))
        yield Crossing(
            href=spoke.href,
            y=top + height // 2,
            dots=dots,
            label_x=label_x,
            lines=stacked(lines, top + height // 2),
            box=Box(label_x, top, max(map(width_of, lines)), height),
        )
        top += height
