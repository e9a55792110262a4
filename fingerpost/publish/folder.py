"""The published folder: built beside the old one, then swapped in at once."""

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from fingerpost.artifacts import Artifact
from fingerpost.publish.exchange import exchange, flush, flush_names
from fingerpost.publish.lock import LockHeld, locked

MARKER = ".fingerpost"
_MARKER_TEXT = b"Made by Fingerpost. The next build replaces this folder and all that is in it.\n"


class PublishingStopped(Exception):
    """The surroundings, not the content, stand in the way: a disk, a permission, another build."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(f"{message} {cure}")
        self.message = message
        self.cure = cure


def _nothing(_message: str) -> None:
    return None


@contextmanager
def replacing(
    site: Path,
    *,
    content: Path | None = None,
    wait_seconds: float = 10,
    say: Callable[[str], None] = _nothing,
) -> Iterator[Path]:
    """A folder to fill; it becomes `site` when the block ends, or is removed when it fails.

    `content` is the folder that `site` may neither hold nor lie in. `say` is told of a wait for
    another build. Raises `PublishingStopped` and leaves the old site as it was.
    """
    with stopping_on_disk_trouble(site):
        target = _checked(site, content)
    with ExitStack() as stack:
        with stopping_on_disk_trouble(target):
            stack.enter_context(_only_build(target, wait_seconds, say))
            _tidy(target)
            _refuse_what_is_not_ours(target)
            staging = _staging(target)
        try:
            yield staging
            with stopping_on_disk_trouble(target):
                flush(staging)
                swap_in(staging, target)
                flush_names(target.parent)
        finally:
            _discard(staging)


def write_artifacts(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write every artifact below `folder`. A path that leads out is a bug, so a `ValueError`."""
    made: set[str] = set()
    with stopping_on_disk_trouble(folder):
        for artifact in artifacts:
            path = f"{folder}/{_checked_path(artifact)}"
            parent = path.rpartition("/")[0]
            if parent not in made:
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - see below
                made.add(parent)
            # A Path for each of ten thousand files costs a third more.
            with open(path, "xb") as file:  # noqa: PTH123
                file.write(artifact.content)


@contextmanager
def stopping_on_disk_trouble(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into `PublishingStopped`, in words."""
    try:
        yield
    except OSError as error:
        raise _stopped(error, folder) from error


def swap_in(staging: Path, site: Path, swap: Callable[[Path, Path], bool] = exchange) -> None:
    """Make `staging` the site; what was the site is left at `staging`, if there was one.

    Where folders cannot be exchanged, two renames leave a moment without a site; a build killed
    in that moment leaves `<site>.previous`, which the next build puts back.
    """
    if not site.exists():
        staging.rename(site)
    elif not swap(staging, site):
        previous = _previous(site)
        site.rename(previous)
        try:
            staging.rename(site)
        except OSError:
            previous.rename(site)
            raise
        previous.rename(staging)


def _checked(site: Path, content: Path | None) -> Path:
    if site.is_symlink():
        message = f"{site} is a symbolic link, and the link itself would be replaced."
        raise PublishingStopped(message, "Name the folder that it points to instead.")
    target = site.resolve()
    home = _home()
    if target == target.parent or (home and home.is_relative_to(target)):
        message = f"{target} holds much more than a site, and a build replaces the whole folder."
        raise PublishingStopped(message, "Name a folder of its own, such as site.")
    source = content.resolve() if content else None
    if source and (source.is_relative_to(target) or target.is_relative_to(source)):
        message = f"{target} and the content folder {source} lie one inside the other."
        raise PublishingStopped(message, "Name a folder beside the content, such as site.")
    if not target.parent.is_dir():
        message = f"There is no folder {target.parent} to put the site in."
        raise PublishingStopped(message, "Make that folder first, or name another one.")
    if target.is_mount():
        message = f"{target} is a mounted disk, which cannot be swapped for a new folder."
        raise PublishingStopped(message, "Name a folder inside it, such as site.")
    _refuse_what_is_not_ours(target)
    return target


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def _refuse_what_is_not_ours(site: Path) -> None:
    if site.exists() and not site.is_dir():
        message = f"{site} is a file, and the site is a folder."
        raise PublishingStopped(message, "Move that file away, or name another folder.")
    if site.exists() and not _is_ours(site):
        message = f"{site} has files in it that were not made by Fingerpost (no {MARKER} there)."
        cure = "Empty or move that folder, or name another one: a build replaces all that is in it."
        raise PublishingStopped(message, cure)


def _is_ours(folder: Path) -> bool:
    """Ours by its marker, or empty: a build killed before it could write the marker."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return (folder / MARKER).is_file() or not any(folder.iterdir())


@contextmanager
def _only_build(site: Path, wait_seconds: float, say: Callable[[str], None]) -> Iterator[None]:
    def waiting(pid: int | None) -> None:
        say(f"{_holder(pid)} is building {site}: waiting up to {wait_seconds:g} seconds.")

    lock = site.with_name(f"{site.name}.lock")
    try:
        with locked(lock, wait_seconds=wait_seconds, waiting=waiting):
            yield
    except LockHeld as held:
        message = f"{_holder(held.pid)} is building {site}, so this build did not start."
        raise PublishingStopped(message, "Build again once it has ended.") from held


def _holder(pid: int | None) -> str:
    return f"Process {pid}" if pid else "Another process"


def _tidy(site: Path) -> None:
    """Clear up after killed builds. Only for the holder of the lock: no other build is at work."""
    previous = _previous(site)
    if _is_ours(previous):
        if site.exists():
            _discard(previous)
        else:
            previous.rename(site)
    leftover = re.compile(re.escape(site.name) + r"\.building-[0-9]+")
    for path in sorted(site.parent.iterdir()):
        if leftover.fullmatch(path.name) and _is_ours(path):
            _discard(path)


def _previous(site: Path) -> Path:
    return site.with_name(f"{site.name}.previous")


def _staging(site: Path) -> Path:
    """A sibling, to be on the same file system; plain `mkdir`, so that the umask rules its mode."""
    staging = site.with_name(f"{site.name}.building-{os.getpid()}")
    staging.mkdir()
    (staging / MARKER).write_bytes(_MARKER_TEXT)
    return staging


def _discard(folder: Path) -> None:
    """Remove the folder, its marker last: what a kill or a fault leaves is still known as ours."""
    with suppress(OSError):
        for entry in sorted(folder.iterdir()):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry.name != MARKER:
                entry.unlink()
        (folder / MARKER).unlink(missing_ok=True)
        folder.rmdir()


def _checked_path(artifact: Artifact) -> str:
    path = artifact.path
    parts = path.split("/")
    strange = {"", ".", ".."}.intersection(parts) or "\\" in path or "\0" in path
    if strange or path == MARKER:
        message = f"{artifact.maker} made the path {path!r}, which cannot be published"
        raise ValueError(message)
    return path


def _stopped(error: OSError, folder: Path) -> PublishingStopped:
    where = error.filename or folder
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = f"The disk that holds {folder} is full."
        return PublishingStopped(message, "Free some space there, then build again.")
    if error.errno in (errno.EACCES, errno.EPERM):
        message = f"There is no permission to write {where}."
        return PublishingStopped(message, "Get that permission, or name another folder.")
    if error.errno == errno.EROFS:
        message = f"{where} is on a disk that can only be read."
        return PublishingStopped(message, "Name a folder on a disk that can be written.")
    message = f"{where} could not be written: {error.strerror}."
    return PublishingStopped(message, "Put that right, or name another folder, then build again.")
