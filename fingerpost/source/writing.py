"""Fields as YAML text, the one way this project writes them; it reads back the same."""

import re
from collections.abc import Iterator, Mapping

WIDTH = 100

_NEEDS_QUOTES = re.compile(
    r"""^[\s!&*?|>@`%"'\#\[\]{},:<=~-] | ^$ | :(?:\s|$) | \s\# | \s$ | [^\S ] | ^\.\.\.""",
    re.VERBOSE,
)
_FITS_BRACKETS = re.compile(r"[^\W_](?:[\w '’&£/().+-]*[\w)'’.+])?")
_NO_BLOCK = re.compile(r"^[ ]|[ ]$|\A\n|\n\Z|[^\S \n]", re.MULTILINE)
_ESCAPED = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff'
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SHORT_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def write_document(fields: Mapping[str, object]) -> str:
    """`fields` hold texts, lists and mappings, written in their order. Quotes stand only where a
    text would be read as something else; what is wider than a page is folded."""
    if not fields:
        return "{}\n"
    return "".join(f"{line}\n" for line in _mapping_lines(fields, ""))


def write_text(text: str) -> str:
    """One text on one line, as it stands after a field."""
    if not _NEEDS_QUOTES.search(text) and not _ESCAPED.search(text.replace('"', "")):
        return text
    if _ESCAPED.search(text) is None:
        return f'"{text}"'
    if _ESCAPED.search(re.sub(r'["\\]', "", text)) is None:
        return "'" + text.replace("'", "''") + "'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    short = sign.translate(_SHORT_ESCAPES)
    if short != sign:
        return short
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}"


def _mapping_lines(fields: Mapping[str, object], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _entry_lines(f"{indent}{write_text(name)}:", value, indent)


def _entry_lines(lead: str, value: object, indent: str) -> Iterator[str]:
    """`lead` is what stands before the value on its first line; what follows is indented more."""
    inner = indent + "  "
    if isinstance(value, str):
        yield from _text_lines(lead, value, inner)
    elif isinstance(value, Mapping):
        yield lead if value else f"{lead} {{}}"
        yield from _mapping_lines(value, inner)
    elif isinstance(value, (list, tuple)):
        brackets = _in_brackets(value)
        if brackets is not None and len(lead) + 1 + len(brackets) <= WIDTH:
            yield f"{lead} {brackets}"
            return
        yield lead
        for item in value:
            yield from _item_lines(item, inner)
    else:
        message = f"a field holds text, a list or a mapping, not {type(value).__name__}"
        raise TypeError(message)


def _item_lines(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        lines = _mapping_lines(item, indent + "  ")
        yield f"{indent}- {next(lines).lstrip(' ')}"
        yield from lines
    else:
        yield from _entry_lines(f"{indent}-", item, indent)


def _in_brackets(items: list[object] | tuple[object, ...]) -> str | None:
    texts = [item for item in items if isinstance(item, str) and _FITS_BRACKETS.fullmatch(item)]
    return f"[{', '.join(texts)}]" if len(texts) == len(items) else None


def _text_lines(lead: str, text: str, indent: str) -> Iterator[str]:
    one_line = f"{lead} {write_text(text)}"
    clean = _NO_BLOCK.search(text) is None and _ESCAPED.search(re.sub(r'["\\\n]', "", text)) is None
    if clean and "\n" in text:
        yield f"{lead} |-"
        yield from (f"{indent}{line}" if line else "" for line in text.split("\n"))
    elif clean and len(one_line) > WIDTH and "  " not in text and " " in text:
        yield f"{lead} >-"
        yield from _folded(text, indent)
    else:
        yield one_line


def _folded(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(indent) + len(line) + 1 + len(word) > WIDTH:
            yield indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield indent + line
