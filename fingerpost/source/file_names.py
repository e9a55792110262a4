"""What a file of the content may be called, and where it may be."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from fingerpost.diagnostics import Diagnostic, Related, Severity, SourceFile, Span, visible

LONGEST_NAME = 60

_NAME = re.compile(rf"[a-z0-9-]{{1,{LONGEST_NAME}}}")
_LEFT_BY_PROGRAMS = re.compile(
    r"\..*|[A-Z][A-Z_-]*(?:\.md)?|Thumbs\.db|desktop\.ini|import-report\.json"
    r"|.*~|~\$.*|#.*#|.*\.(?:bak|orig|swp|tmp)"
)
_RECORD_HIDDEN = re.compile(r"\.[^._].*\.(?:yaml|yml|md)", re.IGNORECASE)
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)]
)
_LOOKS_LIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "_": "-", " ": "-"})
_NOWHERE = Span(0, 0)


def is_left_by_programs(name: str) -> bool:
    """Whether systems, editors and people put such a file beside the content: .gitkeep,
    .DS_Store, README.md, PROVENANCE.md, backups."""
    return _LEFT_BY_PROGRAMS.fullmatch(name) is not None and not _RECORD_HIDDEN.fullmatch(name)


def is_tidy(stem: str) -> bool:
    return _NAME.fullmatch(stem) is not None and stem not in _RESERVED


def tidy_name(name: str, endings: tuple[str, ...]) -> str:
    """What the file says it is, in small ASCII letters, digits and hyphens."""
    stem, ending = name.strip(), ""
    while "." in stem and ending not in {*endings, "yml"}:
        before, _, last = stem.rpartition(".")
        if not 0 < len(last) <= 4 or not last.isalnum():
            break
        stem, ending = before, last.lower()
    if ending not in endings:
        ending = endings[0]
    plain = unicodedata.normalize("NFKD", stem.replace("&", " and ").replace("'", ""))
    plain = re.sub(r"\(\d+\)\s*$", "", plain.encode("ascii", "ignore").decode("ascii"))
    plain = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_NAME].strip("-")
    if not plain or plain in _RESERVED:
        plain = f"{plain}-entry".strip("-")
    return f"{plain}.{ending}"


def skeleton(name: str) -> str:
    """The same for names that an eye, a file system or a search cannot tell apart."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_LOOKS_LIKE)
    return folded.replace("rn", "m")


def look_alikes(files: Iterable[SourceFile]) -> Iterator[Diagnostic]:
    """Ids in one folder that are the same or look the same."""
    first_by_looks: dict[tuple[str, str], SourceFile] = {}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        stem = name.rpartition(".")[0]
        first = first_by_looks.setdefault((folder, skeleton(stem)), file)
        if first is not file:
            yield Diagnostic(
                "ids-look-alike",
                f"the names of {visible(first.path)} and {visible(file.path)} look alike",
                file,
                _NOWHERE,
                expected="A file's name is its permanent id; people read it out and type it.",
                fix="Rename one of them, or join them where they are about the same.",
                related=(Related(first, _NOWHERE, "looks like this one"),),
            )


def file_name(path: str, name: str, endings: tuple[str, ...]) -> Diagnostic:
    kinds = " or ".join(f".{ending}" for ending in endings)
    return Diagnostic(
        "file-name",
        f'the file name "{visible(name)}" needs tidying',
        SourceFile(path, ""),
        _NOWHERE,
        expected=f"A name has 1 to {LONGEST_NAME} small letters a-z, digits and hyphens, ends in "
        f"{kinds}, and is none that Windows keeps for itself.",
        fix=f"Rename the file to: {tidy_name(name, endings)}",
    )


def link(path: str) -> Diagnostic:
    return Diagnostic(
        "link-leaves-content",
        "this is a link to another place and not a file",
        SourceFile(path, ""),
        _NOWHERE,
        expected="Everything that is published lies in the content folder itself.",
        fix="Put a copy of the file here in place of the link.",
    )


def nested(path: str, folder: str) -> Diagnostic:
    return Diagnostic(
        "folder-in-folder",
        f"the folder {visible(path)} is not read",
        SourceFile(path, ""),
        _NOWHERE,
        expected=f"The files of {folder} lie side by side, since a file's name is its id.",
        fix=f"Move its files into {folder} and delete it.",
    )


def no_file(path: str) -> Diagnostic:
    return Diagnostic(
        "not-a-file",
        "this is a pipe or a device and not a file",
        SourceFile(path, ""),
        _NOWHERE,
        expected="The content folder holds files and nothing else.",
        fix="Delete it.",
    )


def not_readable(path: str) -> Diagnostic:
    return Diagnostic(
        "file-not-readable",
        "this cannot be opened",
        SourceFile(path, ""),
        _NOWHERE,
        expected="The content can be read by whoever builds the directory.",
        fix="Give everyone the right to read it.",
    )


def not_read(path: str, known: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "file-not-read",
        "nothing here is ever read",
        SourceFile(path, ""),
        _NOWHERE,
        severity=Severity.ADVICE,
        expected=f"The content folder holds directory.yaml and {', '.join(known)}.",
        fix="Move it to one of them, or out of the content folder.",
    )


def missing_folder(path: str) -> Diagnostic:
    return Diagnostic(
        "content-missing",
        f'there is no content folder "{visible(path)}"',
        SourceFile(path, ""),
        _NOWHERE,
        expected="A directory is made from a folder of content files.",
        fix="Name the folder that holds directory.yaml and providers.",
    )


def missing_settings(path: str) -> Diagnostic:
    return Diagnostic(
        "settings-missing",
        "the file directory.yaml is not there",
        SourceFile(path, ""),
        _NOWHERE,
        expected="directory.yaml says what the directory is called and who runs it.",
        fix="Copy directory.yaml from another directory and change it.",
    )
