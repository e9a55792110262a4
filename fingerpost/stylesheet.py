"""Assets: the component styles joined in their one order, the icons joined in one sprite, scripts,
fonts and pictures, each at an address that changes with its content."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

from fingerpost.diagnostics import SourceFile

LAYERS = ("reset", "tokens", "elements", "compositions", "components", "utilities", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ASSET_URL = re.compile(r"""url\(["']?asset:([a-z0-9.-]+)["']?\)""")
_IMPORT = re.compile(r"""(?:(?<=\bfrom )|(?<=\bimport\())"\./([a-z0-9-]+\.js)"(?=[;)])""")
_DRAWING = re.compile(r"<svg\b[^>]*>\s*(.*?)\s*</svg>", re.DOTALL)
_PLAIN_FOLDERS = (("fonts", "*.woff2"), ("images", "*.*"))
_GALLERY_FOLDERS = (("gallery", "*.css"), ("gallery", "*.js"))


@dataclass(frozen=True, slots=True)
class Asset:
    """`name` is what templates call it; `address` root-relative, with a hash of the content."""

    name: str
    address: str
    content: bytes = field(repr=False)


class UnknownAsset(Exception):
    """A style or template asks for an asset that no folder holds: a bug of the templates."""


def load_assets(templates: Path, *, gallery: bool = False) -> Mapping[str, Asset]:
    """Every asset by name: the one stylesheet `styles.css`, the icons `icons.svg`, fonts, pictures
    and scripts; those of the gallery of components only when asked for."""
    folders = (*_PLAIN_FOLDERS, *(_GALLERY_FOLDERS if gallery else ()))
    assets = {asset.name: asset for asset in _plain_assets(templates, folders)}
    assets |= {asset.name: asset for asset in _scripts(templates)}
    style = _with_addresses(stylesheet(templates), assets)
    assets["styles.css"] = _asset("styles.css", style.encode())
    assets["icons.svg"] = _asset("icons.svg", sprite(templates).encode())
    return assets


def _plain_assets(templates: Path, folders: Sequence[tuple[str, str]]) -> Iterator[Asset]:
    for folder, pattern in folders:
        for path in sorted((templates / folder).glob(pattern)):
            if path.suffix != ".txt":
                yield _asset(path.name, path.read_bytes())


def _scripts(templates: Path) -> Iterator[Asset]:
    """Scripts import each other as `from "./NAME.js";` or `import("./NAME.js")`. The address of an
    imported one stands in the importing one's text, so that a change changes both addresses."""
    texts = {
        path.name: path.read_text("utf-8") for path in sorted((templates / "scripts").glob("*.js"))
    }
    order = TopologicalSorter({name: _IMPORT.findall(text) for name, text in texts.items()})
    made: dict[str, Asset] = {}
    for name in order.static_order():
        if name not in texts:
            message = f"a script imports {name}, which is not among the scripts"
            raise UnknownAsset(message)
        text = _IMPORT.sub(lambda found: f'"{made[found[1]].address}"', texts[name])
        made[name] = _asset(name, text.encode())
        yield made[name]


def _asset(name: str, content: bytes) -> Asset:
    stem, _, ending = name.rpartition(".")
    return Asset(name, f"/assets/{stem}.{sha256(content).hexdigest()[:10]}.{ending}", content)


def icon_names(templates: Path) -> frozenset[str]:
    """What there is an icon of: `bus` for `icons/bus.svg`. Empty without such a folder."""
    return frozenset(path.stem for path in _icons(templates))


def sprite(templates: Path) -> str:
    """One SVG with a symbol for each icon, in the order of their names; a symbol's id is the name.

    A symbol says itself how it is drawn, so that it looks the same without the stylesheet.
    """
    pen = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
    symbols = "".join(
        f'<symbol id="{path.stem}" viewBox="0 0 24 24" {pen} stroke-linejoin="round">'
        f"{_drawing(path)}</symbol>\n"
        for path in _icons(templates)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}</svg>\n'


def _icons(templates: Path) -> list[Path]:
    return sorted((templates / "icons").glob("*.svg"), key=lambda path: path.stem)


def _drawing(icon: Path) -> str:
    found = _DRAWING.search(icon.read_text("utf-8"))
    if found is None:
        message = f"{icon.name} among the icons is no SVG"
        raise UnknownAsset(message)
    return found[1]


def tokens_file(templates: Path) -> SourceFile | None:
    """The file with the colours, as a council edits it. None: these templates have no such file."""
    path = templates / "styles" / "tokens.css"
    if not path.is_file():
        return None
    return SourceFile(f"{templates.name}/styles/{path.name}", path.read_text("utf-8"))


def stylesheet(templates: Path) -> str:
    """All rules in layer order; inside a layer by file name, so that nothing depends on a disk."""
    parts = [_rules(templates / "styles" / "layers.css")]
    for layer in LAYERS:
        rules = "".join(_rules(path) for path in _files_of(layer, templates))
        if rules:
            parts.append(f"@layer {layer}{{\n{rules}}}\n")
    return "".join(parts)


def component_style(templates: Path, name: str) -> str:
    """The rules of one component; empty when it has none."""
    path = templates / "components" / name / f"{name}.css"
    return _rules(path) if path.is_file() else ""


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
