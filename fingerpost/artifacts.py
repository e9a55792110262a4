"""What will be published, before it is: files of the site, and records to be searched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site. `path` is posix, relative, without `..`; `maker` names the output."""

    path: str
    content: bytes = field(repr=False)
    maker: str


@dataclass(frozen=True, slots=True)
class Finished:
    """What is left to know of a file that is written: `sum` follows from its content, and `size` is
    in bytes."""

    path: str
    sum: str
    size: int


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing to be found. `code` comes back; the texts of `meta` are searched beside `content`
    and weigh by their names, as Pagefind has it: `title` five times."""

    code: str
    content: str
    meta: tuple[tuple[str, str], ...]


class ArtifactClash(Exception):
    """Two outputs made the same path: a bug of the engine, so it keeps its traceback."""


def distinct(artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
    """The artifacts as they come. Raises `ArtifactClash` when two claim one path, in any case."""
    maker_by_path: dict[str, str] = {}
    for artifact in artifacts:
        path = artifact.path.casefold()
        if path in maker_by_path:
            message = f"{artifact.path} is made by {maker_by_path[path]} and {artifact.maker}"
            raise ArtifactClash(message)
        maker_by_path[path] = artifact.maker
        yield artifact


def noted(artifacts: Iterable[Artifact], finished: list[Finished]) -> Iterator[Artifact]:
    """The artifacts as they come; each that has gone by is added to `finished`."""
    for artifact in artifacts:
        yield artifact
        content = artifact.content
        finished.append(Finished(artifact.path, sha256(content).hexdigest(), len(content)))
