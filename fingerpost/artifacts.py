"""What will be published, before it is: files of the site, and records to be searched."""

from collections.abc import Iterable
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


def collect(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """All artifacts, sorted by path. Raises `ArtifactClash` when two claim one path, in any case."""
    by_path: dict[str, Artifact] = {}
    for artifact in artifacts:
        first = by_path.setdefault(artifact.path.casefold(), artifact)
        if first is not artifact:
            message = f"{artifact.path} is made by both {first.maker} and {artifact.maker}"
            raise ArtifactClash(message)
    return tuple(sorted(by_path.values(), key=lambda artifact: artifact.path))
