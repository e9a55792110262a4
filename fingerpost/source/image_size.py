"""How large a picture is shown, read from its own bytes as `clean_image` leaves them.

A page that tells it keeps the picture's place free, so that nothing jumps when the picture comes.
JPEG: ITU-T T.81 B.2.2; PNG: W3C PNG 3, 11.2.1; WebP: RFC 9649, 2.7; VP8: RFC 6386, 9.1.
"""

import struct

NOT_TOLD = (0, 0)
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_LYING_ON_ITS_SIDE = range(5, 9)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, the right way up."""
    if data.startswith(b"\xff\xd8"):
        return _size_of_jpeg(data)
    if data.startswith(b"\x89PNG"):
        return _big(data, 16, 4), _big(data, 20, 4)
    return _size_of_webp(data)


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    at, is_turned = 2, False
    while at + 9 <= len(data) and data[at + 1] not in {0xD9, 0xDA}:
        if data[at + 1] in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (height, width) if is_turned else (width, height)
        if data[at + 4 : at + 8] == b"Exif":
            # `clean_image` writes this segment anew: the orientation always stands here.
            is_turned = _big(data, at + 28, 2) in _LYING_ON_ITS_SIDE
        at += 2 + _big(data, at + 2, 2)
    return NOT_TOLD


def _size_of_webp(data: bytes) -> tuple[int, int]:
    name = data[12:16]
    if name == b"VP8X":
        return _little(data, 24, 3) + 1, _little(data, 27, 3) + 1
    if name == b"VP8L":
        packed = _little(data, 21, 4)
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    return NOT_TOLD


def _big(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")


def _little(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")
