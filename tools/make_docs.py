# ruff: noqa: INP001 (a folder of scripts is no package)
"""Make the guides that follow from the program: `make docs`, or `python -m tools.make_docs`.

docs/writing-a-listing.md comes from the model and from tests/cases; docs/rules.md from the rules
and from tests/rules.
"""

from collections.abc import Mapping
from pathlib import Path

from tools.listing_guide import listing_guide
from tools.rules_guide import rules_guide

ROOT = Path(__file__).parent.parent
NOTE = "<!-- `make docs` writes this page. Change what it is made from: {sources}. -->\n\n"


def documents(root: Path) -> Mapping[str, str]:
    """The text of each page by its path below `root`."""
    model = "the model in fingerpost/model, tests/cases, and tools/listing_guide.py"
    rules = "the rules in fingerpost/checks, tests/rules, and tools/rules_guide.py"
    return {
        "docs/writing-a-listing.md": NOTE.format(sources=model) + listing_guide(root),
        "docs/rules.md": NOTE.format(sources=rules) + rules_guide(root),
    }


def main() -> None:
    for path, text in documents(ROOT).items():
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
