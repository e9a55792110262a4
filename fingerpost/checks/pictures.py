"""Photos: each is there, in the folder for pictures, and says in words what it shows. Icons: each
name that a term or a sentence gives is one that can be drawn."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from fingerpost.diagnostics import Diagnostic, Severity, nearest
from fingerpost.directory import Directory
from fingerpost.model.venue import Photo, Venue
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path


class _Placed(NamedTuple):
    source: Sourced[Any]
    path: Path
    photo: Photo


def photo_without_alt(directory: Directory) -> Iterator[Diagnostic]:
    """A photo says in words what it shows, for people who cannot see it."""
    for source, path, photo in _photos(directory):
        if not photo.alt and not source.tells(*path, "alt"):
            yield Diagnostic(
                "photo-without-alt",
                f"nothing tells what “{photo.file}” shows",
                source.file,
                source.span(*path, "file"),
                expected="`alt` says what the photo shows to somebody who cannot see it",
                fix="add a line such as `alt: The front door, with a ramp and a blue handrail`",
            )


def photo_not_found(directory: Directory) -> Iterator[Diagnostic]:
    """A photo that an entry names is among the pictures of the content folder."""
    names = frozenset(image.path.rpartition("/")[2] for image in directory.images)
    for source, path, photo in _photos(directory):
        refused = photo.file.rpartition(".")[0] in directory.records.unreadable
        if photo.file in names or refused or _leaves(photo.file):
            continue
        close = nearest(photo.file, names)
        yield Diagnostic(
            "photo-not-found",
            f"there is no picture “{photo.file}”",
            source.file,
            source.span(*path, "file"),
            expected="the name of a file in the folder images, with its ending",
            fix=f"write `{close[0]}`" if close else "add the picture to the folder images",
            replacement=close[0] if close else None,
        )


def photo_leaves_content(directory: Directory) -> Iterator[Diagnostic]:
    """A photo is named by its file alone: nothing outside the folder for pictures is published."""
    names = frozenset(image.path.rpartition("/")[2] for image in directory.images)
    for source, path, photo in _photos(directory):
        if _leaves(photo.file):
            bare = photo.file.replace("\\", "/").rpartition("/")[2]
            yield Diagnostic(
                "photo-leaves-content",
                f"“{photo.file}” is a way to a file, not the name of a picture",
                source.file,
                source.span(*path, "file"),
                expected="the name of a file in the folder images, without any folder",
                fix=f"write `{bare}`"
                if bare in names
                else "put the picture into the folder images and write its name alone",
                replacement=bare if bare in names else None,
            )


def picture_unknown(directory: Directory, icons: frozenset[str]) -> Iterator[Diagnostic]:
    """There is an icon of the name that a term or an easy sentence gives. Else words stand alone.

    `icons` are the names of all that can be drawn. Templates without any leave nothing to tell.
    """
    for source, path, picture in _pictures(directory) if icons else ():
        if not picture or picture in icons:
            continue
        close = nearest(picture, sorted(icons))
        yield Diagnostic(
            "picture-unknown",
            f"there is no icon “{picture}”",
            source.file,
            source.span(*path),
            expected="the name of a drawing in the folder templates/icons",
            fix=f"write `{close[0]}`" if close else "take `picture` out, or draw that icon",
            severity=Severity.ADVICE,
            replacement=close[0] if close else None,
        )


def _pictures(directory: Directory) -> Iterator[tuple[Sourced[Any], Path, str]]:
    for file in directory.records.vocabulary_files:
        for number, term in enumerate(file.record.terms):
            yield file, ("terms", number, "picture"), term.picture
    for provider in directory.providers:
        easy = provider.record.easy_read
        for number, line in enumerate(easy.lines if easy else ()):
            yield provider, ("easy_read", "lines", number, "picture"), line.picture


def _leaves(file: str) -> bool:
    return "/" in file or "\\" in file or ":" in file or file.startswith(".")


def _photos(directory: Directory) -> Iterator[_Placed]:
    for venue in directory.records.venues:
        yield from _photos_of(venue, (), venue.record.photos)
    for provider in directory.providers:
        entry = provider.record
        yield from _photos_of(provider, (), entry.photos)
        if entry.hub_details and isinstance(entry.hub_details.place, Venue):
            place = entry.hub_details.place
            yield from _photos_of(provider, ("hub_details", "place"), place.photos)
        for number, activity in enumerate(entry.activities):
            if isinstance(activity.where, Venue):
                path: Path = ("activities", number, "where")
                yield from _photos_of(provider, path, activity.where.photos)


def _photos_of(source: Sourced[Any], path: Path, photos: tuple[Photo, ...]) -> Iterator[_Placed]:
    return (_Placed(source, (*path, "photos", n), photo) for n, photo in enumerate(photos))
