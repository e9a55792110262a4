"""Assets: the component styles joined in their one order, scripts, fonts and pictures, each at an
address that changes with its content."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

LAYERS = ("reset", "tokens", "elements", "compositions", "components", "utilities", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ASSET_URL = re.compile(r"""url\(["']?asset:([a-z0-9.-]+)["']?\)""")
_PLAIN_FOLDERS = (("fonts", "*.woff2"), ("images", "*.*"), ("scripts", "*.js"))


@dataclass(frozen=True, slots=True)
class Asset:
    """`name` is what templates call it; `address` root-relative, with a hash of the content."""

    name: str
    address: str
    content: bytes = field(repr=False)


class UnknownAsset(Exception):
    """A style or template asks for an asset that no folder holds: a bug of the templates."""


def load_assets(templates: Path) -> Mapping[str, Asset]:
    """Every asset by name: the one stylesheet `styles.css`, fonts, pictures and scripts."""
    assets = {asset.name: asset for asset in _plain_assets(templates)}
    style = _with_addresses(stylesheet(templates), assets)
    assets["styles.css"] = _asset("styles.css", style.encode())
    return assets


def _plain_assets(templates: Path) -> Iterator[Asset]:
    for folder, pattern in _PLAIN_FOLDERS:
        for path in sorted((templates / folder).glob(pattern)):
            if path.suffix != ".txt":
                yield _asset(path.name, path.read_bytes())


def _asset(name: str, content: bytes) -> Asset:
    stem, _, ending = name.rpartition(".")
    return Asset(name, f"/assets/{stem}.{sha256(content).hexdigest()[:10]}.{ending}", content)


def stylesheet(templates: Path) -> str:
    """All rules in layer order; inside a layer by file name, so that nothing depends on a disk."""
    parts = [_rules(templates / "styles" / "layers.css")]
    for layer in LAYERS:
        rules = "".join(_rules(path) for path in _files_of(layer, templates))
        if rules:
            parts.append(f"@layer {layer}{{\n{rules}}}\n")
    return "".join(parts)


def _files_of(layer: str, templates: Path) -> list[Path]:
    if layer == "components":
        return sorted((templates / "components").glob("*/*.css"))
    if layer == "compositions":
        return sorted((templates / "compositions").glob("*.css"))
    path = templates / "styles" / f"{layer}.css"
    return [path] if path.exists() else []


def _rules(path: Path) -> str:
    """A file's rules without comments, indentation and blank lines: a line stays a line."""
    bare = _COMMENT.sub("", path.read_text("utf-8"))
    return "".join(f"{line.strip()}\n" for line in bare.splitlines() if line.strip())


def _with_addresses(style: str, assets: Mapping[str, Asset]) -> str:
    def address(found: re.Match[str]) -> str:
        asset = assets.get(found[1])
        if asset is None:
            message = f"a style asks for {found[1]}, which no asset folder holds"
            raise UnknownAsset(message)
        return f'url("{asset.address}")'

    return _ASSET_URL.sub(address, style)
