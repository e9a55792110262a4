"""The part of CBOR (RFC 8949) that Pagefind 1.5 writes: whole numbers, texts and arrays."""

from collections.abc import Sequence


def head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, argument and the place after them, of a CBOR item (RFC 8949 section 3)."""
    major, short = divmod(data[at], 32)
    if short < 24:
        return major, short, at + 1
    after = at + 1 + (1 << (short - 24))
    return major, int.from_bytes(data[at + 1 : after]), after


def _end(data: bytes, at: int) -> int:
    major, argument, after = head(data, at)
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


def items(encoded: bytes) -> tuple[bytes, ...]:
    """The items of a CBOR array, each still encoded."""
    _, count, at = head(encoded, 0)
    found: list[bytes] = []
    for _ in range(count):
        end = _end(encoded, at)
        found.append(encoded[at:end])
        at = end
    return tuple(found)


def text(item: bytes) -> str:
    return item[head(item, 0)[2] :].decode()


def as_text(text: str) -> bytes:
    encoded = text.encode()
    return _as_head(3, len(encoded)) + encoded


def array(encoded: Sequence[bytes]) -> bytes:
    return _as_head(4, len(encoded)) + b"".join(encoded)


def _as_head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major * 32 + argument])
    size = next(power for power in range(4) if argument < 1 << (8 << power))
    return bytes([major * 32 + 24 + size]) + argument.to_bytes(1 << size)
