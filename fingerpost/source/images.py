"""Pictures as they may be published: nothing in the file but what is needed to show it.

Segments are left out, never re-encoded, so a picture loses where and when it was taken and none of
its quality. JPEG: ITU-T T.81 annex B; Exif 2.32, 4.6; PNG: W3C PNG 3, 5; WebP: RFC 9649, 2.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.diagnostics import Misreading

LARGEST_IMAGE_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
ENDINGS = ("jpg", "jpeg", "png", "webp")

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD".split())
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"))
_WEBP_EXIF_AND_XMP = 0x0C
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ORIENTATION = 0x0112


class _DamagedError(Exception):
    """The bytes break off or contradict themselves."""


@dataclass(frozen=True, slots=True)
class _Segment:
    marker: int
    whole: bytes
    content: bytes


def kind_of(data: bytes) -> str | None:
    """One of jpeg, png and webp, by how the bytes begin; None: none of them."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(_PNG_START):
        return "png"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def clean_image(data: bytes) -> bytes | Misreading:
    """The picture without place, date, camera, comments and whatever follows its end; which way
    up it is meant to be is kept."""
    if len(data) > LARGEST_IMAGE_BYTES:
        return Misreading(
            "image-too-large",
            f"this picture holds {len(data):,} bytes, and {LARGEST_IMAGE_BYTES:,} is the most",
            fix="Save it smaller: 1,600 pixels across is plenty for a page.",
        )
    cleaners = {"jpeg": _clean_jpeg, "png": _clean_png, "webp": _clean_webp}
    kind = kind_of(data)
    if kind is None:
        return Misreading(
            "image-kind",
            "this file is not a JPEG, PNG or WebP picture",
            expected="Those three kinds can be shown everywhere and hold no program.",
            fix="Open it in a picture program and save it as JPEG.",
        )
    try:
        return cleaners[kind](data)
    except (_DamagedError, struct.error, IndexError):
        return Misreading(
            "image-damaged",
            "this picture breaks off or is damaged",
            fix="Save it anew from the original and copy it here again.",
        )


def _clean_jpeg(data: bytes) -> bytes | Misreading:
    kept = [data[:2]]
    for segment in _jpeg_segments(data):
        if segment.marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", segment.content[1:5])
            if width * height > MOST_PIXELS:
                return _too_many_pixels(width, height)
        if segment.marker == 0xE1 and segment.content.startswith(b"Exif\x00\x00"):
            kept.append(_only_orientation(segment.content[6:]))
        elif _jpeg_keeps(segment):
            kept.append(segment.whole)
    return b"".join(kept)


def _jpeg_segments(data: bytes) -> Iterator[_Segment]:
    at = 2
    while True:
        if data[at] != 0xFF:
            raise _DamagedError
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            yield _Segment(marker, data[at : at + 2], b"")
            return
        length: int = struct.unpack(">H", data[at + 2 : at + 4])[0]
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise _DamagedError
        content = data[at + 4 : end]
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        yield _Segment(marker, data[at:end], content)
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1]
        if following not in {0, 0xFF} and not 0xD0 <= following <= 0xD7:
            return at
        at += 1 if following == 0xFF else 2
    raise _DamagedError


def _jpeg_keeps(segment: _Segment) -> bool:
    """JFIF, Adobe's colour transform and colour profiles are needed to show the picture."""
    if segment.marker == 0xE2:
        return segment.content.startswith(b"ICC_PROFILE\x00")
    return segment.marker in {0xE0, 0xEE} or not (
        0xE0 <= segment.marker <= 0xEF or segment.marker == 0xFE
    )


def _only_orientation(tiff: bytes) -> bytes:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return b""
    directory: int = struct.unpack(order + "L", tiff[4:8])[0]
    count: int = struct.unpack(order + "H", tiff[directory : directory + 2])[0]
    for number in range(min(count, 100)):
        at = directory + 2 + 12 * number
        tag, _, _, value = struct.unpack(order + "HHLH", tiff[at : at + 10])
        if tag == _ORIENTATION and 2 <= value <= 8:
            field = struct.pack(">HHLHH", _ORIENTATION, 3, 1, value, 0)
            head = b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01"
            content = head + field + b"\x00\x00\x00\x00"
            return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content
    return b""


def _clean_png(data: bytes) -> bytes | Misreading:
    kept = [_PNG_START]
    at = len(_PNG_START)
    while True:
        length, name = struct.unpack(">L4s", data[at : at + 8])
        end = at + 12 + length
        if zlib.crc32(data[at + 4 : end - 4]) != struct.unpack(">L", data[end - 4 : end])[0]:
            raise _DamagedError
        if name == b"IHDR":
            width, height = struct.unpack(">LL", data[at + 8 : at + 16])
            if width * height > MOST_PIXELS:
                return _too_many_pixels(width, height)
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end


def _clean_webp(data: bytes) -> bytes | Misreading:
    kept = [b"WEBP"]
    at, stop = 12, 8 + struct.unpack("<L", data[4:8])[0]
    if stop > len(data):
        raise _DamagedError
    while at < stop:
        name, length = struct.unpack("<4sL", data[at : at + 8])
        end = at + 8 + length + length % 2
        chunk = data[at:end]
        if len(chunk) < 8 + length:
            raise _DamagedError
        if name in {b"ANIM", b"ANMF"}:
            return Misreading("image-kind", "this picture moves", fix="Save one still picture.")
        if name == b"VP8X":
            width, height = (int.from_bytes(chunk[i : i + 3], "little") + 1 for i in (12, 15))
            if width * height > MOST_PIXELS:
                return _too_many_pixels(width, height)
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_EXIF_AND_XMP]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at = end
    content = b"".join(kept)
    return b"RIFF" + struct.pack("<L", len(content)) + content


def _too_many_pixels(width: int, height: int) -> Misreading:
    return Misreading(
        "image-too-large",
        f"this picture is {width:,} by {height:,} pixels, and 40 million in all is the most",
        fix="Save it smaller: 1,600 pixels across is plenty for a page.",
    )
