"""The components of a templates folder, each with the examples that stand beside it. The tests and
the gallery render them in this one way, outside of any directory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from markupsafe import Markup

from fingerpost.stylesheet import icon_names, load_assets
from fingerpost.templates import environment_of

_PLAIN = (str, int, float, bool, type(None))
_LONGEST_WORD = 40
_WIDTH_OF_NOTATION = 96


@dataclass(frozen=True, slots=True)
class Example:
    """`number` counts from 1 within its component. `arguments` are as YAML gives them."""

    component: str
    number: int
    name: str
    arguments: Mapping[str, Any] = field(repr=False)

    @property
    def call(self) -> str:
        """The macro call: short values are written out, others are named as their argument is."""
        given = ", ".join(f"{name}={_in_call(name, each)}" for name, each in self.arguments.items())
        return f"{{{{ {macro_of(self.component)}({given}) }}}}"

    @property
    def notation(self) -> str:
        """The arguments that the call only names, as YAML; empty when it tells all."""
        long = {name: each for name, each in self.arguments.items() if not _is_short(each)}
        if not long:
            return ""
        dumped: str = yaml.dump(
            long, Dumper=_Repeating, sort_keys=False, allow_unicode=True, width=_WIDTH_OF_NOTATION
        )
        return dumped


class _Repeating(yaml.SafeDumper):
    """Writes a value that occurs twice twice: an alias is hard to read."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def macro_of(component: str) -> str:
    return component.replace("-", "_")


def _is_short(value: object) -> bool:
    return isinstance(value, _PLAIN) and len(str(value)) <= _LONGEST_WORD


def _in_call(name: str, value: object) -> str:
    return repr(value) if _is_short(value) else name


def components_of(folder: Path) -> tuple[str, ...]:
    """The names of all components: folders that hold a macro's file of their own name."""
    found = (folder / "components").glob("*/*.html")
    return tuple(sorted(file.stem for file in found if file.stem == file.parent.name))


def examples_of(folder: Path) -> tuple[Example, ...]:
    """In the order of the components, and of each file."""
    return tuple(
        Example(component, number, str(each["name"]), each["arguments"])
        for component in components_of(folder)
        for number, each in enumerate(
            yaml.safe_load(
                (folder / "components" / component / "examples.yaml").read_text("utf-8")
            ),
            1,
        )
    )


def as_view(value: object) -> Any:
    """Mappings as objects, lists as tuples: a template meets what it meets in a build."""
    if isinstance(value, Mapping):
        return SimpleNamespace(**{key: as_view(each) for key, each in value.items()})
    return tuple(as_view(each) for each in value) if isinstance(value, list) else value


class Components:
    """The macros of a templates folder. Their links may lead anywhere, for nothing is there."""

    def __init__(self, folder: Path) -> None:
        assets = load_assets(folder)
        self.environment = environment_of(folder)
        self.environment.globals.update(
            href=str,
            asset=lambda name: assets[name].address,
            icon_names=icon_names(folder),
            card_html=lambda card: self.macro("activity-card")(card=card),
        )

    def macro(self, component: str) -> Callable[..., Markup]:
        template = self.environment.get_template(f"components/{component}/{component}.html")
        macro: Callable[..., Markup] = vars(template.module)[macro_of(component)]
        return macro

    def rendered(self, component: str, arguments: Mapping[str, Any]) -> Markup:
        given = {name: as_view(value) for name, value in arguments.items()}
        return self.macro(component)(**given)
