"""The one door to content on disk: which files belong to it, and what they hold."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.diagnostics import Diagnostic, Misreading, SourceFile, Span, visible
from fingerpost.source import file_names, guards, images
from fingerpost.source.image_size import NOT_TOLD, size_of

RECORD_FOLDERS = ("localities", "pages", "providers", "venues", "vocabulary")
FACTS_FOLDER = "facts"
IMAGES_FOLDER = "images"
SETTINGS = "directory.yaml"
LARGEST_TABLE_BYTES = 8 * 1024 * 1024
_KNOWN = (*RECORD_FOLDERS, FACTS_FOLDER, IMAGES_FOLDER)
_TEXT_ENDINGS = ("yaml", "md")
_TABLE_ENDINGS = ("csv", "json")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ImageFile:
    """`data` is what may be published: the file without place, date and comments. `size` is
    its width and height in pixels."""

    path: str
    data: bytes = field(repr=False)
    size: tuple[int, int] = NOT_TOLD


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """Everything in a content folder that is read, sorted by path. `unread` are the paths of files
    that are there and cannot be read: what names one of them is no second mistake."""

    texts: tuple[SourceFile, ...] = ()
    tables: tuple[SourceFile, ...] = ()
    images: tuple[ImageFile, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A regular file of the folder; `path` as it is shown, `place` on disk."""

    path: str
    place: Path
    ending: str


def read_folder(content: Path) -> tuple[ContentFolder, tuple[Diagnostic, ...]]:
    root = content.resolve()
    if not root.is_dir():
        return ContentFolder(), (file_names.missing_folder(root.name),)
    problems: list[Diagnostic] = []
    found = sorted(_walk(root, problems), key=lambda one: one.path)
    texts: list[SourceFile] = []
    tables: list[SourceFile] = []
    pictures: list[ImageFile] = []
    unread: list[str] = []
    for one in found:
        read = _read(one)
        if isinstance(read, Diagnostic):
            problems.append(read)
            unread.append(one.path)
        elif isinstance(read, ImageFile):
            pictures.append(read)
        else:
            (tables if one.ending in _TABLE_ENDINGS else texts).append(read)
    problems.extend(file_names.look_alikes(texts))
    if not (root / SETTINGS).exists():
        problems.append(file_names.missing_settings(f"{root.name}/{SETTINGS}"))
    problems.sort(key=lambda problem: problem.sort_key)
    folder = ContentFolder(tuple(texts), tuple(tables), tuple(pictures), tuple(unread))
    return folder, tuple(problems)


def _walk(root: Path, problems: list[Diagnostic]) -> Iterator[_Found]:
    for entry in _entries(root, root.name, problems):
        path = f"{root.name}/{visible(entry.name)}"
        if entry.is_symlink():
            problems.append(file_names.link(path))
        elif entry.is_dir() and entry.name in _KNOWN:
            for inner in _entries(Path(entry.path), path, problems):
                shown = f"{path}/{visible(inner.name)}"
                yield from _file(inner, shown, entry.name, problems)
        elif entry.name == SETTINGS and entry.is_file():
            yield _Found(path, Path(entry.path), "yaml")
        elif not file_names.is_left_by_programs(entry.name):
            problems.append(file_names.not_read(path, _KNOWN))


def _entries(folder: Path, path: str, problems: list[Diagnostic]) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        problems.append(file_names.not_readable(path))
        return []


def _file(
    entry: "os.DirEntry[str]", path: str, folder: str, problems: list[Diagnostic]
) -> Iterator[_Found]:
    if entry.is_symlink():
        problems.append(file_names.link(path))
    elif file_names.is_left_by_programs(entry.name):
        return
    elif entry.is_dir():
        problems.append(file_names.nested(path, folder))
    elif not entry.is_file(follow_symlinks=False):
        problems.append(file_names.no_file(path))
    else:
        stem, _, ending = entry.name.rpartition(".")
        endings = _endings_of(folder)
        if ending not in endings or not file_names.is_tidy(stem):
            problems.append(file_names.file_name(path, entry.name, endings))
        if ending in endings or (ending == "yml" and "yaml" in endings):
            yield _Found(path, Path(entry.path), ending)


def _endings_of(folder: str) -> tuple[str, ...]:
    if folder == IMAGES_FOLDER:
        return images.ENDINGS
    return (*_TEXT_ENDINGS, *_TABLE_ENDINGS) if folder == FACTS_FOLDER else _TEXT_ENDINGS


def _read(found: _Found) -> SourceFile | ImageFile | Diagnostic:
    picture = found.ending in images.ENDINGS
    largest = LARGEST_TABLE_BYTES if found.ending in _TABLE_ENDINGS else guards.LARGEST_TEXT_BYTES
    largest = images.LARGEST_IMAGE_BYTES if picture else largest
    unread = SourceFile(found.path, "")
    try:
        data = _bytes_of(found.place, largest)
    except OSError:
        return file_names.not_readable(found.path)
    if isinstance(data, int):
        return guards.too_large(unread, data, largest)
    return _image(found.path, data) if picture else decode(found.path, data)


def _bytes_of(place: Path, largest: int) -> bytes | int:
    """The size instead of the bytes where it is over `largest`. A file that was swapped for a link
    or a pipe since the folder was listed is refused."""
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError
        if status.st_size > largest:
            return status.st_size
        data = file.read(largest + 1)
    return len(data) if len(data) > largest else data


def decode(path: str, data: bytes) -> SourceFile | Diagnostic:
    """Bytes as text; one leading byte-order mark is dropped."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return SourceFile(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        bad = error.start
    before = len(data[:bad].decode("utf-8"))
    shown = SourceFile(path, data.decode("utf-8", "replace"))
    meant = data[bad : bad + 1].decode("cp1252", "replace")
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return Diagnostic(
        "not-utf-8",
        'this file is saved as "Unicode" or UTF-16'
        if wide
        else "this letter is not saved as UTF-8",
        shown,
        Span(before, before + 1),
        expected="Every file is saved as UTF-8, so that each letter arrives as it was typed.",
        fix="Save the file again and choose UTF-8 as its encoding."
        + ("" if wide or not meant.isprintable() else f' The letter may be "{meant}".'),
    )


def _image(path: str, data: bytes) -> ImageFile | Diagnostic:
    cleaned = images.clean_image(data)
    ending = path.rpartition(".")[2]
    kind = images.kind_of(data)
    if not isinstance(cleaned, Misreading) and kind != ending.replace("jpg", "jpeg"):
        cleaned = Misreading(
            "image-kind",
            f'this picture is a {kind} and its name ends in ".{ending}"',
            expected="A picture's name ends in what it is, so that every program shows it.",
            fix=f'End its name in ".{kind}".',
        )
    if isinstance(cleaned, bytes):
        return ImageFile(path, cleaned, size_of(cleaned))
    file = SourceFile(path, "")
    return Diagnostic(
        cleaned.code,
        cleaned.message,
        file,
        Span(0, 0),
        expected=cleaned.expected,
        fix=cleaned.fix,
    )
