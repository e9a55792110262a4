# ruff: noqa: INP001 (a folder of scripts is no package)
"""docs/rules.md: each code, what is right, and the message that a mistake gets."""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.checks.listed import CHECKS

INTRODUCTION = """\
# What the checks say

Every mistake in a file gets a message with a **code**: the name in the square brackets. This page
explains each one.

```text
{example}
```

- The first line names the mistake. An **error** stops the build until it is mended: nothing is
  published, and the site that is there stays as it was. **Advice** is published and counted.
- The arrow points at the file, the line and the column. The marks below show the very place.
- `expected` tells what is right, `fix` what to write.

One run tells every mistake of every file, each of them once. Time alone never makes an error: what
was right and has grown old becomes advice.

The smallest content that gives each message is in `tests/rules/<code>/`.

"""
GROUPS: Mapping[str, str] = {
    "Errors: a file that cannot be read": "Each is about one file by itself: how it is written, or"
    " what one field says.",
    "Errors: entries that do not fit together": "Each needs more than one field, or the whole"
    " directory.",
    "Advice": "Published all the same. Somebody should look at it.",
}
READING, TOGETHER, ADVICE = GROUPS


@dataclass(frozen=True, slots=True)
class Explained:
    """`message` is the first that its folder expects, as a terminal shows it; empty: no folder."""

    code: str
    right: str
    why: str
    message: str
    others: int = 0

    @property
    def group(self) -> str:
        if self.message.startswith("advice["):
            return ADVICE
        return TOGETHER if self.right else READING


def rules_guide(root: Path) -> str:
    explained = tuple(explanations(root / "tests/rules"))
    shown = next(each.message for each in explained if each.code == "unknown-hub")
    parts = [INTRODUCTION.format(example=shown)]
    for group, introduction in GROUPS.items():
        codes = [each for each in explained if each.group == group]
        links = " · ".join(f"[{each.code}](#{each.code})" for each in codes)
        parts.append(f"## {group}\n\n{introduction}\n\n{links}\n\n")
        parts += [section(each) for each in codes]
    return "".join(parts).rstrip() + "\n"


def explanations(folder: Path) -> Iterator[Explained]:
    """In the order of their codes."""
    rules = {rule.__name__.replace("_", "-"): inspect.getdoc(rule) or "" for rule in CHECKS}
    told = {expected.parent.name: expected for expected in folder.glob("*/expected.txt")}
    for code in sorted({*rules, *told}):
        right, _, why = rules.get(code, "").partition("\n")
        text = told[code].read_text(encoding="utf-8") if code in told else ""
        messages = re.split(r"\n\n(?=(?:error|advice)\[)", text.strip("\n"))
        own = [message for message in messages if f"[{code}]" in message.partition("\n")[0]]
        message = own[0] if own else ""
        yield Explained(code, right, " ".join(why.split()), message, max(0, len(own) - 1))


def section(each: Explained) -> str:
    lines: Iterable[str] = (
        f"### {each.code}",
        f"{each.right} {each.why}".strip(),
        fenced(each.message) if each.message else "",
        f"`tests/rules/{each.code}/` holds {more(each.others)}." if each.others else "",
    )
    return "\n\n".join(line for line in lines if line) + "\n\n"


def more(count: int) -> str:
    return "one more example" if count == 1 else f"{count} more examples"


def fenced(text: str) -> str:
    """A code block whose fence is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
