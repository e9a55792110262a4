# ruff: noqa: INP001 (a folder of scripts is no package)
"""The contact sheet: a page with all pictures, and one small picture for a document."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tools.look.pictures import Picture, Subject
from tools.look.states import State

Pictures = Mapping[tuple[str, str], Picture]
"""By subject and state."""

COLUMNS = 8
WIDE, HIGH, CAPTION, MARGIN = 280, 350, 30, 14
PAPER, INK, EDGE = (255, 255, 255), (28, 27, 23), (150, 145, 130)
A4_SHAPE = 297 / 210
MOST_SCALE = 0.5
MOST_BYTES = 600_000
QUALITIES = (82, 74, 66, 58, 50, 42)

STYLE = """
body { font: 1rem/1.4 sans-serif; margin: 1rem; background: #eee; color: #111 }
table { border-collapse: collapse }
th { text-align: left; vertical-align: top; padding: .5rem; background: #eee }
thead th { position: sticky; top: 0; z-index: 1 }
tbody th { position: sticky; left: 0 }
td { padding: .25rem; vertical-align: top }
img { display: block; height: 22rem; width: 15rem; object-fit: cover; object-position: left top;
  border: 1px solid #888; background: #fff }
td.narrow img { width: 9rem }
strong { color: #a00 }
"""


def page_of(
    heading: str,
    note: str,
    subjects: Sequence[Subject],
    states: Sequence[State],
    pictures: Pictures,
) -> str:
    """An HTML page beside the pictures' folders; each picture leads to itself in full."""
    head = "".join(f'<th scope="col">{escape(state.name)}</th>' for state in states)
    rows = "".join(row_of(subject, states, pictures) for subject in subjects)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(heading)}</title><style>{STYLE}</style></head><body>"
        f"<h1>{escape(heading)}</h1><p>{escape(note)}</p>"
        f"<table><thead><tr><td></td>{head}</tr></thead>\n<tbody>{rows}</tbody></table></body></html>\n"
    )


def row_of(subject: Subject, states: Sequence[State], pictures: Pictures) -> str:
    cells = "".join(cell_of(subject, state, pictures) for state in states)
    path = "/" + subject.url.partition("//")[2].partition("/")[2]
    head = f'<th scope="row">{escape(subject.name)}<br><small>{escape(path)}</small></th>'
    return f"<tr>{head}{cells}</tr>\n"


def cell_of(subject: Subject, state: State, pictures: Pictures) -> str:
    picture = pictures.get((subject.id, state.id))
    if picture is None:
        return "<td></td>"
    file = f"{picture.file.parent.name}/{picture.file.name}"
    narrow = ' class="narrow"' if 0 < state.width < 500 else ""
    alt = escape(f"{subject.name}, {state.name}")
    told = f"{picture.height:,} px long"
    if picture.overflow > 0:
        told += f", <strong>{picture.overflow} px too wide</strong>"
    if picture.sheets:
        pdf = file.removesuffix(".png") + ".pdf"
        told = f'<a href="{pdf}">{picture.sheets} sheets</a>'
    image = f'<img src="{file}" alt="{alt}" loading="lazy">'
    return f'<td{narrow}><a href="{file}">{image}</a>{told}</td>'


def small_sheet(
    blocks: Sequence[Sequence[tuple[str, Picture]]], file: Path, columns: int = COLUMNS
) -> int:
    """The top of each picture with its caption, as WebP; the size of the file in bytes.

    Each block begins a new row.
    """
    rows = [block[at : at + columns] for block in blocks for at in range(0, len(block), columns)]
    size = (columns * (WIDE + MARGIN) + MARGIN, len(rows) * (HIGH + CAPTION + MARGIN) + MARGIN)
    sheet = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(17)
    for number, row in enumerate(rows):
        top = MARGIN + number * (HIGH + CAPTION + MARGIN)
        for column, (caption, picture) in enumerate(row):
            left = MARGIN + column * (WIDE + MARGIN)
            draw.text((left, top + 4), caption, fill=INK, font=font)
            small = thumbnail(picture)
            sheet.paste(small, (left, top + CAPTION))
            right, bottom = left + small.width, top + CAPTION + small.height
            draw.rectangle((left - 1, top + CAPTION - 1, right, bottom), outline=EDGE)
    for quality in QUALITIES:
        sheet.save(file, "WEBP", quality=quality, method=6)
        if file.stat().st_size <= MOST_BYTES:
            break
    return file.stat().st_size


def thumbnail(picture: Picture) -> Image.Image:
    """The top of a picture, or the first sheet of paper. A phone's is shrunk less than a desk's."""
    with Image.open(picture.file) as whole:
        width = round(whole.height / A4_SHAPE) if picture.sheets else whole.width
        scale = min(WIDE / width, MOST_SCALE)
        part = whole.crop((0, 0, width, min(whole.height, round(HIGH / scale))))
        shrunk = (round(part.width * scale), round(part.height * scale))
        return part.convert("RGB").resize(shrunk, Image.Resampling.LANCZOS)
