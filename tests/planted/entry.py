"""Entries as lines of text, so that a mistake can be planted and its place be known from the text
alone: nothing of the engine is asked."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

# Words before the name of each copy. All but one put a letter beyond ASCII before every column.
COPIES = (
    ("again", "Café "),
    ("elsewhere", "Zoë’s "),
    ("further-on", "New "),
    ("uphill", "☕ Élan "),
)
ENTRIES = 200
_BLOCK = re.compile(r"^( *)(?:- )?[\w-]+: [|>][-+]?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A planted mistake: where the report has to point, and the known name it has to tell."""

    column: int
    code: str
    kind: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`held`: there is a mistake already. `is_prose`: no field stands here."""

    text: str
    marks: tuple[Mark, ...] = ()
    held: bool = False
    is_prose: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is the file's, in content/providers/. Lines have no line break."""

    name: str
    lines: tuple[Line, ...]
    ending: str = "\n"
    byte_order_mark: bool = False
    encoding: str = "utf-8"

    @property
    def text(self) -> str:
        return "".join(f"{line.text}{self.ending}" for line in self.lines)

    @property
    def data(self) -> bytes:
        return (b"\xef\xbb\xbf" if self.byte_order_mark else b"") + self.text.encode(self.encoding)

    @property
    def planted(self) -> tuple[tuple[int, Mark], ...]:
        """Line numbers, from 1, with what is planted there."""
        numbered = enumerate(self.lines, start=1)
        return tuple((number, mark) for number, line in numbered for mark in line.marks)

    def section(self, index: int) -> str:
        """The field of the entry itself that the line belongs to."""
        return self.lines[self.section_start(index)].text.partition(":")[0]

    def record_start(self, index: int) -> tuple[int, int]:
        """Index and column of the first field of the record that the field at `index` is one of."""
        indent = _indent(self.lines[index].text)
        first = index
        for number in range(index - 1, -1, -1):
            line = self.lines[number]
            width = _indent(line.text)
            if line.is_prose or width > indent:
                continue
            if width < indent:
                break
            first = number
            if line.text[:width].strip():
                break
        return first, indent + 1

    def section_start(self, index: int) -> int:
        """Index of the field of the entry itself that the line belongs to."""
        return next(n for n in range(index, -1, -1) if re.match(r"\w", self.lines[n].text))


def _indent(text: str) -> int:
    """How far in a field starts; the mark of a list's item counts."""
    found = re.match(r" *(?:- )?", text)
    return found.end() if found else 0


def lines_of(text: str) -> tuple[Line, ...]:
    """Prose is the text of blocks and what stands below the front matter."""
    lines: list[Line] = []
    block: int | None = None
    fences = 0
    for typed in text.splitlines():
        indent = len(typed) - len(typed.lstrip(" "))
        if block is not None and typed.strip() and indent <= block:
            block = None
        fences += typed == "---"
        prose = block is not None or fences > 1 or typed == "---" or not typed.strip()
        lines.append(Line(typed, is_prose=prose))
        if found := _BLOCK.match(typed):
            block = len(found[1])
    return tuple(lines)


def entries_of(content: Path) -> tuple[Entry, ...]:
    """The providers of a content folder, and copies of its spokes until there are enough; every
    third with the line ends of Windows, every fifth with a byte-order mark."""
    files = sorted((content / "providers").iterdir())
    assert len(files) > 30
    found = [Entry(file.name, lines_of(file.read_text(encoding="utf-8"))) for file in files]
    spokes = [entry for entry in found if "\nkind: spoke\n" in entry.text]
    copies = [_copy(entry, *words) for words in COPIES for entry in spokes]
    chosen = (found + copies)[:ENTRIES]
    assert len(chosen) == ENTRIES
    return tuple(
        replace(entry, ending="\r\n" if n % 3 == 1 else "\n", byte_order_mark=n % 5 == 2)
        for n, entry in enumerate(chosen)
    )


def _copy(entry: Entry, word: str, before: str) -> Entry:
    stem, _, ending = entry.name.rpartition(".")
    lines = [
        replace(line, text=line.text.replace("name: ", f"name: {before}", 1))
        if line.text.startswith("name: ")
        else line
        for line in entry.lines
        if not line.text.startswith("was:")
    ]
    as_markdown = word == "further-on" and ending == "yaml" and "\ndescription:" not in entry.text
    if as_markdown:
        fence = Line("---", is_prose=True)
        lines = [fence, *lines, fence, Line("We meet at the café.", is_prose=True)]
        ending = "md"
    return Entry(f"{stem}-{word}.{ending}", tuple(lines))
