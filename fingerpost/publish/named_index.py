"""Pagefind's index under our own names: each record is called by its code.

Pagefind names records by a sum of their content and keeps a file of text for each. The finder shows
its own cards, so those files are left out, and the table of records shrinks to a sixth. It does not
tell how many words a record has: only Pagefind's own order asks that, and the finder has another.
The files of words become smaller ones. Source: the format of Pagefind 1.5, CBOR (RFC 8949) in gzip
behind a mark.
"""

import gzip
import hashlib
import io
import json
from collections.abc import Iterator

from fingerpost.publish.cbor import array, as_text, items, text
from fingerpost.publish.index_chunks import Chunk, smaller

_MAGIC = b"pagefind_dcd"
_FRAGMENT = ".pf_fragment"
_WORDS = ".pf_index"
_ONE = b"\x01"
# Level 9 takes half as long again for files that are a third of a hundredth smaller.
_LEVEL = 7


def named(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same index, by path, without the texts of its records. The name of the table follows from
    its content, so that no browser takes an old one for it."""
    meta_path = next((path for path in files if path.endswith(".pf_meta")), None)
    if meta_path is None:
        return files
    codes = {_stem(path): json.loads(_unpacked(files[path]))["url"] for path in _fragments(files)}
    version, pages, chunks, *rest = items(_unpacked(files[meta_path]))
    renamed = array([_renamed(page, codes) for page in items(pages)])
    words = smaller([_chunk(told, files) for told in items(chunks)])
    content = array((version, renamed, array([_told(chunk) for chunk in words]), *rest))
    old_sum = meta_path.split(".")[1].partition("_")[2]
    new_sum = hashlib.sha1(content, usedforsecurity=False).hexdigest()[: len(old_sum)]
    kept = {path: files[path] for path in files if not path.endswith((_FRAGMENT, _WORDS))}
    kept |= {_path(_name(chunk)): _packed(chunk.content) for chunk in words}
    del kept[meta_path]
    entry = kept.pop("pagefind-entry.json").replace(old_sum.encode(), new_sum.encode())
    new_path = meta_path.replace(old_sum, new_sum)
    return kept | {new_path: _packed(content), "pagefind-entry.json": entry}


def _fragments(files: dict[str, bytes]) -> Iterator[str]:
    return (path for path in files if path.endswith(_FRAGMENT))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(_FRAGMENT)


def _renamed(page: bytes, codes: dict[str, str]) -> bytes:
    name, _word_count = items(page)
    return array((as_text(codes[text(name)]), _ONE))


def _chunk(told: bytes, files: dict[str, bytes]) -> Chunk:
    first, last, name = map(text, items(told))
    return Chunk(first, last, _unpacked(files[_path(name)]))


def _told(chunk: Chunk) -> bytes:
    return array([as_text(each) for each in (chunk.first, chunk.last, _name(chunk))])


def _name(chunk: Chunk) -> str:
    return f"en_{hashlib.sha1(chunk.content, usedforsecurity=False).hexdigest()[:8]}"


def _path(name: str) -> str:
    return f"index/{name}{_WORDS}"


def _unpacked(file: bytes) -> bytes:
    return gzip.decompress(file).removeprefix(_MAGIC)


def _packed(content: bytes) -> bytes:
    """Without a time or a name of a system in its head, as Pagefind writes it."""
    file = io.BytesIO()
    with gzip.GzipFile(
        filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0
    ) as packer:
        packer.write(_MAGIC + content)
    return file.getvalue()
