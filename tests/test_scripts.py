"""Scripts that import each other, and what they do without a page."""

from pathlib import Path

import pytest

from fingerpost.stylesheet import UnknownAsset, load_assets


def _assets(folder: Path, **scripts: str) -> dict[str, tuple[str, str]]:
    (folder / "scripts").mkdir(exist_ok=True)
    (folder / "styles").mkdir(exist_ok=True)
    (folder / "styles" / "layers.css").write_text("")
    for name, text in scripts.items():
        (folder / "scripts" / f"{name}.js").write_text(text)
    made = load_assets(folder)
    return {name: (each.address, each.content.decode()) for name, each in made.items()}


def test_an_import_leads_to_the_address_of_what_it_imports(tmp_path: Path) -> None:
    made = _assets(
        tmp_path,
        page='import { far } from "./near.js";\nfar();\n',
        near="export const far = () => 1;\n",
    )
    assert made["page.js"][1] == f'import {{ far }} from "{made["near.js"][0]}";\nfar();\n'


def test_a_change_of_what_is_imported_changes_the_address_of_what_imports(tmp_path: Path) -> None:
    page = 'import { far } from "./near.js";\n'
    before = _assets(tmp_path, page=page, near="export const far = 1;\n")
    after = _assets(tmp_path, page=page, near="export const far = 2;\n")
    assert before["page.js"][0] != after["page.js"][0]


def test_an_import_of_no_script_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(UnknownAsset, match=r"gone\.js"):
        _assets(tmp_path, page='import { far } from "./gone.js";\n')
