"""The outline on which the finder draws where activities are: no names and no links, since the list
beside it has both."""

from dataclasses import dataclass

from fingerpost.directory import Directory
from fingerpost.views.area_map import MARGIN, Projection, ring_path


@dataclass(frozen=True, slots=True, kw_only=True)
class DotMap:
    """`paths` are the `d` of SVG paths, one for each locality. A point lies `across` units for each
    degree east of `west`, and `down` units for each degree south of `north`, past the `margin`."""

    area: str
    note: str
    width: int
    height: int
    paths: tuple[str, ...]
    west: float
    north: float
    across: float
    down: float
    margin: int


def dot_map(directory: Directory) -> DotMap | None:
    """None: nobody has given the lines of the localities."""
    boundaries = directory.boundaries
    if boundaries is None:
        return None
    projection = Projection(boundaries)
    west, north, across, down = projection.degrees
    return DotMap(
        area=directory.settings.area,
        note=boundaries.note,
        width=projection.width,
        height=projection.height,
        paths=tuple(
            "".join(ring_path([projection.point(point) for point in ring]) for ring in each.rings)
            for each in boundaries.by_locality.values()
        ),
        west=round(west, 5),
        north=round(north, 5),
        across=round(across, 2),
        down=round(down, 2),
        margin=MARGIN,
    )
