"""Pagefind 1.5 writes other bytes for the same records at every run; this undoes it.

Its filters stand in a hash map with a random seed, so the order of the filters, and of the values
in each, changes; files are named by SHA-1 sums of their contents, so names change too. Later
versions sort (https://github.com/Pagefind/pagefind/issues/638): then this module can go.
"""

import gzip
import hashlib
import io
from collections.abc import Sequence

_MAGIC = b"pagefind_dcd"


def settled(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same index, by path, with filters and values in order and names that follow from it."""
    meta_path = next((path for path in files if path.endswith(".pf_meta")), None)
    if meta_path is None:
        return files
    language, _, old_sum = meta_path.split(".")[1].partition("_")
    meta = _items(_unpacked(files[meta_path]))
    listed: list[bytes] = []
    renamed: dict[str, bytes] = {}
    for name, old_id in sorted(map(_texts, _items(meta[3]))):
        content = _in_order(_unpacked(files[f"filter/{old_id}.pf_filter"]))
        new_id = _free_id(language, content, renamed)
        renamed[f"filter/{new_id}.pf_filter"] = _packed(content)
        listed.append(_array((_as_text(name), _as_text(new_id))))
    content = _array((*meta[:3], _array(listed), *meta[4:]))
    new_sum = _sum(content)[: len(old_sum)]
    kept = {path: files[path] for path in files if not path.startswith("filter/")}
    del kept[meta_path]
    entry = kept.pop("pagefind-entry.json").replace(old_sum.encode(), new_sum.encode())
    new_path = meta_path.replace(old_sum, new_sum)
    return kept | renamed | {new_path: _packed(content), "pagefind-entry.json": entry}


def _in_order(filter_index: bytes) -> bytes:
    name, values = _items(filter_index)
    return _array((name, _array(sorted(_items(values), key=_value))))


def _value(entry: bytes) -> str:
    return _text(_items(entry)[0])


def _free_id(language: str, content: bytes, taken: dict[str, bytes]) -> str:
    """Seven digits as Pagefind has it, more when another filter begins with the same."""
    ids = (f"{language}_{_sum(content)[:length]}" for length in range(7, 41))
    return next(free for free in ids if f"filter/{free}.pf_filter" not in taken)


def _sum(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _unpacked(file: bytes) -> bytes:
    return gzip.decompress(file).removeprefix(_MAGIC)


def _packed(content: bytes) -> bytes:
    """Without a time or a name of a system in its head, as Pagefind writes it."""
    file = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packer:
        packer.write(_MAGIC + content)
    return file.getvalue()


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, argument and the place after them, of a CBOR item (RFC 8949 section 3)."""
    major, short = divmod(data[at], 32)
    if short < 24:
        return major, short, at + 1
    after = at + 1 + (1 << (short - 24))
    return major, int.from_bytes(data[at + 1 : after]), after


def _end(data: bytes, at: int) -> int:
    major, argument, after = _head(data, at)
    if major == 0:
        return after
    if major == 3:
        return after + argument
    if major == 4:
        for _ in range(argument):
            after = _end(data, after)
        return after
    message = f"a CBOR item of type {major}, which no index of Pagefind 1.5 holds"
    raise ValueError(message)


def _items(array: bytes) -> tuple[bytes, ...]:
    """The items of a CBOR array, each still encoded."""
    _, count, at = _head(array, 0)
    found: list[bytes] = []
    for _ in range(count):
        end = _end(array, at)
        found.append(array[at:end])
        at = end
    return tuple(found)


def _text(item: bytes) -> str:
    return item[_head(item, 0)[2] :].decode()


def _texts(array: bytes) -> tuple[str, ...]:
    return tuple(map(_text, _items(array)))


def _as_text(text: str) -> bytes:
    encoded = text.encode()
    return _as_head(3, len(encoded)) + encoded


def _array(items: Sequence[bytes]) -> bytes:
    return _as_head(4, len(items)) + b"".join(items)


def _as_head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major * 32 + argument])
    size = next(power for power in range(4) if argument < 1 << (8 << power))
    return bytes([major * 32 + 24 + size]) + argument.to_bytes(1 << size)
