"""What will be published, before it is: files of the site, and records to be searched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site. `path` is posix, relative, without `..`; `maker` names the output."""

    path: str
    content: bytes = field(repr=False)
    maker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One thing to be found. `url` comes back as given; a filter may have several values."""

    url: str
    content: str
    meta: tuple[tuple[str, str], ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    sort: tuple[tuple[str, str], ...] = ()


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
