"""How wide words come out, for drawings that place words before a browser sees them.

No font is opened: a build must give the same bytes on every machine, so the advance widths of the
site's own face stand here as a table, rounded to 1/40 em. A reader may see another face, or the
bold one; every measure has a tenth to spare for that.
"""

import unicodedata
from collections.abc import Mapping

SIZE = 17
"""Of all words in drawings, in units of the drawing: the site's small size at a normal zoom."""
LEADING = 22
ASCENT = 17
"""From the top of a line to its baseline."""

_EM = 1000
_WIDEST = 1000
_GROUPS: Mapping[int, str] = {
    150: "'", 200: ",.:;", 225: "|‘’", 250: "`ijl", 275: " !", 300: '"()', 325: "[ft",
    350: "-]r{}", 375: "/\\_", 400: "1I“”", 450: "vyz", 475: "*?csx", 500: "7Jk–", 525: "a",
    550: "2<>FLT^eghnou~", 575: "3EYbdpq", 600: "$+569PSVZ", 625: "48=ABKRX", 650: "#0C",
    675: "Dw…€", 700: "GHNU", 725: "&OQ", 775: "@", 825: "M", 850: "Wm", 925: "%",
}  # fmt: skip
_WIDTHS: Mapping[str, int] = {letter: em for em, group in _GROUPS.items() for letter in group}


def width_of(text: str) -> int:
    """In units of the drawing, never less than it comes out. A letter with a mark is as wide as
    without; one that the table lacks is taken for the widest."""
    plain = (
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    ems = sum(_WIDTHS.get(letter, _WIDEST) for letter in plain)
    return -(-ems * SIZE * 11 // (_EM * 10))


def wrapped(text: str, room: int, most_lines: int) -> tuple[str, ...]:
    """`text` in lines of at most `room` units. A word that is too long is broken; what does not fit
    in `most_lines` is cut with an ellipsis: the full words stand in the list beside the drawing."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, room):
            longer = f"{lines[-1]} {piece}".strip()
            if width_of(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) <= most_lines:
        return tuple(lines)
    return (*lines[: most_lines - 1], _cut(lines[most_lines - 1], room))


def _pieces(word: str, room: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(line: str, room: int) -> str:
    while line and width_of(f"{line}…") > room:
        line = line[:-1].rstrip()
    return f"{line}…"
