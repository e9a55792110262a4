"""The colours that a locality or a family of categories may have: names, never values."""

from enum import StrEnum


class Colour(StrEnum):
    """Drawn from the land. The stylesheet's tokens hold the values for light, dark and contrast."""

    HEATH = "heath"
    DOWN = "down"
    CLIFF = "cliff"
    SEA = "sea"
    CLAY = "clay"
    ROSE = "rose"
