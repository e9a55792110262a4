"""The shape of the engine, as `docs/architecture.md` draws it.

Each rule is a pure function from a module (its path and its text) to findings, so that the offending
snippets at the end prove that it can fail.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2
import pytest
import yaml

ROOT = Path(__file__).parent.parent

LAYERS: tuple[tuple[str, ...], ...] = (
    ("diagnostics", "artifacts"),
    ("model",),
    ("source",),
    ("importers",),
    ("listing",),
    ("joining",),
    ("directory",),
    ("checks",),
    ("addresses",),
    ("views",),
    ("pages",),
    ("stylesheet", "colours"),
    ("templates",),
    ("examples",),
    ("gallery",),
    ("outputs",),
    ("bundles",),
    ("publish",),
    ("pipeline",),
    ("faces",),
    ("terminal",),
    ("commands",),
    ("__main__",),
    ("build.py",),
)
"""Low to high. A module imports only from lower layers; two on one line do not know each other."""

SIBLINGS = frozenset({"checks", "outputs", "bundles", "importers", "commands"})

LISTS = ("checks/listed",)
"""Lists all its siblings, so it knows them; none of them knows it."""

SHARED: dict[str, str] = {
    "outputs": "policy publication search_records finder_words finder_answers",
    "importers": (
        "accounts audiences categories contacts costs entries feed prose schedules venues"
    ),
    "commands": "order",
}
"""What every sibling of a folder is handed; itself no sibling, so it knows none of them."""

ORDER: dict[str, str] = {
    "model": (
        "record asking colours schedule days prices fields reach when_words cost answers contact notices vocabulary"
        " clock_times when_days editorial guide assurance easy_read venue when_exceptions when_rule places"
        " when_reader occurrences when travel attendance journey taking_part activity hub provider topics"
    ),
    "source": (
        "file_names guards images image_size front_matter refusals tree tables boundaries writing hypertext files syntax"
        " markdown nodes shape telling leaves construct records"
    ),
    "views": (
        "words kind area_map dot_map week card people travel told where lists section site guide find places nearby home"
        " lettering wheel network assurance hub feedback provider crossing gap_sentences gaps"
    ),
    "pages": "page entries guide_links lists specials times editorial finder my_list places gaps plan",
    "publish": "exchange lock cbor index_chunks named_index folder search_index",
}
"""Inside these, a module imports only from those before it. A new one goes after all that it needs."""

DOORS = {
    "yaml": ("source/nodes", "examples"),
    "markdown": ("source/markdown",),
    "nh3": ("source/markdown",),
    "jinja2": ("templates",),
    "pagefind_bin": ("publish",),
    "subprocess": ("publish", "outputs/print_editions"),
    "multiprocessing": ("publish",),
    "importlib": (),
}
"""A library and the modules that may import it; a folder stands for all in it."""

DISK = ("source/files", "templates", "stylesheet", "examples", "publish", "commands", "build.py")
DISK_MODULES = frozenset({"os", "shutil", "tempfile", "glob", "fcntl", "pathlib", "fileinput"})
DISK_NAMES = frozenset({"pathlib.PurePath", "pathlib.PurePosixPath", "os.PathLike"})
DISK_METHODS = frozenset(
    "read_text read_bytes write_text write_bytes iterdir rglob mkdir rmdir unlink is_file is_dir".split()
)
DISK_TYPES_ONLY = ("pipeline", "terminal", "gallery")
"""They hand paths on, so they may import `Path`, and nothing that Path can do to a disk."""

SURROUNDINGS = ("commands", "build.py")
CLOCK_CALLS = frozenset({".today", ".now", ".utcnow"})
BANNED_NAMES = {
    **dict.fromkeys(("time.time", "time.time_ns", "time.localtime", "time.gmtime"), "the clock"),
    **dict.fromkeys(("time.strftime", "time.ctime"), "the clock"),
    **dict.fromkeys(("os.environ", "os.getenv", "os.environb", "os.putenv"), "the environment"),
    **dict.fromkeys(("uuid.uuid1", "uuid.uuid4", "os.urandom"), "chance"),
}
BANNED_MODULES = {"random": "chance", "secrets": "chance", "locale": "the environment"}

VAGUE = frozenset("util utils helper helpers common core base misc manager handler".split())
MUTABLE_CALLS = frozenset(
    "list dict set bytearray defaultdict deque Counter OrderedDict ChainMap".split()
)
READ_ONLY_TYPES = ("Mapping", "Final", "Sequence", "Collection")

FACELESS = ("model", "source", "listing", "directory", "checks")
MARKUP = ("source/markdown", "source/hypertext")
"""These turn a contributor's text into clean HTML, so they name its elements."""
MODULE_LINES = 300
FUNCTION_LINES = 40
"""Of a function: its docstring is not counted, decorators neither."""
RAISED: dict[str, tuple[int, str]] = {}
"""Path, or path::function, to its own limit and the decision that gives the reason."""

ENGLISH_WORDS: dict[str, str] = {
    "home": "the name of the front page",
    "any": "a word of the `ages` and `cost` languages, and a key of the vocabulary's own file",
    "everyone": "a word of the `ages` language",
}
"""Vocabulary ids that are also words of the engine's own languages: id to reason."""


@dataclass(frozen=True)
class Module:
    """`path` is posix and relative to the repository."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def place(self) -> str:
        """`model/when`, `directory`, `build.py`; a package's own file is the package."""
        inner = self.path.removeprefix("fingerpost/")
        return inner if inner == "build.py" else inner.removesuffix(".py").removesuffix("/__init__")

    @property
    def layer(self) -> str:
        return self.place.partition("/")[0]

    def is_in(self, places: Iterable[str]) -> bool:
        return any(self.place == place or self.place.startswith(f"{place}/") for place in places)

    def at(self, node: ast.AST, message: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {message}"


Rule = Callable[[Module], Iterator[str]]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def imports_of(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each imported thing with its dotted name: `from a.b import c` gives `a.b.c`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module or ''}.{alias.name}") for alias in node.names)


def own_imports_of(module: Module) -> Iterator[tuple[ast.stmt, str, str]]:
    """Imports from the engine as layer and name of the module in it (empty: the package)."""
    for node, name in imports_of(module):
        parts = name.split(".")
        if parts[0] == "fingerpost" and len(parts) > 1:
            yield node, parts[1], parts[2] if len(parts) > 2 else ""


def texts_of(module: Module) -> Iterator[ast.Constant]:
    """String literals, docstrings and other bare strings left out."""
    bare = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node


def functions_of(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


# The rules


def every_module_has_a_place(module: Module) -> Iterator[str]:
    layer, _, name = module.place.partition("/")
    if layer not in RANK and module.path != "fingerpost/__init__.py":
        yield module.at(module.tree, f"{layer} has no place in LAYERS")
    elif name and layer in ORDER and name not in ORDER[layer].split():
        yield module.at(module.tree, f"{name} has no place in ORDER[{layer!r}]")


def imports_point_down(module: Module) -> Iterator[str]:
    rank = RANK.get(module.layer, len(LAYERS))
    for node, layer, _ in own_imports_of(module):
        if layer != module.layer and layer in RANK and RANK[layer] >= rank:
            yield module.at(node, f"{module.layer} may not know {layer}")


def siblings_do_not_know_each_other(module: Module) -> Iterator[str]:
    if module.layer not in SIBLINGS or module.place in (module.layer, *LISTS):
        return
    shared = SHARED.get(module.layer, "").split()
    own = module.place.partition("/")[2]
    for node, layer, name in own_imports_of(module):
        if layer == module.layer and (name not in shared or own in shared):
            yield module.at(node, f"{module.place} may not know its sibling {name or layer}")


def a_layer_keeps_its_order(module: Module) -> Iterator[str]:
    order = ORDER.get(module.layer, "").split()
    own = module.place.partition("/")[2]
    if own not in order:
        return
    for node, layer, name in own_imports_of(module):
        if layer == module.layer and name in order and order.index(name) >= order.index(own):
            yield module.at(node, f"{own} stands before {name} in ORDER[{layer!r}]")


def libraries_have_one_door(module: Module) -> Iterator[str]:
    for node, name in imports_of(module):
        library = name.partition(".")[0]
        if library in DOORS and not module.is_in(DOORS[library]):
            yield module.at(node, f"{library} is imported only in {DOORS[library] or 'no module'}")


def only_some_touch_the_disk(module: Module) -> Iterator[str]:
    if module.is_in(DISK):
        return
    for node, name in imports_of(module):
        allowed = name in DISK_NAMES or (name == "pathlib.Path" and module.is_in(DISK_TYPES_ONLY))
        if name.partition(".")[0] in DISK_MODULES and not allowed:
            yield module.at(node, f"{name}: the disk is touched only in {', '.join(DISK)}")
    for call in (node for node in ast.walk(module.tree) if isinstance(node, ast.Call)):
        name = called(call)
        if name == "open" or (name.startswith(".") and name[1:] in DISK_METHODS):
            yield module.at(call, f"{name}: the disk is touched only in {', '.join(DISK)}")


def called(call: ast.Call) -> str:
    """`open` for a bare name, `.read_text` for a method of anything."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    return f".{call.func.attr}" if isinstance(call.func, ast.Attribute) else ""


def only_some_know_clock_environment_and_chance(module: Module) -> Iterator[str]:
    if module.is_in(SURROUNDINGS):
        return
    for node, name in imports_of(module):
        why = BANNED_NAMES.get(name) or BANNED_MODULES.get(name.partition(".")[0])
        if why:
            yield module.at(node, f"{name}: {why} is an argument")
    for use in ast.walk(module.tree):
        name, why = ban_on(use)
        if why:
            yield module.at(use, f"{name}: {why} is an argument")


def ban_on(use: ast.AST) -> tuple[str, str]:
    """The name used and why it is banned; two empty texts when it is not."""
    if isinstance(use, ast.Attribute):
        return ast.unparse(use), BANNED_NAMES.get(ast.unparse(use), "")
    if isinstance(use, ast.Call) and called(use) in CLOCK_CALLS:
        return f"{called(use)}()", "the day of publication"
    return "", ""


def imports_stand_at_the_top(module: Module) -> Iterator[str]:
    for function in functions_of(module):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield module.at(node, f"an import inside {function.name}")
    for call in (node for node in ast.walk(module.tree) if isinstance(node, ast.Call)):
        if called(call) == "__import__":
            yield module.at(call, "an import in disguise")


def no_module_has_state(module: Module) -> Iterator[str]:
    """A name in a module or class body holds a list, dict or set only behind a read-only type."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield module.at(node, "global: a module has no state")
        if isinstance(node, ast.Module | ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign | ast.AnnAssign) and is_mutable(statement):
                    yield module.at(statement, "write a tuple or frozenset, or annotate as Mapping")


def is_mutable(statement: ast.Assign | ast.AnnAssign) -> bool:
    if isinstance(statement, ast.AnnAssign):
        annotation = ast.unparse(statement.annotation).removeprefix("ClassVar[")
        if annotation.startswith(READ_ONLY_TYPES) and not re.match(
            r"Final\[(dict|list|set)", annotation
        ):
            return False
    elif any(isinstance(name, ast.Name) and name.id == "__all__" for name in statement.targets):
        return False
    value = statement.value
    literal = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    return isinstance(value, literal) or (
        isinstance(value, ast.Call) and called(value).lstrip(".") in MUTABLE_CALLS
    )


def names_say_something(module: Module) -> Iterator[str]:
    for word in module.place.split("/"):
        if VAGUE & set(word.split("_")):
            yield module.at(module.tree, f"{word} says nothing about what is in it")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            words = {word.lower() for word in re.findall(r"[A-Z][a-z]*", node.name)}
            if VAGUE & words:
                yield module.at(node, f"{node.name} says nothing about what it is")


def content_layers_know_no_page(module: Module) -> Iterator[str]:
    """A template name, a CSS class or a URL of the site, in a layer below the pages."""
    if not module.is_in(FACELESS):
        return
    for node in texts_of(module):
        text = str(node.value)
        if not module.is_in(MARKUP) and re.search(
            r"\w\.(html|css|js)$|<(a|p|div|span|section)[ >]|\bclass=", text
        ):
            yield module.at(node, f"{text[:40]!r} belongs to the templates")
        if re.fullmatch(r"/([a-z{}<>-]+/)+(#[a-z-]*)?", text):
            yield module.at(node, f"{text[:40]!r} is an address; pages.py makes those")


def modules_are_short(module: Module) -> Iterator[str]:
    limit, _ = RAISED.get(module.path, (MODULE_LINES, ""))
    lines = len(module.text.splitlines())
    if lines > limit:
        yield module.at(module.tree, f"{lines} lines; a module has at most {limit}")


def functions_are_short(module: Module) -> Iterator[str]:
    for function in functions_of(module):
        limit, _ = RAISED.get(f"{module.path}::{function.name}", (FUNCTION_LINES, ""))
        lines = (function.end_lineno or 0) - function.lineno + 1
        if ast.get_docstring(function):
            docstring = function.body[0]
            lines -= (docstring.end_lineno or 0) - docstring.lineno + 1
        if lines > limit:
            yield module.at(function, f"{function.name} has {lines} lines; at most {limit}")


RULES: tuple[Rule, ...] = (
    every_module_has_a_place,
    imports_point_down,
    siblings_do_not_know_each_other,
    a_layer_keeps_its_order,
    libraries_have_one_door,
    only_some_touch_the_disk,
    only_some_know_clock_environment_and_chance,
    imports_stand_at_the_top,
    no_module_has_state,
    names_say_something,
    content_layers_know_no_page,
    modules_are_short,
    functions_are_short,
)


# The rules that need content beside the code


def model_words_of(modules: Iterable[Module]) -> frozenset[str]:
    """Field names and values of enums: structure, not vocabulary."""
    words: set[str] = set()
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                words.update(field_and_enum_words_of(node))
    return frozenset(words)


def field_and_enum_words_of(node: ast.ClassDef) -> Iterator[str]:
    is_enum = any("Enum" in ast.unparse(base) for base in node.bases)
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id
        elif is_enum and isinstance(statement, ast.Assign):
            yield ast.unparse(statement.value).strip("'")


def vocabulary_is_data(
    module: Module, ids: frozenset[str], structure: frozenset[str]
) -> Iterator[str]:
    for node in texts_of(module):
        if node.value in ids - structure - set(ENGLISH_WORDS):
            yield module.at(node, f"{node.value!r} is a term of content/vocabulary/, not of code")


def conditions_name_no_term(path: str, text: str, ids: frozenset[str]) -> Iterator[str]:
    """A term in a comparison or an `if` of a template; a term as a picture's name is no condition."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError as error:
        yield f"{path}:{error.lineno}: {error.message}"
        return
    conditions: list[jinja2.nodes.Node] = list(tree.find_all(jinja2.nodes.Compare))
    conditions += [branch.test for branch in tree.find_all(jinja2.nodes.If)]
    conditions += [choice.test for choice in tree.find_all(jinja2.nodes.CondExpr)]
    constants = [
        constant
        for condition in conditions
        for constant in condition.find_all(jinja2.nodes.Const)
        if constant.value in ids
    ]
    for line, term in sorted({(constant.lineno, constant.value) for constant in constants}):
        yield f"{path}:{line}: {term!r} is a term of content/vocabulary/; ask the view"


def nothing_of_one_place(path: str, text: str, places: frozenset[str]) -> Iterator[str]:
    if not places:
        return
    words = "|".join(sorted((re.escape(place) for place in places), key=len, reverse=True))
    for number, line in enumerate(text.splitlines(), 1):
        for found in re.findall(rf"(?<![\w-])(?:{words})(?![\w-])|(?i:dorset)", line):
            yield f"{path}:{number}: {found} is content, not engine"


def vocabulary_ids() -> frozenset[str]:
    ids: set[str] = set()
    for path in (ROOT / "content/vocabulary").glob("*.yaml"):
        terms = yaml.safe_load(path.read_text(encoding="utf-8")).get("terms", [])
        ids.update(str(term["id"]) for term in terms)
    return frozenset(ids)


def place_names() -> frozenset[str]:
    names: set[str] = set()
    for path in (ROOT / "content/localities").glob("*.yaml"):
        locality = yaml.safe_load(path.read_text(encoding="utf-8"))
        for place in (locality, *locality.get("towns", ())):
            names.update((place["name"], *place.get("also_known_as", ())))
        names.add(path.stem)
    return frozenset(names)


def engine() -> tuple[Module, ...]:
    paths = (*sorted((ROOT / "fingerpost").rglob("*.py")), ROOT / "build.py")
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if path.exists()
    )


def template_files() -> tuple[tuple[str, str], ...]:
    paths = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
    text = {".html", ".css", ".js", ".yaml", ".xml", ".txt", ".typ", ".jinja", ".j2"}
    return tuple(
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if path.suffix in text
    )


def told(findings: Iterable[str]) -> None:
    found = list(findings)
    assert not found, "\n" + "\n".join(found)


# What is here keeps the rules


def test_the_engine_is_found() -> None:
    assert {"diagnostics", "model/fields"} <= {module.place for module in engine()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_engine_keeps_the_rule(rule: Rule) -> None:
    told(finding for module in engine() for finding in rule(module))


def test_a_raised_limit_has_its_reason() -> None:
    told(
        f"{key}: no {reason}" for key, (_, reason) in RAISED.items() if not (ROOT / reason).exists()
    )


def test_no_vocabulary_term_is_written_in_code() -> None:
    ids = vocabulary_ids()
    assert len(ids) > 50
    structure = model_words_of(module for module in engine() if module.layer == "model")
    told(finding for module in engine() for finding in vocabulary_is_data(module, ids, structure))


def test_no_template_decides_by_a_vocabulary_term() -> None:
    ids = vocabulary_ids()
    pages = [(path, text) for path, text in template_files() if path.endswith(".html")]
    told(finding for path, text in pages for finding in conditions_name_no_term(path, text, ids))


def test_neither_engine_nor_templates_name_a_place() -> None:
    places = place_names()
    texts = [*((module.path, module.text) for module in engine()), *template_files()]
    told(finding for path, text in texts for finding in nothing_of_one_place(path, text, places))


# Each rule can fail

LONG = "def grow():\n" + "    grow()\n" * 40

OFFENCES: tuple[tuple[Rule, str, str], ...] = (
    (every_module_has_a_place, "plugins.py", ""),
    (every_module_has_a_place, "model/surprise.py", ""),
    (imports_point_down, "model/when.py", "from fingerpost.source.nodes import Node"),
    (imports_point_down, "artifacts.py", "import fingerpost.diagnostics"),
    (imports_point_down, "pages.py", "from fingerpost import templates"),
    (imports_point_down, "pipeline.py", "from fingerpost.commands.build import build"),
    (siblings_do_not_know_each_other, "checks/hubs.py", "from fingerpost.checks.days import due"),
    (siblings_do_not_know_each_other, "outputs/feeds.py", "from fingerpost.outputs import website"),
    (siblings_do_not_know_each_other, "outputs/feeds.py", "from fingerpost.outputs import OUTPUTS"),
    (siblings_do_not_know_each_other, "outputs/policy.py", "import fingerpost.outputs.publication"),
    (a_layer_keeps_its_order, "model/fields.py", "from fingerpost.model.activity import Activity"),
    (libraries_have_one_door, "source/construct.py", "import yaml"),
    (libraries_have_one_door, "views.py", "from markdown import Markdown"),
    (libraries_have_one_door, "outputs/website.py", "from jinja2.sandbox import Environment"),
    (libraries_have_one_door, "pages.py", "from subprocess import run"),
    (libraries_have_one_door, "pages.py", "import importlib.util"),
    (only_some_touch_the_disk, "views.py", "from pathlib import Path"),
    (only_some_touch_the_disk, "views.py", "import os.path"),
    (only_some_touch_the_disk, "model/when.py", "text = open('x')"),
    (only_some_touch_the_disk, "pipeline.py", "def run(path): return path.read_text()"),
    (only_some_know_clock_environment_and_chance, "views.py", "x = datetime.date.today()"),
    (only_some_know_clock_environment_and_chance, "views.py", "x = datetime.now(tz=UTC)"),
    (
        only_some_know_clock_environment_and_chance,
        "publish/folder.py",
        "import os\nos.environ['A']",
    ),
    (only_some_know_clock_environment_and_chance, "views.py", "from time import time"),
    (only_some_know_clock_environment_and_chance, "views.py", "from uuid import uuid4"),
    (only_some_know_clock_environment_and_chance, "views.py", "import random"),
    (imports_stand_at_the_top, "views.py", "def dodge():\n    import fingerpost.pages"),
    (imports_stand_at_the_top, "views.py", "pages = __import__('fingerpost.pages')"),
    (no_module_has_state, "views.py", "SEEN = []"),
    (no_module_has_state, "views.py", "SEEN: dict[str, int] = {}"),
    (no_module_has_state, "views.py", "SEEN: Final[dict[str, int]] = {}"),
    (no_module_has_state, "views.py", "SEEN = defaultdict(list)"),
    (no_module_has_state, "views.py", "class View:\n    seen = {name for name in ()}"),
    (no_module_has_state, "views.py", "def count():\n    global seen\n    seen = 1"),
    (names_say_something, "outputs/utils.py", ""),
    (names_say_something, "model/date_helpers.py", ""),
    (names_say_something, "views.py", "class PageManager: ..."),
    (content_layers_know_no_page, "checks/hubs.py", "page = 'pages/hub.html'"),
    (content_layers_know_no_page, "model/when.py", "cell = '<span class=day>'"),
    (content_layers_know_no_page, "directory.py", "address = f'/places/{locality}/'"),
    (modules_are_short, "views.py", "x = 1\n" * 301),
    (functions_are_short, "views.py", LONG),
)

INNOCENT = '''"""Docstring with <p class=x> and 'library'."""
from collections.abc import Mapping
from datetime import date, time
from pathlib import PurePosixPath

from fingerpost.diagnostics import nearest
from fingerpost.model.fields import Line

__all__ = ["grow"]
LABELS: Mapping[str, str] = {"a": "b"}
DAYS = ("Monday",)


def grow(day: date, at: time) -> str:
    """%s"""
    return nearest(str(PurePosixPath("a")), [day.isoformat(), at.isoformat(), *LABELS])[0]
''' % ("A long story.\n    " * 45)


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    OFFENCES,
    ids=[f"{number}-{rule.__name__}" for number, (rule, _, _) in enumerate(OFFENCES)],
)
def test_a_rule_can_fail(rule: Rule, path: str, source: str) -> None:
    assert list(rule(Module(f"fingerpost/{path}", source)))


def test_every_rule_has_an_offence() -> None:
    assert {rule for rule, _, _ in OFFENCES} == set(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_leaves_good_code_alone(rule: Rule) -> None:
    told(rule(Module("fingerpost/model/venue.py", INNOCENT)))


def test_a_package_may_list_its_own_modules() -> None:
    listing = Module("fingerpost/checks/__init__.py", "from fingerpost.checks.hubs import hubs")
    told(finding for rule in RULES for finding in rule(listing))


def test_siblings_may_know_what_all_are_handed() -> None:
    module = Module("fingerpost/outputs/feeds.py", "from fingerpost.outputs.policy import policy")
    told(siblings_do_not_know_each_other(module))


def test_commands_may_read_the_clock_and_the_environment() -> None:
    module = Module("fingerpost/commands/build.py", "import os\nx = os.environ\ny = date.today()")
    told(only_some_know_clock_environment_and_chance(module))


IDS = frozenset({"library", "online", "any"})


def test_a_term_in_code_is_found_and_a_field_or_enum_of_the_model_is_not() -> None:
    model = 'class Where(StrEnum):\n    ONLINE = "online"\nclass Venue:\n    library: str'
    assert model_words_of([Module("fingerpost/model/venue.py", model)]) == {"online", "library"}
    code = Module(
        "fingerpost/views.py", '"""library"""\nif kind in ("library", "online", "any"): ...'
    )
    assert list(vocabulary_is_data(code, IDS, frozenset({"online"}))) == [
        "fingerpost/views.py:2: 'library' is a term of content/vocabulary/, not of code"
    ]


@pytest.mark.parametrize(
    ("template", "findings"),
    [
        ("{% if venue.kind == 'library' %}x{% endif %}", 1),
        ("a\n{{ 'x' if 'library' in kinds else 'y' }}", 1),
        ("{% set x = kind != 'library' %}", 1),
        ("{% if x %}{{ picture(name='library') }}{% endif %}library", 0),
        ("{% if x %}", 1),
    ],
)
def test_a_term_in_a_condition_of_a_template_is_found(template: str, findings: int) -> None:
    assert len([*conditions_name_no_term("templates/x.html", template, IDS)]) == findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# as in Wool", ["a:1: Wool is content, not engine"]),
        ("wool and Woollen", []),
        ("example: north-dorset", ["a:1: dorset is content, not engine"]),
        ("Lyme Regis", ["a:1: Lyme Regis is content, not engine"]),
    ],
)
def test_a_place_name_is_found(text: str, found: list[str]) -> None:
    assert [*nothing_of_one_place("a", text, frozenset({"Wool", "Lyme Regis"}))] == found
